import type { Channel } from "../models/channel/channel.js";
import { ACRONYM, COMMON, MIXED, NAME } from "../models/lexicon/lexicon.js";
import { LOWER_SHAPE, MIXED_SHAPE, shapeOf, TITLE_SHAPE, UPPER_SHAPE } from "../tokens/shape.js";
import { addArc, KEEP, type Lattice } from "./lattice.js";
import { type CandidatePool, clearPool, LOWER, moveCandidate, TITLE, UPPER } from "./pool.js";
import { createRescorer } from "./rescore.js";
import { createSearcher, type SearchLexicon, type SearchOptions } from "./search.js";
import { written } from "./surface.js";
import { UNKNOWN, type Vocabulary } from "./vocabulary.js";

/** A name where a common word in lower case stands, and the other way round; nats. */
const NAME_FOR_COMMON = 2.5;
/** A generic edit of a capitalised word: it is likely a name. */
const GENERIC_IN_NAME = 1.5;
/** To change a known word at all; nats. */
export const REAL_WORD = 2.5;
/** Readings of a known word that cost more than the word itself by this are of no interest, tenths of nats. */
const KNOWN_WINDOW = 90;
const MOST_CANDIDATES = 10;
const MOST_FOUND = 16;
/** Costlier than keeping the word by this is of no interest, tenths of nats. */
const ABOVE_KEEPING = 40;
/** No reading that costs more is ever right, tenths of nats. */
const DEAREST = 340;
/** A rule must explain the word this much better than keeping it, else the generic edits are tried too. */
const EXPLAINED = 50;

/** Tags of searches: what is searched, */
export const OF_UNKNOWN = 0;
export const OF_KNOWN = 16;
export const OF_MARKED = 32;
export const OF_NUMBER = 48;
export const OF_HYPHENATED = 64;
export const OF_PARTED = 80;
const KIND = 112;
/** with bits for options that the text alone does not tell, */
export const WITH_CROP = 1;
export const WITH_ENDING = 2;
export const WITH_BOTH_CASES = 4;
export const BEFORE_STOP = 8;
/** and for a word that only this document knows. */
export const OF_OWN = 128;
/** Of several units together. */
export const OF_MERGED = 256;
export const OF_GLUED = 257;
export const OF_JOINED = 258;

const MODES: Readonly<Record<number, readonly number[]>> = {
  [LOWER_SHAPE]: [LOWER],
  [TITLE_SHAPE]: [TITLE],
  [UPPER_SHAPE]: [UPPER],
  [MIXED_SHAPE]: [TITLE, LOWER, UPPER],
};

/** A run of candidates of one stretch in the pool. */
export interface Found {
  readonly first: number;
  readonly count: number;
  /** Least cost without context (channel + words), nats; Infinity for none. */
  readonly best: number;
  /** States that were looked at to find them, those of the reference's search too, whether it was run for this one or before. */
  readonly states: number;
}

export interface Proposer {
  readonly pool: CandidatePool;
  readonly channel: Channel;
  /**
   * Candidates of a stretch, searched once per distinct text and `tag`, which stands for the options; they follow from
   * the text, but for the limit, to which what reading the text rightly costs is added.
   */
  propose(text: string, start: number, end: number, options: SearchOptions, tag: number): Found;
  /** The text that a candidate writes, as if `scanned` stood there. */
  write(candidate: number): string;
}

/** A proposer for another channel, whose candidates do here too, at this one's costs. */
export interface Reference {
  readonly proposer: Proposer;
  /** Whether they do for words that nothing knows: what the document taught may lead to others. */
  readonly forUnknown: boolean;
}

/** Makes proposers that share a pool. */
export interface Proposers {
  use(vocabulary: Vocabulary, channel: Channel, reference?: Reference): Proposer;
  /** Searches that are remembered, of all proposers. */
  searches(): number;
  /** Empties the pool but for what some proposers have found; all else that was proposed before is void, and so are the other proposers. */
  forget(kept?: readonly Proposer[]): void;
}

/** What a proposer remembers: by tag, and by what stands there. */
type Memos = Map<number, Map<string, Found>>;

