import type { Channel } from "../models/channel/channel.js";
import { WORD_END, WORD_START } from "../models/channel/confusion.js";
import { childOf, type Trie } from "../models/lexicon/trie.js";
import { APOSTROPHE, symbolOf } from "../text/folding.js";
import { classAt, UPPER_BIT } from "../tokens/char-class.js";
import { collect } from "./collect.js";
import {
  CHANNEL,
  createFrontier,
  LETTER_TO_COME,
  LONGEST_STRETCH,
  NODE,
  OPERATION,
  PLACE,
  STRIDE,
  WORDS,
} from "./frontier.js";
import { createMatches, match } from "./matches.js";
import {
  CASE,
  type CandidatePool,
  CROP,
  DEFERRED,
  END,
  INSERT,
  LOSE,
  SAME,
  SPACE,
  SPLIT,
  SUBSTITUTE,
  TITLE,
  UPPER,
} from "./pool.js";
import { strangeMark } from "./strange-marks.js";

/** Share of a word's unigram cost that orders the search; below 1 since the context may know better. */
const WORD_WEIGHT = 0.8;
/** Most units that a rule takes from the scan. */
const MOST_SCANNED = 3;
/** In the table of states seen: words that a mark ends, beside the numbers of words 0–2. */
const STOP_LANE = 3;
const COMMA_LANE = 4;
const END_LANE = 5;
const FULL_STOP = 46;
const BLANK = 32;
/** `J hn`: a blank in the place of a letter, above the blank or any other mark; tenths of nats. */
const BLANK_FOR_LETTER = 15;
/** `Russia s`: an apostrophe lost beside a blank, above the blank alone; tenths of nats. */
const BLANK_FOR_APOSTROPHE = 10;

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
  /** A capital and small letters, whatever the scan begins with. */
  readonly bothCases?: boolean;
}

/** A trie with what its words cost, and the number that its entries count from. */
export interface SearchLexicon {
  readonly trie: Trie;
  readonly cost: Uint8Array;
  readonly firstEntry: number;
}

const weighed = Uint8Array.from({ length: 256 }, (_, cost) => Math.round(cost * WORD_WEIGHT));

/**
 * Best-first search for the words that a stretch of scan may have been. States are (trie node, position in the
 * scan, words so far); costs are whole tenths of nats. The cost to come is at least the cheapest word below the node,
 * so candidates come out in order and the search ends by itself.
 * Returned function: puts candidates into the pool and says how many states it looked at.
 */
