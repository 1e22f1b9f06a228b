import { HYPHENATED, KEEP, type Lattice } from "../candidates/lattice.js";
import { IS_NUMBER } from "../candidates/units.js";
import type { NgramModel } from "../models/language/ngrams.js";
import type { BestPath } from "./beam.js";
import type { Place } from "./fit.js";
import { createScorer, TAIL } from "./margin.js";

/** A reading that costs no more than this above what stands there is for the decision to judge; nats. */
const TEMPTING = 4;
/** And more where a number may have been letters, which nothing but such readings can show. */
const TEMPTING_NUMBER = 8;
/** Costliest channel of one for words that are all known. */
const KNOWN_CHANNEL = 7;
/** Units that such a reading may join. */
const MOST_UNITS = 3;

/** A stretch of the best path: `path.arcs[index]` is the arc that is asked about. */
export interface Choice {
  readonly path: BestPath;
  readonly index: number;
  /** Where the whole best path has what the arc stands for. */
  readonly place: Place;
}

/**
 * The choices of the best path that change something, beside what it keeps the best reading that comes near it, and
 * what is apart from all paths; in order of their place, none overlapping.
 */
export function choices(
  lattice: Lattice,
  path: BestPath,
  language: NgramModel,
  isSuspicious: (unit: number) => boolean,
) {
  const list: Choice[] = [];
  let last: { readonly end: number; readonly above: number } | undefined;
  for (let i = 0; i < path.length; i++) {
    const kind = lattice.kind[path.arcs[i]];
    if (kind === HYPHENATED) continue;
    if (kind !== KEEP) {
      list.push({ path, index: i, place: { from: i, to: i + 1 } });
      continue;
    }
    const found = tempting(lattice, path, language, i, isSuspicious);
    if (found === undefined) continue;
    // Of two that overlap the better one is asked about.
    if (last !== undefined && path.nodes[i] < last.end) {
      if (last.above <= found.above) continue;
      list.pop();
    }
    last = { end: lattice.to[found.arc], above: found.above };
    list.push(variant(lattice, path, i, found.arc, found.units));
  }
  return lattice.apart.size === 0 ? list : withApart(lattice, path, list);
}

/** Adds what is apart, but where a reading takes the mark along with the word. */
function withApart(lattice: Lattice, path: BestPath, list: readonly Choice[]): Choice[] {
  const { start, end } = lattice;
  const arcOf = ({ path: { arcs }, index }: Choice): number => arcs[index];
  const all: Choice[] = [];
  let next = 0;
  for (let i = 0; i < path.length; i++) {
    if (lattice.to[path.arcs[i]] !== path.nodes[i] + 1) continue;
    for (const arc of lattice.apart.get(path.nodes[i]) ?? []) {
      while (next < list.length && end[arcOf(list[next])] <= start[arc]) all.push(list[next++]);
      if (next < list.length && start[arcOf(list[next])] < end[arc]) continue;
      all.push(variant(lattice, path, i, arc, 1));
    }
  }
  return [...all, ...list.slice(next)];
}

interface Tempting {
  readonly arc: number;
  readonly above: number;
  readonly units: number;
}

function tempting(
  lattice: Lattice,
  path: BestPath,
  language: NgramModel,
  index: number,
  isSuspicious: (unit: number) => boolean,
): Tempting | undefined {
  const node = path.nodes[index];
  let best: Tempting | undefined;
  let scorer: ReturnType<typeof createScorer> | undefined;
  const kept = [0, 0, 0];
  const most = lattice.units.flags[node] & IS_NUMBER ? TEMPTING_NUMBER : TEMPTING;
  for (let arc = lattice.head[node]; arc >= 0; arc = lattice.next[arc]) {
    if (lattice.kind[arc] === KEEP || lattice.kind[arc] === HYPHENATED) continue;
    const units = lattice.to[arc] - node;
    if (units > MOST_UNITS || index + units > path.length) continue;
    let keeps = true;
    let suspicious = false;
    for (let u = 0; u < units; u++) {
      if (lattice.kind[path.arcs[index + u]] !== KEEP) keeps = false;
      if (isSuspicious(node + u)) suspicious = true;
    }
    if (!keeps || (!suspicious && lattice.channel[arc] > KNOWN_CHANNEL)) continue;
    scorer ??= createScorer(lattice, language, path, index);
    const tail: number[] = [];
    for (let i = index + units; i < Math.min(path.length, index + units + TAIL); i++) tail.push(path.arcs[i]);
    if (kept[units - 1] === 0) kept[units - 1] = scorer.score([...path.arcs.subarray(index, index + units), ...tail]);
    const above = scorer.score([arc, ...tail]) - kept[units - 1];
    if (above <= most && (best === undefined || above < best.above)) best = { arc, above, units };
  }
  return best;
}

/** The path around `index` as it would be with `arc` in the place of some arcs that keep what stands there. */
function variant(lattice: Lattice, path: BestPath, index: number, arc: number, units: number): Choice {
  const before = Math.min(1, index);
  const after = Math.min(path.length, index + units + TAIL);
  const arcs = [...path.arcs.subarray(index - before, index), arc, ...path.arcs.subarray(index + units, after)];
  const nodes = Int32Array.from(arcs);
  nodes[0] = path.nodes[index - before];
  for (let i = 1; i < arcs.length; i++) nodes[i] = lattice.to[arcs[i - 1]];
  const history = (of: Int32Array): Int32Array =>
    Int32Array.from(arcs, (_, i) => (i <= before ? of[index - before + i] : 0));
  return {
    index: before,
    place: { from: index, to: index + units },
    path: {
      length: arcs.length,
      arcs: Int32Array.from(arcs),
      nodes,
      first: history(path.first),
      second: history(path.second),
      cost: path.cost,
    },
  };
}