export function createProposer(pool: CandidatePool): Proposers {
  const search = createSearcher(pool);
  const memosOf = new WeakMap<Proposer, Memos>();
  let searches = 0;
  return {
    searches: () => searches,
    forget(kept = []) {
      searches = compact(
        pool,
        kept.map((proposer) => memosOf.get(proposer)!),
      );
    },
    use(vocabulary, channel, reference) {
      const memos: Memos = new Map();
      const write = (candidate: number): string => {
        let text = "";
        const mode = pool.mode[candidate];
        for (let w = 0; w < pool.wordCount[candidate]; w++) {
          const entry = pool.words[candidate * 3 + w];
          const how = mode === TITLE && w > 0 ? LOWER : mode;
          text += (w > 0 ? " " : "") + written(vocabulary.textOf(entry), vocabulary.flags(entry), how);
        }
        const ending = pool.ending[candidate];
        return ending === 0 ? text : text + String.fromCharCode(ending);
      };
      const { searched, lexicon } = vocabulary;
      const ofDocument = searched.slice(lexicon.parts.length);
      const run = (
        text: string,
        start: number,
        end: number,
        lexicons: readonly SearchLexicon[],
        options: SearchOptions,
      ): number => {
        const own = MODES[shapeOf(text, start, end)] ?? [LOWER, TITLE];
        const modes = options.bothCases ? [...own, own.includes(LOWER) ? TITLE : LOWER] : own;
        let states = 0;
        for (const mode of modes)
          for (const each of lexicons) states += search(each, text, start, end, mode, channel, options);
        return states;
      };
      const searchAnew = (
        text: string,
        start: number,
        end: number,
        lexicons: readonly SearchLexicon[],
        options: SearchOptions,
      ): number => {
        const first = pool.count;
        let states = run(text, start, end, lexicons, options.generic ? { ...options, generic: false } : options);
        if (options.generic && bestTotal(pool, first) > options.limit - EXPLAINED) {
          pool.count = first;
          states += run(text, start, end, lexicons, options);
        }
        dropUnchanged(pool, first, text.slice(start, end), write);
        charge(pool, first, vocabulary, shapeOf(text, start, end));
        return states;
      };
      const rescorer = reference && createRescorer(pool, reference.proposer.channel, channel, reference.proposer.write);
      const mayDerive = (tag: number): boolean => {
        if (tag & OF_OWN || reference === undefined) return false;
        const kind = tag & KIND;
        return reference.forUnknown || tag >= OF_MERGED || (kind !== OF_UNKNOWN && kind !== OF_MARKED);
      };
      const propose = (text: string, start: number, end: number, options: SearchOptions, tag: number): Found => {
        const obs = text.slice(start, end);
        let memo = memos.get(tag);
        if (memo === undefined) memos.set(tag, (memo = new Map()));
        const known = memo.get(obs);
        if (known !== undefined) return known;
        const limit = options.limit + identityOf(channel, text, start, end);
        const usual = mayDerive(tag) ? reference?.proposer.propose(text, start, end, options, tag) : undefined;
        const first = pool.count;
        let states = usual?.states ?? 0;
        if (usual === undefined || rescorer === undefined)
          states += searchAnew(text, start, end, searched, { ...options, limit });
        else {
          rescorer.copy(usual.first, usual.count, text, start, end, limit);
          if (ofDocument.length > 0 && tag < OF_MERGED)
            states += searchAnew(text, start, end, ofDocument, { ...options, limit, generic: false });
        }
        order(pool, first);
        const most = reference === undefined ? MOST_FOUND : MOST_CANDIDATES;
        if (pool.count - first > most) pool.count = first + most;
        let best = Number.POSITIVE_INFINITY;
        for (let c = first; c < pool.count; c++) best = Math.min(best, withoutContext(pool, c, vocabulary));
        const found = { first, count: pool.count - first, best, states };
        memo.set(obs, found);
        searches++;
        return found;
      };
      const proposer = { pool, channel, propose, write };
      memosOf.set(proposer, memos);
      return proposer;
    },
  };
}

/** Moves what is remembered to the front of the pool and empties the rest; returns how many searches that are. */
function compact(pool: CandidatePool, kept: readonly Memos[]): number {
  const entries: { memo: Map<string, Found>; text: string; found: Found }[] = [];
  for (const memos of kept)
    for (const memo of memos.values()) for (const [text, found] of memo) entries.push({ memo, text, found });
  entries.sort((a, b) => a.found.first - b.found.first);
  clearPool(pool);
  for (const { memo, text, found } of entries) {
    const first = pool.count;
    for (let c = 0; c < found.count; c++) {
      if (found.first !== first) moveCandidate(pool, found.first + c, first + c);
      pool.count++;
    }
    memo.set(text, { ...found, first });
  }
  return entries.length;
}

function bestTotal(pool: CandidatePool, first: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let c = first; c < pool.count; c++) best = Math.min(best, pool.total[c]);
  return best;
}

/** Candidates that write what stands there, or change nothing but apostrophes, accents or a long s, propose nothing. */
function dropUnchanged(pool: CandidatePool, first: number, obs: string, write: (candidate: number) => string): void {
  const bare = plain(obs);
  let to = first;
  for (let c = first; c < pool.count; c++) {
    const text = write(c);
    if (plain(text) === bare) continue;
    if (to !== c) moveCandidate(pool, c, to);
    to++;
  }
  pool.count = to;
}

