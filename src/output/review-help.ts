import { piece, type Row } from "./review-row.js";

/** Every key of the review and what it does, as the help screen and `docs/review.md` show them. */
export const REVIEW_KEYS: readonly (readonly [keys: string, does: string])[] = [
  ["y", "make the correction"],
  ["n", "leave it as it is"],
  ["1-9", "take that candidate"],
  ["e  E", "type my own: here, in the series"],
  ["a  d", "accept, leave the rest of the file"],
  ["A  D", "accept, leave the whole series"],
  ["s", "series: same words or same confusion"],
  ["l", "list the places of the series"],
  ["i", "leave this word everywhere for now"],
  ["I  N", "it joins my words, my names"],
  ["r", "keep it as a rule of mine"],
  ["x", "switch off the rule that led here"],
  ["u  ^R", "undo, do again: without end"],
  ["j  k", "next, previous question"],
  ["J  K", "next, previous file"],
  ["g", "go to the question with a number"],
  ["/", "search; empty: the same again"],
  ["o", "open the file in my editor"],
  ["?", "these keys"],
  ["q", "write what is accepted, keep the rest"],
  ["Q  ^C", "write nothing, keep the answers"],
  ["^L  ^Z", "draw anew, suspend"],
];

/** Columns of one entry, where two stand side by side. */
const ENTRY = 49;
const KEYS_WIDTH = 8;

/** The keys, in two columns where there is room. */
export function helpRows(columns: number): Row[] {
  const entries = REVIEW_KEYS.map(([keys, does]) => `${keys.padEnd(KEYS_WIDTH)}${does}`);
  const half = columns >= 2 * ENTRY ? Math.ceil(entries.length / 2) : entries.length;
  const rows = entries.slice(0, half).map((entry, i) => {
    const other = entries[half + i];
    return [piece(other === undefined ? ` ${entry}` : ` ${entry.padEnd(ENTRY)}${other}`)];
  });
  return [[piece(" Shift means wider. Any key goes back.", "heading")], [], ...rows];
}
