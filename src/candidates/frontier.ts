import { DEFERRED, END } from "./pool.js";

/** Fields of a state, `STRIDE` whole numbers side by side, so that a state is read from one line of the cache. */
export const STRIDE = 8;
export const NODE = 0;
/** Scan position, depth in the word, words before: six, six and two bits. */
export const PLACE = 1;
/** Tenths of nats paid to the channel, and for the words that are ended. */
export const CHANNEL = 2;
export const WORDS = 3;
/** State that it came from, −1 for the root, and by which operation. */
export const PARENT = 4;
export const OPERATION = 5;
const NEXT = 6;

const MOST_STATES = 1 << 14;
const MOST_COST = 1024;
const TABLE_BITS = 12;
const COST_BITS = 10;
const LAST_GENERATION = (1 << (31 - COST_BITS)) - 1;

/** Longest stretch that is searched, UTF-16 units; states pack the position into six bits. */
export const LONGEST_STRETCH = 40;
/**
 * A letter still to be read costs at least this, tenths of nats: the words below a node get rarer by more with each
 * letter. Without it most of the search goes over short prefixes that already cost too much. What is given up as too
 * costly counts half of it, since a word that errs early pays later letters with less.
 */
export const LETTER_TO_COME = 20;

/**
 * The states of one search that wait to be looked at, cheapest first. Costs are whole numbers, so the queue is an array
 * of buckets. States of the same place in trie and scan are told apart by a small table that forgets: a state that it
 * forgot is looked at twice, which costs time only.
 */
export interface Frontier {
  /** Fields of state s from `s * STRIDE`. */
  readonly states: Int32Array;
  /** States that cost more than this, half of what is to come aside, are dropped. */
  readonly bound: number;
  /** So are those that cost more than this in all: as many cheaper ones wait as may still be looked at. */
  readonly ceiling: number;
  /** Begins a search of `length` units that looks at no more than `most` states. */
  clear(length: number, bound: number, most: number): void;
  /** Lowers the bound, if it is not so low already. */
  lower(bound: number): void;
  /** Adds a state unless it is too costly or a cheaper one stands at its place; `estimate`: least cost of its word. */
  push(
    node: number,
    position: number,
    depth: number,
    wordsBefore: number,
    lane: number,
    channel: number,
    wordsCost: number,
    estimate: number,
    from: number,
    operation: number,
  ): void;
  /** The cheapest state, −1 when there is none left or as many as were allowed have been looked at. */
  pop(): number;
  /** Expected cost of what is left of the scan at a position, of which pruning counts half. */
  readonly remaining: Uint8Array;
  /** Cost at which the last popped state was queued. */
  readonly cost: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export function createFrontier(): Frontier {
  const states = new Int32Array(MOST_STATES * STRIDE);
  const bucket = new Int32Array(MOST_COST);
  const key = new Int32Array(1 << TABLE_BITS);
  const mark = new Int32Array(1 << TABLE_BITS);
  const remaining = new Uint8Array(LONGEST_STRETCH + 1);
  const waiting = new Int32Array(MOST_COST);
  /** States that wait below the ceiling, and how many may still be looked at. */
  let total = 0;
  let left = 0;
  let count = 0;
  let generation = 0;
  let lowest = MOST_COST;
  const slotOf = (k: number): number => Math.imul(k, 0x9e3779b1) >>> (32 - TABLE_BITS);
  const frontier: Writable<Frontier> = {
    states,
    bound: 0,
    ceiling: 0,
    remaining,
    cost: 0,
    clear(length, bound, most) {
      if (++generation > LAST_GENERATION) {
        generation = 1;
        mark.fill(0);
      }
      bucket.fill(-1);
      waiting.fill(0);
      for (let i = 0; i <= length; i++) remaining[i] = Math.min(255, (length - i) * LETTER_TO_COME);
      frontier.bound = bound;
      frontier.ceiling = Math.min(MOST_COST - 1, bound + (remaining[0] >> 1));
      count = 0;
      total = 0;
      left = most;
      lowest = MOST_COST;
    },
    lower(bound) {
      frontier.bound = Math.min(frontier.bound, bound);
      const ceiling = frontier.bound + (remaining[0] >> 1);
      while (frontier.ceiling > ceiling) total -= waiting[frontier.ceiling--];
    },
    push(node, position, depth, wordsBefore, lane, channel, wordsCost, estimate, from, operation) {
      const toCome = remaining[position];
      const paid = channel + wordsCost;
      const f = paid + estimate + toCome;
      if (f > frontier.ceiling || f - (toCome >> 1) > frontier.bound || count >= MOST_STATES) return;
      const k = (node << 9) | (position << 3) | lane;
      if (operation !== END && operation !== DEFERRED) {
        const slot = slotOf(k);
        const current = mark[slot];
        if (key[slot] === k && current >>> COST_BITS === generation && (current & (MOST_COST - 1)) <= paid) return;
        key[slot] = k;
        mark[slot] = (generation << COST_BITS) | paid;
      }
      const state = count++;
      const at = state * STRIDE;
      states[at + NODE] = node;
      states[at + PLACE] = position | (depth << 6) | (wordsBefore << 12);
      states[at + CHANNEL] = channel;
      states[at + WORDS] = wordsCost;
      states[at + PARENT] = from;
      states[at + OPERATION] = operation;
      states[at + NEXT] = bucket[f];
      bucket[f] = state;
      if (f < lowest) lowest = f;
      waiting[f]++;
      total++;
      while (total - waiting[frontier.ceiling] >= left) total -= waiting[frontier.ceiling--];
    },
    pop() {
      if (left === 0) return -1;
      for (let f = lowest; f <= frontier.ceiling; f++) {
        const state = bucket[f];
        if (state < 0) continue;
        bucket[f] = states[state * STRIDE + NEXT];
        waiting[f]--;
        total--;
        left--;
        // A letter read rightly brings the end nearer, so that a state may stand before the one that it came from.
        lowest = f;
        frontier.cost = f;
        return state;
      }
      return -1;
    },
  };
  return frontier;
}
