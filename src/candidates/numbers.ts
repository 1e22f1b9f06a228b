import { type Lattice, READ } from "./lattice.js";
import { addCandidateArc, OF_NUMBER, optionsForNumber, type Proposer } from "./propose.js";
import type { Vocabulary } from "./vocabulary.js";

/** A word read as a number; nats. */
const WORD_IN_NUMBER = 2;
const NUMBER_CHANNEL = 16;
const LONGEST_NUMBER = 4;
/** Marks behind digits that are letters of the same word. */
const LIKE_LETTERS = ":;!|'";

/** Words in a number, where digits are read for letters: 15 for is, 1: for it. `kept`: cost of leaving it, nats. */
export function addReadings(
  lattice: Lattice,
  u: number,
  kept: number,
  vocabulary: Vocabulary,
  proposer: Proposer,
): void {
  const { units, pool } = lattice;
  const { text } = units;
  const start = units.start[u];
  if (units.end[u] - start > LONGEST_NUMBER) return;
  let end = units.end[u];
  for (;;) {
    const found = proposer.propose(text, start, end, optionsForNumber(kept + WORD_IN_NUMBER), OF_NUMBER);
    for (let c = found.first; c < found.first + found.count; c++)
      if (pool.channel[c] / 10 <= NUMBER_CHANNEL)
        addCandidateArc(lattice, vocabulary, u, u + 1, READ, c, WORD_IN_NUMBER, start, end);
    if (end - units.end[u] >= 2 || !LIKE_LETTERS.includes(text[end])) return;
    end++;
  }
}
