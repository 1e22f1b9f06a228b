/** Kinds of token, as in `Tokens.kind`. */

/** Letters with their combining marks, apostrophes between letters, digits among letters, `|` beside letters. */
export const WORD = 1;
/** Digits, with `.,:/` between digits, and the endings of `1st`, `1840s`, `1840's`. */
export const NUMBER = 2;
/** One punctuation mark or symbol, one code point. */
export const PUNCT = 3;
/** A run of blanks inside a line. */
export const SPACE = 4;
/** One line end, `\r\n` counting as one, or one form feed, vertical tab, U+0085, U+2028 or U+2029. */
export const BREAK = 5;
/** What is never corrected: addresses, paths, file names, identifiers, options, hashes, code in backticks. */
export const PROTECTED = 6;
/** One code point that is none of the above: control characters, lone surrogates, unassigned. */
export const OTHER = 7;

/** Of one of the kinds that stand for words. */
export function isWordLike(kind: number): boolean {
  return kind === WORD || kind === NUMBER || kind === PROTECTED;
}

/** Flags of a token, as in `Tokens.flags`. "Word-like" is what `isWordLike` says. */

/** The last word-like token of its line. */
export const LINE_END = 1;
/** The first word-like token of its line. */
export const LINE_START = 2;
/** The last word-like token before a blank line or the end of the text. */
export const PARAGRAPH_END = 4;
/** A part, letters or stop, of a chain such as U.S., e.g., Ph.D. */
export const DOTTED = 8;
/** A WORD whose hyphen stands at a line end. */
export const HYPHEN_BREAK = 16;
/** A WORD followed by a hyphen, blanks, and a WORD, inside a line. */
export const HYPHEN_SPACE = 32;
/** The WORD that follows one with HYPHEN_BREAK. */
export const AFTER_HYPHEN_BREAK = 64;
/** The WORD that follows one with HYPHEN_SPACE. */
export const AFTER_HYPHEN_SPACE = 128;
/** No white space and no text border on that side; never set on SPACE and BREAK. */
export const GLUED_LEFT = 256;
export const GLUED_RIGHT = 512;
/** A WORD or NUMBER with a digit. */
export const HAS_DIGIT = 1024;
/** A WORD with a `|`. */
export const HAS_BAR = 2048;

/**
 * A text cut into tokens, as parallel arrays of length `count`. Lossless: token 0 starts at 0, each token starts where
 * the one before it ends, and the last one ends at `text.length`. Offsets are UTF-16 units; no token is empty, and none
 * cuts a surrogate pair.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly kind: Uint8Array;
  readonly flags: Uint16Array;
  /** Marks that stand for letters, which the scan's reader could not read; see `unreadMarks`. */
  readonly unread: string;
}
