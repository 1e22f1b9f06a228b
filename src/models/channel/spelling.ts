import { APOSTROPHE, symbolOf } from "../../text/folding.js";

/** The letters are small; are capitals; begin a capitalised word. */
export const IN_LOWER = 1;
export const IN_UPPER = 2;
export const IN_TITLE = 4;

/** What a rule prints, as the search spells it. */
export interface Spelling {
  /** Symbols 1–27 of a trie, and 1 for each that must be a capital. */
  readonly symbols: Uint8Array;
  readonly capital: Uint8Array;
  /** Unit of the full stop or comma behind the letters, 0 for none. */
  readonly ending: number;
  /** A sum of IN_LOWER, IN_UPPER, IN_TITLE. */
  readonly writing: number;
}

/** Rules print the same few hundred strings in every document. */
const known = new Map<string, Spelling | null>();
const MOST_KNOWN = 20_000;

/** Spells what a rule prints; null if it cannot be spelled in letters and apostrophes with a full stop or comma behind. */
export function spellingOf(printed: string): Spelling | null {
  let spelling = known.get(printed);
  if (spelling === undefined) {
    spelling = spell(printed);
    if (known.size < MOST_KNOWN) known.set(printed, spelling);
  }
  return spelling;
}

function spell(printed: string): Spelling | null {
  const last = printed.charCodeAt(printed.length - 1);
  const ends = printed.length > 1 && (last === 46 || last === 44);
  const length = ends ? printed.length - 1 : printed.length;
  const symbols = new Uint8Array(length);
  const capital = new Uint8Array(length);
  let writing = IN_LOWER | IN_UPPER | IN_TITLE;
  for (let i = 0; i < length; i++) {
    const unit = printed.charCodeAt(i);
    symbols[i] = symbolOf[unit];
    if (symbols[i] === 0) return null;
    capital[i] = unit >= 65 && unit <= 90 ? 1 : 0;
    if (symbols[i] === APOSTROPHE) continue;
    writing &= capital[i] === 1 ? (i === 0 ? IN_UPPER | IN_TITLE : IN_UPPER) : i === 0 ? IN_LOWER : IN_LOWER | IN_TITLE;
  }
  return { symbols, capital, ending: ends ? last : 0, writing };
}
