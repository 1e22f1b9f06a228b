import type { Channel } from "../models/channel/channel.js";
import { COMMON, LM_ONLY, MIXED } from "../models/lexicon/lexicon.js";
import type { Rewrite } from "../rules/rule.js";
import { classAt, LOWER_BIT, UPPER_BIT } from "../tokens/char-class.js";
import { LOWER_SHAPE, MIXED_SHAPE, shapeOf, TITLE_SHAPE } from "../tokens/shape.js";
import { addAcronym } from "./acronym.js";
import type { Building } from "./building.js";
import { isHardlyName, isOnlyName, mayBeMisreadCapital, regularCase } from "./capitals.js";
import { addDivisions } from "./divisions.js";
import { createFacts, type Facts } from "./facts.js";
import { LONGEST_STRETCH } from "./frontier.js";
import { addHyphenated } from "./hyphenated.js";
import { addArc, createLattice, KEEP, type Lattice, READ, RECASE, RULE } from "./lattice.js";
import { addLineHyphen } from "./line-end.js";
import { addJoins, addMerges, addSpeck } from "./merge.js";
import { addReadings } from "./numbers.js";
import { LOWER } from "./pool.js";
import {
  addCandidateArc,
  addKeepArc,
  BEFORE_STOP,
  type Found,
  identityOf,
  isCommonOnly,
  OF_KNOWN,
  OF_MARKED,
  OF_OWN,
  OF_UNKNOWN,
  optionsForKnown,
  optionsForUnknown,
  type Proposer,
  REAL_WORD,
  UNKNOWN,
  WITH_BOTH_CASES,
  WITH_CROP,
  WITH_ENDING,
} from "./propose.js";
import { caseOfFirst, type SearchOptions } from "./search.js";
import { addStops, sentenceMayEnd } from "./stops.js";
import { hasStrangeMark } from "./strange-marks.js";
import { addStrays } from "./stray.js";
import {
  AFTER_COMMA,
  ENDS_LINE,
  ENDS_SENTENCE,
  HYPHEN_BREAK,
  HYPHEN_SPACE,
  IS_NUMBER,
  LEAVE,
  MARKED,
  MID_SENTENCE,
  STOPPED,
  type Units,
} from "./units.js";
import type { Vocabulary } from "./vocabulary.js";
import { addWholeWords } from "./whole-words.js";

/** What a protected unit costs: the same on every path. */
const LEFT_ALONE = 6;
/** Costliest channel by which a known word may have come from another. */
const REAL_WORD_CHANNEL = 14;
/** A common word for a capitalised one inside a sentence. */
const COMMON_FOR_NAME = 2.5;
/** A capital inside a sentence on a word that is never a name, and none on one that is always one. */
const ODD_CAPITAL = 2.5;
/** A reading that mends the letters and leaves the odd marks beside them standing, nats. */
const ODD_MARKS_LEFT = 4;
/** To leave strange marks beside a word, with the word kept or mended; nats. */
const STRANGE_MARKS_KEPT = 4;
const STRANGE_MARKS_LEFT = 2;
/** Most that a capital in place of a small letter costs, nats; whether it is mended is for the decision to say. */
const CASE_FIRST = 1.5;
/** Capitals inside a word that is written without. */
const ODD_CAPITALS = 4;
const ABBREVIATION_BONUS = 6;
/** A word of five letters or more that costs less is too good to be a fragment. */
const GOOD_WORD = 13;
/** A small letter by itself that is no word, nor numbers anything. */
const LONE_LETTER = 4;
const FULL_STOP = 46;
/** A candidate without the full stop that the place asks for and another candidate has, or with one that it does not ask for. */
const STOP_WANTED = 3;
const COMMA = 44;
/** One word in a dozen or so has a comma behind it, which the language model says nothing of; nats. */
const COMMA_BEHIND = 2.5;

export interface BuildOptions {
  readonly units: Units;
  readonly vocabulary: Vocabulary;
  readonly channel: Channel;
  readonly proposer: Proposer;
  readonly rewrites: readonly Rewrite[];
}

