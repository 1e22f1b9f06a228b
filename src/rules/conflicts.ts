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
  // All results as one text, each a paragraph of its own, over which no phrase reaches.
  const results = replacing.map((rule) => rule.replacement);
  const phrases = compilePhrases(replacing);
  let index = 0;
  let from = 0;
  let told = -1;
  findPhrases(tokenize(results.join(PARAGRAPHS)), phrases, (found, start) => {
    while (start >= from + results[index].length) from += results[index++].length + PARAGRAPHS.length;
    if (told === index) return;
    told = index;
    const rule = replacing[index];
    const again = replacing[found];
    const reason =
      again === rule
        ? `"${rule.replacement}" holds "${rule.match}", which would be replaced again`
        : `"${rule.replacement}" is itself replaced by ${placeOf(again)}`;
    problems.push({ file: rule.file, line: rule.line, reason });
  });
  return problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

const PARAGRAPHS = "\n\n";

function placeOf(rule: Rule): string {
  return `${rule.file}:${rule.line}`;
}
