import { isMisread } from "../rules/facts.js";
import { likeCapitalsOf, writesNamesLarge } from "./capitals.js";
import { endsOfVerse, shareOfLostStops } from "./lost-stops.js";
import { type MarkReadings, readingsOfMarks } from "./misread-marks.js";
import { UNKNOWN } from "./propose.js";
import { countMarks, type MarkCounts } from "./stray.js";
import { LEAVE, type Units } from "./units.js";
import type { Vocabulary } from "./vocabulary.js";

const NOT_LOOKED_UP = -2;
/** Marks that nobody sets between two words, and how many show a scan whose words are read rightly. */
const STAINS = /(?<=\p{Ll} )[■•¦«»^~_](?= \p{Ll})/gu;
const LEAST_STAINS = 3;

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
  /** 1 where a mark is glued to it that no print has beside a word. */
  readonly strange: Uint8Array;
  /** 1 where it is too good to be a fragment of another. */
  readonly good: Uint8Array;
  /** Cost without context that does not depend on what the document taught, nats. */
  readonly alone: Float64Array;
  /** The capitals that the window reads for small letters. */
  readonly likeCapitals: string;
  /** Does the window write names with capitals? */
  readonly namesHaveCapitals: boolean;
  /** Share of its sentences that have lost their full stop, 0–1. */
  readonly lostStops: number;
  /** 1 where a line of verse or of a list ends. */
  readonly verse: Uint8Array;
  /** Is it a scan, by its unknown words or by stains, so that what is odd in it is likely misread? */
  readonly misread: boolean;
  readonly readings: MarkReadings;
  /** Counted when they are asked for first. */
  marks(): MarkCounts;
}

function isScan({ text, count, start, end, flags, entry }: Units): boolean {
  let words = 0;
  let unknown = 0;
  for (let u = 0; u < count; u++) {
    const first = text.charCodeAt(start[u]);
    if (flags[u] & LEAVE || end[u] - start[u] < 3 || first < 0x61 || first > 0x7a) continue;
    words++;
    if (entry[u] < 0) unknown++;
  }
  return isMisread(words, unknown) || (text.match(STAINS)?.length ?? 0) >= LEAST_STAINS;
}

export function createFacts(units: Units, vocabulary: Vocabulary): Facts {
  const count = units.count;
  const entry = new Int32Array(count).fill(UNKNOWN);
  const ownOf = new Int32Array(units.formCount).fill(NOT_LOOKED_UP);
  for (let u = 0; u < count; u++) {
    const lone = units.end[u] - units.start[u] === 1 && !LONE_WORDS.includes(units.text[units.start[u]]);
    if (lone) continue;
    const form = units.form[u];
    if (units.entry[u] < 0 && ownOf[form] === NOT_LOOKED_UP)
      ownOf[form] = vocabulary.findOwn(units.text, units.start[u], units.end[u]);
    entry[u] = units.entry[u] >= 0 ? units.entry[u] : ownOf[form];
  }
  let marks: MarkCounts | undefined;
  const verse = endsOfVerse(units);
  return {
    entry,
    keep: new Float64Array(count),
    best: new Float64Array(count),
    alone: new Float64Array(count),
    suspicious: new Uint8Array(count),
    strange: new Uint8Array(count),
    good: new Uint8Array(count),
    likeCapitals: likeCapitalsOf(units, vocabulary),
    namesHaveCapitals: writesNamesLarge(units, vocabulary),
    lostStops: shareOfLostStops(units, vocabulary, verse),
    verse,
    misread: isScan(units),
    readings: readingsOfMarks(units, vocabulary),
    marks: () => (marks ??= countMarks(units.text)),
  };
}
