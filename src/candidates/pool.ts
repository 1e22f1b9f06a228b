/** How the words of a candidate are written. */
export const LOWER = 0;
export const TITLE = 1;
export const UPPER = 2;

/** Operations of the search besides the rules, which are numbered from 0. */
export const SAME = -1;
export const CASE = -2;
export const SUBSTITUTE = -3;
export const INSERT = -4;
export const LOSE = -5;
export const SPLIT = -6;
export const END = -7;
export const CROP = -8;
export const SPACE = -9;
export const DEFERRED = -10;

/** Words of a candidate. */
export const MOST_WORDS = 3;

/**
 * Candidates of all forms of a window, side by side in flat arrays that only grow. A candidate is one reading of a
 * stretch: up to three lexicon entries, their writing, a closing mark, the channel's cost, and the operations that
 * lead from what was printed to what was scanned.
 */
export interface CandidatePool {
  count: number;
  /** Channel cost, tenths of nats. */
  channel: Int32Array;
  /** Channel cost plus the weighted unigram costs, tenths of nats: the order of the search. */
  total: Int32Array;
  wordCount: Uint8Array;
  /** Three entries a candidate; those of the document's own lexicon count from `OWN_ENTRIES`. */
  words: Int32Array;
  mode: Uint8Array;
  /** Unit of the mark after the last word, or 0. */
  ending: Uint16Array;
  /** How many of the operations no rule explains. */
  generic: Uint8Array;
  /** Operations of candidate c: triples (operation, scan position before, depth in the word before) from `opStart[c]` to `opStart[c + 1]`. */
  opStart: Int32Array;
  ops: Int32Array;
}

/** Entries of the document's own words count from here, those of the lexicon from 0. */
export const OWN_ENTRIES = 1 << 24;

export function createPool(): CandidatePool {
  const capacity = 1024;
  return {
    count: 0,
    channel: new Int32Array(capacity),
    total: new Int32Array(capacity),
    wordCount: new Uint8Array(capacity),
    words: new Int32Array(capacity * MOST_WORDS),
    mode: new Uint8Array(capacity),
    ending: new Uint16Array(capacity),
    generic: new Uint8Array(capacity),
    opStart: new Int32Array(capacity + 1),
    ops: new Int32Array(capacity * 24),
  };
}

export function clearPool(pool: CandidatePool): void {
  pool.count = 0;
  pool.opStart[0] = 0;
}

/** Copies all of a candidate but its operations. */
export function copyFields(pool: CandidatePool, from: number, to: number): void {
  pool.channel[to] = pool.channel[from];
  pool.total[to] = pool.total[from];
  pool.wordCount[to] = pool.wordCount[from];
  pool.words.copyWithin(to * MOST_WORDS, from * MOST_WORDS, (from + 1) * MOST_WORDS);
  pool.mode[to] = pool.mode[from];
  pool.ending[to] = pool.ending[from];
  pool.generic[to] = pool.generic[from];
}

/** Puts a candidate in the place of one that stands before it; what was between the two is void. */
export function moveCandidate(pool: CandidatePool, from: number, to: number): void {
  pool.ops.copyWithin(pool.opStart[to], pool.opStart[from], pool.opStart[from + 1]);
  pool.opStart[to + 1] = pool.opStart[to] + pool.opStart[from + 1] - pool.opStart[from];
  copyFields(pool, from, to);
}

/** Takes a candidate out; those behind it move up. */
export function dropCandidate(pool: CandidatePool, at: number): void {
  for (let c = at + 1; c < pool.count; c++) moveCandidate(pool, c, c - 1);
  pool.count--;
}

function grown<T extends Int32Array | Uint8Array | Uint16Array>(
  array: T,
  make: new (length: number) => T,
  length: number,
): T {
  const larger = new make(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}

/** Makes room for one more candidate of `ops` operation numbers. */
export function reserve(pool: CandidatePool, ops: number): void {
  if (pool.count + 1 >= pool.channel.length) {
    const length = pool.channel.length * 2;
    pool.channel = grown(pool.channel, Int32Array, length);
    pool.total = grown(pool.total, Int32Array, length);
    pool.wordCount = grown(pool.wordCount, Uint8Array, length);
    pool.words = grown(pool.words, Int32Array, length * MOST_WORDS);
    pool.mode = grown(pool.mode, Uint8Array, length);
    pool.ending = grown(pool.ending, Uint16Array, length);
    pool.generic = grown(pool.generic, Uint8Array, length);
    pool.opStart = grown(pool.opStart, Int32Array, length + 1);
  }
  const needed = pool.opStart[pool.count] + ops;
  if (needed > pool.ops.length) pool.ops = grown(pool.ops, Int32Array, needed);
}