export function createSearcher(pool: CandidatePool) {
  const frontier = createFrontier();
  const { states, remaining, push, pop } = frontier;
  const matches = createMatches();
  const upper = new Uint8Array(LONGEST_STRETCH);
  const symbol = new Uint8Array(LONGEST_STRETCH);

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
    const { best, entry, firstChild, label, childMask } = lexicon.trie;
    const { symbolStart, printedLength, scannedLength, symbols, capital, where, ending, firstBit } = channel;
    const ruleCost = channel.cost;
    const toCome = Math.min(255, length * LETTER_TO_COME);
    const slackAtStart = options.limit - weighed[best[0]] - (toCome >> 1);
    if (!options.generic && !mayBegin(lexicon.trie, channel, text.charCodeAt(start), slackAtStart))
      return weighed[best[0]] + toCome - (toCome >> 1) <= options.limit ? 1 : 0;
    for (let i = 0; i < length; i++) {
      symbol[i] = symbolOf[text.charCodeAt(start + i)];
      upper[i] = classAt(text, start + i) & UPPER_BIT ? 1 : 0;
    }
    match(matches, channel, text, start, end, mode);
    const { from: rulesFrom, rules, cost: matchCost, size: matchSize, bit: matchBit, unscanned } = matches;
    const first = pool.count;
    const allCapitals = mode === UPPER ? 1 : 0;
    const firstCapital = mode === UPPER || mode === TITLE ? 1 : 0;
    const leastGeneric = Math.min(
      channel.substituteMark,
      channel.substitute,
      channel.insertMark,
      channel.insert,
      channel.lose,
    );
    frontier.clear(length, options.limit, options.mostStates);

    const follow = (state: number, rule: number, pos: number, dp: number, wc: number): void => {
      if (where[rule] === WORD_START && dp !== 0) return;
      const to = pos + scannedLength[rule];
      if (where[rule] === WORD_END && to !== length) return;
      const at = state * STRIDE;
      let nd = states[at + NODE];
      const from = symbolStart[rule];
      const size = printedLength[rule];
      for (let i = 0; i < size; i++) {
        const sym = symbols[from + i];
        const wanted = dp + i === 0 && wc === 0 ? firstCapital : allCapitals;
        if (sym !== APOSTROPHE && capital[from + i] !== wanted) return;
        nd = childOf(childMask, firstChild, nd, sym);
        if (nd < 0) return;
      }
      if (ending[rule] !== 0 && !(options.ending && to === length && entry[nd] >= 0)) return;
      // With a mark behind it the word is another candidate, which the one without must not displace.
      const lane = laneOf(ending[rule], where[rule], wc);
      const paid = states[at + CHANNEL] + ruleCost[rule];
      push(nd, to, dp + size, wc, lane, paid, states[at + WORDS], weighed[best[nd]], state, rule);
    };

    /** Edits that no rule explains, at one place. */
    const guess = (state: number, nd: number, pos: number, dp: number, wc: number, paid: number, before: number) => {
      const reads = pos < length && text.charCodeAt(start + pos) !== BLANK;
      const sym = reads ? symbol[pos] : 0;
      const substituted = paid + (sym !== 0 ? channel.substitute : channel.substituteMark);
      const lost = paid + channel.lose;
      const bound = frontier.bound - before;
      const slackRead = reads ? bound - (remaining[pos + 1] - (remaining[pos + 1] >> 1)) - substituted : -1;
      const slackLost = bound - (remaining[pos] - (remaining[pos] >> 1)) - lost;
      for (let x = firstChild[nd], last = firstChild[nd + 1]; x < last; x++) {
        const below = weighed[best[x]];
        if (below <= slackRead && label[x] !== sym)
          push(x, pos + 1, dp + 1, wc, wc, substituted, before, below, state, SUBSTITUTE);
        if (below <= slackLost) push(x, pos, dp + 1, wc, wc, lost, before, below, state, LOSE);
      }
      if (reads) {
        const inserted = paid + (sym !== 0 ? channel.insert : channel.insertMark);
        push(nd, pos + 1, dp, wc, wc, inserted, before, weighed[best[nd]], state, INSERT);
      }
    };

    /** All that may have been printed next. */
    const expand = (state: number, op: number, nd: number, pos: number, dp: number, wc: number): void => {
      const paid = states[state * STRIDE + CHANNEL];
      const before = states[state * STRIDE + WORDS];
      const word = entry[nd];
      const below = weighed[best[nd]];
      if (pos === length && word >= 0 && dp > 0)
        push(nd, pos, dp, wc, wc, paid, before + weighed[lexicon.cost[word]], 0, state, END);
      // What was read at a word's end is its end.
      if (op >= 0 && (ending[op] !== 0 || where[op] === WORD_END)) return;
      const mask = childMask[nd];
      if (pos < length) {
        const sym = symbol[pos];
        const unit = text.charCodeAt(start + pos);
        const x = sym === 0 ? -1 : childOf(childMask, firstChild, nd, sym);
        if (x >= 0) {
          const wrongCase = sym !== APOSTROPHE && upper[pos] !== (dp === 0 && wc === 0 ? firstCapital : allCapitals);
          const same = unit < 256 ? channel.identity[unit] : 0;
          const cost = wrongCase ? (dp === 0 && pos === 0 ? caseOfFirst(channel, unit) : channel.caseInner) : same;
          push(x, pos + 1, dp + 1, wc, wc, paid + cost, before, weighed[best[x]], state, wrongCase ? CASE : SAME);
        }
        // A speck is no letter of any word: to pass over it needs no guess.
        if (!options.generic && strangeMark[unit] !== 0)
          push(nd, pos + 1, dp, wc, wc, paid + channel.insertMark, before, below, state, INSERT);
        const all = paid + before + below;
        // What a rule may cost, before it is known how much of the scan it takes.
        const slack = Math.min(frontier.bound - all - (remaining[pos] >> 1), frontier.ceiling - all - remaining[pos]);
        for (let i = rulesFrom[pos], last = rulesFrom[pos + 1]; i < last; i++) {
          const cost = matchCost[i];
          if (cost > slack + MOST_SCANNED * LETTER_TO_COME) break;
          if (matchBit[i] & mask && cost <= slack + matchSize[i] * LETTER_TO_COME) follow(state, rules[i], pos, dp, wc);
        }
        if (unit === BLANK) {
          const unitBefore = pos > 0 ? text.charCodeAt(start + pos - 1) : 0;
          push(nd, pos + 1, dp, wc, wc, paid + channel.spaceAfter(unitBefore), before, below, state, SPACE);
          const unread = paid + blankRead(channel, unitBefore, 0);
          const lost = paid + blankRead(channel, unitBefore, APOSTROPHE);
          for (let x = firstChild[nd], last = firstChild[nd + 1]; x < last; x++) {
            const cost = label[x] === APOSTROPHE ? lost : unread;
            push(x, pos + 1, dp + 1, wc, wc, cost, before, weighed[best[x]], state, SUBSTITUTE);
          }
        }
      } else if (options.crop && dp > 0) {
        for (let x = firstChild[nd], last = firstChild[nd + 1]; x < last; x++)
          push(x, pos, dp + 1, wc, wc, paid + channel.crop, before, weighed[best[x]], state, CROP);
      }
      if (channel.unscannedBits & mask) {
        const all = paid + before + below;
        const slack = Math.min(frontier.bound - all - (remaining[pos] >> 1), frontier.ceiling - all - remaining[pos]);
        for (let i = 0; i < unscanned.length && ruleCost[unscanned[i]] <= slack; i++)
          if (firstBit[unscanned[i]] & mask) follow(state, unscanned[i], pos, dp, wc);
      }
      if (options.generic) push(nd, pos, dp, wc, wc, paid, before, below + leastGeneric, state, DEFERRED);
      if (options.split && word >= 0 && wc < 2 && pos > 0 && pos < length) {
        const cost = lexicon.cost[word];
        if (mayStandAlone(label[nd], dp, cost)) {
          const split = paid + channel.split;
          push(0, pos, 0, wc + 1, wc + 1, split, before + weighed[cost], weighed[best[0]], state, SPLIT);
        }
      }
    };

    push(0, 0, 0, 0, 0, 0, 0, weighed[best[0]], -1, SAME);
    let found = 0;
    let looked = 0;
    for (let state = pop(); state >= 0; state = pop()) {
      looked++;
      const at = state * STRIDE;
      const op = states[at + OPERATION];
      const nd = states[at + NODE];
      const place = states[at + PLACE];
      const pos = place & 63;
      const dp = (place >> 6) & 63;
      const wc = place >> 12;
      if (op === END) {
        if (!collect(pool, frontier, state, lexicon, mode, channel, first)) continue;
        if (found === 0) frontier.lower(frontier.cost + options.window);
        if (++found >= options.mostFound) break;
      } else if (op === DEFERRED) guess(state, nd, pos, dp, wc, states[at + CHANNEL], states[at + WORDS]);
      else expand(state, op, nd, pos, dp, wc);
    }
    return looked;
  };
}

