import { type Confusion, changedLetters, confusionKey, sidesOfKey } from "../models/channel/confusion.js";
import type { Tally } from "../models/channel/habits.js";
import type { Observation } from "./observation.js";
import {
  PROFILE_EVENTS,
  type Profile,
  type ProfileConfusion,
  type ProfileEvent,
  type ProfileReading,
  type ProfileWord,
} from "./profile.js";

/** A confusion seen less often says nothing that another page would not gainsay. */
const LEAST_COUNT = 1.5;
/** One of the shipped table that was to be expected this often and was not seen is worth a line. */
const LEAST_EXPECTED = 0.7;
const MOST_EXAMPLES = 3;
/** A confusion with a letter beside it tells more than without it where it happens so many times as often. */
const WORTH_ITS_LINE = 3;
/** And a word misread as a whole. */
const LEAST_READINGS = 2;
/** A word of the collection stands in this many documents and this often in all; a name may do with either. */
const LEAST_DOCUMENTS = 2;
const LEAST_TIMES = 3;
/** What is held at a time; beyond it what was seen least is forgotten, so that a large collection needs no more memory. */
const MOST_HELD = 100_000;

interface CollectedWord {
  times: number;
  documents: number;
  written: Map<string, number>;
}

/** Adds up what documents showed, in memory that does not grow with them. */
export interface Collection {
  add(observation: Observation): void;
  /** @param prior The shipped table: that something usual was not seen is worth knowing too. */
  profile(prior: readonly Confusion[]): Profile;
}

export function createCollection(): Collection {
  const misread = new Map<string, number>();
  const printed = new Map<string, number>();
  const readings = new Map<string, ProfileReading>();
  const space = new Map<number, Tally>();
  const events = Object.fromEntries(PROFILE_EVENTS.map((name) => [name, { count: 0, of: 0 }])) as Record<
    ProfileEvent,
    Tally
  >;
  const examples = new Map<string, string[]>();
  const vocabulary = new Map<string, CollectedWord>();
  let documents = 0;
  let words = 0;
  let letters = 0;
  let noise = 0;
  let unknownNoise = 0;
  const increase = (map: Map<string, number>, key: string, by: number): void => {
    map.set(key, (map.get(key) ?? 0) + by);
  };
  return {
    add(observation) {
      const { habits } = observation;
      const size = habits.printed.get("") ?? 0;
      documents++;
      words += observation.words;
      letters += size;
      noise += habits.noise * size;
      unknownNoise += observation.unknownNoise * size;
      for (const [key, count] of habits.misread) increase(misread, key, count);
      for (const [key, count] of habits.printed) increase(printed, key, count);
      for (const [scanned, list] of habits.whole)
        for (const { word, count, of } of list) {
          const key = confusionKey(scanned, word);
          const row = readings.get(key);
          readings.set(key, { scanned, printed: word, count: count + (row?.count ?? 0), of: of + (row?.of ?? 0) });
        }
      for (const [unit, tally] of habits.space) addTally(space, unit, tally);
      for (const name of PROFILE_EVENTS) {
        events[name].count += habits[name].count;
        events[name].of += habits[name].of;
      }
      for (const [key, example] of observation.examples) {
        const list = examples.get(key);
        if (list === undefined) examples.set(key, [example]);
        else if (list.length < MOST_EXAMPLES && !list.includes(example)) list.push(example);
      }
      for (const [word, { times, written }] of observation.unknown) {
        const row = vocabulary.get(word) ?? { times: 0, documents: 0, written: new Map<string, number>() };
        row.times += times;
        row.documents++;
        increase(row.written, written, times);
        vocabulary.set(word, row);
      }
      forget(misread, (count) => count);
      forget(printed, (count) => count);
      forget(readings, ({ count }) => count);
      forget(vocabulary, (row) => row.times);
      for (const key of examples.size > MOST_HELD ? examples.keys() : []) if (!misread.has(key)) examples.delete(key);
    },
    profile(prior) {
      const mean = (sum: number): number => (letters > 0 ? sum / letters : 1);
      const confusions = [
        ...seenOf(misread, printed, examples, prior),
        ...unseenOf(prior, misread, printed, mean(noise)),
      ];
      const kept = [...vocabulary.values()].filter(isWord).map(toWord);
      return {
        documents,
        words,
        letters,
        noise: mean(noise),
        unknownNoise: mean(unknownNoise),
        confusions,
        readings: [...readings.values()]
          .filter(({ count }) => count >= LEAST_READINGS)
          .map((row) => ({ ...row, of: Math.max(row.count, row.of) })),
        spaces: [...space]
          .filter(([, { count }]) => count >= LEAST_COUNT)
          .map(([unit, { count, of }]) => ({ after: String.fromCharCode(unit), count, of: Math.max(count, of) })),
        events,
        vocabulary: kept.filter(({ text }) => text === text.toLowerCase()),
        names: kept.filter(({ text }) => text !== text.toLowerCase()),
      };
    },
  };
}

