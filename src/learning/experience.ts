import { ANYWHERE, type Confusion, confusionKey } from "../models/channel/confusion.js";
import type { Habits, Tally } from "../models/channel/habits.js";
import { joinWhole, timesWhole, type WholeReading, type WholeReadings } from "../models/channel/whole-words.js";
import { PROFILE_EVENTS, type Profile, type ProfileEvent, type Rate } from "./profile.js";

/** How many times a confusion must be seen before the collection is believed as much as the shipped table. */
const BELIEF = 2;
/** A confusion that the table lacks becomes one when it was seen this often. */
const LEAST_NEW = 2;
const LARGEST_RATE = 0.5;
/** A profile counts in what is shown of a document as at most so many letters. */
const MOST_LETTERS = 20_000;
/** Letters of a document at which its own noise counts as much as the collection's. */
const NOISE_LETTERS = 300;

/** How often what is no confusion happens at the reference noise, −ln, as the channel has it. */
const USUAL: Readonly<Record<ProfileEvent, number>> = {
  split: 6,
  crop: 6,
  hyphen: 4,
  lineHyphen: 4.5,
  caseFirst: 5,
  caseInner: 5,
  lost: 8,
  inserted: 8,
  substituted: 7.5,
};
const USUAL_SPACE = 6;
/** And a confusion that no table has. */
const UNHEARD_RATE = 1e-4;
/** What a collection says of these counts as so many words, or letters. */
const EVENT_STRENGTH = 300;

/** What earlier documents taught, laid under what a document teaches itself. */
export interface Experience {
  /** The shipped table as the collection would have it. */
  prior(): Confusion[];
  /** What a document is decoded with: its own habits, its noise drawn towards the collection's. `letters`: its size. */
  drawn(own: Habits, letters: number): Habits;
  /**
   * What its corrections are judged by: its own habits, and as often as the collection had them. How often each letter
   * stands in the collection is not added: of what the collection did not misread a document may still be the first.
   */
  joined(own: Habits, letters: number): Habits;
  /** Noise that unknown words suggest, drawn towards the collection's. */
  unknownNoise(own: number, letters: number): number;
  /** How often the collection showed a confusion, `scanned>printed`. */
  times(confusion: string): number;
  /** How often it showed a word misread as a whole. */
  timesWhole(scanned: string, printed: string): number;
}

