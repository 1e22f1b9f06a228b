import { tokenize } from "../tokens/tokenize.js";
import { applyRules } from "./apply-rules.js";
import { compileRules } from "./compile-rules.js";
import { type DocumentFacts, NO_FACTS } from "./facts.js";
import type { Rule, RuleProblem } from "./rule.js";

/** Often enough to be a document's style. */
const OFTEN = 20;

/** Facts of a document in which the rule's conditions on the document hold. */
export function factsFor(rule: Rule): DocumentFacts {
  const often = (condition: Rule["when"][number]): number => (rule.when.includes(condition) ? OFTEN : 0);
  return {
    ...NO_FACTS,
    straightQuotes: often("straight-quotes"),
    curlyQuotes: often("curly-quotes"),
    straightApostrophes: often("straight-apostrophes"),
    curlyApostrophes: often("curly-apostrophes"),
    plainLigatures: often("plain-ligatures"),
    apartMarks: often("marks-apart"),
    smallWords: often("misread"),
    unknownWords: often("misread"),
  };
}

/** A text as rules rewrite it, the uncertain ones too. */
export function rewritten(
  text: string,
  rules: readonly Rule[],
  facts: DocumentFacts,
  isWord: (word: string) => boolean,
): string {
  let result = "";
  let at = 0;
  for (const rewrite of applyRules(tokenize(text), compileRules(rules), { isWord, facts })) {
    result += text.slice(at, rewrite.start) + rewrite.replacement;
    at = rewrite.end;
  }
  return result + text.slice(at);
}

/**
 * Tries a built-in rule on its own examples: each must change as it says, and then no more; each that is to be kept
 * must stay. Answers what went wrong.
 */
export function tryExamples(rule: Rule, isWord: (word: string) => boolean): RuleProblem[] {
  const facts = factsFor(rule);
  const problems: RuleProblem[] = [];
  const expect = (before: string, after: string): void => {
    const result = rewritten(before, [rule], facts, isWord);
    if (result !== after)
      problems.push({
        file: rule.file,
        line: rule.line,
        reason: `${rule.id} makes "${result}" of "${before}", not "${after}"`,
      });
  };
  for (const [before, after] of rule.fix) {
    expect(before, after);
    expect(after, after);
  }
  for (const text of rule.keep) expect(text, text);
  return problems;
}
