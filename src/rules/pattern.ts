/** One match of a pattern; groups are numbered from 1, group 0 is the whole. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  group(number: number): string;
}

/** Finds the first match in `text` at or after `from`. */
export type PatternSearch = (text: string, from: number) => PatternMatch | null;

/** Compiles a pattern; `ignoreCase` for the flag `i`. Throws an error with the reason if it is no regular expression. */
export type PatternCompiler = (source: string, ignoreCase: boolean) => PatternSearch;

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

const TRANSLATION = /^tr:([^>]+)>(.+)$/u;

/**
 * Puts a match into a replacement: `$1`–`$9`, `$&`, `$$`, or the characters of `tr:ABC>abc`. Throws if the two sides
 * of a translation differ in length.
 */
export function compileReplacement(replacement: string): (match: PatternMatch) => string {
  const translation = TRANSLATION.exec(replacement);
  if (translation === null)
    return (match) =>
      replacement.replace(/\$([1-9&$])/g, (_, what: string) =>
        what === "$" ? "$" : match.group(what === "&" ? 0 : Number(what)),
      );
  const from = [...translation[1]];
  const to = [...translation[2]];
  if (from.length !== to.length) throw new Error(`the sides of "${replacement}" differ in length`);
  const map = new Map(from.map((character, i) => [character, to[i]]));
  return (match) => Array.from(match.group(0), (character) => map.get(character) ?? character).join("");
}
