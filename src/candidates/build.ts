import type { Channel } from "../models/channel/channel.js";
import { ACRONYM, COMMON, LM_ONLY, MIXED, NAME } from "../models/lexicon/lexicon.js";
import type { Rewrite } from "../rules/rule.js";
import { LOWER_SHAPE, MIXED_SHAPE, shapeOf, TITLE_SHAPE } from "../tokens/shape.js";
import { addAcronym } from "./acronym.js";
import {
  ABBREVIATION_STOP,
  addArc,
  createLattice,
  DIVIDE,
  HYPHENATED,
  HYPHENATED_READ,
  KEEP,
  type Lattice,
  READ,
  RECASE,
  RULE,
  STOP,
} from "./lattice.js";
import { addJoins, addMerges, addSpeck } from "./merge.js";
import {
  addCandidateArc,
  addKeepArc,
  isCommonOnly,
  optionsForKnown,
  optionsForNumber,
  optionsForUnknown,
  type Proposer,
  UNKNOWN,
} from "./propose.js";
import { LONGEST_STRETCH } from "./search.js";
import {
  ENDS_LINE,
  ENDS_PARAGRAPH,
  HYPHEN_BREAK,
  HYPHEN_SPACE,
  IS_NUMBER,
  LEAVE,
  LINE_JOIN,
  MARKED,
  MID_SENTENCE,
  ONE_SPACE,
  STOPPED,
  type Units,
} from "./units.js";
import { isAbbreviation, type Vocabulary } from "./vocabulary.js";

/** What a protected unit costs: the same on every path. */
const LEFT_ALONE = 6;
/** To change a known word at all; nats. */
export const REAL_WORD = 2.5;
/** Costliest channel by which a known word may have come from another. */
const REAL_WORD_CHANNEL = 11;
/** A common word for a capitalised one inside a sentence. */
const COMMON_FOR_NAME = 2.5;
/** A capital inside a sentence on a word that is never a name. */
const ODD_CAPITAL = 2.5;
/** Nats; words commoner than this are no names. */
const VERY_COMMON = 5.6;
/** A reading that mends the letters and leaves the odd marks beside them standing, nats. */
const ODD_MARKS_LEFT = 4;
/** Below this a first letter in the wrong case is a habit of the scanner's, tenths of nats. */
const CASE_HABIT = 40;
/** A word read as a number; nats. */
const WORD_IN_NUMBER = 2;
const NUMBER_CHANNEL = 16;
const LONGEST_NUMBER = 4;
/** Marks behind digits that are letters of the same word. */
const LIKE_LETTERS = ":;!|'";
/** Words commoner than this begin sentences and do not end them, nats. */
const STARTER = 7;
/** A full stop lost at a sentence's end, given that a capital follows; and behind an abbreviation that the text writes with one. */
const LOST_STOP = 0;
const LOST_STOP_OF_ABBREVIATION = 0.5;
/** Most that a capital in place of a small letter costs, nats; whether it is mended is for the decision to say. */
const CASE_FIRST = 1.5;
/** Capitals inside a word that is written without. */
const ODD_CAPITALS = 4;
const ABBREVIATION_BONUS = 6;
/** A word of five letters or more that costs less is too good to be a fragment. */
const GOOD_WORD = 13;
/** A small letter by itself that is no word, nor numbers anything. */
const LONE_LETTER = 4;
/** Single letters that are words. */
const LONE_WORDS = "aAiIO";
const FULL_STOP = 46;
/** A candidate without the full stop that the place asks for and another candidate has. */
const STOP_WANTED = 3;

/** What is known of each unit before the lattice is searched. */
export interface Facts {
  /** Lexicon entry or UNKNOWN; a single letter that is no word is unknown. */
  readonly entry: Int32Array;
  /** Cost of keeping it, without context, nats. */
  readonly keep: Float64Array;
  /** Least cost of any of its readings, nats. */
  readonly best: Float64Array;
  /** 1 where nothing knows the word: it is likely misread. */
  readonly suspicious: Uint8Array;
  /** 1 where it is too good to be a fragment of another. */
  readonly good: Uint8Array;
  /** How often the form stands in the window. */
  readonly repeated: Uint16Array;
  /** How often a full stop stands behind it there. */
  readonly stopped: Uint16Array;
}

