import type { Forms } from "./forms.js";
import { bitOf, type FunctionWords } from "./function-words.js";
import { positiveRuns } from "./positive-runs.js";
import { GLUED_LEFT, GLUED_RIGHT, PARAGRAPH_END, type Tokens, WORD } from "./token.js";

/** How the words of a run score, and what a run must have; the sums are in these points. */
interface Profile {
  /** A word of the language that English has not. */
  readonly own: number;
  /** One of two letters, as a scanner's fragments are. */
  readonly ownShort: number;
  /** A word of the language that English has too, and an unknown word with an ending of the language. */
  readonly shared: number;
  readonly ending: number;
  /** A word that neither the table nor the lexicon has. */
  readonly unknown: number;
  /** A word of the English lexicon. */
  readonly known: number;
  /** One of the commonest English words. */
  readonly english: number;
  readonly drop: number;
  readonly least: number;
  /** How many different own words, which share of all words they must be, in percent, and how many words in all. */
  readonly ownWords: number;
  readonly ownPercent: number;
  readonly words: number;
}

/**
 * A run of another language lacks English words. Unknown words alone prove nothing, as the scanner makes them, so that
 * own words must be many: garbled English has few, and has English ones among them.
 */
const FOREIGN: Profile = {
  own: 4,
  ownShort: 2,
  shared: 1,
  ending: 2,
  unknown: 1,
  known: -3,
  english: -7,
  drop: 12,
  least: 12,
  ownWords: 2,
  ownPercent: 20,
  words: 4,
};

/** Dialect stands among English words. */
const DIALECT: Profile = {
  own: 6,
  ownShort: 6,
  shared: 0,
  ending: 2,
  unknown: 1,
  known: -1,
  english: -1,
  drop: 18,
  least: 14,
  ownWords: 3,
  ownPercent: 12,
  words: 5,
};

/** The slang of chats is a word in ten; its contractions without apostrophe (dont, im) only support. */
const SLANG: Profile = {
  own: 10,
  ownShort: 10,
  shared: 3,
  ending: 0,
  unknown: 1,
  known: -1,
  english: -1,
  drop: 30,
  least: 30,
  ownWords: 3,
  ownPercent: 5,
  words: 8,
};

const NEAR_ENGLISH: ReadonlyMap<string, Profile> = new Map([
  ["sco", DIALECT],
  ["dialect", DIALECT],
  ["chat", SLANG],
]);

/** No sum of languages' bits. */
const NOT_LOOKED_UP = -1;

/** Shorter words have their endings by chance. */
const SHORTEST_WITH_ENDING = 6;
const LONGEST_ENDING = 6;

