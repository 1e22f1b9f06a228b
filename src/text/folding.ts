/** Symbol of an apostrophe; letters a–z are 1–26, and 0 is whatever is neither. */
export const APOSTROPHE = 27;

/** Letters that no accent divides from their plain form, so that Unicode does not decompose them. */
const UNDECOMPOSED = "øoØołlŁlđdĐdħhĦhŧtŦtıiſsþtÞtðdÐd";
/** Blocks with Latin letters; to ask about all of Unicode would take 30 ms. */
const LATIN_BLOCKS: readonly (readonly [number, number])[] = [
  [0x41, 0x250],
  [0x1e00, 0x1f00],
];
const COMBINING_MARKS = /\p{M}/gu;

/**
 * Symbol of each UTF-16 unit, case and accents folded: `E`, `é` and `e` are 5, `'` and `’` are APOSTROPHE. A letter
 * that folds to several (æ, ß, ﬁ) has none: `foldWord` writes it out first.
 */
export const symbolOf: Uint8Array = buildSymbols();

function buildSymbols(): Uint8Array {
  const table = new Uint8Array(65536);
  for (const [from, to] of LATIN_BLOCKS) {
    for (let unit = from; unit < to; unit++) {
      const plain = String.fromCharCode(unit).normalize("NFD").replace(COMBINING_MARKS, "").toLowerCase();
      if (plain.length === 1 && plain >= "a" && plain <= "z") table[unit] = plain.charCodeAt(0) - 96;
    }
  }
  for (let i = 0; i < UNDECOMPOSED.length; i += 2) {
    table[UNDECOMPOSED.charCodeAt(i)] = UNDECOMPOSED.charCodeAt(i + 1) - 96;
  }
  table[0x27] = table[0x2019] = APOSTROPHE;
  return table;
}

/**
 * A word in the letters that look-up knows: lower case, without accents, `æ` as `ae`, `œ` as `oe`, `ß` as `ss`,
 * ligatures such as `ﬁ` written out, `’` as `'`. Other characters stay as they are.
 */
export function foldWord(text: string): string {
  const decomposed = text.normalize("NFKD").replace(COMBINING_MARKS, "");
  let folded = "";
  for (const character of decomposed) {
    const symbol = character.length === 1 ? symbolOf[character.charCodeAt(0)] : 0;
    if (symbol === APOSTROPHE) folded += "'";
    else if (symbol !== 0) folded += String.fromCharCode(96 + symbol);
    else if (character === "æ" || character === "Æ") folded += "ae";
    else if (character === "œ" || character === "Œ") folded += "oe";
    else if (character === "ß" || character === "ẞ") folded += "ss";
    else folded += character;
  }
  return folded;
}