export interface BuildOptions {
  readonly units: Units;
  readonly vocabulary: Vocabulary;
  readonly channel: Channel;
  readonly proposer: Proposer;
  readonly rewrites: readonly Rewrite[];
}

/** Builds the lattice of a window: every reading worth a thought of every unit. */
export function buildLattice(options: BuildOptions): { lattice: Lattice; facts: Facts } {
  const { units, vocabulary, channel, proposer, rewrites } = options;
  const lattice = createLattice(units, proposer.pool);
  const facts = createFacts(units, vocabulary);
  for (let u = 0; u < units.count; u++) {
    if (units.flags[u] & LEAVE) {
      addArc(lattice, u, u + 1, KEEP, -1, 0, units.start[u], units.end[u]);
      vocabulary.put(lattice, UNKNOWN, LEFT_ALONE);
      if (units.flags[u] & IS_NUMBER && channel.digitHabit) addReadings(lattice, u, vocabulary, proposer);
      continue;
    }
    addUnit(lattice, facts, u, vocabulary, channel, proposer);
  }
  for (let u = 0; u < units.count; u++) {
    if (units.flags[u] & LEAVE) {
      addJoins(lattice, facts, u, vocabulary, channel);
      continue;
    }
    addAcronym(lattice, u, vocabulary);
    if (units.flags[u] & HYPHEN_BREAK) addHyphenated(lattice, facts, u, vocabulary, proposer);
    addJoins(lattice, facts, u, vocabulary, channel);
    addSpeck(lattice, facts, u, vocabulary);
    addMerges(lattice, facts, u, vocabulary, channel, proposer);
  }
  addRewrites(lattice, rewrites, vocabulary);
  return { lattice, facts };
}

function createFacts(units: Units, vocabulary: Vocabulary): Facts {
  const count = units.count;
  const repeated = new Uint16Array(count);
  const stopped = new Uint16Array(count);
  const times = new Map<string, number>();
  const stops = new Map<string, number>();
  const forms: string[] = [];
  const entry = new Int32Array(count).fill(UNKNOWN);
  for (let u = 0; u < count; u++) {
    const form = units.text.slice(units.start[u], units.end[u]).toLowerCase();
    forms.push(form);
    times.set(form, (times.get(form) ?? 0) + 1);
    if (units.flags[u] & STOPPED) stops.set(form, (stops.get(form) ?? 0) + 1);
    const lone = units.end[u] - units.start[u] === 1 && !LONE_WORDS.includes(units.text[units.start[u]]);
    if (!lone) entry[u] = vocabulary.find(units.text, units.start[u], units.end[u]);
  }
  for (let u = 0; u < count; u++) {
    repeated[u] = Math.min(0xffff, times.get(forms[u]) ?? 1);
    stopped[u] = Math.min(0xffff, stops.get(forms[u]) ?? 0);
  }
  return {
    entry,
    keep: new Float64Array(count),
    best: new Float64Array(count),
    suspicious: new Uint8Array(count),
    good: new Uint8Array(count),
    repeated,
    stopped,
  };
}

function identityCost(channel: Channel, text: string, start: number, end: number): number {
  let cost = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 256) cost += channel.identity[unit];
  }
  return cost / 10;
}

