import type { Channel } from "../models/channel/channel.js";
import { WORD_END, WORD_START } from "../models/channel/confusion.js";
import { IN_LOWER, IN_TITLE, IN_UPPER } from "../models/channel/spelling.js";
import type { Trie } from "../models/lexicon/trie.js";
import { symbolOf } from "../text/folding.js";
import {
  CASE,
  type CandidatePool,
  CROP,
  DEFERRED,
  END,
  INSERT,
  LOSE,
  reserve,
  SAME,
  SPACE,
  SPLIT,
  SUBSTITUTE,
  TITLE,
  UPPER,
} from "./pool.js";

/** Share of a word's unigram cost that orders the search; below 1 since the context may know better. */
const WORD_WEIGHT = 0.8;
/**
 * A letter still to be read costs at least this, tenths of nats: the words below a node get rarer by more with each
 * letter. Without it most of the search goes over short prefixes that already cost too much. What is given up as too
 * costly counts half of it, since a word that errs early pays later letters with less.
 */
const LETTER_TO_COME = 16;
/** Most units that a rule takes from the scan. */
const MOST_SCANNED = 3;
const STATES = 1 << 14;
const BUCKETS = 1024;
const TABLE = 1 << 16;
/** In the table of states seen: words that a mark ends, beside the numbers of words 0–2. */
const STOP_LANE = 3;
const COMMA_LANE = 4;
const END_LANE = 5;
const FULL_STOP = 46;
const APOSTROPHE = 27;
const BLANK = 32;
/** `Russia s`: an apostrophe lost beside a blank, above the blank alone; tenths of nats. */
const BLANK_FOR_APOSTROPHE = 10;
/** Longest stretch that is searched, UTF-16 units; states pack the position into six bits. */
export const LONGEST_STRETCH = 40;

export interface SearchOptions {
  /** Costlier candidates (channel + weighted unigrams) are of no interest; tenths of nats. */
  readonly limit: number;
  /** Nor are those that cost so much more than the best. */
  readonly window: number;
  readonly mostStates: number;
  readonly mostFound: number;
  /** Edits that no rule explains. */
  readonly generic: boolean;
  /** Several words out of one. */
  readonly split: boolean;
  /** Letters lost at the end. */
  readonly crop: boolean;
  /** Rules that put a mark after the word. */
  readonly ending: boolean;
  /** Small letters besides what the scan's capitals ask for. */
  readonly small?: boolean;
}

/** A trie with what its words cost, and the number that its entries count from. */
export interface SearchLexicon {
  readonly trie: Trie;
  readonly cost: Uint8Array;
  readonly firstEntry: number;
}

/**
 * Best-first search for the words that a stretch of scan may have been. States are (trie node, position in the
 * scan, words so far); costs are whole tenths of nats, so the queue is an array of buckets. The cost to come is at
 * least the cheapest word below the node, so candidates come out in order and the search ends by itself.
 * Returned function: puts candidates into the pool and says how many.
 */