export interface Built {
  readonly lattice: Lattice;
  readonly facts: Facts;
  /** States of all searches that the window asks for, each counted once, whether it was remembered or not. */
  readonly states: number;
}

/** Builds the lattice of a window: every reading worth a thought of every unit. */
export function buildLattice(options: BuildOptions): Built {
  const { units, vocabulary, channel, rewrites } = options;
  const { proposer, states } = counted(options.proposer);
  const lattice = createLattice(units, proposer.pool);
  const facts = createFacts(units, vocabulary);
  const building = { lattice, facts, vocabulary, channel, proposer };
  const proposed = createFormMemo(units, proposer);
  /** 0 for forms that no blank was lost in. */
  const divisible = new Uint8Array(units.formCount).fill(1);
  for (let u = 0; u < units.count; u++) {
    if (units.flags[u] & LEAVE) {
      addArc(lattice, u, u + 1, KEEP, -1, 0, units.start[u], units.end[u]);
      vocabulary.put(lattice, UNKNOWN, LEFT_ALONE);
      if (units.flags[u] & IS_NUMBER && channel.digitHabit) addReadings(lattice, u, LEFT_ALONE, vocabulary, proposer);
      continue;
    }
    addUnit(building, u, proposed, divisible);
  }
  for (let u = 0; u < units.count; u++) {
    if (units.flags[u] & LEAVE) {
      // A single capital may begin a letter-spaced word, or one that lost a letter: T h e, J hn.
      if (units.end[u] - units.start[u] === 1) {
        addJoins(building, u);
        addMerges(building, u);
      }
      continue;
    }
    addAcronym(lattice, u, vocabulary);
    if (units.flags[u] & HYPHEN_BREAK) addHyphenated(building, u);
    else addLineHyphen(building, u);
    addJoins(building, u);
    addSpeck(building, u);
    addMerges(building, u);
  }
  if (channel.whole.size > 0) for (let u = 0; u < units.count; u++) addWholeWords(building, u);
  addRewrites(lattice, rewrites, vocabulary);
  return { lattice, facts, states: states() };
}

