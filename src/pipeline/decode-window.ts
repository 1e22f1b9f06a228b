import { buildLattice } from "../candidates/build.js";
import type { Facts } from "../candidates/facts.js";
import { createPool } from "../candidates/pool.js";
import { createProposer, type Proposer } from "../candidates/propose.js";
import { restrictLattice } from "../candidates/restrict.js";
import type { Units } from "../candidates/units.js";
import { createVocabulary, type Vocabulary } from "../candidates/vocabulary.js";
import { decode } from "../decoder/beam.js";
import type { Decoded } from "../decoder/decoded.js";
import { type Channel, compileChannel } from "../models/channel/channel.js";
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

/** Candidates and searches kept from window to window; with more all is emptied, so that memory does not grow with the text. */
const MOST_CANDIDATES = 60_000;
const MOST_SEARCHES = 120_000;

/** What is compiled once for all windows that are searched alike. */
interface Compiled {
  readonly channel: Channel;
  readonly proposer: Proposer;
}

/**
 * Decodes windows one after another; each result is valid until the next call, since they share the candidate pool.
 * Windows of one situation, the same object, share what was compiled and searched for it; so do all that nothing is
 * known of but how noisy they look. What is searched depends on nothing but the words and the situation.
 */
export function createDecoder(models: Models) {
  const pool = createPool();
  const proposers = createProposer(pool);
  let compiled = new WeakMap<Situation, Compiled & { readonly vocabulary: Vocabulary }>();
  const untaught = new Map<string, Compiled>();
  const compileSearch = ({ habits, archaic }: Situation, vocabulary: Vocabulary): Compiled => {
    const channel = compileChannel(models.confusions, habits, archaic);
    return { channel, proposer: proposers.use(vocabulary, channel) };
  };
  const searchOf = (situation: Situation, vocabulary: Vocabulary): Compiled => {
    const { habits, words, archaic } = situation;
    if (habits.printed.size > 0 || words.own.length > 0) return compileSearch(situation, vocabulary);
    const key = `${habits.noise} ${archaic}`;
    const known = untaught.get(key) ?? compileSearch(situation, vocabulary);
    untaught.set(key, known);
    return known;
  };
  return (units: Units, rewrites: readonly Rewrite[], situation: Situation): DecodedWindow => {
    if (pool.count > MOST_CANDIDATES || proposers.searches() > MOST_SEARCHES) {
      proposers.forget();
      compiled = new WeakMap();
      untaught.clear();
    }
    let known = compiled.get(situation);
    if (known === undefined) {
      const vocabulary = createVocabulary(models.lexicon, models.letters, situation.words);
      known = { ...searchOf(situation, vocabulary), vocabulary };
      compiled.set(situation, known);
    }
    const { lattice, facts } = buildLattice({ units, rewrites, ...known });
    restrictLattice(lattice, known.vocabulary);
    const path = decode(lattice, models.language);
    return { decoded: { lattice, path, ...known }, facts };
  };
}
