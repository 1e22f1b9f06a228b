import type { Channel } from "../models/channel/channel.js";
import { COMMON } from "../models/lexicon/lexicon.js";
import { isCommonOnly } from "./propose.js";
import type { Vocabulary } from "./vocabulary.js";

/** Nats; words commoner than this are no names. */
const VERY_COMMON = 5.6;
/** Below this a first letter in the wrong case is a habit of the scanner's, tenths of nats. */
const CASE_HABIT = 40;

/** Capitals that are the small letter writ large, on words too common to be part of a title unless it is a habit; I and J on any. */
export function mayBeMisreadCapital(capital: string, cost: number, channel: Channel): boolean {
  if ("IJ".includes(capital)) return cost < 12;
  return "COSUVWXZ".includes(capital) && cost < (channel.caseFirst < CASE_HABIT ? 12 : VERY_COMMON);
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
