import { tokenize } from "../tokens/tokenize.js";
import { compilePhrases, findPhrases } from "./phrases.js";
import type { Rule, RuleProblem } from "./rule.js";

/**
 * What is wrong with rules taken together: two for the same text, and results that a rule changes again, so that a
 * second run over the corrected text would not leave it as it is. Patterns are compared only as they are written.
 */
export function findConflicts(rules: readonly Rule[]): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const seen = new Map<string, Rule>();
  for (const rule of rules) {
    const first = seen.get(rule.match);
    if (first === undefined) seen.set(rule.match, rule);
    else problems.push({ file: rule.file, line: rule.line, reason: `"${rule.match}" again, after ${placeOf(first)}` });
  }
  const replacing = rules.filter((rule) => rule.kind === "phrase" && rule.action === "replace");
  const phrases = compilePhrases(replacing);
  for (const rule of replacing) {
    let again: Rule | undefined;
    findPhrases(tokenize(rule.replacement), phrases, (found) => {
      again ??= replacing[found];
    });
    if (again === undefined) continue;
    const reason =
      again === rule
        ? `"${rule.replacement}" holds "${rule.match}", which would be replaced again`
        : `"${rule.replacement}" is itself replaced by ${placeOf(again)}`;
    problems.push({ file: rule.file, line: rule.line, reason });
  }
  return problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

function placeOf(rule: Rule): string {
  return `${rule.file}:${rule.line}`;
}
