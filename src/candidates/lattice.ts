import type { CandidatePool } from "./pool.js";
import type { Units } from "./units.js";

/** Where an arc comes from. */
export const KEEP = 0;
/** A candidate of the search for one unit, or for several that white space or marks divide. */
export const READ = 1;
export const MERGE = 2;
/** Fragments that joined are a word. */
export const JOIN = 3;
/** Two words run together, told by their case. */
export const DIVIDE = 4;
/** The same word with another first letter's case. */
export const RECASE = 5;
/** A word hyphenated at a line end, looked up joined, left as it is. */
export const HYPHENATED = 6;
/** The same, misread. */
export const HYPHENATED_READ = 7;
/** A rewrite of the rule engine. */
export const RULE = 8;
/** What the initials of the words before a bracket make of the acronym in it. */
export const ACRONYM_ARC = 9;
/** The same word with a full stop that the scan lost: at a sentence's end, or of an abbreviation. */
export const STOP = 10;
export const ABBREVIATION_STOP = 11;
/** A speck read for the blank between two words: `had.evidently`. */
export const SPECK = 12;
/** A word that a line end parts, with the hyphen that the scan lost or misread there. */
export const LINE_HYPHEN = 13;
/** The same, its letters misread. */
export const LINE_HYPHEN_READ = 14;
/** A word that the document reads as a whole as what stands there. */
export const WHOLE = 15;
/** A mark beside the word that is to go, the word as it is. */
export const STRAY = 16;

/** A word on an arc that the language model does not know. */
export const NO_ID = -1;

/**
 * What each stretch of a window may have been. Nodes are the borders between units, 0 to `units.count`; the arcs
 * of a node are a linked list. All costs are nats.
 */
export interface Lattice {
  readonly units: Units;
  readonly pool: CandidatePool;
  count: number;
  /** First arc of each node, −1 for none; the arc after an arc. */
  readonly head: Int32Array;
  next: Int32Array;
  /** Node where the arc ends. */
  to: Int32Array;
  kind: Uint8Array;
  candidate: Int32Array;
  channel: Float64Array;
  /** Span of the text that the arc replaces; for KEEP the unit itself. */
  start: Int32Array;
  end: Int32Array;
  /** Words on the arc: a run of the word arrays. */
  wordStart: Int32Array;
  wordCount: Uint8Array;
  words: number;
  /** Lexicon entry (own words count from OWN_ENTRIES), −1 for an unknown word. */
  entry: Int32Array;
  /** Language-model id, or NO_ID; then `wordCost` is what it costs. */
  languageId: Int32Array;
  wordCost: Float64Array;
  /** Probability that the document's own use gives the word, 0 for none. */
  seen: Float64Array;
  /** Text of arcs that no candidate writes, and where it comes from. */
  readonly surface: Map<number, string>;
  readonly rule: Map<number, string>;
  /** Arcs of a node that are on no path: they change what stands beside the unit, whatever that is read as. */
  readonly apart: Map<number, number[]>;
  /** What was read, without a line end, where the arc reads a word that a line end parts; and what for its hyphen. */
  readonly scanned: Map<number, string>;
  readonly hyphenRead: Map<number, string>;
}

export function createLattice(units: Units, pool: CandidatePool): Lattice {
  const arcs = Math.max(64, units.count * 3);
  return {
    units,
    pool,
    count: 0,
    head: new Int32Array(units.count + 1).fill(-1),
    next: new Int32Array(arcs),
    to: new Int32Array(arcs),
    kind: new Uint8Array(arcs),
    candidate: new Int32Array(arcs),
    channel: new Float64Array(arcs),
    start: new Int32Array(arcs),
    end: new Int32Array(arcs),
    wordStart: new Int32Array(arcs),
    wordCount: new Uint8Array(arcs),
    words: 0,
    entry: new Int32Array(arcs * 2),
    languageId: new Int32Array(arcs * 2),
    wordCost: new Float64Array(arcs * 2),
    seen: new Float64Array(arcs * 2),
    surface: new Map(),
    rule: new Map(),
    apart: new Map(),
    scanned: new Map(),
    hyphenRead: new Map(),
  };
}

type Numbers = Int32Array | Uint8Array | Float64Array;

function grow<T extends Numbers>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}

/** Adds an arc without words from a node; returns its number. */
export function addArc(
  lattice: Lattice,
  from: number,
  to: number,
  kind: number,
  candidate: number,
  channel: number,
  start: number,
  end: number,
): number {
  const arc = lattice.count++;
  if (arc >= lattice.next.length) {
    lattice.next = grow(lattice.next);
    lattice.to = grow(lattice.to);
    lattice.kind = grow(lattice.kind);
    lattice.candidate = grow(lattice.candidate);
    lattice.channel = grow(lattice.channel);
    lattice.start = grow(lattice.start);
    lattice.end = grow(lattice.end);
    lattice.wordStart = grow(lattice.wordStart);
    lattice.wordCount = grow(lattice.wordCount);
  }
  lattice.next[arc] = lattice.head[from];
  lattice.head[from] = arc;
  lattice.to[arc] = to;
  lattice.kind[arc] = kind;
  lattice.candidate[arc] = candidate;
  lattice.channel[arc] = channel;
  lattice.start[arc] = start;
  lattice.end[arc] = end;
  lattice.wordStart[arc] = lattice.words;
  lattice.wordCount[arc] = 0;
  return arc;
}

/** Takes the arc that was added last off the paths from its node. */
export function setApart(lattice: Lattice, node: number, arc: number): void {
  lattice.head[node] = lattice.next[arc];
  const arcs = lattice.apart.get(node);
  if (arcs === undefined) lattice.apart.set(node, [arc]);
  else arcs.push(arc);
}

/** Adds a word to the arc that was added last. */
export function addWord(lattice: Lattice, entry: number, languageId: number, cost: number, seen: number): void {
  const word = lattice.words++;
  if (word >= lattice.entry.length) {
    lattice.entry = grow(lattice.entry);
    lattice.languageId = grow(lattice.languageId);
    lattice.wordCost = grow(lattice.wordCost);
    lattice.seen = grow(lattice.seen);
  }
  lattice.entry[word] = entry;
  lattice.languageId[word] = languageId;
  lattice.wordCost[word] = cost;
  lattice.seen[word] = seen;
  lattice.wordCount[lattice.count - 1]++;
}
