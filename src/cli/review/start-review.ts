import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import type { FixOptions } from "../fix/options.js";
import { type ReviewCommandOptions, requestOf } from "./request.js";
import { runReview } from "./run-review.js";

/** Options of `fix` that say what else is made of the text, by the name that is typed. */
const OTHER_MODES: readonly (readonly [keyof FixOptions, string])[] = [
  ["write", "--write"],
  ["output", "--output"],
  ["outDir", "--out-dir"],
  ["diff", "--diff"],
  ["wordDiff", "--word-diff"],
  ["list", "--list"],
  ["check", "--check"],
  ["format", "--format"],
  ["report", "--report"],
  ["backup", "--backup"],
  ["stats", "--stats"],
];

/** The `review` command. */
export async function startReview(options: ReviewCommandOptions, paths: readonly string[], context: Context) {
  await runReview(await requestOf(options, paths, context), context);
}

/** `fix --interactive`: the same, with the options of `fix`. */
export async function startInteractive(options: FixOptions, paths: readonly string[], context: Context) {
  const other = OTHER_MODES.find(([name]) => options[name] !== undefined);
  if (other) throw new CliError(`--interactive and ${other[1]} exclude each other`);
  await startReview(options, paths, context);
}
