// Spellings that are odd and right: dialect and old orthographies, word by word the same. What is written so must be left
// alone, however systematic it is.
import { hash, random as makeRandom } from "./random.mjs";

/** Dialects: sound for sound. */
const DIALECT = [
  [/ing\b/g, "in'"],
  [/ing\b/g, "in"],
  [/\bh(?=[aeiou])/g, "'"],
  [/\bth(?=[aeiou])/g, "d"],
  [/\bof\b/g, "o'"],
  [/\band\b/g, "an'"],
  [/\byou\b/g, "ye"],
  [/\byour\b/g, "yer"],
  [/\bto\b/g, "tae"],
  [/\bmy\b/g, "me"],
  [/a(?=[tn][^aeiou]*\b)/g, "o"],
  [/ar/g, "air"],
  [/ea/g, "ay"],
  [/ow\b/g, "er"],
  [/ow(?=[nd])/g, "oo"],
  [/ou(?=[st])/g, "oo"],
  [/ight\b/g, "eet"],
  [/old\b/g, "owd"],
  [/er\b/g, "ah"],
  [/ir/g, "ur"],
  [/ell\b/g, "ill"],
  [/en(?=[dt])/g, "in"],
  [/v/g, "w"],
  [/\bw(?=[aeo])/g, "v"],
  [/i(?=[nt]g?\b)/g, "ee"],
  [/o(?=[nm])/g, "a"],
  [/ay\b/g, "ai"],
];

/** Before spelling was settled. */
const OLD = [
  [/(?<=[aeiou])v(?=[aeiou])/g, "u"],
  [/\bu(?=[np])/g, "v"],
  [/(?<=[a-z][bcdfgklmnprt])\b/g, "e"],
  [/i(?=[nmtdcg])/g, "y"],
  [/y\b/g, "ie"],
  [/ai/g, "ay"],
  [/ea(?=[dtv])/g, "e"],
  [/ou(?=[rn])/g, "o"],
  [/\bj/g, "i"],
  [/ll\b/g, "l"],
  [/(?<=[aeiou])l\b/g, "ll"],
  [/ed\b/g, "'d"],
  [/ed\b/g, "d"],
  [/ck\b/g, "cke"],
  [/or\b/g, "our"],
  [/ic\b/g, "ick"],
  [/\bsh/g, "sch"],
  [/igh/g, "ygh"],
  [/ea/g, "ee"],
];

/** Writes a text in a spelling of its own; `kind`: dialect or old. */
export function respell(text, seed, kind) {
  const random = makeRandom(hash(`orthography ${seed}`));
  const all = kind === "dialect" ? DIALECT : OLD;
  const share = 0.15 + 0.5 * random.next();
  const rules = all.filter(() => random.chance(share));
  const steady = 0.6 + 0.4 * random.next();
  return text.replace(/[a-z']{2,}|(?<=\b[A-Z])[a-z']+/g, (word) => {
    // The same word is mostly spelt the same way.
    const dice = makeRandom(hash(`${seed} ${word}`));
    let spelt = word;
    for (const [from, to] of rules) if (dice.chance(steady)) spelt = spelt.replace(from, to);
    return spelt;
  });
}
