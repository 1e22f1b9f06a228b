import { UNKNOWN } from "./propose.js";
import { STOPPED, type Units } from "./units.js";
import type { Vocabulary } from "./vocabulary.js";

/** Single letters that are words. */
const LONE_WORDS = "aAiIO";

/** What is known of each unit before the lattice is searched. */
export interface Facts {
  /** Lexicon entry or UNKNOWN; a single letter that is no word is unknown. */
  readonly entry: Int32Array;
  /** Cost of keeping it, without context, nats. */
  readonly keep: Float64Array;
  /** Least cost of any of its readings, nats. */
  readonly best: Float64Array;
  /** 1 where nothing knows the word: it is likely misread. */
  readonly suspicious: Uint8Array;
  /** 1 where it is too good to be a fragment of another. */
  readonly good: Uint8Array;
  /** How often the form stands in the window. */
  readonly repeated: Uint16Array;
  /** How often a full stop stands behind it there. */
  readonly stopped: Uint16Array;
}

export function createFacts(units: Units, vocabulary: Vocabulary): Facts {
  const count = units.count;
  const repeated = new Uint16Array(count);
  const stopped = new Uint16Array(count);
  const times = new Map<string, number>();
  const stops = new Map<string, number>();
  const forms: string[] = [];
  const entry = new Int32Array(count).fill(UNKNOWN);
  for (let u = 0; u < count; u++) {
    const form = units.text.slice(units.start[u], units.end[u]).toLowerCase();
    forms.push(form);
    times.set(form, (times.get(form) ?? 0) + 1);
    if (units.flags[u] & STOPPED) stops.set(form, (stops.get(form) ?? 0) + 1);
    const lone = units.end[u] - units.start[u] === 1 && !LONE_WORDS.includes(units.text[units.start[u]]);
    if (!lone) entry[u] = vocabulary.find(units.text, units.start[u], units.end[u]);
  }
  for (let u = 0; u < count; u++) {
    repeated[u] = Math.min(0xffff, times.get(forms[u]) ?? 1);
    stopped[u] = Math.min(0xffff, stops.get(forms[u]) ?? 0);
  }
  return {
    entry,
    keep: new Float64Array(count),
    best: new Float64Array(count),
    suspicious: new Uint8Array(count),
    good: new Uint8Array(count),
    repeated,
    stopped,
  };
}
