import { KEEP, type Lattice } from "../candidates/lattice.js";
import type { Proposer } from "../candidates/propose.js";

/** The text that an arc puts in the place of its span. */
export function surfaceOf(lattice: Lattice, arc: number, proposer: Proposer): string {
  const fixed = lattice.surface.get(arc);
  if (fixed !== undefined) return fixed;
  if (lattice.kind[arc] === KEEP) return lattice.units.text.slice(lattice.start[arc], lattice.end[arc]);
  return proposer.write(lattice.candidate[arc]);
}
