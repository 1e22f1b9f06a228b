import type { Finding } from "../../edits/finding.js";
import { createPrinter } from "../../output/create-printer.js";
import type { SourceText } from "../../output/excerpt.js";
import type { Printer, Tally } from "../../output/printer.js";
import { summaryLine, totalLine } from "../../output/summary.js";
import { visible, visibleInLine } from "../../output/visible.js";
import type { Context } from "../context.js";
import { documentReason } from "../errors.js";
import { beginReplacement, type Replacement } from "../files/replace.js";
import { shownPath } from "../files/shown-path.js";
import { givenUpNote } from "../given-up.js";
import { programVersion } from "../version.js";
import type { Plan } from "./plan.js";

/** Tells what became of the documents: findings on standard output and in the report, the rest on standard error. */
export interface Reporter {
  readonly wantsFindings: boolean;
  begin(path: string): Promise<void>;
  findings(findings: readonly Finding[], source: SourceText): Promise<void>;
  /** The document is done; files have been written. */
  end(tally: Tally): Promise<void>;
  skipped(path: string, reason: string): Promise<void>;
  /** Tells an error that concerns one document; any other is thrown again. */
  failed(path: string, error: unknown): Promise<void>;
  /** Something of note that is no error. */
  note(message: string): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

interface Output {
  readonly printer: Printer;
  write(text: string): Promise<void>;
}

/** @param coloured Whether standard output is. */
export async function createReporter(plan: Plan, context: Context, coloured: boolean): Promise<Reporter> {
  const { stdout, stderr } = context;
  const outputs: Output[] = [];
  const totals = { files: 0, words: 0, corrections: 0, suggestions: 0, errors: 0 };
  const suggestions = plan.loudness > 0;
  const version = programVersion();
  if (plan.format !== undefined) {
    const printer = createPrinter(plan.format, { coloured, suggestions, context: plan.context, version });
    outputs.push({ printer, write: (text) => stdout.write(text) });
  }
  let report: Replacement | undefined;
  if (plan.report !== undefined) {
    const file = await beginReplacement(plan.report.file, shownPath(plan.report.file, context.cwd));
    report = file;
    const printer = createPrinter(plan.report.format, { coloured: false, suggestions, context: plan.context, version });
    outputs.push({ printer, write: (text) => file.write(Buffer.from(text)) });
  }
  const print = async (what: (printer: Printer) => string): Promise<void> => {
    for (const { printer, write } of outputs) await write(what(printer));
  };
  const say = async (text: string): Promise<void> => {
    if (plan.loudness >= 0) await stderr.write(text);
  };
  await print((printer) => printer.start());
  return {
    wantsFindings: outputs.length > 0,
    begin: (path) => print((printer) => printer.begin(path)),
    findings: (findings, source) => print((printer) => printer.findings(findings, source)),
    async end(tally) {
      totals.files++;
      totals.words += tally.words;
      totals.corrections += tally.corrections;
      totals.suggestions += tally.suggestions;
      if (plan.check && tally.corrections > 0) context.fail(1);
      await print((printer) => printer.end(tally));
      const told = plan.loudness > 0 || !plan.several || tally.corrections + tally.suggestions > 0;
      if (told) await say(summaryLine(tally));
      // -q or not: the text is not what was asked for.
      if (tally.givenUp !== undefined) await stderr.write(`ocrfix: ${givenUpNote(tally.path, tally.givenUp)}\n`);
    },
    async skipped(path, reason) {
      await print((printer) => printer.skipped(path, reason));
      if (plan.loudness > 0) await say(`${visibleInLine(path)}: passed over, ${reason}\n`);
    },
    async failed(path, error) {
      const reason = documentReason(error);
      if (reason === undefined) throw error;
      totals.errors++;
      context.fail(2);
      await print((printer) => printer.error(path, reason));
      await stderr.write(`ocrfix: ${visibleInLine(path)}: ${visible(reason)}\n`);
    },
    note: (message) => say(`ocrfix: ${message}\n`),
    async finish() {
      await print((printer) => printer.finish(totals));
      await report?.commit();
      if (plan.several) await say(totalLine(totals));
    },
    abandon: async () => report?.discard(),
  };
}
