import { loadModels } from "../../loader.js";
import { visibleInLine } from "../../output/visible.js";
import { tryExamples } from "../../rules/try-examples.js";
import type { Context } from "../context.js";
import { readRules } from "./read-rules.js";

export interface CheckOptions {
  readonly quiet?: boolean;
}

/**
 * Without files: tries each built-in rule on its examples, both ways. With files: reads the user's rules in them.
 * Problems are errors: a line each on standard error, exit status 2.
 */
export async function checkRules(files: readonly string[], options: CheckOptions, context: Context): Promise<void> {
  if (files.length > 0) {
    const { length } = readRules(files, context);
    if (!options.quiet) await context.stderr.write(`ocrfix: ${counted(length, "rule")}, nothing wrong\n`);
    return;
  }
  const { lexicon, rules } = loadModels();
  const problems = rules.flatMap((rule) => tryExamples(rule, (word) => lexicon.find(word) >= 0));
  for (const { file, line, reason } of problems) {
    context.fail(2);
    await context.stderr.write(`ocrfix: ${file}:${line}: ${visibleInLine(reason)}\n`);
  }
  if (options.quiet) return;
  const examples = rules.reduce((sum, rule) => sum + rule.fix.length + rule.keep.length, 0);
  const verdict = problems.length === 0 ? "all as they should be" : counted(problems.length, "problem");
  await context.stderr.write(`ocrfix: ${counted(rules.length, "rule")}, ${counted(examples, "example")}: ${verdict}\n`);
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