/** French and Italian words that lost their vowel before another: l'homme, dell'arte; not M'Kenzie, I'm read as l'm. */
const ELISION =
  /^(?:[LlDd]'\p{L}\p{Ll}|(?:[Qq]u|[cnsjmt]|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Dd]ell|[Aa]ll|[Nn]ell|[Dd]all|[Ss]ull|[Qq]uest|[Uu]n)'\p{Ll}{2})(?<!'(?:ll|ve|re)$)/u;

export interface LanguageWords {
  readonly forms: Forms;
  /** Token index of each WORD outside the passages that are marked already. */
  readonly token: Int32Array;
  /** Bits of its languages, 0 if the table has it not. */
  readonly bits: Int32Array;
  /** Bits of the languages that have its ending; only for words that the table has not. */
  readonly endings: Int32Array;
  readonly count: number;
  /** Words of dialect that an apostrophe cuts short. */
  readonly cutShort: number;
}

/** Looks each word up, with an apostrophe that is glued to it, as in `o'` and `'em`, and unknown ones by their ending. */
export function lookUp(
  tokens: Tokens,
  forms: Forms,
  marks: Uint8Array,
  words: FunctionWords,
  isKnown: (form: number) => boolean,
): LanguageWords {
  const { text, count, start, end, kind, flags } = tokens;
  const token = new Int32Array(count);
  const bits = new Int32Array(count);
  const endings = new Int32Array(count);
  const elided = bitOf(words.languages, "fr") | bitOf(words.languages, "it");
  const clipped = bitOf(words.languages, "dialect") | bitOf(words.languages, "sco");
  const proveNothing = words.english | words.common;
  const bitsOfForm = new Int32Array(forms.count).fill(NOT_LOOKED_UP);
  let own = 0;
  let found = 0;
  let cutShort = 0;
  for (let i = 0; i < count; i++) {
    if (kind[i] !== WORD || marks[i] !== 0) continue;
    const form = forms.of[i];
    const opened = (flags[i] & GLUED_LEFT) !== 0 && isApostrophe(text.charCodeAt(start[i] - 1));
    const closed = (flags[i] & GLUED_RIGHT) !== 0 && isApostrophe(text.charCodeAt(end[i]));
    let mask = bitsOfForm[form];
    if (mask === NOT_LOOKED_UP || opened !== closed) {
      const written = text.slice(start[i], end[i]).replaceAll("’", "'");
      const word = written.toLowerCase();
      mask = words.bits.get(word) ?? 0;
      if (closed && !opened) {
        mask |= words.bits.get(`${word}'`) ?? 0;
        // thinkin', but not the end of 'cabin'.
        if (mask === 0 && word.length > 4 && word.endsWith("in") && !isKnown(form)) mask = clipped;
      }
      if (opened && !closed) mask |= words.bits.get(`'${word}`) ?? 0;
      if (mask === 0 && written.includes("'") && ELISION.test(written)) mask = elided;
      if (opened === closed) bitsOfForm[form] = mask;
    }
    if (closed && !opened && (mask & clipped) !== 0) cutShort++;
    token[found] = i;
    bits[found] = mask;
    if (mask !== 0 && (mask & proveNothing) === 0) own++;
    found++;
  }
  if (own >= FOREIGN.ownWords) lookUpEndings(tokens, token, bits, endings, found, words);
  return { forms, token, bits, endings, count: found, cutShort };
}

function lookUpEndings(
  { text, start, end }: Tokens,
  token: Int32Array,
  bits: Int32Array,
  endings: Int32Array,
  count: number,
  words: FunctionWords,
): void {
  for (let i = 0; i < count; i++) {
    if (bits[i] !== 0 || end[token[i]] - start[token[i]] < SHORTEST_WITH_ENDING) continue;
    const word = text.slice(start[token[i]], end[token[i]]).toLowerCase();
    for (let length = 2; length <= LONGEST_ENDING; length++)
      endings[i] |= words.bits.get(`-${word.slice(-length)}`) ?? 0;
  }
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}

/** Calls `found` with the first and last word of each passage of a language, and whether it is akin to English. */
export function languageRuns(
  tokens: Tokens,
  looked: LanguageWords,
  words: FunctionWords,
  isKnown: (form: number) => boolean,
  found: (first: number, last: number, nearEnglish: boolean) => void,
): void {
  const { forms, token, bits, endings, count } = looked;
  const other = words.english | words.common;
  const knows = (word: number): boolean => isKnown(forms.of[token[word]]);
  let ranges: readonly (readonly [number, number])[] | undefined;
  // Words that may prove anything are few, so that most paragraphs are never scored.
  const telling: number[] = [];
  for (let i = 0; i < count; i++) if ((bits[i] !== 0 && (bits[i] & other) === 0) || endings[i] !== 0) telling.push(i);
  const scores = new Int8Array(count);
  words.languages.forEach((name, index) => {
    const bit = 1 << index;
    if (bit & other) return;
    const profile = NEAR_ENGLISH.get(name) ?? FOREIGN;
    const own = telling.filter((i) => (bits[i] | endings[i]) & bit);
    if (own.length < profile.ownWords) return;
    const isOwn = (i: number): boolean =>
      (bits[i] & bit) !== 0 ? (bits[i] & other) === 0 : (endings[i] & bit) !== 0 && !knows(i);
    let next = 0;
    for (const [from, to] of (ranges ??= paragraphs(tokens, token, count))) {
      const firstOwn = next;
      while (next < own.length && own[next] < to) next++;
      if (next - firstOwn < profile.ownWords) continue;
      for (let i = from; i < to; i++) {
        const short = tokens.end[token[i]] - tokens.start[token[i]] < 3;
        if (bits[i] & bit) scores[i] = bits[i] & other ? profile.shared : short ? profile.ownShort : profile.own;
        else if (bits[i] & words.english) scores[i] = profile.english;
        else if (knows(i)) scores[i] = profile.known;
        else scores[i] = endings[i] & bit ? profile.ending : profile.unknown;
      }
      const runs = positiveRuns(scores.subarray(from, to), profile.drop, profile.least);
      for (let r = 0; r < runs.length; r += 2) {
        const first = from + runs[r];
        const last = from + runs[r + 1] - 1;
        if (isProven(tokens, token, first, last, isOwn, profile)) found(first, last, profile !== FOREIGN);
      }
    }
  });
}

/** Ranges of words of one paragraph. */
function paragraphs(tokens: Tokens, token: Int32Array, count: number): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  let from = 0;
  for (let i = 0; i < count; i++) {
    const next = i + 1 < count ? token[i + 1] : tokens.count;
    let ends = i + 1 === count;
    for (let t = token[i]; t < next && !ends; t++) ends = (tokens.flags[t] & PARAGRAPH_END) !== 0;
    if (!ends) continue;
    ranges.push([from, i + 1]);
    from = i + 1;
  }
  return ranges;
}

/** Whether a run has enough words of the language, and different ones. */
function isProven(
  tokens: Tokens,
  token: Int32Array,
  first: number,
  last: number,
  isOwn: (word: number) => boolean,
  profile: Profile,
): boolean {
  const different = new Set<string>();
  const words = last - first + 1;
  let own = 0;
  for (let i = first; i <= last; i++) {
    if (!isOwn(i)) continue;
    own++;
    different.add(tokens.text.slice(tokens.start[token[i]], tokens.end[token[i]]).toLowerCase());
  }
  return words >= profile.words && different.size >= profile.ownWords && own * 100 >= profile.ownPercent * words;
}
