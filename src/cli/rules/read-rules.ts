import { resolve } from "node:path";
import { readUserRules, UserRulesError } from "../../rules/read-user-rules.js";
import type { Rule } from "../../rules/rule.js";
import { loadPatternCompiler } from "../../rules/user-pattern.js";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import { readUserFile } from "../settings/user-words.js";

/** A user's rules. Throws a {@link CliError} with a line for each that is wrong. */
export function readRules(paths: readonly string[], context: Context): readonly Rule[] {
  if (paths.length === 0) return [];
  const tables = paths.map((path) => readUserFile(resolve(context.cwd, path), context));
  try {
    return readUserRules(tables, loadPatternCompiler());
  } catch (error) {
    if (error instanceof UserRulesError) throw new CliError(error.message);
    throw error;
  }
}