/** A profile as earlier evidence; `shipped`: the table of confusions that it is compared with. */
export function experienceOf(profile: Profile, shipped: readonly Confusion[]): Experience {
  const weight = Math.min(1, MOST_LETTERS / Math.max(1, profile.letters));
  const known = profile.letters > 0;
  const noise = known ? profile.noise : 1;
  const seen = new Map(profile.confusions.map((row) => [confusionKey(row.scanned, row.printed), row]));
  const share = shareFound(shipped, seen, noise);
  const usual = new Map<string, number>();
  for (const { scanned, printed, probability } of shipped) usual.set(confusionKey(scanned, printed), probability);
  const mixed = (own: number, towards: number, letters: number): number =>
    known ? (own * letters + towards * NOISE_LETTERS) / (letters + NOISE_LETTERS) : own;
  // A habit is what happens oftener than it does anywhere.
  const habitual = ({ count, of }: Rate, rate: number): number => Math.max(0, count - rate * noise * of);
  const odd = new Map<string, number>();
  for (const [key, row] of seen) {
    const rate = usual.get(key);
    const times = habitual(row, rate === undefined ? UNHEARD_RATE : rate * share);
    if (times > 0) odd.set(key, times);
  }
  const whole = readingsOf(profile, 1);
  const weighedWhole = readingsOf(profile, weight);
  const events = PROFILE_EVENTS.filter((name) => habitual(profile.events[name], Math.exp(-USUAL[name])) > 0);
  const spaces = profile.spaces.filter((row) => habitual(row, Math.exp(-USUAL_SPACE)) > 0);
  const withEvents = (own: Habits, weigh: (rate: Rate, usual: number) => Rate): Habits => {
    const added = Object.fromEntries(
      events.map((name) => [name, sum(own[name], weigh(profile.events[name], USUAL[name]))]),
    );
    const space = new Map(own.space);
    for (const row of spaces) {
      const unit = row.after.charCodeAt(0);
      space.set(unit, sum(space.get(unit) ?? { count: 0, of: 0 }, weigh(row, USUAL_SPACE)));
    }
    return { ...own, ...added, space };
  };
  return {
    prior() {
      const table = shipped.map((confusion): Confusion => {
        const row = seen.get(confusionKey(confusion.scanned, confusion.printed));
        if (row === undefined) return confusion;
        // What is corrected is a part of what is wrong: a confusion counts by how it compares with the others.
        const expected = share * noise * confusion.probability * row.of;
        const compared = (confusion.probability * (row.count + BELIEF)) / (expected + BELIEF);
        const least = Math.max(0, row.count - 1) / (row.of + 1) / noise;
        return { ...confusion, probability: Math.min(LARGEST_RATE, Math.max(compared, least)) };
      });
      for (const [key, { scanned, printed, count, of }] of seen) {
        if (count < LEAST_NEW || usual.has(key)) continue;
        const probability = Math.min(LARGEST_RATE, (count - 1) / (of + 1) / noise);
        table.push({ scanned, printed, probability, where: ANYWHERE });
      }
      return table;
    },
    drawn(own, letters) {
      const few = (rate: Rate): Rate => scaled(rate, Math.min(1, EVENT_STRENGTH / Math.max(1, rate.of)));
      const noiseNow = mixed(own.noise, profile.noise, letters);
      return { ...withEvents(own, few), whole: joinWhole(own.whole, whole), noise: noiseNow };
    },
    joined(own, letters) {
      const misread = new Map(own.misread);
      for (const [key, count] of odd) increase(misread, key, count * weight);
      const weighed = withEvents(own, (rate, nats) =>
        scaled({ count: habitual(rate, Math.exp(-nats)), of: rate.of }, weight),
      );
      const readings = joinWhole(own.whole, weighedWhole);
      return { ...weighed, misread, whole: readings, noise: mixed(own.noise, profile.noise, letters) };
    },
    unknownNoise: (own, letters) => mixed(own, profile.unknownNoise, letters),
    times: (confusion) => seen.get(confusion)?.count ?? 0,
    timesWhole: (scanned, printed) => timesWhole(whole, scanned, printed),
  };
}

function readingsOf({ readings }: Profile, weight: number): WholeReadings {
  const whole = new Map<string, WholeReading[]>();
  for (const { scanned, printed, count, of } of readings) {
    const reading = { word: printed, count: count * weight, of: of * weight };
    const list = whole.get(scanned);
    if (list === undefined) whole.set(scanned, [reading]);
    else list.push(reading);
  }
  return whole;
}

/** Of the misreadings that the shipped table expects in a collection, the share that was found. */
function shareFound(
  shipped: readonly Confusion[],
  seen: ReadonlyMap<string, { readonly count: number; readonly of: number }>,
  noise: number,
): number {
  let found = BELIEF;
  let expected = BELIEF;
  for (const { scanned, printed, probability } of shipped) {
    const row = seen.get(confusionKey(scanned, printed));
    if (row === undefined) continue;
    found += row.count;
    expected += noise * probability * row.of;
  }
  return found / expected;
}

function increase(map: Map<string, number>, key: string, by: number): void {
  map.set(key, (map.get(key) ?? 0) + by);
}

function scaled({ count, of }: Rate, by: number): Rate {
  return { count: count * by, of: of * by };
}

function sum(a: Rate, b: Rate): Tally {
  return { count: a.count + b.count, of: a.of + b.of };
}