function addUnit(building: Building, u: number, proposed: FormMemo, divisible: Uint8Array): void {
  const { lattice, facts, vocabulary, channel } = building;
  const { units } = lattice;
  const { text } = units;
  const start = units.start[u];
  const end = units.end[u];
  const flags = units.flags[u];
  const entry = facts.entry[u];
  const known = entry !== UNKNOWN;
  const shape = shapeOf(text, start, end);
  const ofDocument = known && vocabulary.isOwn(entry);
  const spelt = known && !ofDocument ? 0 : vocabulary.unknownCost(text, start, end);
  let unknownCost = known ? 0 : spelt;
  if (!known && flags & STOPPED && end - start <= 4) unknownCost = Math.max(5, unknownCost - ABBREVIATION_BONUS);
  if (!known && end - start === 1 && shape === LOWER_SHAPE && !(flags & MARKED)) unknownCost += LONE_LETTER;
  const identity = identityOf(channel, text, start, end) / 10;
  const left = units.left[u];
  const right = units.right[u];
  const strange = hasStrangeMark(text, left, start) || hasStrangeMark(text, end, right);
  const alone = known ? vocabulary.cost(entry) : unknownCost;
  facts.alone[u] = known && !ofDocument ? alone : spelt;
  facts.keep[u] = alone + identity;
  facts.best[u] = facts.keep[u];
  facts.suspicious[u] = known ? 0 : 1;
  facts.strange[u] = strange ? 1 : 0;
  facts.good[u] = known && end - start >= 5 && alone < GOOD_WORD ? 1 : 0;

  const nearHyphen =
    (flags & (HYPHEN_BREAK | HYPHEN_SPACE)) !== 0 ||
    (u > 0 && (units.flags[u - 1] & (HYPHEN_BREAK | HYPHEN_SPACE)) !== 0);
  const atLineEnd = (flags & ENDS_LINE) !== 0 && !(flags & HYPHEN_BREAK);
  const ending = !(flags & MARKED);
  const inName = (flags & MID_SENTENCE) !== 0 && shape === TITLE_SHAPE;
  const inSentence = (flags & (MID_SENTENCE | AFTER_COMMA)) !== 0;
  const likeCapital = inSentence && shape === TITLE_SHAPE && facts.likeCapitals.includes(text[start]);
  // Where only names have capitals one may be a misread small letter, `, Nhich`; what begins with none may have had one, `0ctober`.
  const headless = shape === LOWER_SHAPE && isHeadless(text, left, end);
  const bothCases = headless || (shape === TITLE_SHAPE && inSentence);
  const opens = u > 0 && (units.flags[u - 1] & ENDS_SENTENCE) !== 0;
  let keepChannel = identity + (strange ? STRANGE_MARKS_KEPT : 0);

  if (
    (inName || likeCapital) &&
    known &&
    !vocabulary.isOwn(entry) &&
    (likeCapital ? vocabulary.flags(entry) & COMMON : isHardlyName(vocabulary, entry)) &&
    mayBeMisreadCapital(text[start], alone, likeCapital)
  ) {
    keepChannel += ODD_CAPITAL;
    const small = text[start].toLowerCase() + text.slice(start + 1, end);
    addRecase(building, u, Math.min(channel.caseFirst / 10, CASE_FIRST), small);
  }
  if (
    known &&
    shape === LOWER_SHAPE &&
    end - start > 2 &&
    facts.namesHaveCapitals &&
    !vocabulary.isOwn(entry) &&
    isOnlyName(vocabulary, entry)
  ) {
    keepChannel += ODD_CAPITAL;
    const cost = Math.min(caseOfFirst(channel, text.charCodeAt(start)) / 10, CASE_FIRST);
    addRecase(building, u, cost, text[start].toUpperCase() + text.slice(start + 1, end));
  }
  if (known && shape === MIXED_SHAPE && (vocabulary.flags(entry) & (MIXED | LM_ONLY)) === 0) {
    keepChannel += channel.caseInner / 10 + ODD_CAPITALS;
    const regular = regularCase(text.slice(start, end), vocabulary.flags(entry));
    addRecase(building, u, channel.caseInner / 10, regular);
  }
  addKeepArc(lattice, vocabulary, u, entry, unknownCost, keepChannel);
  addStrays(building, u, keepChannel, unknownCost);
  if (nearHyphen) return;
  if (known) addStops(lattice, facts, u, vocabulary, keepChannel);

  const add = (first: number, count: number, from: number, to: number, extra: number, most: number): void => {
    let stopped = false;
    for (let c = first; c < first + count; c++) if (lattice.pool.ending[c] !== 0) stopped = true;
    const wantsStop = stopped && sentenceMayEnd(units, u, vocabulary);
    for (let c = first; c < first + count; c++) {
      if (lattice.pool.channel[c] / 10 > most) continue;
      let cost = extra;
      const mark = lattice.pool.ending[c];
      if (wantsStop ? mark !== FULL_STOP : mark === FULL_STOP) cost += STOP_WANTED;
      if (mark === COMMA) cost += COMMA_BEHIND;
      const word = lattice.pool.words[c * 3];
      const small = lattice.pool.mode[c] === LOWER;
      if (inName && lattice.pool.wordCount[c] === 1 && isCommonOnly(vocabulary.flags(word))) {
        if (small && likeCapital) cost -= likeCapitalRead(channel, text[start]);
        // A capital that is read for another letter, `Btreets`, is no sign of a name.
        else if (!small || vocabulary.textOf(word)[0] === text[start].toLowerCase()) cost += COMMON_FOR_NAME;
      }
      // A sentence begins with a capital, and a common word inside it with none.
      if (headless && (small ? opens : !opens && vocabulary.flags(word) & COMMON)) cost += COMMON_FOR_NAME;
      // The same strange form again and again is rather a word than the same accident.
      if (lattice.pool.generic[c] > 0) cost += lattice.pool.generic[c] * 2 * Math.log(Math.min(8, units.repeated[u]));
      addCandidateArc(lattice, vocabulary, u, u + 1, READ, c, cost, from, to);
    }
  };
  const ofPlace = (flags & STOPPED ? BEFORE_STOP : 0) | (ofDocument ? OF_OWN : 0);
  const marksLeft = left < start || right > end ? ODD_MARKS_LEFT + (strange ? STRANGE_MARKS_LEFT : 0) : 0;
  if (!known) {
    const options = { ...optionsForUnknown(alone, end - start, atLineEnd, ending), bothCases };
    const found = proposed(
      u,
      options,
      OF_UNKNOWN |
        (atLineEnd ? WITH_CROP : 0) |
        (ending ? WITH_ENDING : 0) |
        (bothCases ? WITH_BOTH_CASES : 0) |
        ofPlace,
    );
    facts.best[u] = Math.min(facts.best[u], found.best);
    add(found.first, found.count, start, end, marksLeft, Number.POSITIVE_INFINITY);
  } else if (end - start <= 14) {
    const crop = atLineEnd && end - start <= 2;
    const options = optionsForKnown(alone, crop, ending);
    const found = proposed(u, options, OF_KNOWN | (crop ? WITH_CROP : 0) | (ending ? WITH_ENDING : 0) | ofPlace);
    add(found.first, found.count, start, end, REAL_WORD + marksLeft, REAL_WORD_CHANNEL);
  }
  if ((left < start || right > end) && right - left <= LONGEST_STRETCH) {
    const options = { ...optionsForUnknown(alone + 3, right - left, false, ending), bothCases: headless };
    const found = proposed(
      u,
      options,
      OF_MARKED | (ending ? WITH_ENDING : 0) | (headless ? WITH_BOTH_CASES : 0) | ofPlace,
    );
    add(found.first, found.count, left, right, known ? REAL_WORD : 0, Number.POSITIVE_INFINITY);
  }
  const { form } = units;
  if (divisible[form[u]] === 0) return;
  const before = lattice.count;
  addDivisions(lattice, u, entry, alone, vocabulary, channel);
  if (lattice.count === before) divisible[form[u]] = 0;
}

