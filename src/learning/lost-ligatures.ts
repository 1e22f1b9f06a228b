import { isLower, LEAVE, ONE_SPACE, type Units } from "../candidates/units.js";
import type { Habits } from "../models/channel/habits.js";
import { COMMON, type Lexicon } from "../models/lexicon/lexicon.js";

/** Ligatures, the longer ones first. */
const LIGATURES = ["ffi", "ffl", "ff", "fi", "fl"];
const KEYS = LIGATURES.map((ligature) => `>${ligature}`);
/** Words that must come of ligatures put in. */
const LEAST_WORDS = 2;
/** And this share of the words that nothing knows: among many misread ones some become words by chance. */
const LEAST_SHARE = 0.1;
/** Shorter ones may come of anything. */
const SHORTEST_WORD = 6;
/** What has been found counts so much at most, so that what is read later weighs more. */
const MOST_SUPPORT = 4;

/**
 * Tells the habits of a text that lost its ligatures, as text taken from files of print often has, *signi cant* and *dierent*: where words
 * that nothing knows become words when a ligature is put in, or stand in two parts and become one, and the text has the ligature no oftener, or has none at all.
 */
export function addLostLigatures(habits: Habits, units: Units, lexicon: Lexicon): void {
  const words = LIGATURES.map(() => new Set<string>());
  const unknown = new Set<number>();
  const isWord = (text: string): boolean => lexicon.find(text) >= 0;
  const tryAt = (before: string, after: string): void => {
    const found = LIGATURES.findIndex((ligature) => isWord(before + ligature + after));
    if (found >= 0) words[found].add(`${before} ${after}`);
  };
  const { text, count, start, end, entry, flags } = units;
  for (let u = 0; u < count; u++) {
    if (flags[u] & LEAVE) continue;
    const word = text.slice(start[u], end[u]).toLowerCase();
    const seen = entry[u] >= 0 || unknown.has(units.form[u]);
    if (!seen) unknown.add(units.form[u]);
    if (!seen && word.length >= SHORTEST_WORD - 2)
      for (let at = 0; at < word.length; at++) tryAt(word.slice(0, at), word.slice(at));
    if (!(flags[u] & ONE_SPACE) || u + 1 >= count || flags[u + 1] & LEAVE || !isLower(units, u + 1)) continue;
    if (!isOdd(units, u, lexicon) && !isOdd(units, u + 1, lexicon)) continue;
    const next = text.slice(start[u + 1], end[u + 1]);
    if (word.length + next.length >= SHORTEST_WORD - 2) tryAt(word, next);
  }
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const all = sum(words.map(({ size }) => size));
  if (all < LEAST_WORDS || all < LEAST_SHARE * unknown.size) return;
  let rest = text;
  const kept = LIGATURES.map((ligature) => {
    const parts = rest.split(ligature);
    rest = parts.join(" ");
    return parts.length - 1;
  });
  const none = sum(kept) === 0;
  words.forEach(({ size }, i) => {
    if (none || (size >= LEAST_WORDS && size >= kept[i]))
      habits.misread.set(KEYS[i], Math.min(MOST_SUPPORT, Math.max(1, size)));
  });
}

/** Is the word none, or in small letters what is written with capitals? */
function isOdd(units: Units, u: number, { flags }: Lexicon): boolean {
  const entry = units.entry[u];
  return entry < 0 || (isLower(units, u) && (flags[entry] & COMMON) === 0);
}

/** What a first look told of ligatures holds for what is read afterwards, too. */
export function keepLostLigatures(first: Habits, later: Habits): void {
  for (const key of KEYS) {
    const told = first.misread.get(key);
    if (told !== undefined && (later.misread.get(key) ?? 0) < told) later.misread.set(key, told);
  }
}

export function losesLigatures({ misread }: Habits): boolean {
  return KEYS.some((key) => (misread.get(key) ?? 0) >= 1);
}
