import { DataFileError } from "../../binary/data-file-error.js";
import { openContainer } from "../../binary/open.js";
import { symbolOf } from "../../text/folding.js";

/** Symbols: 1–26 for letters, 27 for the apostrophe, 0 for the border of a word and for anything else. */
export const SYMBOLS = 28;
/** What a code of 1 is worth, nats. Codes reach to 12.75, and no letter is so unlikely. */
export const STEP = 0.05;
export const LETTERS_FILE = { magic: "OCRFIXLT", version: 1, role: "letter model" } as const;
/** Codes of the fourth symbol after three: 28^4, by first, second, third, fourth symbol. */
export const CODES = SYMBOLS ** 4;

/** A digit or mark inside a word: unlikely enough that it is a misreading. Nats. */
const OTHER_COST = 9;
const CONTEXTS = SYMBOLS ** 2;

/** How likely a row of letters is as a word that nobody has seen. */
export interface LetterModel {
  /** −ln P of the units from `start` to `end`, exclusive, and of the word ending there; nats. Case and accents count for nothing. */
  cost(text: string, start: number, end: number): number;
  /** The same of the two letters side by side that are least likely where they stand, the word's end among them. */
  peak(text: string, start: number, end: number): number;
}

/**
 * Opens `letters.bin`: one section `codes`, CODES × u8, in steps of STEP nats.
 *
 * @throws DataFileError if the bytes are no letter model
 */
export function openLetters(bytes: Uint8Array): LetterModel {
  const codes = openContainer(bytes, LETTERS_FILE).section("codes", Uint8Array);
  if (codes.length !== CODES) throw new DataFileError(LETTERS_FILE.role, `it has ${codes.length} codes, not ${CODES}`);
  return {
    cost(text, start, end) {
      let context = 0;
      let steps = 0;
      let others = 0;
      for (let i = start; i < end; i++) {
        const symbol = symbolOf[text.charCodeAt(i)];
        if (symbol === 0) others++;
        else steps += codes[context * SYMBOLS + symbol];
        context = (context % CONTEXTS) * SYMBOLS + symbol;
      }
      return (steps + codes[context * SYMBOLS]) * STEP + others * OTHER_COST;
    },
    peak(text, start, end) {
      let context = 0;
      let before = 0;
      let most = 0;
      for (let i = start; i <= end; i++) {
        const symbol = i < end ? symbolOf[text.charCodeAt(i)] : 0;
        const nats = i < end && symbol === 0 ? OTHER_COST : codes[context * SYMBOLS + symbol] * STEP;
        most = Math.max(most, before + nats);
        before = nats;
        context = (context % CONTEXTS) * SYMBOLS + symbol;
      }
      return most;
    },
  };
}
