import type { Channel } from "../models/channel/channel.js";
import { WORD_END } from "../models/channel/confusion.js";
import { IN_LOWER, IN_TITLE, IN_UPPER } from "../models/channel/spelling.js";
import { LONGEST_STRETCH } from "./frontier.js";
import { TITLE, UPPER } from "./pool.js";

const MOST_MATCHES = 1 << 12;
/** A capital that begins a word is printed at the scan's start, or behind a speck or two. */
const SPECKS_BEFORE = 3;

/** The rules that may have made each place of a stretch of scan: those at i are `rules[from[i] … from[i + 1] − 1]`. */
export interface Matches {
  readonly from: Uint16Array;
  /** Cheapest first at each place. */
  readonly rules: Uint16Array;
  /** Their cost, units of scan and first printed symbol, side by side with them. */
  readonly cost: Uint16Array;
  readonly size: Uint8Array;
  readonly bit: Int32Array;
  /** The rules without a scanned side, cheapest first. */
  unscanned: Uint16Array;
}

export function createMatches(): Matches {
  return {
    from: new Uint16Array(LONGEST_STRETCH + 1),
    rules: new Uint16Array(MOST_MATCHES),
    cost: new Uint16Array(MOST_MATCHES),
    size: new Uint8Array(MOST_MATCHES),
    bit: new Int32Array(MOST_MATCHES),
    unscanned: new Uint16Array(0),
  };
}

/** Finds the rules for a stretch whose print is written as `mode` says. */
export function match(
  matches: Matches,
  channel: Channel,
  text: string,
  start: number,
  end: number,
  mode: number,
): void {
  const { from, rules, cost, bit } = matches;
  const { scannedLength, second, third, writing, where } = channel;
  const wanted = mode === UPPER ? IN_UPPER : mode === TITLE ? IN_LOWER | IN_TITLE : IN_LOWER;
  let count = 0;
  for (let at = start; at < end; at++) {
    from[at - start] = count;
    const group = channel.byFirstUnit.get(text.charCodeAt(at));
    if (group === undefined) continue;
    const written = mode === TITLE && at - start >= SPECKS_BEFORE ? IN_LOWER : wanted;
    const left = end - at;
    const next = left > 1 ? text.charCodeAt(at + 1) : 0;
    const afterNext = left > 2 ? text.charCodeAt(at + 2) : 0;
    for (let i = 0; i < group.length && count < MOST_MATCHES; i++) {
      const rule = group[i];
      const size = scannedLength[rule];
      if (size > left || (writing[rule] & written) === 0) continue;
      if (size > 1 && (second[rule] !== next || (size > 2 && third[rule] !== afterNext))) continue;
      if (where[rule] === WORD_END && size !== left) continue;
      cost[count] = channel.cost[rule];
      matches.size[count] = size;
      bit[count] = channel.firstBit[rule];
      rules[count++] = rule;
    }
  }
  from[end - start] = count;
  matches.unscanned = channel.unscannedIn(wanted);
}
