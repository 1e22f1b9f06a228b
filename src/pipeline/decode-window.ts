import { buildLattice, type Facts } from "../candidates/build.js";
import { clearPool, createPool } from "../candidates/pool.js";
import { createProposer } from "../candidates/propose.js";
import { restrictLattice } from "../candidates/restrict.js";
import type { Units } from "../candidates/units.js";
import { createVocabulary } from "../candidates/vocabulary.js";
import { decode } from "../decoder/beam.js";
import type { Decoded } from "../decoder/decoded.js";
import { compileChannel } from "../models/channel/channel.js";
import type { Habits } from "../models/channel/habits.js";
import type { DocumentWords } from "../models/language/document-words.js";
import type { Rewrite } from "../rules/rule.js";
import type { Models } from "./models.js";

/** What decoding a window needs to know of its document. */
export interface Situation {
  readonly habits: Habits;
  readonly words: DocumentWords;
  /** Written in early modern spelling, or in dialect. */
  readonly archaic: boolean;
}

export interface DecodedWindow {
  readonly decoded: Decoded;
  readonly facts: Facts;
}

/** Decodes windows one after another; each result is valid until the next call, since they share the candidate pool. */
export function createDecoder(models: Models) {
  const pool = createPool();
  const proposers = createProposer(pool);
  return (units: Units, rewrites: readonly Rewrite[], situation: Situation): DecodedWindow => {
    clearPool(pool);
    const vocabulary = createVocabulary(models.lexicon, models.letters, situation.words);
    const channel = compileChannel(models.confusions, situation.habits, situation.archaic);
    const proposer = proposers.use(vocabulary, channel);
    const { lattice, facts } = buildLattice({ units, vocabulary, channel, proposer, rewrites });
    restrictLattice(lattice, vocabulary);
    const path = decode(lattice, models.language);
    return { decoded: { lattice, path, vocabulary, channel, proposer }, facts };
  };
}
