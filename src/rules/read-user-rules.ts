import { findConflicts } from "./conflicts.js";
import { parseUserRules } from "./parse-user-rules.js";
import type { PatternCompiler } from "./pattern.js";
import type { Rule, RuleProblem } from "./rule.js";

/** A user's rules cannot be used; the message has a line for each problem, `file:line: reason`. */
export class UserRulesError extends Error {
  override readonly name = "UserRulesError";

  constructor(readonly problems: readonly RuleProblem[]) {
    super(problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join("\n"));
  }
}

/**
 * The rules of all of a user's tables. Throws a {@link UserRulesError} with every problem that they have alone or
 * together: a table with a bad rule is not used in part.
 */
export function readUserRules(
  tables: readonly { readonly path: string; readonly text: string }[],
  compile: PatternCompiler,
): readonly Rule[] {
  const parsed = tables.map(({ path, text }) => parseUserRules(text, path, compile));
  const rules = parsed.flatMap((table) => table.rules);
  const problems = [...parsed.flatMap((table) => table.problems), ...findConflicts(rules)];
  if (problems.length > 0) throw new UserRulesError(problems);
  return rules;
}
