import { HYPHEN_BREAK, HYPHEN_SPACE, LEAVE } from "../candidates/units.js";
import type { Correction } from "../edits/edit.js";
import type { Observation, SeenWord } from "../learning/observation.js";
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
    if (!WORD.test(word) || (word.length > LONGEST_ACRONYM && word === word.toUpperCase())) continue;
    const entry = lexicon.find(word);
    if (entry >= 0 && entry < lexicon.firstCollected) continue;
    const row = seen.get(word.toLowerCase()) ?? { times: 0, written: new Map<string, number>() };
    row.times++;
    row.written.set(word, (row.written.get(word) ?? 0) + 1);
    seen.set(word.toLowerCase(), row);
  }
  const unknown = new Map<string, SeenWord>();
  for (const [word, { times, written }] of seen) unknown.set(word, { times, written: commonest(written) });
  return {
    habits: lesson.habits,
    unknownNoise: lesson.rawNoise,
    words: count,
    unknown,
    examples: examplesIn(corrections),
  };
}

function commonest(written: ReadonlyMap<string, number>): string {
  let best = "";
  for (const [form, times] of written) if (best === "" || times > written.get(best)!) best = form;
  return best;
}

function examplesIn(corrections: readonly Correction[]): Map<string, string> {
  const examples = new Map<string, string>();
  for (const { original, replacement, confidence, rules } of corrections) {
    if (confidence < EXAMPLE || original.length > LONGEST_EXAMPLE || /[\r\n]/.test(original)) continue;
    for (const rule of rules) {
      const key = rule.startsWith("confusion/") ? rule.slice("confusion/".length) : undefined;
      if (key !== undefined && !examples.has(key)) examples.set(key, `${original} → ${replacement}`);
    }
  }
  return examples;
}