/** Without what is folded for look-up but for case. */
function plain(text: string): string {
  const letters = text.replace(/['’]/g, "");
  return /^[\0-\x7f]*$/.test(letters) ? letters : letters.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ſ", "s");
}

/** What the trie cannot know: names in lower case, and guesses at capitalised words. */
function charge(pool: CandidatePool, first: number, vocabulary: Vocabulary, shape: number): void {
  for (let c = first; c < pool.count; c++) {
    let extra = shape === TITLE_SHAPE ? pool.generic[c] * GENERIC_IN_NAME : 0;
    if (pool.mode[c] === LOWER)
      for (let w = 0; w < pool.wordCount[c]; w++) {
        const flags = vocabulary.flags(pool.words[c * 3 + w]);
        if ((flags & (NAME | ACRONYM | MIXED)) !== 0 && (flags & COMMON) === 0) extra += NAME_FOR_COMMON;
      }
    pool.channel[c] += Math.round(extra * 10);
    pool.total[c] += Math.round(extra * 10);
  }
}

/** Orders the last run of candidates by their total cost; runs are short. */
function order(pool: CandidatePool, first: number): void {
  const count = pool.count - first;
  let inOrder = true;
  for (let c = first + 1; c < pool.count; c++) if (pool.total[c] < pool.total[c - 1]) inOrder = false;
  if (inOrder) return;
  const order = Array.from({ length: count }, (_, i) => first + i).sort(
    (a, b) => pool.total[a] - pool.total[b] || a - b,
  );
  const copy = order.map((c) => ({
    channel: pool.channel[c],
    total: pool.total[c],
    wordCount: pool.wordCount[c],
    words: pool.words.slice(c * 3, c * 3 + 3),
    mode: pool.mode[c],
    ending: pool.ending[c],
    generic: pool.generic[c],
    ops: pool.ops.slice(pool.opStart[c], pool.opStart[c + 1]),
  }));
  let at = pool.opStart[first];
  copy.forEach((row, i) => {
    const c = first + i;
    pool.channel[c] = row.channel;
    pool.total[c] = row.total;
    pool.wordCount[c] = row.wordCount;
    pool.words.set(row.words, c * 3);
    pool.mode[c] = row.mode;
    pool.ending[c] = row.ending;
    pool.generic[c] = row.generic;
    pool.opStart[c] = at;
    pool.ops.set(row.ops, at);
    at += row.ops.length;
  });
  pool.opStart[first + count] = at;
}

/** Channel and unigram costs of a candidate, nats. */
export function withoutContext(pool: CandidatePool, candidate: number, vocabulary: Vocabulary): number {
  let cost = pool.channel[candidate] / 10;
  for (let w = 0; w < pool.wordCount[candidate]; w++) cost += vocabulary.cost(pool.words[candidate * 3 + w]);
  return cost;
}

/** Puts an arc and the words of its candidate into the lattice. */
export function addCandidateArc(
  lattice: Lattice,
  vocabulary: Vocabulary,
  from: number,
  to: number,
  kind: number,
  candidate: number,
  extra: number,
  start: number,
  end: number,
): number {
  const { pool } = lattice;
  const arc = addArc(lattice, from, to, kind, candidate, pool.channel[candidate] / 10 + extra, start, end);
  for (let w = 0; w < pool.wordCount[candidate]; w++) vocabulary.put(lattice, pool.words[candidate * 3 + w], 0);
  return arc;
}

export function addKeepArc(
  lattice: Lattice,
  vocabulary: Vocabulary,
  unit: number,
  entry: number,
  unknown: number,
  channel: number,
): number {
  const { units } = lattice;
  const arc = addArc(lattice, unit, unit + 1, KEEP, -1, channel, units.start[unit], units.end[unit]);
  vocabulary.put(lattice, entry, unknown);
  return arc;
}

/** Options for a word that no lexicon has: everything is tried. `keep`: nats, as in all of these without what reading it rightly costs. */
export function optionsForUnknown(keep: number, length: number, crop: boolean, ending: boolean): SearchOptions {
  return {
    limit: Math.min(DEAREST, Math.round(keep * 10) + ABOVE_KEEPING),
    window: 60,
    mostStates: 270,
    mostFound: MOST_FOUND,
    generic: length > 1,
    split: length >= 3,
    crop,
    ending,
  };
}

/** Options for a known word: only what a rule explains. */
export function optionsForKnown(keep: number, crop: boolean, ending: boolean): SearchOptions {
  return {
    limit: Math.round(keep * 8) + 120,
    window: KNOWN_WINDOW,
    mostStates: 400,
    mostFound: MOST_FOUND,
    generic: false,
    split: false,
    crop,
    ending,
  };
}

/** Options for a number in a text where digits are read for letters. */
export function optionsForNumber(keep: number): SearchOptions {
  return {
    limit: Math.round(keep * 10) + ABOVE_KEEPING,
    window: 40,
    mostStates: 200,
    mostFound: 6,
    generic: false,
    split: false,
    crop: false,
    ending: false,
  };
}

/** What it costs to read a stretch as it stands, tenths of nats. */
export function identityOf({ identity }: Channel, text: string, start: number, end: number): number {
  let cost = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 256) cost += identity[unit];
  }
  return cost;
}

export function isCommonOnly(flags: number): boolean {
  return (flags & COMMON) !== 0 && (flags & NAME) === 0;
}

export { UNKNOWN };
