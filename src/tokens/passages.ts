import { CLASS_BITS, CLASS_LETTER, classAt } from "./char-class.js";
import type { Forms } from "./forms.js";
import type { FunctionWords } from "./function-words.js";
import { languageRuns, lookUp } from "./language-runs.js";
import { CHAT, CODE, COMMAND, DIALECT, FOREIGN, MARKUP, NO_PASSAGE } from "./passage.js";
import { markMarkup, markStructures } from "./structures.js";
import { type Tokens, WORD } from "./token.js";

/** Above the Latin letters and marks. */
const FIRST_OTHER_SCRIPT = 0x370;
/** When this share of a text's words is marked, in percent, what is left of them is taken to be of the same kind. */
const PREVAILING = 50;
/** With more words cut short than that, and this share of all, in percent, a text is dialect through and through. */
const MOST_CUT_SHORT = 9;
const MOST_CUT_SHORT_PERCENT = 2;

/**
 * Marks the passages that are to be left alone as a whole: for each token one of the values of `passage.ts`, 0 for
 * running English. `isKnown` says whether a form is in the English lexicon, in any case. Judges the text
 * that it is given, so that a window must not be too short: some hundred words.
 */
export function markPassages(
  tokens: Tokens,
  forms: Forms,
  words: FunctionWords,
  isKnown: (form: number) => boolean,
): Uint8Array {
  const marks = new Uint8Array(tokens.count);
  markStructures(tokens, marks);
  markMarkup(tokens, marks, MARKUP);
  markOtherScripts(tokens, marks);
  const looked = lookUp(tokens, forms, marks, words, isKnown);
  languageRuns(tokens, looked, words, isKnown, (first, last, nearEnglish) => {
    for (let i = looked.token[first]; i <= looked.token[last]; i++)
      if (marks[i] === 0) marks[i] = nearEnglish ? DIALECT : FOREIGN;
  });
  if (looked.cutShort > MOST_CUT_SHORT && looked.cutShort * 100 > MOST_CUT_SHORT_PERCENT * looked.count)
    fill(marks, DIALECT);
  spread(tokens, marks, looked.token.subarray(0, looked.count), looked.bits, words.english);
  return marks;
}

/** Marks what is not marked yet. */
function fill(marks: Uint8Array, kind: number): void {
  for (let i = 0; i < marks.length; i++) if (marks[i] === NO_PASSAGE) marks[i] = kind;
}

function markOtherScripts({ text, count, start, end, kind }: Tokens, marks: Uint8Array): void {
  for (let i = 0; i < count; i++) {
    if (kind[i] !== WORD || text.charCodeAt(end[i] - 1) < FIRST_OTHER_SCRIPT) continue;
    let others = 0;
    let letters = 0;
    for (let at = start[i]; at < end[i]; at++) {
      if ((classAt(text, at) & CLASS_BITS) !== CLASS_LETTER) continue;
      letters++;
      const unit = text.charCodeAt(at);
      // Latin additional and the ligatures of fi, fl are Latin too.
      if (unit >= FIRST_OTHER_SCRIPT && !(unit >= 0x1e00 && unit < 0x1f00) && !(unit >= 0xfb00 && unit < 0xfb07))
        others++;
    }
    if (others * 2 > letters) marks[i] = FOREIGN;
  }
}

/** In a text that is mostly of one kind, the headings and short lines between are of that kind too. */
function spread(tokens: Tokens, marks: Uint8Array, token: Int32Array, bits: Int32Array, english: number): void {
  const counts = new Int32Array(9);
  let words = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== WORD) continue;
    words++;
    counts[marks[i]]++;
  }
  const prevails = (...kinds: number[]): boolean =>
    kinds.reduce((sum, kind) => sum + counts[kind], 0) * 100 >= PREVAILING * words;
  const kind = prevails(CODE, COMMAND, MARKUP) ? CODE : prevails(CHAT, DIALECT) ? DIALECT : NO_PASSAGE;
  if (kind !== NO_PASSAGE) {
    fill(marks, kind);
    return;
  }
  if (!prevails(FOREIGN)) return;
  // An English sentence in a foreign text shows by its commonest words, and is spared up to the next mark.
  for (let from = 0; from < token.length; ) {
    let to = from;
    let englishWords = 0;
    while (to < token.length && (to === from || token[to] - token[to - 1] < 3)) {
      if (bits[to] === english && marks[token[to]] === NO_PASSAGE) englishWords++;
      to++;
    }
    if (englishWords < 2) for (let i = token[from]; i <= token[to - 1]; i++) if (marks[i] === 0) marks[i] = FOREIGN;
    from = to;
  }
}
