import type { Channel } from "../models/channel/channel.js";
import { ANYWHERE, confusionKey } from "../models/channel/confusion.js";
import { symbolOf } from "../text/folding.js";
import {
  CASE,
  type CandidatePool,
  CROP,
  copyFields,
  INSERT,
  LOSE,
  OWN_ENTRIES,
  reserve,
  SAME,
  SPACE,
  SPLIT,
} from "./pool.js";
import { blankRead, caseOfFirst } from "./search.js";

const NO_RULE = -1;
const BLANK = 32;
const MOST_OPERATIONS = 64;
/** Units of a rule's sides. */
const LONGEST_SIDE = 3;
const NEVER = 1e6;

/**
 * Puts the candidates of one channel into the pool at the costs of another, but for those of a document's own words.
 * The letters of print and scan stay aligned as they were; what the other channel knows as one confusion becomes one.
 */
export interface Rescorer {
  /** Candidates [first, first + count), found for `text[start, end)`; those above `limit` are left out. */
  copy(first: number, count: number, text: string, start: number, end: number, limit: number): void;
}

/** `write`: the text that a candidate of `from` prints. */
export function createRescorer(
  pool: CandidatePool,
  from: Channel,
  to: Channel,
  write: (candidate: number) => string,
): Rescorer {
  const renumbered = new Int32Array(from.ruleCount);
  for (let rule = 0; rule < from.ruleCount; rule++) renumbered[rule] = to.ruleOf(from.keys[rule], from.where[rule]);
  // Of each operation: where it begins in scan and print, what it costs; of each place: the cheapest way there.
  const position = new Int32Array(MOST_OPERATIONS + 1);
  const depth = new Int32Array(MOST_OPERATIONS + 1);
  const operation = new Int32Array(MOST_OPERATIONS);
  const cost = new Int32Array(MOST_OPERATIONS);
  const cheapest = new Int32Array(MOST_OPERATIONS + 1);
  const cameFrom = new Int32Array(MOST_OPERATIONS + 1);
  const cameBy = new Int32Array(MOST_OPERATIONS + 1);
  const kept = new Int32Array(MOST_OPERATIONS);

  /** The cheapest way to take up to `most` neighbouring operations as one. */
  const segment = (count: number, scanned: string, printed: string, most: number): void => {
    cheapest[0] = 0;
    for (let end = 1; end <= count; end++) {
      cheapest[end] = cheapest[end - 1] + cost[end - 1];
      cameFrom[end] = end - 1;
      cameBy[end] = operation[end - 1];
      let plain = true;
      for (let begin = end - 1; begin >= 0 && end - begin <= most; begin--) {
        if (operation[begin] === SPACE || operation[begin] === CROP) break;
        if (operation[begin] !== SAME) plain = false;
        if (position[end] - position[begin] > LONGEST_SIDE || depth[end] - depth[begin] > LONGEST_SIDE) break;
        if (plain || (begin === end - 1 && operation[begin] >= 0)) continue;
        const key = confusionKey(
          scanned.slice(position[begin], position[end]),
          printed.slice(depth[begin], depth[end]),
        );
        const rule = to.ruleOf(key, ANYWHERE);
        if (rule === NO_RULE || to.ending[rule] !== 0 || cheapest[begin] + to.cost[rule] >= cheapest[end]) continue;
        cheapest[end] = cheapest[begin] + to.cost[rule];
        cameFrom[end] = begin;
        cameBy[end] = rule;
      }
    }
  };

  const copyOne = (c: number, scanned: string, text: string, start: number, limit: number): void => {
    const begin = pool.opStart[c];
    const count = (pool.opStart[c + 1] - begin) / 3;
    if (count > MOST_OPERATIONS) return;
    for (let w = 0; w < pool.wordCount[c]; w++) if (pool.words[c * 3 + w] >= OWN_ENTRIES) return;
    const word = write(c);
    const bare = pool.ending[c] === 0 ? word : word.slice(0, -1);
    let before = 0;
    for (let o = 0; o < count; o++) {
      const op = pool.ops[begin + o * 3];
      const at = (position[o] = pool.ops[begin + o * 3 + 1]);
      const deep = (depth[o] = pool.ops[begin + o * 3 + 2]);
      const print = symbolOf[bare.charCodeAt(deep)];
      before += costOf(from, op, at, deep, text, start, print);
      const lost = op >= 0 && renumbered[op] === NO_RULE;
      operation[o] = op >= 0 && !lost ? renumbered[op] : op;
      cost[o] = lost ? NEVER : costOf(to, operation[o], at, deep, text, start, print);
    }
    position[count] = scanned.length;
    depth[count] = bare.length;
    segment(count, scanned, bare, pool.wordCount[c] === 1 && pool.ending[c] === 0 ? LONGEST_SIDE : 0);
    const difference = cheapest[count] - before;
    if (cheapest[count] >= NEVER || pool.total[c] + difference > limit) return;
    let steps = 0;
    for (let place = count; place > 0; place = cameFrom[place]) kept[steps++] = place;
    reserve(pool, steps * 3);
    const copy = pool.count++;
    const at = pool.opStart[copy];
    for (let i = 0; i < steps; i++) {
      const place = kept[steps - 1 - i];
      pool.ops[at + i * 3] = cameBy[place];
      pool.ops[at + i * 3 + 1] = position[cameFrom[place]];
      pool.ops[at + i * 3 + 2] = depth[cameFrom[place]];
    }
    copyFields(pool, c, copy);
    pool.channel[copy] += difference;
    pool.total[copy] += difference;
    pool.opStart[copy + 1] = at + steps * 3;
  };
  return {
    copy(first, count, text, start, end, limit) {
      const scanned = text.slice(start, end);
      for (let c = first; c < first + count; c++) copyOne(c, scanned, text, start, limit);
    },
  };
}

/** What an operation of the search costs, tenths of nats. `printed`: the symbol at its place in print. */
function costOf(
  channel: Channel,
  op: number,
  position: number,
  depth: number,
  text: string,
  start: number,
  printed: number,
): number {
  if (op >= 0) return channel.cost[op];
  const unit = text.charCodeAt(start + position);
  if (op === SAME) return unit < 256 ? channel.identity[unit] : 0;
  if (op === CASE) return depth === 0 && position === 0 ? caseOfFirst(channel, unit) : channel.caseInner;
  if (op === LOSE) return channel.lose;
  if (op === CROP) return channel.crop;
  if (op === SPLIT) return channel.split;
  const unitBefore = position > 0 ? text.charCodeAt(start + position - 1) : 0;
  if (op === SPACE) return channel.spaceAfter(unitBefore);
  if (op === INSERT) return symbolOf[unit] !== 0 ? channel.insert : channel.insertMark;
  if (unit === BLANK) return blankRead(channel, unitBefore, printed);
  return symbolOf[unit] !== 0 ? channel.substitute : channel.substituteMark;
}
