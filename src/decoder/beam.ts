import { type Lattice, STOP } from "../candidates/lattice.js";
import { ENDS_SENTENCE } from "../candidates/units.js";
import type { NgramModel } from "../models/language/ngrams.js";

/** Hypotheses kept at each node, after recombination on the last two words. */
const BEAM = 8;
/** Worse than the best of its node by this is dropped; nats. */
const BEAM_WIDTH = 14;
/** Weight of the document's own use of a word against the language model. */
const CACHE_WEIGHT = 0.1;
/** No word: the history is broken. */
export const BROKEN = -1;

/** The best way through a lattice: arcs in order, and the two words before each. */
export interface BestPath {
  readonly length: number;
  readonly arcs: Int32Array;
  /** Node where each arc begins. */
  readonly nodes: Int32Array;
  /** Language-model history before each arc; BROKEN where there is none. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Cost of the whole path, nats. */
  readonly cost: number;
}

/** Cost of a word on an arc in its history, nats. */
export function wordCost(lattice: Lattice, language: NgramModel, first: number, second: number, word: number): number {
  return cachedCost(lattice, word, plainCost(lattice, language, first, second, word));
}

/** The same whatever the document's own use of the word. */
export function plainCost(lattice: Lattice, language: NgramModel, first: number, second: number, word: number): number {
  const id = lattice.languageId[word];
  return id >= 0 ? language.cost(first, second, id) : lattice.wordCost[word];
}

/** What a word of a plain cost costs in this document. */
export function cachedCost(lattice: Lattice, word: number, cost: number): number {
  const seen = lattice.seen[word];
  return seen === 0 ? cost : -Math.log(Math.exp(-cost) * (1 - CACHE_WEIGHT) + CACHE_WEIGHT * seen);
}

/** Does a sentence end after the arc? */
export function endsSentence(lattice: Lattice, arc: number): boolean {
  const { units, pool } = lattice;
  if (units.flags[lattice.to[arc] - 1] & ENDS_SENTENCE) return true;
  if (lattice.kind[arc] === STOP) return true;
  const candidate = lattice.candidate[arc];
  return candidate >= 0 && pool.ending[candidate] === 46;
}

/** Viterbi with a beam over the lattice: channel costs of the arcs, trigrams of their words. */
export function decode(lattice: Lattice, language: NgramModel): BestPath {
  const nodes = lattice.units.count;
  let capacity = Math.max(64, nodes * 4);
  let cost = new Float64Array(capacity);
  let first = new Int32Array(capacity);
  let second = new Int32Array(capacity);
  let back = new Int32Array(capacity);
  let arcOf = new Int32Array(capacity);
  let link = new Int32Array(capacity);
  const waiting = new Int32Array(nodes + 1).fill(-1);
  const beam = new Int32Array(BEAM);
  let states = 0;

  const push = (node: number, total: number, a: number, b: number, from: number, arc: number): void => {
    for (let s = waiting[node]; s >= 0; s = link[s]) {
      if (first[s] !== a || second[s] !== b) continue;
      if (total < cost[s]) {
        cost[s] = total;
        back[s] = from;
        arcOf[s] = arc;
      }
      return;
    }
    if (states === capacity) {
      capacity *= 2;
      cost = widened(cost, capacity);
      first = widened(first, capacity);
      second = widened(second, capacity);
      back = widened(back, capacity);
      arcOf = widened(arcOf, capacity);
      link = widened(link, capacity);
    }
    cost[states] = total;
    first[states] = a;
    second[states] = b;
    back[states] = from;
    arcOf[states] = arc;
    link[states] = waiting[node];
    waiting[node] = states++;
  };

  push(0, 0, BROKEN, language.sentenceStart, -1, -1);
  for (let node = 0; node < nodes; node++) {
    let kept = 0;
    for (let s = waiting[node]; s >= 0; s = link[s]) {
      if (kept === BEAM && cost[s] >= cost[beam[BEAM - 1]]) continue;
      let at = kept < BEAM ? kept++ : BEAM - 1;
      while (at > 0 && cost[beam[at - 1]] > cost[s]) {
        beam[at] = beam[at - 1];
        at--;
      }
      beam[at] = s;
    }
    for (let k = 0; k < kept; k++) {
      const s = beam[k];
      if (cost[s] > cost[beam[0]] + BEAM_WIDTH) break;
      for (let arc = lattice.head[node]; arc >= 0; arc = lattice.next[arc]) {
        let a = first[s];
        let b = second[s];
        let total = cost[s] + lattice.channel[arc];
        const from = lattice.wordStart[arc];
        for (let w = from; w < from + lattice.wordCount[arc]; w++) {
          total += wordCost(lattice, language, a, b, w);
          a = b;
          b = lattice.languageId[w];
        }
        if (endsSentence(lattice, arc)) {
          total += language.cost(b >= 0 ? a : -1, b, language.sentenceEnd);
          a = BROKEN;
          b = language.sentenceStart;
        }
        push(lattice.to[arc], total, a, b, s, arc);
      }
    }
  }
  let best = waiting[nodes];
  for (let s = best; s >= 0; s = link[s]) if (cost[s] < cost[best]) best = s;
  let length = 0;
  for (let s = best; s >= 0 && arcOf[s] >= 0; s = back[s]) length++;
  const path = {
    length,
    arcs: new Int32Array(length),
    nodes: new Int32Array(length),
    first: new Int32Array(length),
    second: new Int32Array(length),
    cost: best >= 0 ? cost[best] : 0,
  };
  for (let s = best, i = length - 1; i >= 0; i--, s = back[s]) {
    path.arcs[i] = arcOf[s];
    path.first[i] = first[back[s]];
    path.second[i] = second[back[s]];
  }
  for (let i = 1; i < length; i++) path.nodes[i] = lattice.to[path.arcs[i - 1]];
  return path;
}

function widened<T extends Float64Array | Int32Array>(array: T, length: number): T {
  const larger = new (array.constructor as new (length: number) => T)(length);
  larger.set(array);
  return larger;
}