function addTally(into: Map<number, Tally>, unit: number, { count, of }: Tally): void {
  const tally = into.get(unit);
  if (tally === undefined) into.set(unit, { count, of });
  else {
    tally.count += count;
    tally.of += of;
  }
}

/** Drops the rarer half of a map that has become too large; of equals, those that came first. */
function forget<V>(map: Map<string, V>, weight: (value: V) => number): void {
  if (map.size <= MOST_HELD) return;
  const weights = [...map.values()].map(weight).sort((a, b) => a - b);
  const least = weights[weights.length >> 1];
  for (const [key, value] of map) {
    if (map.size <= MOST_HELD / 2) return;
    if (weight(value) <= least) map.delete(key);
  }
}

function seenOf(
  misread: ReadonlyMap<string, number>,
  printed: ReadonlyMap<string, number>,
  examples: ReadonlyMap<string, readonly string[]>,
  prior: readonly Confusion[],
): ProfileConfusion[] {
  const shipped = new Set(prior.map((row) => confusionKey(row.scanned, row.printed)));
  const list: ProfileConfusion[] = [];
  for (const [key, count] of misread) {
    if (count < LEAST_COUNT) continue;
    const sides = sidesOfKey(key);
    if (sides === undefined) continue;
    const of = Math.max(count, printed.get(sides.printed) ?? 0);
    const [core, another] = changedLetters(sides);
    const inner = confusionKey(core.scanned, core.printed);
    const usual = another === undefined && inner !== key ? rateOf(inner, misread, printed) : 0;
    if (!shipped.has(key) && count / of < WORTH_ITS_LINE * usual) continue;
    list.push({ ...sides, count, of, examples: examples.get(key) ?? [] });
  }
  return list;
}

function rateOf(key: string, misread: ReadonlyMap<string, number>, printed: ReadonlyMap<string, number>): number {
  const count = misread.get(key) ?? 0;
  return count / Math.max(1, count, printed.get(sidesOfKey(key)?.printed ?? "") ?? 0);
}

/** What usually happens and did not: seen never, of how many times it could have been. */
function unseenOf(
  prior: readonly Confusion[],
  misread: ReadonlyMap<string, number>,
  printed: ReadonlyMap<string, number>,
  noise: number,
): ProfileConfusion[] {
  const list = new Map<string, ProfileConfusion>();
  for (const { scanned, printed: print, probability } of prior) {
    const key = confusionKey(scanned, print);
    const count = misread.get(key) ?? 0;
    const of = printed.get(print) ?? 0;
    if (count >= LEAST_COUNT || of * probability * noise < LEAST_EXPECTED) continue;
    list.set(key, { scanned, printed: print, count, of: Math.max(count, of), examples: [] });
  }
  return [...list.values()];
}

/** Capitals and small letters as a misreading mixes them; and as names do. */
const ODD_CAPITALS = /^.+\p{Lu}.*\p{Ll}|^.+\p{Ll}.*\p{Lu}/u;
const PREFIXED = /^(?:Mc|Mac|O['’]|D['’])\p{Lu}\p{Ll}+$/u;

/** Words in small letters that nobody knows are misread oftener than names are. */
function isWord(row: CollectedWord): boolean {
  const { text } = toWord(row);
  if (ODD_CAPITALS.test(text) && !PREFIXED.test(text)) return false;
  const name = text !== text.toLowerCase();
  const often = row.times >= LEAST_TIMES;
  const widely = row.documents >= LEAST_DOCUMENTS;
  return name ? often || widely : often && widely;
}

/** A word as it was written most often. */
function toWord({ times, written }: CollectedWord): ProfileWord {
  const [[text]] = [...written].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { text, count: times };
}
