import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { visibleInLine } from "../../output/visible.js";
import { formatOf, importRules } from "../../rules/import/import-rules.js";
import { LIST_FORMATS, type ListFormat } from "../../rules/import/list-formats.js";
import { loadPatternCompiler } from "../../rules/user-pattern.js";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import { replaceFile } from "../files/replace-file.js";
import { readUserFile } from "../settings/user-words.js";

export interface ImportOptions {
  readonly from?: ListFormat;
  readonly output?: string;
  readonly quiet?: boolean;
}

/**
 * Converts a list; the table goes to standard output or a file. What is left out is told on standard error, a line
 * each; that is no failure, unless nothing is left.
 */
export async function importList(file: string, options: ImportOptions, context: Context): Promise<void> {
  const list =
    file === "-" ? { path: "-", text: await text(context.stdin) } : readUserFile(resolve(context.cwd, file), context);
  const shown = visibleInLine(list.path);
  const format = options.from ?? formatOf(list.text);
  if (format === null)
    throw new CliError(`${list.path}: not a list that ocrfix knows; say --from ${LIST_FORMATS.join(", ")}`);
  const { table, rules, problems } = importRules(list.text, format, list.path, loadPatternCompiler());
  for (const problem of problems)
    await context.stderr.write(`ocrfix: ${shown}:${problem.line}: left out: ${visibleInLine(problem.reason)}\n`);
  if (rules === 0) throw new CliError(`${list.path}: no rules in it`);
  if (options.output === undefined) await context.stdout.write(table);
  else await replaceFile(options.output, table, context);
  if (options.quiet) return;
  await context.stderr.write(
    `ocrfix: ${shown} (${format}): ${rules} rule${rules === 1 ? "" : "s"}, ${problems.length} left out
`,
  );
}
