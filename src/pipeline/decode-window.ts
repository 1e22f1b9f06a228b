import { buildLattice } from "../candidates/build.js";
import type { Facts } from "../candidates/facts.js";
import { createPool } from "../candidates/pool.js";
import { createProposer, type Proposer } from "../candidates/propose.js";
import { restrictLattice } from "../candidates/restrict.js";
import type { Units } from "../candidates/units.js";
import { createVocabulary, type Vocabulary } from "../candidates/vocabulary.js";
import { decode } from "../decoder/beam.js";
import type { Decoded } from "../decoder/decoded.js";
import { losesLigatures } from "../learning/lost-ligatures.js";
import { type Channel, compileChannel } from "../models/channel/channel.js";
import { type Habits, noHabits } from "../models/channel/habits.js";
import { type DocumentWords, NO_DOCUMENT_WORDS } from "../models/language/document-words.js";
import type { Rewrite } from "../rules/rule.js";
import { effortOfDecoding } from "./effort.js";
import type { Models } from "./models.js";

/** What decoding a window needs to know of its document. */
export interface Situation {
  readonly habits: Habits;
  readonly words: DocumentWords;
  /** Written in early modern spelling, or in dialect. */
  readonly archaic: boolean;
  /** The text is decoded to learn from it only. */
  readonly teaching?: boolean;
}

export interface DecodedWindow {
  readonly decoded: Decoded;
  readonly facts: Facts;
  /** Work that searching and decoding it makes, whether what it asks for was remembered or not; see effort.ts. */
  readonly effort: number;
}

/** The noise that all texts are searched for, 1 = reference: readings cost much the same against one another at any. */
const USUAL_NOISE = 2;
/**
 * Candidates and searches kept from window to window, so that memory does not grow with the text: with more, all is emptied but
 * what was searched for the usual scanner, and that too where it takes more than this share.
 */
const MOST_KEPT = 0.5;
const MOST_CANDIDATES = 120_000;
const MOST_SEARCHES = 73_000;

/** What is compiled once for all windows of a situation. */
interface Compiled {
  readonly vocabulary: Vocabulary;
  readonly channel: Channel;
  readonly proposer: Proposer;
}

/** Are they no more than a noise, as those of `noHabits`? */
function hasTaughtNothing({ printed, misread, space, whole, split, caseFirst }: Habits): boolean {
  return printed.size + misread.size + space.size + whole.size + split.of + caseFirst.of === 0;
}

/**
 * Decodes windows one after another; each result is valid until the next call, since they share the candidate pool.
 * Windows of one situation, the same object, share what was compiled and searched for it; all share what was searched
 * for the usual scanner. What is searched depends on nothing but the words and the situation.
 */
export function createDecoder(models: Models) {
  const pool = createPool();
  const proposers = createProposer(pool);
  let compiled = new WeakMap<Situation, Compiled>();
  const references = new Map<boolean, Proposer>();
  const firsts = new Map<number, Omit<Compiled, "vocabulary">>();
  /** What is searched for all texts that are much alike, before they have taught anything. */
  const reference = (archaic: boolean): Proposer => {
    let proposer = references.get(archaic);
    if (proposer === undefined) {
      const vocabulary = createVocabulary(models.lexicon, models.letters, NO_DOCUMENT_WORDS);
      proposer = proposers.use(vocabulary, compileChannel(models.confusions, noHabits(USUAL_NOISE), archaic));
      references.set(archaic, proposer);
    }
    return proposer;
  };
  const compile = ({ habits, words, archaic, teaching }: Situation): Compiled => {
    const vocabulary = createVocabulary(models.lexicon, models.letters, words);
    if (teaching === true && hasTaughtNothing(habits) && words.own.length === 0)
      return { vocabulary, ...first(habits.noise, archaic) };
    const channel = compileChannel(models.confusions, habits, archaic);
    // What no reference looks for cannot be taken over from one.
    const usual = losesLigatures(habits)
      ? undefined
      : { proposer: reference(archaic), forUnknown: teaching === true || habits.misread.size === 0 };
    const proposer = proposers.use(vocabulary, channel, usual);
    return { vocabulary, channel, proposer };
  };
  /** What all texts of one noise are decoded with first. What they often say changes what words cost, and not what is proposed. */
  const first = (noise: number, archaic: boolean): Omit<Compiled, "vocabulary"> => {
    const key = archaic ? -noise : noise;
    let shared = firsts.get(key);
    if (shared === undefined) {
      const vocabulary = createVocabulary(models.lexicon, models.letters, NO_DOCUMENT_WORDS);
      const channel = compileChannel(models.confusions, noHabits(noise), archaic);
      const proposer = proposers.use(vocabulary, channel, { proposer: reference(archaic), forUnknown: true });
      firsts.set(key, (shared = { channel, proposer }));
    }
    return shared;
  };
  const situated = (situation: Situation): Compiled => {
    let known = compiled.get(situation);
    if (known === undefined) compiled.set(situation, (known = compile(situation)));
    return known;
  };
  return (units: Units, rewrites: readonly Rewrite[], situation: Situation): DecodedWindow => {
    if (pool.count > MOST_CANDIDATES || proposers.searches() > MOST_SEARCHES) {
      compiled = new WeakMap();
      const usual = [...references.values()];
      const isMuch = (): boolean =>
        pool.count > MOST_CANDIDATES * MOST_KEPT || proposers.searches() > MOST_SEARCHES * MOST_KEPT;
      proposers.forget([...usual, ...[...firsts.values()].map(({ proposer }) => proposer)]);
      if (isMuch()) {
        firsts.clear();
        proposers.forget(usual);
      }
      if (isMuch()) {
        references.clear();
        proposers.forget();
      }
    }
    const known = situated(situation);
    const { lattice, facts, states } = buildLattice({ units, rewrites, ...known });
    restrictLattice(lattice, known.vocabulary);
    const path = decode(lattice, models.language);
    return { decoded: { lattice, path, ...known }, facts, effort: effortOfDecoding(states, lattice.count) };
  };
}
