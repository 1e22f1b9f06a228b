import { BREAK, GLUED_LEFT, NUMBER, PUNCT, SPACE, type Tokens, WORD } from "../tokens/tokenize.js";
import type { Condition } from "./rule.js";

/** Counts of a document's habits; those of several windows add up. */
export interface DocumentFacts {
  readonly words: number;
  /** `"` */
  readonly straightQuotes: number;
  /** `“ ”` */
  readonly curlyQuotes: number;
  /** `'` inside words */
  readonly straightApostrophes: number;
  /** `’` inside words */
  readonly curlyApostrophes: number;
  /** `ff`, `fi`, `fl` as two letters */
  readonly plainLigatures: number;
  /** `ﬀ`, `ﬁ`, `ﬂ` and their like */
  readonly ligatures: number;
  /** Commas and full stops behind a word and a blank, and those right behind a word. */
  readonly apartMarks: number;
  readonly gluedMarks: number;
  /** Words of three letters or more that begin with a small one, and how many of them no lexicon has. */
  readonly smallWords: number;
  readonly unknownWords: number;
}

export const NO_FACTS: DocumentFacts = {
  words: 0,
  straightQuotes: 0,
  curlyQuotes: 0,
  straightApostrophes: 0,
  curlyApostrophes: 0,
  plainLigatures: 0,
  ligatures: 0,
  apartMarks: 0,
  gluedMarks: 0,
  smallWords: 0,
  unknownWords: 0,
};

const COMMA = 44;
const FULL_STOP = 46;
/** A style is the document's own when it is seen this often, and this many times as often as the other one. */
const LEAST_SEEN = 4;
const TIMES_THE_OTHER = 2;
/** Of the small words of a text that is clean fewer are unknown; of one that writes ligatures both ways fewer tell enough. */
const LEAST_UNKNOWN = 3;
const SHARE_UNKNOWN = 0.04;
const SHARE_UNKNOWN_IF_MIXED = 0.015;
/** What is wrong in a text that has more unknown words than this is likely misread, and not how it was written. */
const SHARE_UNKNOWN_IF_MISREAD = 0.015;

/** `isKnown`: whether a lexicon has the word of a token. */
export function gatherFacts(tokens: Tokens, isKnown: (token: number) => boolean = () => true): DocumentFacts {
  const { text, count, start, end, kind, flags } = tokens;
  const facts = { ...NO_FACTS };
  for (let i = 0; i < count; i++) {
    if (kind[i] === WORD) {
      facts.words++;
      const first = text.charCodeAt(start[i]);
      if (end[i] - start[i] >= 3 && first >= 0x61 && first <= 0x7a) {
        facts.smallWords++;
        if (!isKnown(i)) facts.unknownWords++;
      }
      for (let at = start[i]; at < end[i]; at++) {
        const unit = text.charCodeAt(at);
        if (unit >= 0xfb00 && unit <= 0xfb06) facts.ligatures++;
        else if (unit === 0x66 && isSecondOfPair(text.charCodeAt(at + 1))) facts.plainLigatures++;
        else if (at === start[i] || at === end[i] - 1) continue;
        else if (unit === 0x27) facts.straightApostrophes++;
        else if (unit === 0x2019) facts.curlyApostrophes++;
      }
    } else if (kind[i] === PUNCT) {
      const unit = text.charCodeAt(start[i]);
      if (unit === COMMA || unit === FULL_STOP) {
        if (isApart(tokens, i)) facts.apartMarks++;
        else if (i > 0 && kind[i - 1] === WORD) facts.gluedMarks++;
      }
      if (unit === 0x22) {
        // A mark glued to another quotation mark is a doubled reading and says nothing of the style.
        if (!(flags[i] & GLUED_LEFT && isCurly(text.charCodeAt(start[i] - 1)))) facts.straightQuotes++;
      } else if (isCurly(unit)) {
        if (!(flags[i] & GLUED_LEFT && text.charCodeAt(start[i] - 1) === 0x22)) facts.curlyQuotes++;
      }
    }
  }
  return facts;
}

