import { LIKE_CAPITALS } from "../models/channel/channel.js";
import { COMMON, LM_ONLY, NAME, RARE } from "../models/lexicon/lexicon.js";
import { LOWER_SHAPE, MIXED_SHAPE, shapeOf, TITLE_SHAPE } from "../tokens/shape.js";
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

/** A capital is read for its small letter where so many words begin with it, several of them different, */
const LEAST_FIRST = 4;
const LEAST_WORDS = 3;
/** more if the two are not alike, */
const MORE_UNLIKE = 1;
/** and so many times as many as with the small one, */
const FIRST_OFTENER = 3;
/** if other words do not begin with capitals so often. */
const MOST_OTHER_FIRST = 0.06;
/** Fewer will do if it stands for its small letter inside words too. */
const LEAST_FIRST_OF_INNER = 2;

/**
 * The capitals that a scan reads for small letters, as a string. All that are like theirs, if common words inside its sentences have these
 * oftener than any other capital, which nothing but the scanner explains; I and J tell nothing: the sentences with *I* are many. And
 * a single one where hardly any common word begins with the small letter.
 */
export function likeCapitalsOf(units: Units, vocabulary: Vocabulary): string {
  const { text, count, start, end, flags, entry } = units;
  const common = createShare();
  const commonOther = createShare();
  const ofLetter = new Map<string, Share>();
  const inside = new Set<string>();
  for (let u = 0; u < count; u++) {
    if (flags[u] & LEAVE || end[u] - start[u] < 2 || entry[u] < 0) continue;
    const shape = shapeOf(text, start[u], end[u]);
    const cost = vocabulary.cost(entry[u]);
    if (shape === MIXED_SHAPE && vocabulary.flags(entry[u]) & COMMON) inside.add(capitalInside(text, start[u], end[u]));
    const first = text[start[u]].toUpperCase();
    if (!(flags[u] & MID_SENTENCE) || first === "I" || first === "J") continue;
    const isTitle = shape === TITLE_SHAPE;
    const isLike = LIKE_CAPITALS.includes(first);
    if (cost <= TELLING) countWord(isLike ? common : commonOther, isTitle, entry[u]);
    if (cost < RAREST && isCommonOnly(vocabulary.flags(entry[u]))) {
      let share = ofLetter.get(first);
      if (share === undefined) ofLetter.set(first, (share = createShare()));
      countWord(share, isTitle, entry[u]);
    }
  }
  const otherRate = rateOf(commonOther);
  if (
    common.large >= LEAST_LIKE &&
    otherRate < MOST_OTHER &&
    common.large > LIKE_OFTENER * otherRate * (common.large + common.small)
  )
    return LIKE_CAPITALS;
  const all = { large: 0, small: 0 };
  for (const { large, small } of ofLetter.values()) {
    all.large += large;
    all.small += small;
  }
  let letters = "";
  for (const [letter, { large, small, words }] of ofLetter) {
    if (large < FIRST_OFTENER * small || letter < "A" || letter > "Z") continue;
    const more = LIKE_CAPITALS.includes(letter) ? 0 : MORE_UNLIKE;
    const enough = inside.has(letter)
      ? large >= LEAST_FIRST_OF_INNER
      : large >= LEAST_FIRST + more && words.size >= LEAST_WORDS + more;
    const others = { large: all.large - large, small: all.small - small };
    if (enough && rateOf(others) < MOST_OTHER_FIRST) letters += letter;
  }
  return letters;
}

/** How many words begin with a capital, which they are, and how many with a small letter. */
interface Share {
  large: number;
  small: number;
  readonly words: Set<number>;
}

function createShare(): Share {
  return { large: 0, small: 0, words: new Set() };
}

function countWord(share: Share, isLarge: boolean, entry: number): void {
  if (isLarge) {
    share.large++;
    share.words.add(entry);
  } else share.small++;
}

/** Share of the large ones, a little above none where there are few words. */
function rateOf({ large, small }: Pick<Share, "large" | "small">): number {
  return (large + 0.5) / (large + small + 1);
}

/** The one capital in a word of otherwise small letters, behind its first; empty for none. */
function capitalInside(text: string, start: number, end: number): string {
  let found = "";
  for (let i = start; i < end; i++) {
    if (text[i] === text[i].toLowerCase()) continue;
    if (i === start || (found !== "" && found !== text[i])) return "";
    found = text[i];
  }
  return found;
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
