import type { RuleProblem } from "../rule.js";
import { cellOf, type Imported, type ImportedRow } from "./imported.js";

/** `'search' => 'replacement',` with Perl's quotes; a comma may stand before the arrow. */
const ENTRY = /^\s*(['"])((?:\\.|(?!\1).)*)\1\s*,?\s*=>\s*(['"])((?:\\.|(?!\3).)*)\3\s*,?\s*$/s;
const OPENING = /^\s*%(?:::|main::)?(scannoslist|reghints)\s*=\s*\(\s*$/;
/** What a word to look for does not hold, but most patterns do. */
const META = /[\\()[\]{}*+?^$|]|\.(?=.)/;

/**
 * Guiguts' scanno lists, `.rc`: a Perl hash `%scannoslist` of words or of patterns, and one `%reghints` of hints on
 * them. Guiguts shows each place to a person, since most of these words are right elsewhere: they become questions,
 * those without a replacement flags.
 */
export function importGuiguts(list: string, file: string): Imported {
  const entries: { search: string; replacement: string; line: number }[] = [];
  const hints = new Map<string, string>();
  const problems: RuleProblem[] = [];
  let hash = "";
  list.split(/\r\n|\r|\n/).forEach((text, index) => {
    const line = index + 1;
    if (text.trim() === "" || text.trimStart().startsWith("#") || /^\s*\);?\s*$/.test(text)) return;
    const opening = OPENING.exec(text);
    if (opening !== null) {
      hash = opening[1];
      return;
    }
    const entry = ENTRY.exec(text);
    if (entry === null || hash === "") {
      problems.push({ file, line, reason: `not an entry 'search' => 'replacement': ${text.trim()}` });
      return;
    }
    const search = unquoted(entry[2], entry[1]);
    const replacement = unquoted(entry[4], entry[3]);
    if (hash === "reghints") hints.set(search, replacement);
    else entries.push({ search, replacement, line });
  });
  const patterns = entries.some(({ search }) => /\\[bBdDsSwWnp]|\(\?|\[[^\]]+\]/.test(search));
  const rows = entries.map(({ search, replacement, line }): ImportedRow => {
    const isPattern = patterns && META.test(search);
    const right = replacement === "" ? "" : `${cellOf(isPattern ? perlGroups(replacement) : replacement)}|`;
    return { wrong: isPattern || patterns ? `/${search}/` : search, right, note: hints.get(search) ?? "", line };
  });
  return { rows, problems };
}

/** Within single quotes Perl reads `\'` and `\\` only; within double ones a backslash takes the next character. */
function unquoted(text: string, quote: string): string {
  return quote === "'" ? text.replace(/\\(['\\])/g, "$1") : text.replace(/\\(["\\$@])/g, "$1");
}

/** `\1` for a group is as good as `$1` in Perl. */
function perlGroups(replacement: string): string {
  return replacement.replace(/\\([1-9])/g, "$$$1");
}
