import { LIKE_CAPITALS } from "../models/channel/channel.js";
import { COMMON, LM_ONLY, NAME, RARE } from "../models/lexicon/lexicon.js";
import { LOWER_SHAPE, shapeOf, TITLE_SHAPE } from "../tokens/shape.js";
import { isCommonOnly } from "./propose.js";
import { LEAVE, MID_SENTENCE, type Units } from "./units.js";
import type { Vocabulary } from "./vocabulary.js";

/** Nats; words commoner than this are no names. */
const VERY_COMMON = 5.6;
/** A word costlier than this is too rare to tell a misread capital from one that is meant, nats. */
const RAREST = 12;
/** Words commoner than this stand inside sentences with a small letter, whatever the text is about. */
const TELLING = 6.2;
/** So many of them with a like capital, and so much oftener than with another one, are misread. */
const LEAST_LIKE = 3;
const LIKE_OFTENER = 3;
/** Where other capitals are oftener than this, they are the manner of the text: verse, titles. */
const MOST_OTHER = 0.015;

/**
 * Does a scan read small letters for the like capitals? It does, if common words inside its sentences have these oftener than
 * any other capital, which nothing but the scanner explains. I and J tell nothing: the sentences with *I* are many.
 */
export function readsLikeCapitals({ text, count, start, end, flags, entry }: Units, vocabulary: Vocabulary): boolean {
  let like = 0;
  let likeAll = 0;
  let other = 0;
  let otherAll = 0;
  for (let u = 0; u < count; u++) {
    if (!(flags[u] & MID_SENTENCE) || flags[u] & LEAVE || end[u] - start[u] < 2) continue;
    if (entry[u] < 0 || vocabulary.cost(entry[u]) > TELLING) continue;
    const first = text[start[u]].toUpperCase();
    if (first === "I" || first === "J") continue;
    const capital = shapeOf(text, start[u], end[u]) === TITLE_SHAPE ? 1 : 0;
    if (LIKE_CAPITALS.includes(first)) {
      like += capital;
      likeAll++;
    } else {
      other += capital;
      otherAll++;
    }
  }
  const otherRate = (other + 0.5) / (otherAll + 1);
  return like >= LEAST_LIKE && otherRate < MOST_OTHER && like > LIKE_OFTENER * otherRate * likeAll;
}

/** Names in a text that has so many with capitals, and so many times as many as without, have lost theirs to the scanner. */
const LEAST_LARGE = 4;
const LARGE_OFTENER = 4;

/** Does a text write names with capitals, as print does and chat does not? */
export function writesNamesLarge({ text, count, start, end, flags, entry }: Units, vocabulary: Vocabulary): boolean {
  let large = 0;
  let small = 0;
  for (let u = 0; u < count; u++) {
    if (flags[u] & LEAVE || entry[u] < 0 || !isOnlyName(vocabulary, entry[u])) continue;
    const shape = shapeOf(text, start[u], end[u]);
    if (shape === TITLE_SHAPE) large++;
    else if (shape === LOWER_SHAPE) small++;
  }
  return large >= LEAST_LARGE && large > LARGE_OFTENER * small;
}

/** A name that is no other word: Wednesday, William. */
export function isOnlyName(vocabulary: Vocabulary, entry: number): boolean {
  return (vocabulary.flags(entry) & (NAME | COMMON | LM_ONLY | RARE)) === NAME && vocabulary.cost(entry) < RAREST;
}

export function isLikeCapital(letter: string): boolean {
  return LIKE_CAPITALS.includes(letter);
}

/** I and J in any text, a like capital in one that shows the habit. `cost`: of the word, nats. */
export function mayBeMisreadCapital(capital: string, cost: number, likeCapital: boolean): boolean {
  return cost < RAREST && (likeCapital || "IJ".includes(capital));
}

/** Never a name, or so common a word that it is one only seldom: `In`, `Is`. */
export function isHardlyName(vocabulary: Vocabulary, entry: number): boolean {
  const flags = vocabulary.flags(entry);
  return isCommonOnly(flags) || ((flags & COMMON) !== 0 && vocabulary.cost(entry) < VERY_COMMON);
}

/** A word of capitals and small letters mixed, as it is written: in capitals if most are, else by its first letter. */
export function regularCase(scanned: string, flags: number): string {
  const letters = [...scanned];
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length;
  if (capitals * 2 > letters.length) return scanned.toUpperCase();
  const name = letters[0] !== letters[0].toLowerCase() || !(flags & COMMON);
  return name ? scanned[0].toUpperCase() + scanned.slice(1).toLowerCase() : scanned.toLowerCase();
}
