import type { Building } from "./building.js";
import { LONGEST_STRETCH } from "./frontier.js";
import { addArc, HYPHENATED, HYPHENATED_READ, type Lattice } from "./lattice.js";
import { addCandidateArc, type Found, OF_HYPHENATED, optionsForUnknown, UNKNOWN } from "./propose.js";
import { LEAVE } from "./units.js";

/** A word with a line end inside: looked up joined; kept as it is, or mended with its hyphen in place. */
export function addHyphenated(building: Building, u: number): void {
  const { lattice, facts, vocabulary, proposer } = building;
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
  const parted = { joined, at: head.length, gap: text.slice(units.end[u], units.start[u + 1]) };
  addReadingsOfParted(building, u, HYPHENATED_READ, 0, parted, found);
}

/** Two pieces of scan that a line end parts, and what is to stand between them. */
export interface Parted {
  /** The two without what is between. */
  readonly joined: string;
  /** Units of the first. */
  readonly at: number;
  /** Hyphen, line end, blanks. */
  readonly gap: string;
  /** What was read for the hyphen, where it was lost or misread. */
  readonly hyphen?: string;
}

/** What the two units from `u` may be as one misread word, with its line end in place. `extra`: of each reading; nats. */
export function addReadingsOfParted(
  { lattice, vocabulary, proposer }: Building,
  u: number,
  kind: number,
  extra: number,
  { joined, at, gap, hyphen }: Parted,
  found: Found,
): void {
  const start = lattice.units.start[u];
  const end = lattice.units.end[u + 1];
  for (let c = found.first; c < found.first + found.count; c++) {
    const surface = withGap(lattice, c, proposer.write(c), at, gap);
    if (surface === undefined) continue;
    const arc = addCandidateArc(lattice, vocabulary, u, u + 2, kind, c, extra, start, end);
    lattice.surface.set(arc, surface);
    lattice.scanned.set(arc, joined);
    if (hyphen !== undefined) lattice.hyphenRead.set(arc, hyphen);
  }
}

/** Puts the hyphen and line end back where the scan had them: at the print position of scan position `at`. */
function withGap(lattice: Lattice, candidate: number, word: string, at: number, gap: string): string | undefined {
  const { pool } = lattice;
  for (let o = pool.opStart[candidate]; o < pool.opStart[candidate + 1]; o += 3) {
    if (pool.ops[o + 1] !== at) continue;
    const depth = pool.ops[o + 2];
    return depth > 0 && depth < word.length ? word.slice(0, depth) + gap + word.slice(depth) : undefined;
  }
  return undefined;
}
