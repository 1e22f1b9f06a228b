import type { Finding } from "../edits/finding.js";
import type { Question } from "./question.js";

/** Same words: the same original and replacement. Same confusion: the same rules led there. */
export type SeriesKind = "words" | "confusion";

/** Questions that may be answered as one. */
export interface Series {
  readonly kind: SeriesKind;
  /** Of the first member; all have it in common. */
  readonly original: string;
  readonly replacement: string;
  /** Sorted, without repetition; the class where there is no rule. */
  readonly rules: readonly string[];
  /** Question numbers, ascending. */
  readonly members: readonly number[];
}

/** Every question's series, of both kinds. */
export interface SeriesIndex {
  readonly words: readonly Series[];
  readonly confusion: readonly Series[];
}

/**
 * For each kind an array by question number; the members of a series share one object.
 *
 * @param asked By question number; what is not asked is no member of the series that it has.
 */
export function indexSeries(questions: readonly Question[], asked: readonly boolean[]): SeriesIndex {
  const byWords = ({ original, replacement }: Finding) => `${original.length}:${original}${replacement}`;
  const byRules = (finding: Finding) => JSON.stringify(rulesOf(finding));
  return {
    words: group(questions, asked, "words", byWords),
    confusion: group(questions, asked, "confusion", byRules),
  };
}

/** What led to a finding, so that two findings of the same cause are equal in it. */
function rulesOf({ rules, class: kind }: Finding): string[] {
  return rules.length > 0 ? [...new Set(rules)].sort() : [kind];
}

function group(
  questions: readonly Question[],
  asked: readonly boolean[],
  kind: SeriesKind,
  keyOf: (finding: Finding) => string,
): Series[] {
  const byKey = new Map<string, Series & { members: number[] }>();
  return questions.map(({ finding }, number) => {
    const key = keyOf(finding);
    let series = byKey.get(key);
    if (series === undefined) {
      const { original, replacement } = finding;
      byKey.set(key, (series = { kind, original, replacement, rules: rulesOf(finding), members: [] }));
    }
    if (asked[number]) series.members.push(number);
    return series;
  });
}

/** Rules as a person reads them: `confusion/n>m` is "n for m". */
export function inWords(rules: readonly string[]): string {
  return rules.map(ruleInWords).join(" + ");
}

function ruleInWords(rule: string): string {
  const confusion = /^confusion\/(.*?)>(.*)$/su.exec(rule);
  return confusion ? `${named(confusion[1])} for ${named(confusion[2])}` : rule;
}

function named(letters: string): string {
  if (letters === "") return "nothing";
  return letters === " " ? "a space" : letters;
}
