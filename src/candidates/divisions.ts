import type { Channel } from "../models/channel/channel.js";
import { ACRONYM, NAME } from "../models/lexicon/lexicon.js";
import { addArc, DIVIDE, type Lattice } from "./lattice.js";
import { isCommonOnly, REAL_WORD, UNKNOWN } from "./propose.js";
import { isAbbreviation, type Vocabulary } from "./vocabulary.js";

/** Costlier words are no part of a divided one, nats; shorter ones must be common. */
const DEAREST_PART = 12;
const DEAREST_SHORT = 8;
/** Words commoner than this stand before names: of, in, the, to. */
const BEFORE_NAMES = 6.5;
const LEAST_NAME = 4;
/** Those that no name of a program's begins with, as `isEmpty` and `inDegree` do with others. */
const BEFORE_ALL = new Set(["of", "the", "and"]);
/** `NATOin`, `ofCommons`: where the letters change their size. */
const CAPITALS_FIRST = /^\p{Lu}{2,}(?=\p{Ll}+$)/u;
const SMALL_FIRST = /^\p{Ll}{2,}(?=\p{Lu}\p{Ll}+(?:['’]s)?$)/u;

/** Words that run into the next where the letters change their size, and known but rare ones that fall into two common ones. */
export function addDivisions(
  lattice: Lattice,
  u: number,
  entry: number,
  alone: number,
  vocabulary: Vocabulary,
  channel: Channel,
): void {
  const { units } = lattice;
  const { text } = units;
  const start = units.start[u];
  const end = units.end[u];
  const divide = (at: number, extra: number, mayBeName = false): void => {
    const a = vocabulary.find(text, start, at);
    const b = vocabulary.find(text, at, end);
    if (a === UNKNOWN) return;
    if (at - start === 1 && !"aAI".includes(text[start])) return;
    if (end - at === 1 && !"aI".includes(text[at])) return;
    const costA = vocabulary.cost(a);
    if (costA > DEAREST_PART || (at - start === 2 && costA > DEAREST_SHORT)) return;
    const isName = mayBeName && costA < BEFORE_NAMES && end - at >= LEAST_NAME;
    if (!isName) {
      if (b === UNKNOWN) return;
      const costB = vocabulary.cost(b);
      if (costB > DEAREST_PART || (end - at === 2 && costB > DEAREST_SHORT)) return;
    }
    const arc = addArc(lattice, u, u + 1, DIVIDE, -1, channel.split / 10 + extra, start, end);
    vocabulary.put(lattice, a, 0);
    vocabulary.put(lattice, b, b === UNKNOWN ? vocabulary.unknownCost(text, at, end) : 0);
    lattice.surface.set(arc, `${text.slice(start, at)} ${text.slice(at, end)}`);
  };
  const word = text.slice(start, end);
  const capitals = CAPITALS_FIRST.exec(word);
  if (capitals !== null && word.length >= 4) {
    divide(start + capitals[0].length, 0);
    return;
  }
  const small = entry === UNKNOWN ? SMALL_FIRST.exec(word) : null;
  if (small !== null) {
    const at = start + small[0].length;
    if (BEFORE_ALL.has(small[0]) || !isCommonWord(vocabulary, text, at, end)) divide(at, 0, true);
    return;
  }
  if (entry === UNKNOWN || vocabulary.isOwn(entry)) return;
  const name = (vocabulary.flags(entry) & (NAME | ACRONYM)) !== 0;
  if (alone > (name ? 9 : 12.5) && word.length >= 3 && word.length <= 12)
    for (let at = start + 1; at < end; at++) divide(at, REAL_WORD - (name ? 0 : 1));
}

function isCommonWord(vocabulary: Vocabulary, text: string, start: number, end: number): boolean {
  const entry = vocabulary.find(text, start, end);
  return entry !== UNKNOWN && isCommonOnly(vocabulary.flags(entry)) && !isAbbreviation(vocabulary, entry);
}
