import { HYPHEN_BREAK, HYPHEN_SPACE, LEAVE } from "../candidates/units.js";
import type { Correction } from "../edits/edit.js";
import type { Observation, SeenWord } from "../learning/observation.js";
import type { Habits } from "../models/channel/habits.js";
import { timesWhole } from "../models/channel/whole-words.js";
import type { Lexicon } from "../models/lexicon/lexicon.js";
import { overlapsAny } from "../text/spans.js";
import type { Prepared } from "./prepare.js";
import type { Lesson } from "./study.js";

/** Parts of words that line ends cut in two are no words. */
const PARTED = HYPHEN_BREAK | HYPHEN_SPACE;
/** A word for which there is a better reading than this is no word of the collection. */
const KEPT_BELOW = 0.2;
/** A correction surer than this shows what a confusion does. */
const EXAMPLE = 0.6;
const LONGEST_EXAMPLE = 24;
const CONFUSION = "confusion/";
/** n times the same correction counts n to this power, as in `estimate`. */
const REPETITION = 0.6;
const WORD = /^\p{L}[\p{L}\p{M}'’]{2,63}$/u;
/** Longer ones in capitals are headings, and do not tell how the word is written. */
const LONGEST_ACRONYM = 5;

/** What a document showed, from its corrections: `corrections` of a pass over it, ordered. */
export function observe(
  { units }: Prepared,
  lesson: Lesson,
  corrections: readonly Correction[],
  lexicon: Lexicon,
): Observation {
  const { text, count, start, end, flags } = units;
  const doubted = corrections.filter(({ confidence }) => confidence >= KEPT_BELOW);
  const seen = new Map<string, { times: number; written: Map<string, number> }>();
  for (let u = 0; u < count; u++) {
    const part = flags[u] & PARTED || (u > 0 && flags[u - 1] & PARTED);
    if (flags[u] & LEAVE || part || overlapsAny(doubted, start[u], end[u])) continue;
    const word = text.slice(start[u], end[u]).replace(/['’]s$/, "");
    if (!isCollectable(word, lexicon)) continue;
    const row = seen.get(word.toLowerCase()) ?? { times: 0, written: new Map<string, number>() };
    row.times++;
    row.written.set(word, (row.written.get(word) ?? 0) + 1);
    seen.set(word.toLowerCase(), row);
  }
  const unknown = new Map<string, SeenWord>();
  for (const [word, { times, written }] of seen) unknown.set(word, { times, written: commonest(written) });
  return {
    habits: withLetters(lesson.habits, corrections),
    unknownNoise: lesson.rawNoise,
    words: count,
    unknown,
    examples: examplesIn(corrections),
  };
}

/** Is it a word of the collection's own, if it stands there often enough? */
export function isCollectable(word: string, lexicon: Lexicon): boolean {
  if (!WORD.test(word) || (word.length > LONGEST_ACRONYM && word === word.toUpperCase())) return false;
  const entry = lexicon.find(word);
  return entry < 0 || entry >= lexicon.firstCollected;
}

function commonest(written: ReadonlyMap<string, number>): string {
  let best = "";
  for (const [form, times] of written) if (best === "" || times > written.get(best)!) best = form;
  return best;
}

/**
 * Habits with the confusions of the letters alone: a document's are counted as it was decoded, `ne` for `me` where the
 * table has that, and then n for m is nowhere. A correction counts by its confidence, and less each time it is repeated.
 */
function withLetters(habits: Habits, corrections: readonly Correction[]): Habits {
  const groups = new Map<string, { times: number; confidence: number; rules: readonly string[] }>();
  for (const { original, replacement, confidence, rules } of corrections) {
    const key = `${original}\t${replacement}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { times: 1, confidence, rules });
    else {
      group.times++;
      group.confidence = Math.max(group.confidence, confidence);
    }
  }
  const letters = new Map<string, number>();
  for (const { times, confidence, rules } of groups.values())
    for (const rule of rules) {
      const key = confusionOf(rule);
      if (key !== undefined && !isWhole(key, habits))
        letters.set(key, (letters.get(key) ?? 0) + confidence * times ** REPETITION);
    }
  const misread = new Map(habits.misread);
  for (const [key, count] of letters) misread.set(key, Math.max(count, misread.get(key) ?? 0));
  return { ...habits, misread };
}

/** Was a word read so as a whole, which says nothing of letters in other words? */
function isWhole(key: string, { whole }: Habits): boolean {
  const divide = key.lastIndexOf(">");
  return timesWhole(whole, key.slice(0, divide), key.slice(divide + 1)) > 0;
}

function confusionOf(rule: string): string | undefined {
  return rule.startsWith(CONFUSION) ? rule.slice(CONFUSION.length) : undefined;
}

function examplesIn(corrections: readonly Correction[]): Map<string, string> {
  const examples = new Map<string, string>();
  for (const { original, replacement, confidence, rules } of corrections) {
    if (confidence < EXAMPLE || original.length > LONGEST_EXAMPLE || /[\r\n]/.test(original)) continue;
    for (const rule of rules) {
      const key = confusionOf(rule);
      if (key !== undefined && !examples.has(key)) examples.set(key, `${original} → ${replacement}`);
    }
  }
  return examples;
}
