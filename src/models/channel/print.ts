import { countBits } from "../../text/bits.js";

/** Rows of a glyph: bits of a column, the lowest on top. */
const GLYPH_ROWS = 14;
/** Rows that only tall letters reach, and those below the line. */
const ABOVE = 0b111;
const BELOW = 0b111 << 11;
const ALL = (1 << GLYPH_ROWS) - 1;
/** What a column costs that one side has and the other has not, beside its ink; cells. */
const COLUMN = 0.5;
const BLANK_COLUMNS = [0, 0, 0, 0];
/** Of a character that the table lacks: a block as high and wide as a small letter. */
const UNKNOWN_COLUMNS: readonly number[] = Array.from({ length: 9 }, () => 0b00011111111000);
/** More letters than this are not compared; what is so long is no word. */
const LONGEST = 60;
/** So that a mark or two do not decide alone. */
const LEAST_INK = 5;
const LEAST_WIDTH = 3;

/** How what was printed would look beside what was read, where they differ. Ink in cells, widths in columns. */
export interface InkDifference {
  /** Least ink to be added and taken away, columns being moved together. */
  readonly distance: number;
  /** The same as a share of all ink. */
  readonly share: number;
  readonly growth: number;
  readonly width: number;
  /** As a share of the width of what was read. */
  readonly widthShare: number;
  /** The growth, and the distance, of what only tall letters reach, and of what is below the line. */
  readonly growthAbove: number;
  readonly growthBelow: number;
  readonly distanceAbove: number;
  readonly distanceBelow: number;
}

/** How strings look in print. */
export type Print = (scanned: string, printed: string) => InkDifference;

/**
 * Opens a table of glyphs: lines of a character, a tab and its columns from the left, four hexadecimal digits each.
 *
 * @throws Error that names the line
 */
export function openPrint(table: string, file: string): Print {
  const glyphs = new Map<string, readonly number[]>();
  for (const [index, line] of table.split("\n").entries()) {
    if (line === "") continue;
    const [, character, columns] = /^(\S)\t((?:[0-3][0-9a-f]{3} ?)+)$/u.exec(line) ?? [];
    if (columns === undefined) throw new Error(`${file}:${index + 1}: no character, tab and columns`);
    glyphs.set(
      character,
      columns.split(" ").map((digits) => Number.parseInt(digits, 16)),
    );
  }
  // What the table lacks looks like what it is made of: a letter with its accent like the letter, a ligature like its letters.
  const columnsOf = (text: string): number[] =>
    Array.from(text).flatMap((character) => {
      if (/\s/u.test(character)) return BLANK_COLUMNS;
      const glyph = glyphs.get(character);
      if (glyph !== undefined) return glyph;
      const parts = Array.from(character.normalize("NFKD")).flatMap((part) => glyphs.get(part) ?? []);
      return parts.length > 0 ? parts : UNKNOWN_COLUMNS;
    });
  return (scanned, printed) => {
    const [from, to] = differing(scanned, printed).map((part) => columnsOf(part.slice(0, LONGEST)));
    const read = inkOf(from, ALL);
    const written = inkOf(to, ALL);
    const moved = distance(from, to, ALL);
    return {
      distance: moved,
      share: moved / (read + written + LEAST_INK),
      growth: written - read,
      width: to.length - from.length,
      widthShare: (to.length - from.length) / (from.length + LEAST_WIDTH),
      growthAbove: inkOf(to, ABOVE) - inkOf(from, ABOVE),
      growthBelow: inkOf(to, BELOW) - inkOf(from, BELOW),
      distanceAbove: distance(from, to, ABOVE),
      distanceBelow: distance(from, to, BELOW),
    };
  };
}

/** What is between the common beginning and the common end. */
function differing(a: string, b: string): [string, string] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

function inkOf(columns: readonly number[], rows: number): number {
  let ink = 0;
  for (const column of columns) ink += countBits(column & rows);
  return ink;
}

/** The cheapest way from one row of columns to the other, within some rows of cells: Levenshtein's distance, by ink. */
function distance(from: readonly number[], to: readonly number[], rows: number): number {
  const width = to.length;
  // Mostly so above and below small letters.
  if (inkOf(from, rows) === 0 && inkOf(to, rows) === 0) return COLUMN * Math.abs(from.length - width);
  let above = new Float64Array(width + 1);
  let row = new Float64Array(width + 1);
  for (let j = 0; j < width; j++) above[j + 1] = above[j] + countBits(to[j] & rows) + COLUMN;
  for (const column of from) {
    const ink = column & rows;
    const gone = countBits(ink) + COLUMN;
    row[0] = above[0] + gone;
    for (let j = 0; j < width; j++) {
      const other = to[j] & rows;
      row[j + 1] = Math.min(above[j + 1] + gone, row[j] + countBits(other) + COLUMN, above[j] + countBits(ink ^ other));
    }
    [above, row] = [row, above];
  }
  return above[width];
}