/** Does it stand by itself behind a word, and is no part of an ellipsis? */
function isApart({ text, count, start, end, kind }: Tokens, i: number): boolean {
  if (i < 2 || kind[i - 1] !== SPACE || (kind[i - 2] !== WORD && kind[i - 2] !== NUMBER)) return false;
  if (i + 1 < count && kind[i + 1] !== SPACE && kind[i + 1] !== BREAK) return false;
  return i + 2 >= count || text.charCodeAt(start[i + 2]) !== FULL_STOP || end[i + 1] - start[i + 1] > 1;
}

/** The second letter of ff, fi, fl. */
function isSecondOfPair(unit: number): boolean {
  return unit === 0x66 || unit === 0x69 || unit === 0x6c;
}

function isCurly(unit: number): boolean {
  return unit === 0x201c || unit === 0x201d || unit === 0x201e;
}

export function addFacts(a: DocumentFacts, b: DocumentFacts): DocumentFacts {
  return {
    words: a.words + b.words,
    straightQuotes: a.straightQuotes + b.straightQuotes,
    curlyQuotes: a.curlyQuotes + b.curlyQuotes,
    straightApostrophes: a.straightApostrophes + b.straightApostrophes,
    curlyApostrophes: a.curlyApostrophes + b.curlyApostrophes,
    plainLigatures: a.plainLigatures + b.plainLigatures,
    ligatures: a.ligatures + b.ligatures,
    apartMarks: a.apartMarks + b.apartMarks,
    gluedMarks: a.gluedMarks + b.gluedMarks,
    smallWords: a.smallWords + b.smallWords,
    unknownWords: a.unknownWords + b.unknownWords,
  };
}

function prevails(style: number, other: number): boolean {
  return style >= LEAST_SEEN && style >= TIMES_THE_OTHER * other;
}

/** Are so many of its small words in no lexicon that it is a scan? */
export function isMisread(smallWords: number, unknownWords: number): boolean {
  return unknownWords > 0 && unknownWords >= SHARE_UNKNOWN_IF_MISREAD * smallWords;
}

/** What reads many words wrongly has read two letters of print as one character; elsewhere somebody chose it. */
function isNoisy({ smallWords, unknownWords, plainLigatures }: DocumentFacts): boolean {
  const share = plainLigatures > 0 ? SHARE_UNKNOWN_IF_MIXED : SHARE_UNKNOWN;
  return unknownWords >= LEAST_UNKNOWN && unknownWords >= share * smallWords;
}

/** Whether a condition on the document holds; conditions on the match are no business of this. */
export function documentIs(condition: Condition, facts: DocumentFacts): boolean {
  switch (condition) {
    case "straight-quotes":
      return prevails(facts.straightQuotes, facts.curlyQuotes);
    case "curly-quotes":
      return prevails(facts.curlyQuotes, facts.straightQuotes);
    case "straight-apostrophes":
      return prevails(facts.straightApostrophes, facts.curlyApostrophes);
    case "curly-apostrophes":
      return prevails(facts.curlyApostrophes, facts.straightApostrophes);
    case "unsettled-apostrophes":
      return (
        !prevails(facts.straightApostrophes, facts.curlyApostrophes) &&
        facts.curlyApostrophes <= facts.straightApostrophes &&
        facts.curlyQuotes <= facts.straightQuotes
      );
    case "plain-ligatures":
      return prevails(facts.plainLigatures, facts.ligatures) || isNoisy(facts);
    case "marks-apart":
      return facts.apartMarks >= LEAST_SEEN && facts.apartMarks >= facts.gluedMarks;
    case "misread":
      return isMisread(facts.smallWords, facts.unknownWords);
    default:
      return true;
  }
}