/**
 * Does a word of the trie begin with what a unit of scan stands for, or with what left none? `slack`: what a rule may cost, tenths of
 * nats, but for the letters that it takes.
 */
function mayBegin({ childMask, firstChild }: Trie, channel: Channel, unit: number, slack: number): boolean {
  if (strangeMark[unit] !== 0 || unit === BLANK) return true;
  const mask = childMask[0];
  const symbol = symbolOf[unit];
  if (symbol !== 0 && childOf(childMask, firstChild, 0, symbol) >= 0) return true;
  const { cost, firstBit, scannedLength, unscanned } = channel;
  const rules = channel.byFirstUnit.get(unit);
  if (rules !== undefined)
    for (const rule of rules) {
      if (cost[rule] > slack + MOST_SCANNED * LETTER_TO_COME) break;
      if (firstBit[rule] & mask && cost[rule] <= slack + scannedLength[rule] * LETTER_TO_COME) return true;
    }
  for (const rule of unscanned) {
    if (cost[rule] > slack) break;
    if (firstBit[rule] & mask) return true;
  }
  return false;
}

/**
 * What it costs to read a blank for a symbol of print, tenths of nats: a letter that left no ink, or an apostrophe that
 * left none beside a blank. `before`: the unit before it, 0 for none.
 */
export function blankRead(channel: Channel, before: number, printed: number): number {
  const space = channel.spaceAfter(before);
  if (printed === APOSTROPHE) return space + BLANK_FOR_APOSTROPHE;
  return Math.max(space, channel.substituteMark) + BLANK_FOR_LETTER;
}

/** What it costs that the first letter stands in the wrong case, as `unit`; tenths of nats. */
export function caseOfFirst({ caseFirst, caseFirstOf }: Channel, unit: number): number {
  return unit < 256 ? caseFirstOf[unit] : caseFirst;
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
