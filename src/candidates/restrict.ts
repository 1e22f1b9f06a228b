import { overlapsAny } from "../text/spans.js";
import { HYPHENATED, KEEP, type Lattice, RULE } from "./lattice.js";
import type { Vocabulary } from "./vocabulary.js";

/**
 * Takes out of a lattice what a person does not want: readings of stretches that stay as they are, and readings with a
 * forbidden word. Rewrites stay: those that are not wanted do not get here.
 */
export function restrictLattice(lattice: Lattice, { lexicon }: Vocabulary): void {
  const { spared } = lattice.units;
  const { forbidden } = lexicon;
  if (spared.length === 0 && forbidden.size === 0) return;
  const unwanted = (arc: number): boolean => {
    const kind = lattice.kind[arc];
    if (kind === KEEP || kind === HYPHENATED || kind === RULE) return false;
    if (overlapsAny(spared, lattice.start[arc], lattice.end[arc])) return true;
    const from = lattice.wordStart[arc];
    for (let word = from; word < from + lattice.wordCount[arc]; word++)
      if (forbidden.has(lattice.entry[word])) return true;
    return false;
  };
  for (let node = 0; node < lattice.head.length; node++) {
    let last = -1;
    for (let arc = lattice.head[node]; arc >= 0; arc = lattice.next[arc]) {
      if (!unwanted(arc)) last = arc;
      else if (last < 0) lattice.head[node] = lattice.next[arc];
      else lattice.next[last] = lattice.next[arc];
    }
  }
}
