import type { Channel } from "../models/channel/channel.js";
import { CHANNEL, type Frontier, NODE, OPERATION, PARENT, PLACE, STRIDE, WORDS } from "./frontier.js";
import {
  type CandidatePool,
  DEFERRED,
  dropCandidate,
  END,
  INSERT,
  LOSE,
  MOST_WORDS,
  reserve,
  SPLIT,
  SUBSTITUTE,
} from "./pool.js";
import type { SearchLexicon } from "./search.js";

const LONGEST_PATH = 256;
const path = new Int32Array(LONGEST_PATH);
const reversed = new Int32Array(MOST_WORDS);

/**
 * Puts the candidate that ends in a state into the pool. False if it is too long or the pool has its words since `first`:
 * then the cheaper of the two stays.
 */
export function collect(
  pool: CandidatePool,
  { states }: Frontier,
  end: number,
  { trie, firstEntry }: SearchLexicon,
  mode: number,
  channel: Channel,
  first: number,
): boolean {
  const field = (state: number, name: number): number => states[state * STRIDE + name];
  const before = (state: number): number => {
    let from = field(state, PARENT);
    while (from >= 0 && field(from, OPERATION) === DEFERRED) from = field(from, PARENT);
    return from;
  };
  let length = 0;
  let wordCount = 1;
  let generic = 0;
  reversed[0] = firstEntry + trie.entry[field(end, NODE)];
  for (let s = field(end, PARENT); s >= 0 && field(s, PARENT) >= 0; s = field(s, PARENT)) {
    const op = field(s, OPERATION);
    if (op === END || op === DEFERRED) continue;
    if (length === LONGEST_PATH) return false;
    path[length++] = s;
    if (op === SPLIT) {
      if (wordCount === MOST_WORDS) return false;
      reversed[wordCount++] = firstEntry + trie.entry[field(before(s), NODE)];
    } else if (op === SUBSTITUTE || op === INSERT || op === LOSE) generic++;
  }
  let ending = 0;
  for (let i = 0; i < length; i++) {
    const op = field(path[i], OPERATION);
    if (op >= 0 && channel.ending[op] !== 0) ending = channel.ending[op];
  }
  const total = field(end, CHANNEL) + field(end, WORDS);
  const twin = find(pool, first, wordCount, ending, mode);
  // What a way has still to pay is guessed, and may be less: the dearer of two can come first.
  if (twin >= 0) {
    if (pool.total[twin] <= total) return false;
    dropCandidate(pool, twin);
  }
  const c = pool.count;
  reserve(pool, length * 3);
  for (let w = 0; w < MOST_WORDS; w++) pool.words[c * 3 + w] = w < wordCount ? reversed[wordCount - 1 - w] : -1;
  const ops = pool.opStart[c];
  for (let i = 0; i < length; i++) {
    const s = path[length - 1 - i];
    const place = field(before(s), PLACE);
    pool.ops[ops + i * 3] = field(s, OPERATION);
    pool.ops[ops + i * 3 + 1] = place & 63;
    pool.ops[ops + i * 3 + 2] = (place >> 6) & 63;
  }
  pool.channel[c] = field(end, CHANNEL);
  pool.total[c] = total;
  pool.wordCount[c] = wordCount;
  pool.mode[c] = mode;
  pool.ending[c] = ending;
  pool.generic[c] = Math.min(255, generic);
  pool.opStart[c + 1] = ops + length * 3;
  pool.count++;
  return twin < 0;
}

/** The candidate of the words in `reversed` since `first`, −1 for none. */
function find(pool: CandidatePool, first: number, wordCount: number, ending: number, mode: number): number {
  for (let c = first; c < pool.count; c++) {
    if (pool.wordCount[c] !== wordCount || pool.ending[c] !== ending || pool.mode[c] !== mode) continue;
    let w = 0;
    while (w < wordCount && pool.words[c * 3 + w] === reversed[wordCount - 1 - w]) w++;
    if (w === wordCount) return c;
  }
  return -1;
}
