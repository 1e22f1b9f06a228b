import type { Facts } from "./facts.js";
import { LONGEST_STRETCH } from "./frontier.js";
import { addArc, HYPHENATED, HYPHENATED_READ, type Lattice } from "./lattice.js";
import { addCandidateArc, OF_HYPHENATED, optionsForUnknown, type Proposer, UNKNOWN } from "./propose.js";
import { LEAVE } from "./units.js";
import type { Vocabulary } from "./vocabulary.js";

/** A word with a line end inside: looked up joined; kept as it is, or mended with its hyphen in place. */
export function addHyphenated(
  lattice: Lattice,
  facts: Facts,
  u: number,
  vocabulary: Vocabulary,
  proposer: Proposer,
): void {
  const { units } = lattice;
  if (u + 1 >= units.count || units.flags[u + 1] & LEAVE) return;
  const { text } = units;
  const start = units.start[u];
  const end = units.end[u + 1];
  const head = text.slice(start, units.end[u]);
  const joined = head + text.slice(units.start[u + 1], end);
  if (joined.length > LONGEST_STRETCH) return;
  const entry = vocabulary.find(joined, 0, joined.length);
  if (entry !== UNKNOWN) {
    const arc = addArc(lattice, u, u + 2, HYPHENATED, -1, 0, start, end);
    vocabulary.put(lattice, entry, 0);
    lattice.surface.set(arc, text.slice(start, end));
    return;
  }
  if (facts.suspicious[u] + facts.suspicious[u + 1] === 0) return;
  const keep = vocabulary.unknownCost(joined, 0, joined.length);
  const arc = addArc(lattice, u, u + 2, HYPHENATED, -1, 0, start, end);
  vocabulary.put(lattice, UNKNOWN, keep);
  lattice.surface.set(arc, text.slice(start, end));
  const options = { ...optionsForUnknown(keep, joined.length, false, false), split: false };
  const found = proposer.propose(joined, 0, joined.length, options, OF_HYPHENATED);
  for (let c = found.first; c < found.first + found.count; c++) {
    const surface = withGap(lattice, c, proposer.write(c), head.length, text.slice(units.end[u], units.start[u + 1]));
    if (surface === undefined) continue;
    const read = addCandidateArc(lattice, vocabulary, u, u + 2, HYPHENATED_READ, c, 0, start, end);
    lattice.surface.set(read, surface);
    lattice.scanned.set(read, joined);
  }
}

/** Puts the hyphen and line end back where the scan had them: at the print position of scan position `at`. */
export function withGap(
  lattice: Lattice,
  candidate: number,
  word: string,
  at: number,
  gap: string,
): string | undefined {
  const { pool } = lattice;
  for (let o = pool.opStart[candidate]; o < pool.opStart[candidate + 1]; o += 3) {
    if (pool.ops[o + 1] !== at) continue;
    const depth = pool.ops[o + 2];
    return depth > 0 && depth < word.length ? word.slice(0, depth) + gap + word.slice(depth) : undefined;
  }
  return undefined;
}
