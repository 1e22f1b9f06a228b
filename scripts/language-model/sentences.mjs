// Text as the language model sees it: sentences of lower-case words, without accents, hyphens or punctuation.

/** Stands for every number written in digits: no word, so that it breaks the history. */
export const NUMBER = "0";

/** Abbreviations whose full stop ends no sentence. */
export const STOPPED = new Set(
  [
    "mr mrs messrs ms dr st jr sr prof rev hon gen col capt lieut lt maj sergt esq gov sen rep mme mlle",
    "vol vols chap no nos pp viz etc vs co bros mt ft dept ed fig inst ult cf",
    "jan feb mar apr aug sept oct nov dec",
  ].flatMap((line) => line.split(" ")),
);

const PART = /[A-Za-z]+(?:'[A-Za-z]+)*|\d[\d.,:/]*\w*|[.!?]+["')\]]*(?=\s|$)|\n\s*\n/g;

/** Sentences of a text, each a list of words. */
export function sentencesOf(text) {
  const plain = fold(text);
  const sentences = [];
  let words = [];
  for (const { 0: part, index } of plain.matchAll(PART)) {
    if (/^[A-Za-z]/.test(part)) words.push(part.toLowerCase());
    else if (/^\d/.test(part)) words.push(NUMBER);
    else if (part[0] === "\n" || endsSentence(plain, index + part.length, part, words.at(-1))) {
      sentences.push(words);
      words = [];
    }
  }
  sentences.push(words);
  return sentences.filter((sentence) => sentence.some((word) => word !== NUMBER));
}

/** Letters without accents, ligatures as two letters, one kind of apostrophe. */
function fold(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\u00e6/g, "ae")
    .replace(/\u00c6/g, "AE")
    .replace(/\u0153/g, "oe")
    .replace(/\u0152/g, "OE");
}

function endsSentence(text, at, mark, word) {
  if (/^\s*[a-z]/.test(text.slice(at, at + 8))) return false;
  return mark[0] !== "." || word === undefined || (word.length > 1 && !STOPPED.has(word));
}
