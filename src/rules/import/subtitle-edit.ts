import { createRequire } from "node:module";
import type { RuleProblem } from "../rule.js";
import { cellOf, type Imported, type ImportedRow, quoted, unreferenced } from "./imported.js";

type Attributes = Readonly<Record<string, string>>;

/** Sections that need a spelling checker at each place, and so cannot be said in a table. */
const SPELLED = new Set(["PartialWords", "RegularExpressionsIfSpelledCorrectly"]);

/**
 * Subtitle Edit's `…_OCRFixReplaceList.xml`: whole words become rules of words; parts of words that are always
 * replaced, lines and their parts become patterns. What Subtitle Edit replaces only where the result is spelled right
 * is reported and left out: the corrector's confusions do that.
 */
export function importSubtitleEdit(list: string, file: string): Imported {
  const { SaxesParser } = createRequire(import.meta.url)("saxes") as typeof import("saxes");
  const rows: ImportedRow[] = [];
  const problems: RuleProblem[] = [];
  const path: string[] = [];
  const parser = new SaxesParser();
  // The parser repeats itself after an error; the first one is what is wrong.
  let broken = false;
  parser.on("error", (error) => {
    if (!broken) problems.push({ file, line: parser.line, reason: error.message.replace(/^\d+:\d+: /, "") });
    broken = true;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const section = path.at(-1) ?? "";
    path.push(name);
    if (path.length !== 3 || broken) return;
    try {
      const row = rowOf(section, attributes as Attributes, parser.line);
      if (row !== null) rows.push(row);
    } catch (error) {
      problems.push({ file, line: parser.line, reason: (error as Error).message });
    }
  });
  parser.on("closetag", () => path.pop());
  parser.write(list.replace(/^\ufeff/, "")).close();
  return { rows, problems };
}

/** The rule of one entry, null if it changes nothing. Throws an error with the reason if it cannot be said. */
function rowOf(section: string, attributes: Attributes, line: number): ImportedRow | null {
  const from = attributes.from ?? attributes.find;
  const to = attributes.to ?? attributes.replaceWith;
  if (from === undefined || to === undefined) throw new Error(`an entry of ${section} without its two attributes`);
  if (SPELLED.has(section)) throw new Error(`"${from}" of ${section} depends on a spelling checker`);
  if (from === to) return null;
  const row = (wrong: string, right: string): ImportedRow => ({
    wrong,
    right,
    note: `Subtitle Edit, ${section}`,
    line,
  });
  switch (section) {
    case "WholeWords":
      return row(from.trim(), cellOf(to.trim()));
    case "PartialWordsAlways":
      return row(`/${quoted(from)}/`, unreferenced(to));
    case "PartialLines":
    case "PartialLinesAlways":
      return lineRow(from, to, row);
    case "WholeLines":
      return row(`/^${quoted(from)}$/`, unreferenced(to));
    case "BeginLines":
      return row(`/^${quoted(from)}/`, unreferenced(to));
    case "EndLines":
      return row(`/${quoted(from)}$/`, unreferenced(to));
    case "RegularExpressions":
      return row(`/${from}/`, cellOf(to));
    default:
      throw new Error(`the section ${section} is not known`);
  }
}

/** A part of a line between blanks is whole words; others are patterns. */
function lineRow(from: string, to: string, row: (wrong: string, right: string) => ImportedRow): ImportedRow {
  const words = /^ \S.*\S $|^ \S $/.test(from) && /^ \S.*\S $|^ \S $/.test(to);
  return words ? row(from.trim(), cellOf(to.trim())) : row(`/${quoted(from)}/`, unreferenced(to));
}
