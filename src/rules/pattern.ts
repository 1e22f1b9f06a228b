/** One match of a pattern; groups are numbered from 1, group 0 is the whole. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  group(number: number): string;
}

/** Finds the first match in `text` at or after `from`. */
export type PatternSearch = (text: string, from: number) => PatternMatch | null;

export interface CompiledPattern {
  readonly search: PatternSearch;
  /** How many groups it has. */
  readonly groups: number;
}

/** Compiles a pattern; `ignoreCase` for the flag `i`. Throws an error with the reason if it is no regular expression. */
export type PatternCompiler = (source: string, ignoreCase: boolean) => CompiledPattern;

/** JavaScript's own expressions, for the reviewed patterns of the built-in packs. `^` and `$` are borders of lines. */
export function compileBuiltinPattern(source: string): PatternSearch {
  const expression = new RegExp(source, "gmu");
  return (text, from) => {
    expression.lastIndex = from;
    const found = expression.exec(text);
    if (found === null) return null;
    return { start: found.index, end: found.index + found[0].length, group: (number) => found[number] ?? "" };
  };
}

const REFERENCE = /\$([1-9&$])/g;

/** Puts a match into a replacement: `$1`–`$9` and `$&` stand for groups and the whole, `$$` for `$`. */
export function fillReplacement(replacement: string, match: PatternMatch): string {
  return replacement.replace(REFERENCE, (_, what: string) =>
    what === "$" ? "$" : match.group(what === "&" ? 0 : Number(what)),
  );
}

/** The highest group that a replacement speaks of. */
export function highestGroup(replacement: string): number {
  return Math.max(0, ...Array.from(replacement.matchAll(REFERENCE), ([, what]) => Number(what) || 0));
}

const TRANSLATION = /^tr:([^>]+)>(.+)$/u;

/**
 * As `fillReplacement`, but `tr:ABC>abc` changes each character of the match instead. Throws if the two sides of a
 * translation differ in length.
 */
export function compileReplacement(replacement: string): (match: PatternMatch) => string {
  const translation = TRANSLATION.exec(replacement);
  if (translation === null) return (match) => fillReplacement(replacement, match);
  const from = [...translation[1]];
  const to = [...translation[2]];
  if (from.length !== to.length) throw new Error(`the sides of "${replacement}" differ in length`);
  const map = new Map(from.map((character, i) => [character, to[i]]));
  return (match) => Array.from(match.group(0), (character) => map.get(character) ?? character).join("");
}
