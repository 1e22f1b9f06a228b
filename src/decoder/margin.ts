import type { Lattice } from "../candidates/lattice.js";
import { KEEP } from "../candidates/lattice.js";
import type { NgramModel } from "../models/language/ngrams.js";
import { type BestPath, BROKEN, cachedCost, endsSentence, plainCost } from "./beam.js";

/** Arcs after an edit that its words still act on. */
export const TAIL = 2;

/** How an arc of the best path stands against its rivals, the rest of the path held fixed. */
export interface Standing {
  /** Share of the arc among its rivals, by cost: a posterior, no calibrated confidence. */
  readonly posterior: number;
  /** Nats to the best rival; Infinity without one. */
  readonly margin: number;
  /** Nats to leaving the text as it is; Infinity for an arc that keeps it. */
  readonly keepMargin: number;
  /** The best rivals: arcs, and their cost above this one's, nats; −1 stands for leaving the text. */
  readonly rivals: readonly { readonly arc: number; readonly above: number }[];
  /** Language-model cost of the chosen words and of the kept ones with the two arcs behind them, nats. */
  readonly chosenLanguage: number;
  readonly keptLanguage: number;
  /** How much less the chosen ones cost than the kept ones whatever the document's own use of them, nats. */
  readonly plainGain: number;
}

/** Arcs that keep the units from `from` to `to`. */
export function keepArcs(lattice: Lattice, from: number, to: number): number[] {
  const arcs: number[] = [];
  for (let node = from; node < to; node++)
    for (let arc = lattice.head[node]; arc >= 0; arc = lattice.next[arc])
      if (lattice.kind[arc] === KEEP) {
        arcs.push(arc);
        break;
      }
  return arcs;
}

/** Cost of some arcs in the place of what follows `index` on the path, and the part of it that the words take; nats. */
export interface Scorer {
  score(arcs: readonly number[]): number;
  spoken: number;
  /** What the words take whatever the document's own use of them. */
  plain: number;
}

export function createScorer(lattice: Lattice, language: NgramModel, path: BestPath, index: number): Scorer {
  const scorer = {
    spoken: 0,
    plain: 0,
    score(arcs: readonly number[]): number {
      let a = path.first[index];
      let b = path.second[index];
      let total = 0;
      let spoken = 0;
      let plain = 0;
      for (const arc of arcs) {
        total += lattice.channel[arc];
        const from = lattice.wordStart[arc];
        for (let w = from; w < from + lattice.wordCount[arc]; w++) {
          const cost = plainCost(lattice, language, a, b, w);
          spoken += cachedCost(lattice, w, cost);
          plain += cost;
          a = b;
          b = lattice.languageId[w];
        }
        if (endsSentence(lattice, arc)) {
          const cost = language.cost(b >= 0 ? a : -1, b, language.sentenceEnd);
          spoken += cost;
          plain += cost;
          a = BROKEN;
          b = language.sentenceStart;
        }
      }
      scorer.spoken = spoken;
      scorer.plain = plain;
      return total + spoken;
    },
  };
  return scorer;
}

/** Judges the arc at `index` of the path. */
export function standing(lattice: Lattice, language: NgramModel, path: BestPath, index: number): Standing {
  const tail: number[] = [];
  for (let i = index + 1; i < Math.min(path.length, index + 1 + TAIL); i++) tail.push(path.arcs[i]);
  const scorer = createScorer(lattice, language, path, index);
  const { score } = scorer;
  const chosen = path.arcs[index];
  const node = path.nodes[index];
  const end = lattice.to[chosen];
  const base = score([chosen, ...tail]);
  const chosenLanguage = scorer.spoken;
  const chosenPlain = scorer.plain;
  let share = 1;
  let margin = Number.POSITIVE_INFINITY;
  const rivals: { arc: number; above: number }[] = [];
  for (let arc = lattice.head[node]; arc >= 0; arc = lattice.next[arc]) {
    if (arc === chosen || lattice.to[arc] !== end || (lattice.kind[arc] === KEEP && end === node + 1)) continue;
    const above = score([arc, ...tail]) - base;
    rivals.push({ arc, above });
    share += Math.exp(-above);
    margin = Math.min(margin, above);
  }
  let keepMargin = Number.POSITIVE_INFINITY;
  let keptLanguage = chosenLanguage;
  let plainGain = 0;
  if (lattice.kind[chosen] !== KEEP) {
    keepMargin = score([...keepArcs(lattice, node, end), ...tail]) - base;
    keptLanguage = scorer.spoken;
    plainGain = scorer.plain - chosenPlain;
    share += Math.exp(-keepMargin);
    margin = Math.min(margin, keepMargin);
    rivals.push({ arc: -1, above: keepMargin });
  }
  rivals.sort((x, y) => x.above - y.above || x.arc - y.arc);
  return { posterior: 1 / share, margin, keepMargin, rivals, chosenLanguage, keptLanguage, plainGain };
}