/** The word as it stands, but for the size of its letters. */
function addRecase({ lattice, facts, vocabulary }: Building, u: number, cost: number, surface: string): void {
  const { units } = lattice;
  const arc = addArc(lattice, u, u + 1, RECASE, -1, cost, units.start[u], units.end[u]);
  vocabulary.put(lattice, facts.entry[u], 0);
  lattice.surface.set(arc, surface);
}

/** Does a word begin with one mark or figure, and go on with a letter? */
function isHeadless(text: string, start: number, end: number): boolean {
  const isLetter = (at: number): boolean => (classAt(text, at) & (LOWER_BIT | UPPER_BIT)) !== 0;
  return end - start >= 2 && !isLetter(start) && isLetter(start + 1);
}

/** What a small letter read for a like capital costs less in a text that shows that, nats. */
function likeCapitalRead(channel: Channel, capital: string): number {
  return Math.max(0, channel.caseFirstOf[capital.charCodeAt(0)] / 10 - CASE_FIRST);
}

/** A proposer that counts the states of what it is asked for, each search once. */
function counted(proposer: Proposer): { readonly proposer: Proposer; states(): number } {
  const met = new Set<Found>();
  let states = 0;
  const propose: Proposer["propose"] = (text, start, end, options, tag) => {
    const found = proposer.propose(text, start, end, options, tag);
    if (!met.has(found)) {
      met.add(found);
      states += found.states;
    }
    return found;
  };
  return { proposer: { ...proposer, propose }, states: () => states };
}

/** Proposals for a unit, looked up by the number of its form: most units are words that the window has had before. */
type FormMemo = (u: number, options: SearchOptions, tag: number) => Found;

function createFormMemo(units: Units, proposer: Proposer): FormMemo {
  const found: (Found | undefined)[][] = [];
  return (u, options, tag) => {
    // With odd marks around it the same form is another stretch.
    if (tag & OF_MARKED) return proposer.propose(units.text, units.left[u], units.right[u], options, tag);
    const forms = (found[tag] ??= new Array(units.formCount));
    return (forms[units.form[u]] ??= proposer.propose(units.text, units.start[u], units.end[u], options, tag));
  };
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
