import { createBriefPrinter } from "../../output/brief.js";
import { createJsonLinesPrinter } from "../../output/jsonl.js";
import { createPaint } from "../../output/paint.js";
import { createPrettyPrinter } from "../../output/pretty.js";
import type { Printer, Tally } from "../../output/printer.js";
import { summaryLine, totalLine } from "../../output/summary.js";
import { visibleInLine } from "../../output/visible.js";
import { EncodingError } from "../../text/encoding.js";
import type { Context } from "../context.js";
import { CliError, isSystemError, reasonOf } from "../errors.js";
import type { FindingFormat } from "./options.js";
import type { Plan } from "./plan.js";

/** Tells what became of the documents: findings on standard output, summary and errors on standard error. */
export interface Reporter {
  readonly printer: Printer | undefined;
  start(): Promise<void>;
  done(tally: Tally): Promise<void>;
  /** Tells an error that concerns one document; any other is thrown again. */
  failed(path: string, error: unknown): Promise<void>;
  finish(): Promise<void>;
}

/** @param coloured Whether standard output is. */
export function createReporter(plan: Plan, context: Context, coloured: boolean): Reporter {
  const { stdout, stderr } = context;
  const printer = plan.format && createPrinter(plan.format, coloured, plan.loudness > 0);
  const several = plan.sources.length > 1;
  const totals = { files: 0, words: 0, corrections: 0, suggestions: 0, errors: 0 };
  return {
    printer,
    start: () => stdout.write(printer?.start() ?? ""),
    async done(tally) {
      totals.files++;
      totals.words += tally.words;
      totals.corrections += tally.corrections;
      totals.suggestions += tally.suggestions;
      if (plan.check && tally.corrections > 0) context.fail(1);
      const said = plan.loudness > 0 || !several || tally.corrections + tally.suggestions > 0;
      if (said && plan.loudness >= 0) await stderr.write(summaryLine(tally));
    },
    async failed(path, error) {
      const reason = documentReason(error);
      if (reason === undefined) throw error;
      totals.errors++;
      context.fail(2);
      await stdout.write(printer?.error(path, reason) ?? "");
      await stderr.write(`ocrfix: ${visibleInLine(path)}: ${reason}\n`);
    },
    async finish() {
      await stdout.write(printer?.finish(totals) ?? "");
      if (several && plan.loudness >= 0) await stderr.write(totalLine(totals));
    },
  };
}

function createPrinter(format: FindingFormat, coloured: boolean, suggestions: boolean): Printer {
  if (format === "jsonl") return createJsonLinesPrinter();
  const paint = createPaint(coloured);
  return format === "brief" ? createBriefPrinter(paint, suggestions) : createPrettyPrinter(paint, suggestions);
}

function documentReason(error: unknown): string | undefined {
  if (error instanceof EncodingError) {
    const way = error.hint ?? (error.encoding === "windows-1252" ? "utf-8" : "windows-1252");
    return `${error.message}: name the encoding it is in, such as --encoding ${way}`;
  }
  return error instanceof CliError || isSystemError(error) ? reasonOf(error) : undefined;
}