function addUnit(
  lattice: Lattice,
  facts: Facts,
  u: number,
  vocabulary: Vocabulary,
  channel: Channel,
  proposer: Proposer,
): void {
  const { units } = lattice;
  const { text } = units;
  const start = units.start[u];
  const end = units.end[u];
  const flags = units.flags[u];
  const entry = facts.entry[u];
  const known = entry !== UNKNOWN;
  const shape = shapeOf(text, start, end);
  let unknownCost = known ? 0 : vocabulary.unknownCost(text, start, end);
  if (!known && flags & STOPPED && end - start <= 4) unknownCost = Math.max(5, unknownCost - ABBREVIATION_BONUS);
  if (!known && end - start === 1 && shape === LOWER_SHAPE && !(flags & MARKED)) unknownCost += LONE_LETTER;
  const identity = identityCost(channel, text, start, end);
  const alone = known ? vocabulary.cost(entry) : unknownCost;
  facts.keep[u] = alone + identity;
  facts.best[u] = facts.keep[u];
  facts.suspicious[u] = known ? 0 : 1;
  facts.good[u] = known && end - start >= 5 && alone < GOOD_WORD ? 1 : 0;

  const nearHyphen =
    (flags & (HYPHEN_BREAK | HYPHEN_SPACE)) !== 0 ||
    (u > 0 && (units.flags[u - 1] & (HYPHEN_BREAK | HYPHEN_SPACE)) !== 0);
  const atLineEnd = (flags & ENDS_LINE) !== 0 && !(flags & HYPHEN_BREAK);
  const ending = !(flags & MARKED);
  const inName = (flags & MID_SENTENCE) !== 0 && shape === TITLE_SHAPE;
  let keepChannel = identity;

  if (
    inName &&
    known &&
    !vocabulary.isOwn(entry) &&
    isHardlyName(vocabulary, entry) &&
    mayBeMisreadCapital(text[start], alone, channel)
  ) {
    keepChannel += ODD_CAPITAL;
    const arc = addArc(lattice, u, u + 1, RECASE, -1, Math.min(channel.caseFirst / 10, CASE_FIRST), start, end);
    vocabulary.put(lattice, entry, 0);
    lattice.surface.set(arc, text[start].toLowerCase() + text.slice(start + 1, end));
  }
  if (known && shape === MIXED_SHAPE && (vocabulary.flags(entry) & (MIXED | LM_ONLY)) === 0) {
    keepChannel += channel.caseInner / 10 + ODD_CAPITALS;
    const regular = regularCase(text.slice(start, end), vocabulary.flags(entry));
    const arc = addArc(lattice, u, u + 1, RECASE, -1, channel.caseInner / 10, start, end);
    vocabulary.put(lattice, entry, 0);
    lattice.surface.set(arc, regular);
  }
  addKeepArc(lattice, vocabulary, u, entry, unknownCost, keepChannel);
  if (nearHyphen) return;
  if (known) addStops(lattice, facts, u, vocabulary, keepChannel);

  const add = (first: number, count: number, from: number, to: number, extra: number, most: number): void => {
    let stopped = false;
    for (let c = first; c < first + count; c++) if (lattice.pool.ending[c] !== 0) stopped = true;
    const wantsStop = stopped && sentenceMayEnd(units, u, vocabulary);
    for (let c = first; c < first + count; c++) {
      if (lattice.pool.channel[c] / 10 > most) continue;
      let cost = extra;
      if (wantsStop && lattice.pool.ending[c] !== FULL_STOP) cost += STOP_WANTED;
      if (inName && lattice.pool.wordCount[c] === 1 && isCommonOnly(vocabulary.flags(lattice.pool.words[c * 3])))
        cost += COMMON_FOR_NAME;
      // The same strange form again and again is rather a word than the same accident.
      if (lattice.pool.generic[c] > 0) cost += lattice.pool.generic[c] * 2 * Math.log(Math.min(8, facts.repeated[u]));
      addCandidateArc(lattice, vocabulary, u, u + 1, READ, c, cost, from, to);
    }
  };
  const left = units.left[u];
  const right = units.right[u];
  const marksLeft = left < start || right > end ? ODD_MARKS_LEFT : 0;
  if (!known) {
    const options = { ...optionsForUnknown(facts.keep[u], end - start, atLineEnd, ending), small: inName };
    const found = proposer.propose(
      text,
      start,
      end,
      options,
      `u${atLineEnd ? 1 : 0}${ending ? 1 : 0}${inName ? 1 : 0}`,
    );
    facts.best[u] = Math.min(facts.best[u], found.best);
    add(found.first, found.count, start, end, marksLeft, Number.POSITIVE_INFINITY);
  } else if (end - start <= 14) {
    const crop = atLineEnd && end - start <= 2;
    const options = optionsForKnown(alone, identity, crop, ending);
    const found = proposer.propose(text, start, end, options, `k${crop ? 1 : 0}${ending ? 1 : 0}`);
    add(found.first, found.count, start, end, REAL_WORD + marksLeft, REAL_WORD_CHANNEL);
  }
  if ((left < start || right > end) && right - left <= LONGEST_STRETCH) {
    const options = optionsForUnknown(facts.keep[u] + 3, right - left, false, ending);
    const found = proposer.propose(text, left, right, options, ending ? "m1" : "m0");
    add(found.first, found.count, left, right, known ? REAL_WORD : 0, Number.POSITIVE_INFINITY);
  }
  addDivisions(lattice, u, entry, alone, vocabulary, channel);
}

