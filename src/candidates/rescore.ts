import type { Channel } from "../models/channel/channel.js";
import { symbolOf } from "../text/folding.js";
import { CASE, type CandidatePool, CROP, INSERT, LOSE, OWN_ENTRIES, reserve, SAME, SPACE, SPLIT } from "./pool.js";
import { BLANK_FOR_APOSTROPHE } from "./search.js";

const NO_RULE = -1;
const BLANK = 32;

/** What a channel makes cheaper or dearer against another, for which a stretch was searched. */
export interface Shift {
  /** At most so much cheaper the readings of a stretch are than they were; tenths of nats. */
  gain(text: string, start: number, end: number): number;
  /**
   * Puts candidates [first, first + count) of the other channel into the pool at this one's costs, but for those of a
   * document's own words; `start`: where the stretch begins that they were found for.
   */
  copy(pool: CandidatePool, first: number, count: number, text: string, start: number): void;
}

/** Compares two channels, rule by rule. */
export function shiftOf(from: Channel, to: Channel): Shift {
  const numbers = new Map<string, number>();
  for (let rule = 0; rule < to.ruleCount; rule++) numbers.set(keyOf(to, rule), rule);
  const renumbered = new Int32Array(from.ruleCount).fill(NO_RULE);
  const gainOf = new Int32Array(to.ruleCount).fill(-1);
  for (let rule = 0; rule < from.ruleCount; rule++) {
    const now = numbers.get(keyOf(from, rule));
    if (now === undefined) continue;
    renumbered[rule] = now;
    gainOf[now] = Math.max(0, from.cost[rule] - to.cost[now]);
  }
  // A rule that was unknown was read as its core, beside letters that were read rightly, or guessed.
  const before = new Map<string, number>();
  for (let rule = 0; rule < from.ruleCount; rule++) before.set(coreOf(from, rule), from.cost[rule]);
  for (let rule = 0; rule < to.ruleCount; rule++) {
    if (gainOf[rule] >= 0) continue;
    const core = coreOf(to, rule);
    const guess = core.startsWith(">") ? from.lose : core.endsWith(">") ? from.insert : from.substitute;
    gainOf[rule] = Math.max(0, (before.get(core) ?? guess) - to.cost[rule]);
  }
  let always = 0;
  for (const rule of to.unscanned) always = Math.max(always, gainOf[rule]);
  const cheaper = new Map<number, Uint16Array>();
  for (const [unit, group] of to.byFirstUnit) {
    const rules = group.filter((rule) => gainOf[rule] > 0).sort((a, b) => gainOf[b] - gainOf[a] || a - b);
    if (rules.length > 0) cheaper.set(unit, rules);
  }
  return {
    gain(text, start, end) {
      let most = always;
      let second = 0;
      for (let at = start; at < end; at++) {
        for (const rule of cheaper.get(text.charCodeAt(at)) ?? NONE) {
          const size = to.scannedLength[rule];
          if (at + size > end) continue;
          if (size > 1 && to.second[rule] !== text.charCodeAt(at + 1)) continue;
          if (size > 2 && to.third[rule] !== text.charCodeAt(at + 2)) continue;
          const gain = gainOf[rule];
          if (gain > most) {
            second = most;
            most = gain;
          } else if (gain > second) second = gain;
          break;
        }
      }
      return most + second;
    },
    copy(pool, first, count, text, start) {
      for (let c = first; c < first + count; c++) {
        const begin = pool.opStart[c];
        const size = pool.opStart[c + 1] - begin;
        reserve(pool, size);
        const copy = pool.count;
        const at = pool.opStart[copy];
        let difference = 0;
        let lost = false;
        for (let o = 0; o < size; o += 3) {
          const op = pool.ops[begin + o];
          const position = pool.ops[begin + o + 1];
          const depth = pool.ops[begin + o + 2];
          const now = op >= 0 ? renumbered[op] : op;
          if (op >= 0 && now === NO_RULE) lost = true;
          else
            difference +=
              costOf(to, now, position, depth, text, start) - costOf(from, op, position, depth, text, start);
          pool.ops[at + o] = now;
          pool.ops[at + o + 1] = position;
          pool.ops[at + o + 2] = depth;
        }
        for (let w = 0; w < pool.wordCount[c]; w++) if (pool.words[c * 3 + w] >= OWN_ENTRIES) lost = true;
        if (lost) continue;
        pool.channel[copy] = pool.channel[c] + difference;
        pool.total[copy] = pool.total[c] + difference;
        pool.wordCount[copy] = pool.wordCount[c];
        for (let w = 0; w < 3; w++) pool.words[copy * 3 + w] = pool.words[c * 3 + w];
        pool.mode[copy] = pool.mode[c];
        pool.ending[copy] = pool.ending[c];
        pool.generic[copy] = pool.generic[c];
        pool.opStart[copy + 1] = at + size;
        pool.count++;
      }
    },
  };
}

const NONE = new Uint16Array(0);

function keyOf(channel: Channel, rule: number): string {
  return `${channel.scanned[rule]}>${channel.printed[rule]}>${channel.where[rule]}`;
}

/** A rule without the letters on either side that it leaves as they are. */
function coreOf(channel: Channel, rule: number): string {
  let scanned = channel.scanned[rule];
  let printed = channel.printed[rule];
  while (scanned !== "" && printed !== "" && scanned[0] === printed[0]) {
    scanned = scanned.slice(1);
    printed = printed.slice(1);
  }
  while (scanned !== "" && printed !== "" && scanned.at(-1) === printed.at(-1)) {
    scanned = scanned.slice(0, -1);
    printed = printed.slice(0, -1);
  }
  return `${scanned}>${printed}`;
}

/** What an operation of the search costs, tenths of nats. */
function costOf(channel: Channel, op: number, position: number, depth: number, text: string, start: number): number {
  if (op >= 0) return channel.cost[op];
  const unit = text.charCodeAt(start + position);
  if (op === SAME) return unit < 256 ? channel.identity[unit] : 0;
  if (op === CASE) return depth === 0 && position === 0 ? channel.caseFirst : channel.caseInner;
  if (op === LOSE) return channel.lose;
  if (op === CROP) return channel.crop;
  if (op === SPLIT) return channel.split;
  const space = unit === BLANK ? channel.spaceAfter(position > 0 ? text.charCodeAt(start + position - 1) : 0) : 0;
  if (op === SPACE) return space;
  if (op === INSERT) return symbolOf[unit] !== 0 ? channel.insert : channel.insertMark;
  if (unit === BLANK) return space + BLANK_FOR_APOSTROPHE;
  return symbolOf[unit] !== 0 ? channel.substitute : channel.substituteMark;
}
