/** Classes of a code point: the low four bits of what `classAt` answers. */
export const CLASS_OTHER = 0;
export const CLASS_LETTER = 1;
export const CLASS_MARK = 2;
export const CLASS_DIGIT = 3;
export const CLASS_APOSTROPHE = 4;
export const CLASS_BAR = 5;
export const CLASS_SPACE = 6;
export const CLASS_BREAK = 7;
export const CLASS_PUNCT = 8;
/** Entry of `unitClass` that says: ask `classAt`. */
export const CLASS_RARE = 9;

export const CLASS_BITS = 15;
export const UPPER_BIT = 16;
export const LOWER_BIT = 32;
/** A mark that may be part of an address, a path or an identifier. */
export const TRIGGER_BIT = 64;

/** Ranges filled in at once; what is outside them is classified when it first occurs, as all of Unicode takes 20 ms. */
const COMMON_RANGES: readonly (readonly [number, number])[] = [
  [0, 0x250],
  [0x2000, 0x2070],
];

function classify(codePoint: number): number {
  const text = String.fromCodePoint(codePoint);
  if (text === "'" || text === "’") return CLASS_APOSTROPHE;
  if (text === "|") return CLASS_BAR;
  if (/[\n\v\f\r\u0085\u2028\u2029]/.test(text)) return CLASS_BREAK;
  if (/[\p{Zs}\t]/u.test(text)) return CLASS_SPACE;
  if (/[@:/\\_`#.[-]/.test(text)) return CLASS_PUNCT | TRIGGER_BIT;
  if (/[\p{Lu}\p{Lt}]/u.test(text)) return CLASS_LETTER | UPPER_BIT;
  if (/\p{Ll}/u.test(text)) return CLASS_LETTER | LOWER_BIT;
  if (/\p{L}/u.test(text)) return CLASS_LETTER;
  if (/\p{N}/u.test(text)) return CLASS_DIGIT;
  // Joiners hold a word together as combining marks do.
  if (/[\p{M}\u200c\u200d]/u.test(text)) return CLASS_MARK;
  if (/[\p{P}\p{S}\u00ad]/u.test(text)) return CLASS_PUNCT;
  return CLASS_OTHER;
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(65536).fill(CLASS_RARE);
  for (const [from, to] of COMMON_RANGES) for (let unit = from; unit < to; unit++) table[unit] = classify(unit);
  return table;
}

/** Class and bits of each UTF-16 unit, CLASS_RARE where `classAt` must be asked; surrogates always are. */
export const unitClass: Uint8Array = buildTable();

/** Class and bits of the code point at `at`; a lone surrogate is CLASS_OTHER. */
export function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const bits = unitClass[unit];
  if (bits !== CLASS_RARE) return bits;
  const codePoint = text.codePointAt(at)!;
  const found = classify(codePoint);
  if (codePoint < 0xd800 || (codePoint > 0xdfff && codePoint <= 0xffff)) unitClass[unit] = found;
  return found;
}

/** UTF-16 units of the code point at `at`: 1 or 2. */
export function widthAt(text: string, at: number): number {
  return unitClass[text.charCodeAt(at)] === CLASS_RARE && text.codePointAt(at)! > 0xffff ? 2 : 1;
}