/** Capitals that are the small letter writ large, on words too common to be part of a title unless it is a habit; I and J on any. */
function mayBeMisreadCapital(capital: string, cost: number, channel: Channel): boolean {
  if ("IJ".includes(capital)) return cost < 12;
  return "COSUVWXZ".includes(capital) && cost < (channel.caseFirst < CASE_HABIT ? 12 : VERY_COMMON);
}

/** Never a name, or so common a word that it is one only seldom: `In`, `Is`. */
function isHardlyName(vocabulary: Vocabulary, entry: number): boolean {
  const flags = vocabulary.flags(entry);
  return isCommonOnly(flags) || ((flags & COMMON) !== 0 && vocabulary.cost(entry) < VERY_COMMON);
}

/** The full stop that a scan may have lost behind a word. */
function addStops(lattice: Lattice, facts: Facts, u: number, vocabulary: Vocabulary, keepChannel: number): void {
  const { units } = lattice;
  const { text, flags } = units;
  if (flags[u] & MARKED || !(flags[u] & (ONE_SPACE | LINE_JOIN))) return;
  const start = units.start[u];
  const end = units.end[u];
  const entry = facts.entry[u];
  const add = (kind: number, cost: number): void => {
    const arc = addArc(lattice, u, u + 1, kind, -1, keepChannel + cost, start, end);
    vocabulary.put(lattice, entry, 0);
    lattice.surface.set(arc, `${text.slice(start, end)}.`);
  };
  if (isAbbreviation(vocabulary, entry) && facts.stopped[u] > 2 * (facts.repeated[u] - facts.stopped[u]))
    add(ABBREVIATION_STOP, LOST_STOP_OF_ABBREVIATION);
  else if (mayEndSentence(text, start, end, vocabulary.cost(entry)) && sentenceMayStart(units, u + 1, vocabulary))
    add(STOP, LOST_STOP);
}

/** A word of capitals and small letters mixed, as it is written: in capitals if most are, else by its first letter. */
function regularCase(scanned: string, flags: number): string {
  const letters = [...scanned];
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length;
  if (capitals * 2 > letters.length) return scanned.toUpperCase();
  const name = letters[0] !== letters[0].toLowerCase() || !(flags & COMMON);
  return name ? scanned[0].toUpperCase() + scanned.slice(1).toLowerCase() : scanned.toLowerCase();
}

/** No sentence ends in an article or a preposition, and what is capitalised is more often a name. */
function mayEndSentence(text: string, start: number, end: number, cost: number): boolean {
  return end - start > 2 && text.charCodeAt(start) >= 97 && cost > STARTER;
}

/** A capital on one of the words that sentences begin with: The, He, It. */
function sentenceMayStart(units: Units, u: number, vocabulary: Vocabulary): boolean {
  const start = units.start[u];
  const end = units.end[u];
  if (shapeOf(units.text, start, end) !== TITLE_SHAPE) return false;
  const entry = vocabulary.find(units.text, start, end);
  return entry !== UNKNOWN && isHardlyName(vocabulary, entry) && vocabulary.cost(entry) < STARTER;
}

/** Does what follows look like a new sentence: the end of a paragraph, or a capital on a word that is no name? */
function sentenceMayEnd(units: Units, u: number, vocabulary: Vocabulary): boolean {
  const flags = units.flags[u];
  if (flags & MARKED) return false;
  if (flags & ENDS_PARAGRAPH) return true;
  if (!(flags & (ONE_SPACE | LINE_JOIN)) || u + 1 >= units.count) return false;
  const start = units.start[u + 1];
  const end = units.end[u + 1];
  if (shapeOf(units.text, start, end) !== TITLE_SHAPE) return false;
  const entry = vocabulary.find(units.text, start, end);
  return entry !== UNKNOWN && isCommonOnly(vocabulary.flags(entry)) && vocabulary.cost(entry) < 9;
}

