const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const PLAIN = /^[ -~]*$/;
const NO_CELL = /^[\p{Mn}\p{Me}\u1160-\u11ff\u200b-\u200f\u2060-\u2064]$/u;
const EMOJI = /\p{Emoji_Presentation}/u;
/** Asked for as a picture, joined to one, or a flag. */
const PICTURE = /\ufe0f|\p{Extended_Pictographic}\u200d|^\p{Regional_Indicator}{2}/u;

/** East Asian wide and full-width (Unicode 15, UAX 11) but for emoji; first and last, ascending. */
const WIDE: readonly number[] = [
  ...[0x1100, 0x115f, 0x2329, 0x232a, 0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97c],
  ...[0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6],
  ...[0x16fe0, 0x18cff, 0x1aff0, 0x1b2ff, 0x1f200, 0x1f265, 0x20000, 0x2fffd, 0x30000, 0x3fffd],
];

/** A character as a terminal shows it: it is never cut. */
export interface Cell {
  readonly text: string;
  /** Columns: 0 for a mark on its own, 1 or 2; more for clusters of several full letters. */
  readonly width: number;
}

/** Columns that a text takes in a terminal. It must hold no control characters. */
export function cellWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += clusterWidth(segment);
  return width;
}

/** A text's characters, each with its width. */
export function cellsOf(text: string): Cell[] {
  if (PLAIN.test(text)) return Array.from(text, (character) => ({ text: character, width: 1 }));
  return Array.from(graphemes.segment(text), ({ segment }) => ({ text: segment, width: clusterWidth(segment) }));
}

function clusterWidth(cluster: string): number {
  if (PICTURE.test(cluster)) return 2;
  let width = 0;
  for (const character of cluster) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x300) return 1;
  if (NO_CELL.test(character)) return 0;
  return isWide(code) || EMOJI.test(character) ? 2 : 1;
}

function isWide(code: number): boolean {
  let low = 0;
  let high = WIDE.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (WIDE[middle] < code) low = middle + 1;
    else high = middle;
  }
  // Between a first and its last, or on either.
  return low % 2 === 1 || WIDE[low] === code;
}
