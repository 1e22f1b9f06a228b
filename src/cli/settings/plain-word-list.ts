/** What may follow a word and its flags: fields such as `po:noun`, or, as it was done once, anything behind a tab. */
const MORPHOLOGY = /[ \t]+[^\s:]{2}:.*$|\t.*$/gm;

/**
 * A Hunspell word list without the morphological fields of its lines. nspell takes those for a part of the word, and
 * behind flags for more flags: of a French list, every word without flags (par, le, que) would be lost.
 *
 * @param dic bytes in any encoding that has ASCII in it; all others stay as they are.
 */
export function plainWordList(dic: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(dic).toString("latin1").replace(MORPHOLOGY, ""), "latin1");
}