export function createSearcher(pool: CandidatePool) {
  const node = new Int32Array(STATES);
  const position = new Uint8Array(STATES);
  const depth = new Uint8Array(STATES);
  const words = new Uint8Array(STATES);
  const channelCost = new Int32Array(STATES);
  const wordCost = new Int32Array(STATES);
  const parent = new Int32Array(STATES);
  const operation = new Int32Array(STATES);
  const next = new Int32Array(STATES);
  const bucket = new Int32Array(BUCKETS);
  const seenKey = new Int32Array(TABLE);
  const seenCost = new Int32Array(TABLE);
  const seenIn = new Int32Array(TABLE);
  const upper = new Uint8Array(LONGEST_STRETCH);
  const symbol = new Uint8Array(LONGEST_STRETCH);
  const rulesAt: Uint16Array[] = [];
  const path = new Int32Array(256);
  let generation = 0;
  let count = 0;
  let bound = 0;
  let lowest = 0;
  let trie: Trie;
  /** Expected cost of what is left of the scan from each position. */
  const remaining = new Uint8Array(LONGEST_STRETCH + 1);

  function push(
    nd: number,
    pos: number,
    channel: number,
    from: number,
    op: number,
    dp: number,
    wc: number,
    wordsCost: number,
    estimate: number,
    lane = wc,
  ): void {
    const f = channel + wordsCost + estimate + remaining[pos];
    if (f - (remaining[pos] >> 1) > bound || f >= BUCKETS || count >= STATES) return;
    if (op !== END && op !== DEFERRED) {
      const key = (nd << 9) | (pos << 3) | lane;
      const paid = channel + wordsCost;
      let slot = (Math.imul(key, 0x9e3779b1) >>> 16) & (TABLE - 1);
      for (;;) {
        if (seenIn[slot] !== generation) {
          seenIn[slot] = generation;
          seenKey[slot] = key;
          break;
        }
        if (seenKey[slot] === key) {
          if (seenCost[slot] <= paid) return;
          break;
        }
        slot = (slot + 1) & (TABLE - 1);
      }
      seenCost[slot] = paid;
    }
    const state = count++;
    node[state] = nd;
    position[state] = pos;
    depth[state] = dp;
    words[state] = wc;
    channelCost[state] = channel;
    wordCost[state] = wordsCost;
    parent[state] = from;
    operation[state] = op;
    next[state] = bucket[f];
    bucket[f] = state;
    if (f < lowest) lowest = f;
  }

  function child(nd: number, sym: number): number {
    const mask = trie.childMask[nd];
    const bit = 1 << sym;
    if ((mask & bit) === 0) return -1;
    let below = mask & (bit - 1) & ~1;
    below -= (below >>> 1) & 0x55555555;
    below = (below & 0x33333333) + ((below >>> 2) & 0x33333333);
    return trie.firstChild[nd] + (Math.imul((below + (below >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24);
  }

  function collect(state: number, lexicon: SearchLexicon, mode: number, first: number): boolean {
    let length = 0;
    let wordCount = 1;
    let ending = 0;
    let generic = 0;
    const c = pool.count;
    reserve(pool, path.length * 3);
    pool.words[c * 3] = -1;
    // Walk back to the root: the last word first.
    let back = 0;
    const reversed: number[] = [lexicon.firstEntry + trie.entry[node[state]]];
    for (let s = parent[state]; s >= 0; s = parent[s]) {
      const op = operation[s];
      if (op === END || op === DEFERRED) continue;
      if (parent[s] < 0) break;
      if (length < path.length) path[length++] = s;
      if (op === SPLIT) {
        let before = parent[s];
        while (operation[before] === DEFERRED) before = parent[before];
        reversed.push(lexicon.firstEntry + trie.entry[node[before]]);
        wordCount++;
      } else if (op === SUBSTITUTE || op === INSERT || op === LOSE) generic++;
      back++;
    }
    if (wordCount > 3 || back > path.length) return false;
    for (let w = 0; w < wordCount; w++) pool.words[c * 3 + w] = reversed[wordCount - 1 - w];
    const ops = pool.opStart[c];
    for (let i = 0; i < length; i++) {
      const s = path[length - 1 - i];
      let before = parent[s];
      while (operation[before] === DEFERRED) before = parent[before];
      const op = operation[s];
      if (op >= 0 && channelEnding[op] !== 0) ending = channelEnding[op];
      pool.ops[ops + i * 3] = op;
      pool.ops[ops + i * 3 + 1] = position[before];
      pool.ops[ops + i * 3 + 2] = depth[before];
    }
    for (let other = first; other < c; other++) {
      if (pool.wordCount[other] !== wordCount || pool.ending[other] !== ending || pool.mode[other] !== mode) continue;
      let same = true;
      for (let w = 0; w < wordCount; w++) if (pool.words[other * 3 + w] !== pool.words[c * 3 + w]) same = false;
      if (same) return false;
    }
    pool.channel[c] = channelCost[state];
    pool.total[c] = channelCost[state] + wordCost[state];
    pool.wordCount[c] = wordCount;
    pool.mode[c] = mode;
    pool.ending[c] = ending;
    pool.generic[c] = Math.min(255, generic);
    pool.opStart[c + 1] = ops + length * 3;
    pool.count++;
    return true;
  }
  let channelEnding: Uint16Array = new Uint16Array(0);

  return function search(
    lexicon: SearchLexicon,
    text: string,
    start: number,
    end: number,
    mode: number,
    channel: Channel,
    options: SearchOptions,
  ): number {
    const length = end - start;
    if (length === 0 || length > LONGEST_STRETCH) return 0;
    trie = lexicon.trie;
    channelEnding = channel.ending;
    generation++;
    count = 0;
    bound = options.limit;
    lowest = BUCKETS;
    bucket.fill(-1);
    const { best, entry, firstChild, label } = trie;
    const {
      symbolStart,
      printedLength,
      scannedLength,
      symbols,
      capital,
      where,
      ending,
      firstBit,
      cost: ruleCost,
    } = channel;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(start + i);
      symbol[i] = symbolOf[unit];
      upper[i] = isUpper(text, start + i, unit) ? 1 : 0;
      // A capital that begins a word is printed at the scan's start, or behind a speck or two.
      const writings = mode === UPPER ? IN_UPPER : mode === TITLE && i < 3 ? IN_LOWER | IN_TITLE : IN_LOWER;
      rulesAt[i] = matching(channel, text, start + i, end, writings);
    }
    const wanted = mode === UPPER ? IN_UPPER : mode === TITLE ? IN_LOWER | IN_TITLE : IN_LOWER;
    const unscanned = channel.unscanned.filter((rule) => (channel.writing[rule] & wanted) !== 0);
    const first = pool.count;
    let found = 0;
    let popped = 0;
    const wantsCapital = (d: number, wc: number): number =>
      mode === UPPER || (mode === TITLE && d === 0 && wc === 0) ? 1 : 0;
    const leastGeneric = Math.min(
      channel.substituteMark,
      channel.substitute,
      channel.insertMark,
      channel.insert,
      channel.lose,
    );
    const weigh = (cost: number): number => Math.round(cost * WORD_WEIGHT);

    const follow = (state: number, rule: number): void => {
      const dp = depth[state];
      const wc = words[state];
      const pos = position[state];
      if (where[rule] === WORD_START && dp !== 0) return;
      const to = pos + scannedLength[rule];
      if (where[rule] === WORD_END && to !== length) return;
      let nd = node[state];
      const from = symbolStart[rule];
      const size = printedLength[rule];
      for (let i = 0; i < size; i++) {
        const sym = symbols[from + i];
        if (sym !== APOSTROPHE && capital[from + i] !== wantsCapital(dp + i, wc)) return;
        nd = child(nd, sym);
        if (nd < 0) return;
      }
      if (ending[rule] !== 0 && !(options.ending && to === length && entry[nd] >= 0)) return;
      // With a mark behind it the word is another candidate, which the one without must not displace.
      const lane = laneOf(ending[rule], where[rule], wc);
      push(
        nd,
        to,
        channelCost[state] + channel.cost[rule],
        state,
        rule,
        dp + size,
        wc,
        wordCost[state],
        weigh(best[nd]),
        lane,
      );
    };

    for (let i = 0; i <= length; i++) remaining[i] = Math.min(255, (length - i) * LETTER_TO_COME);
    push(0, 0, 0, -1, SAME, 0, 0, 0, weigh(best[0]));
    for (let f = lowest; f < BUCKETS && f <= bound + (remaining[0] >> 1); f++) {
      let state = bucket[f];
      while (state >= 0) {
        bucket[f] = next[state];
        if (++popped > options.mostStates || count >= STATES) return found;
        lowest = BUCKETS;
        const op = operation[state];
        const nd = node[state];
        const pos = position[state];
        const dp = depth[state];
        const wc = words[state];
        const paid = channelCost[state];
        const before = wordCost[state];
        if (op === END) {
          if (collect(state, lexicon, mode, first)) {
            if (found === 0) bound = Math.min(bound, f + options.window);
            if (++found >= options.mostFound) return found;
          }
        } else if (op === DEFERRED) {
          const subst = pos < length && text.charCodeAt(start + pos) !== BLANK;
          const substitution = subst ? (symbol[pos] !== 0 ? channel.substitute : channel.substituteMark) : 0;
          for (let x = firstChild[nd], last = firstChild[nd + 1]; x < last; x++) {
            const below = weigh(best[x]);
            if (subst && label[x] !== symbol[pos])
              push(x, pos + 1, paid + substitution, state, SUBSTITUTE, dp + 1, wc, before, below);
            push(x, pos, paid + channel.lose, state, LOSE, dp + 1, wc, before, below);
          }
          if (subst)
            push(
              nd,
              pos + 1,
              paid + (symbol[pos] !== 0 ? channel.insert : channel.insertMark),
              state,
              INSERT,
              dp,
              wc,
              before,
              weigh(best[nd]),
            );
        } else {
          const word = entry[nd];
          if (pos === length && word >= 0 && dp > 0)
            push(nd, pos, paid, state, END, dp, wc, before + weigh(lexicon.cost[word]), 0);
          // What was read at a word's end is its end.
          if (op >= 0 && (ending[op] !== 0 || where[op] === WORD_END)) {
            if (lowest < f) f = lowest;
            state = bucket[f];
            continue;
          }
          if (pos < length) {
            const sym = symbol[pos];
            if (sym !== 0) {
              const x = child(nd, sym);
              if (x >= 0) {
                const wrongCase = sym !== APOSTROPHE && upper[pos] !== wantsCapital(dp, wc);
                const unit = text.charCodeAt(start + pos);
                const same = unit < 256 ? channel.identity[unit] : 0;
                const cost = wrongCase ? (dp === 0 && pos === 0 ? channel.caseFirst : channel.caseInner) : same;
                push(x, pos + 1, paid + cost, state, wrongCase ? CASE : SAME, dp + 1, wc, before, weigh(best[x]));
              }
            }
            const rules = rulesAt[pos];
            const below = trie.childMask[nd];
            const slack =
              bound - paid - before - weigh(best[nd]) - (remaining[pos] >> 1) + MOST_SCANNED * LETTER_TO_COME;
            for (let i = 0; i < rules.length && ruleCost[rules[i]] <= slack; i++)
              if (firstBit[rules[i]] & below) follow(state, rules[i]);
            if (text.charCodeAt(start + pos) === BLANK) {
              const space = paid + channel.spaceAfter(pos > 0 ? text.charCodeAt(start + pos - 1) : 0);
              push(nd, pos + 1, space, state, SPACE, dp, wc, before, weigh(best[nd]));
              const x = child(nd, APOSTROPHE);
              if (x >= 0)
                push(x, pos + 1, space + BLANK_FOR_APOSTROPHE, state, SUBSTITUTE, dp + 1, wc, before, weigh(best[x]));
            }
          } else if (options.crop && dp > 0) {
            for (let x = firstChild[nd], last = firstChild[nd + 1]; x < last; x++)
              push(x, pos, paid + channel.crop, state, CROP, dp + 1, wc, before, weigh(best[x]));
          }
          if (channel.unscannedBits & trie.childMask[nd]) {
            const slack = bound - paid - before - weigh(best[nd]) - (remaining[pos] >> 1);
            for (let i = 0; i < unscanned.length && ruleCost[unscanned[i]] <= slack; i++)
              if (firstBit[unscanned[i]] & trie.childMask[nd]) follow(state, unscanned[i]);
          }
          if (options.generic) push(nd, pos, paid, state, DEFERRED, dp, wc, before, weigh(best[nd]) + leastGeneric);
          if (
            options.split &&
            word >= 0 &&
            wc < 2 &&
            pos > 0 &&
            pos < length &&
            mayStandAlone(label[nd], dp, lexicon.cost[word])
          )
            push(
              0,
              pos,
              paid + channel.split,
              state,
              SPLIT,
              0,
              wc + 1,
              before + weigh(lexicon.cost[word]),
              weigh(best[0]),
            );
        }
        // A letter read rightly brings the end nearer, so that a state may stand before the one that it came from.
        if (lowest < f) f = lowest;
        state = bucket[f];
      }
    }
    return found;
  };
}

function laneOf(ending: number, where: number, wordsBefore: number): number {
  if (ending !== 0) return ending === FULL_STOP ? STOP_LANE : COMMA_LANE;
  return where === WORD_END ? END_LANE : wordsBefore;
}

/** Short pieces of a split must be common words, else every garbled word falls apart into rare ones. */
function mayStandAlone(lastSymbol: number, length: number, cost: number): boolean {
  if (length === 1) return lastSymbol === 1 || lastSymbol === 9;
  return cost < (length === 2 ? 95 : 130);
}

function isUpper(text: string, at: number, unit: number): boolean {
  if (unit < 128) return unit >= 65 && unit <= 90;
  const unitText = text[at];
  return unitText !== unitText.toLowerCase();
}

const NO_RULES = new Uint16Array(0);

/** The rules whose scanned side stands at a place, and whose print may be written so. */
function matching(channel: Channel, text: string, at: number, end: number, writings: number): Uint16Array {
  const group = channel.byFirstUnit.get(text.charCodeAt(at));
  if (group === undefined) return NO_RULES;
  let fits = 0;
  const list = new Uint16Array(group.length);
  for (let i = 0; i < group.length; i++) {
    const rule = group[i];
    if ((channel.writing[rule] & writings) === 0) continue;
    const size = channel.scannedLength[rule];
    if (at + size > end) continue;
    if (size > 1 && !text.startsWith(channel.scanned[rule], at)) continue;
    list[fits++] = rule;
  }
  return list.subarray(0, fits);
}