/** Words in a number, where digits are read for letters: 15 for is, 1: for it. */
function addReadings(lattice: Lattice, u: number, vocabulary: Vocabulary, proposer: Proposer): void {
  const { units, pool } = lattice;
  const { text } = units;
  const start = units.start[u];
  if (units.end[u] - start > LONGEST_NUMBER) return;
  let end = units.end[u];
  for (;;) {
    const found = proposer.propose(text, start, end, optionsForNumber(LEFT_ALONE + WORD_IN_NUMBER), "n");
    for (let c = found.first; c < found.first + found.count; c++)
      if (pool.channel[c] / 10 <= NUMBER_CHANNEL)
        addCandidateArc(lattice, vocabulary, u, u + 1, READ, c, WORD_IN_NUMBER, start, end);
    if (end - units.end[u] >= 2 || !LIKE_LETTERS.includes(text[end])) return;
    end++;
  }
}

/** `NATOin`, and known but rare words that fall into two common ones. */
function addDivisions(
  lattice: Lattice,
  u: number,
  entry: number,
  alone: number,
  vocabulary: Vocabulary,
  channel: Channel,
): void {
  const { units } = lattice;
  const { text } = units;
  const start = units.start[u];
  const end = units.end[u];
  const divide = (at: number, extra: number): void => {
    const a = vocabulary.find(text, start, at);
    const b = vocabulary.find(text, at, end);
    if (a === UNKNOWN || b === UNKNOWN) return;
    if (at - start === 1 && !"aAI".includes(text[start])) return;
    if (end - at === 1 && !"aI".includes(text[at])) return;
    const costA = vocabulary.cost(a);
    const costB = vocabulary.cost(b);
    if (costA > 12 || costB > 12 || (at - start === 2 && costA > 8) || (end - at === 2 && costB > 8)) return;
    const arc = addArc(lattice, u, u + 1, DIVIDE, -1, channel.split / 10 + extra, start, end);
    vocabulary.put(lattice, a, 0);
    vocabulary.put(lattice, b, 0);
    lattice.surface.set(arc, `${text.slice(start, at)} ${text.slice(at, end)}`);
  };
  const run = /^\p{Lu}{2,}(?=\p{Ll}+$)/u.exec(text.slice(start, end));
  if (run !== null && end - start >= 4) {
    divide(start + run[0].length, 0);
    return;
  }
  if (entry === UNKNOWN || vocabulary.isOwn(entry)) return;
  const name = (vocabulary.flags(entry) & (NAME | ACRONYM)) !== 0;
  if (alone > (name ? 9 : 12.5) && end - start >= 3 && end - start <= 12)
    for (let at = start + 1; at < end; at++) divide(at, REAL_WORD - (name ? 0 : 1));
}

/** A word with a line end inside: looked up joined; kept as it is, or mended with its hyphen in place. */
function addHyphenated(lattice: Lattice, facts: Facts, u: number, vocabulary: Vocabulary, proposer: Proposer): void {
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
  const found = proposer.propose(joined, 0, joined.length, options, "h");
  for (let c = found.first; c < found.first + found.count; c++) {
    const surface = withGap(lattice, c, proposer.write(c), head.length, text.slice(units.end[u], units.start[u + 1]));
    if (surface === undefined) continue;
    const read = addCandidateArc(lattice, vocabulary, u, u + 2, HYPHENATED_READ, c, 0, start, end);
    lattice.surface.set(read, surface);
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

/** Rewrites of the rule engine that cover whole units become arcs; those of marks alone need no context. */
function addRewrites(lattice: Lattice, rewrites: readonly Rewrite[], vocabulary: Vocabulary): void {
  const { units } = lattice;
  let u = 0;
  for (const rewrite of rewrites) {
    while (u < units.count && units.end[u] <= rewrite.start) u++;
    let last = u;
    while (last < units.count && units.start[last] < rewrite.end) last++;
    if (last === u || units.start[u] < rewrite.start || units.end[last - 1] > rewrite.end) continue;
    const channel = -Math.log(Math.min(0.99, Math.max(0.01, rewrite.confidence)));
    const arc = addArc(lattice, u, last, RULE, -1, rewrite.certain ? -30 : channel, rewrite.start, rewrite.end);
    for (const word of rewrite.replacement.match(/[\p{L}'’]+/gu) ?? []) {
      const entry = vocabulary.find(word, 0, word.length);
      vocabulary.put(lattice, entry, entry === UNKNOWN ? vocabulary.unknownCost(word, 0, word.length) : 0);
    }
    lattice.surface.set(arc, rewrite.replacement);
    lattice.rule.set(arc, rewrite.ruleId);
  }
}
