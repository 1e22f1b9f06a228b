import type { Lattice } from "../candidates/lattice.js";
import { type ContextModel, lookAround, UNFIT } from "../models/language/context.js";
import type { NgramModel } from "../models/language/ngrams.js";
import { type BestPath, endsSentence } from "./beam.js";
import { keepArcs, type Standing } from "./margin.js";

/** How well words fit among those around them, log odds; UNFIT where there is none that the model has. */
export interface Fit {
  readonly mean: number;
  readonly least: number;
}

/** Arcs of a path, from `from` up to `to`, exclusive. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** How words fit into a place of a path. */
export interface Fitter {
  /** Fit of some arcs' words there. */
  fit(arcs: readonly number[]): Fit;
  /** Log odds that a sentence ends before them; SURE where one does. */
  endBefore(arcs: readonly number[]): number;
  /** The same behind them, where none would end by themselves. */
  endBehind(arcs: readonly number[]): number;
}

/** Of a sentence's end that stands there. */
const SURE = -UNFIT;

/** A fitter for one place of a path; a sentence's end stands for all that is beyond it. */
export function createFitter(
  lattice: Lattice,
  language: NgramModel,
  context: ContextModel,
  path: BestPath,
  { from, to }: Place,
): Fitter {
  const { reach } = context;
  const before = wordsBefore(lattice, language, path, from, reach);
  const behind = wordsBehind(lattice, language, path, to, reach);
  const around = new Int32Array(2 * reach);
  const fitAt = (word: number, left: readonly number[], right: readonly number[]): number => {
    lookAround(around, left, right);
    return context.fit(word, around);
  };
  const wordsIn = (arcs: readonly number[]): number[] => arcs.flatMap((arc) => wordsOf(lattice, arc));
  return {
    fit(arcs) {
      const words = wordsIn(arcs);
      if (words.length === 0) return { mean: UNFIT, least: UNFIT };
      const rest = endsSentence(lattice, arcs[arcs.length - 1]) ? [language.sentenceEnd] : behind;
      if (words.length === 1) {
        const alone = fitAt(words[0], before, rest);
        return { mean: alone, least: alone };
      }
      let sum = 0;
      let least = Number.POSITIVE_INFINITY;
      words.forEach((word, i) => {
        const fit = fitAt(word, [...before, ...words.slice(0, i)], [...words.slice(i + 1), ...rest]);
        sum += fit;
        least = Math.min(least, fit);
      });
      return { mean: sum / words.length, least };
    },
    endBefore(arcs) {
      if (from === 0 || endsSentence(lattice, path.arcs[from - 1])) return SURE;
      return fitAt(language.sentenceEnd, before, [...wordsIn(arcs), ...behind]);
    },
    endBehind(arcs) {
      if (to === path.length || endsSentence(lattice, path.arcs[to - 1])) return SURE;
      return fitAt(language.sentenceEnd, [...before, ...wordsIn(arcs)], behind);
    },
  };
}

function wordsOf(lattice: Lattice, arc: number): number[] {
  const from = lattice.wordStart[arc];
  return Array.from(lattice.languageId.subarray(from, from + lattice.wordCount[arc]));
}

/** Words of the sentence before the arc at `from`, the nearest `most` of them, in their order. */
function wordsBefore(lattice: Lattice, language: NgramModel, path: BestPath, from: number, most: number): number[] {
  const words: number[] = [];
  for (let i = from - 1; i >= 0 && !endsSentence(lattice, path.arcs[i]); i--) {
    words.unshift(...wordsOf(lattice, path.arcs[i]));
    if (words.length >= most) return words.slice(-most);
  }
  return [language.sentenceStart, ...words];
}

/** Words of the sentence from the arc at `to` on, the nearest `most` of them. */
function wordsBehind(lattice: Lattice, language: NgramModel, path: BestPath, to: number, most: number): number[] {
  const words: number[] = [];
  for (let i = to; i < path.length; i++) {
    words.push(...wordsOf(lattice, path.arcs[i]));
    if (words.length >= most) return words.slice(0, most);
    if (endsSentence(lattice, path.arcs[i])) break;
  }
  return [...words, language.sentenceEnd];
}

/** How the words of an arc fit, and what would stand there otherwise. */
export interface Fits {
  readonly chosen: Fit;
  /** Of the text as it stands. */
  readonly kept: Fit;
  /** Mean of the best-fitting of the close rivals; −Infinity if there is none. */
  readonly rival: number;
  /** Log odds that a sentence ends before the arc, and behind it; SURE where one does. */
  readonly endBefore: number;
  readonly endBehind: number;
}

/** Costlier than the chosen reading by more than this, another is no rival; nats. */
const CLOSE = 6;

/** The fits of the arc that `standing` judged, which takes the place of the nodes from `node` on. */
export function fitsOf(lattice: Lattice, fitter: Fitter, arc: number, node: number, standing: Standing): Fits {
  let rival = Number.NEGATIVE_INFINITY;
  for (const { arc: other, above } of standing.rivals)
    if (other >= 0 && above < CLOSE) rival = Math.max(rival, fitter.fit([other]).mean);
  return {
    chosen: fitter.fit([arc]),
    kept: fitter.fit(keepArcs(lattice, node, lattice.to[arc])),
    rival,
    endBefore: fitter.endBefore([arc]),
    endBehind: fitter.endBehind([arc]),
  };
}

/** How much better the chosen words fit than those that stand there, log odds. */
export function fitGain({ chosen, kept }: Fits): number {
  return chosen.mean - kept.mean;
}
