import { LM_ONLY, RARE } from "../models/lexicon/lexicon.js";
import { symbolOf } from "../text/folding.js";
import type { Building } from "./building.js";
import type { Facts } from "./facts.js";
import { addArc, JOIN, MERGE, SPECK } from "./lattice.js";
import { addCandidateArc, OF_GLUED, OF_JOINED, OF_MERGED, UNKNOWN } from "./propose.js";
import type { SearchOptions } from "./search.js";
import { inShapeOf } from "./surface.js";
import {
  APOSTROPHE_SPACE,
  GLUED,
  goesOn,
  HYPHEN,
  HYPHEN_BREAK,
  HYPHEN_SPACE,
  isLower,
  LEAVE,
  ODD_SPACE,
  ONE_SPACE,
  type Units,
} from "./units.js";
import { isAbbreviation, type Vocabulary } from "./vocabulary.js";

const SPECKS = [".", "•", "·", "_", "*", "^", "~"];
/** Nothing, so that the decision is always asked: no word has such a mark inside. */
const SPECK_COST = 0;
const MOST_FRAGMENTS = 24;
/** Units that a misread merge may span. */
const MOST_MERGED = 3;
const LONGEST_MERGE = 26;
/** Two letters and a blank say too little to be read for others: they are joined as they are, or not. */
const TWO_LETTERS = 3;
/** To join two known words; nats. */
export const JOIN_KNOWN = 3.5;
/** Letters and a blank. */
const SHORTEST_OF_WORDS = 5;
/** What a single capital or digit costs that may be a fragment; nats. */
const LEFT_ALONE = 8;
/** A mark inside a word may cost so much more than the fragments; tenths of nats. */
const GLUED_MORE = 20;
/** And one with a blank: scraps are cheaply read for words that do not fit. */
const MERGED_MORE = 40;
/** Units before and behind one, itself counted, that are scraps if they all are so short and half of them no words. */
const SCRAPS_BEFORE = 3;
const SCRAPS_BEHIND = 5;
const LONGEST_SCRAP = 3;
/** No reading of several units that costs more is ever right; tenths of nats. */
const DEAREST_MERGED = 340;
/** No blank inside a word costs more, twice; tenths of nats. */
const MOST_SPACE = 160;
/** What costs more is no word that stands by itself beside another; nats. */
const SCRAP = 10.5;
/** A hyphen inside the line, glued on both sides, is mostly meant. */
const MEANT_HYPHEN = 3;

/**
 * Fragments that joined are a word to the letter: `devel opnent` is none, `T h e` and `Meanwhi l e` are. A walk down
 * the trie, with no search, so that letter-spaced text costs little.
 */
export function addJoins({ lattice, facts, vocabulary, channel }: Building, u: number): void {
  const { units } = lattice;
  const { text, flags } = units;
  if (!(flags[u] & (ONE_SPACE | HYPHEN_SPACE | HYPHEN)) || (u > 0 && flags[u - 1] & HYPHEN_BREAK)) return;
  const { trie } = vocabulary.lexicon;
  let node = 0;
  let cost = 0;
  let short = true;
  let suspicious = false;
  let hyphen = 0;
  for (let v = u; v < units.count && v - u < MOST_FRAGMENTS; v++) {
    const length = units.end[v] - units.start[v];
    if (flags[v] & LEAVE && length !== 1) return;
    for (let i = units.start[v]; i < units.end[v] && node >= 0; i++)
      node = trie.child(node, symbolOf[text.charCodeAt(i)]);
    if (node < 0) return;
    if (facts.suspicious[v] || flags[v] & LEAVE) suspicious = true;
    if (length > 3) short = false;
    const entry = trie.entry[node];
    const fragments = v - u + 1;
    const pair = fragments === 2 && hyphen === 0;
    const mayJoin = fragments >= 2 && entry >= 0 && units.end[v] - units.start[u] >= 3;
    const parted = mayJoin && pair && isParted(units, facts, u);
    if (mayJoin && (!pair || parted || (!suspicious && isOfWords(units, facts, vocabulary, u, entry)))) {
      const spaced = hyphen === HYPHEN_SPACE;
      if (pair || ((hyphen === 0 || suspicious || spaced) && (suspicious || short || spaced))) {
        // What is of two words is left to the words around it.
        const known = suspicious || (pair && !parted) ? 0 : JOIN_KNOWN;
        const extra = known + (spaced && !suspicious ? 1 : 0);
        const start = units.start[u];
        const end = units.end[v];
        const arc = addArc(lattice, u, v + 1, JOIN, -1, cost + extra, start, end);
        vocabulary.put(lattice, entry, 0);
        const scanned = text.slice(start, end);
        const letters = scanned.replace(/[- ‐¬\u00ad]/g, "");
        lattice.surface.set(arc, inShapeOf(letters, letters.toLowerCase()));
      }
    }
    if (flags[v] & (HYPHEN_SPACE | HYPHEN)) {
      if (hyphen !== 0) return;
      hyphen = flags[v] & HYPHEN_SPACE ? HYPHEN_SPACE : HYPHEN;
      cost += channel.hyphen / 10 + (hyphen === HYPHEN ? MEANT_HYPHEN : 0);
    } else if (flags[v] & ONE_SPACE) cost += channel.spaceAfter(text.charCodeAt(units.end[v] - 1)) / 10;
    else return;
  }
}

/** Two words that together are a commoner one: `at tended`, `them selves`. */
function isOfWords(units: Units, { entry }: Facts, vocabulary: Vocabulary, u: number, whole: number): boolean {
  if (entry[u] < 0 || entry[u + 1] < 0 || vocabulary.flags(whole) & (RARE | LM_ONLY)) return false;
  if (units.end[u + 1] - units.start[u] < SHORTEST_OF_WORDS || !areBeside(units, u)) return false;
  return vocabulary.cost(whole) < vocabulary.cost(entry[u]) + vocabulary.cost(entry[u + 1]);
}

/** A good word and a scrap beside it, which no search for other words looks at: `state ment`, `sove reigns`. */
function isParted(units: Units, { good, alone, suspicious }: Facts, u: number): boolean {
  if (!areBeside(units, u)) return false;
  const [word, scrap] = good[u] ? [u, u + 1] : [u + 1, u];
  return good[word] === 1 && good[scrap] === 0 && (suspicious[scrap] === 1 || alone[scrap] > SCRAP);
}

/** A unit and one that may go on with it, no odd marks around them. */
function areBeside(units: Units, u: number): boolean {
  return goesOn(units, u) && units.left[u] === units.start[u] && units.right[u + 1] === units.end[u + 1];
}

/** Neighbours that are one misread word: divided by a blank (`snmal |`) or by marks (`re.tding`). */
export function addMerges({ lattice, facts, vocabulary, channel, proposer }: Building, u: number): void {
  const { units, pool } = lattice;
  const { text, flags } = units;
  const possessive = u + 1 < units.count && isLoneS(units, u + 1) && (flags[u] & (ONE_SPACE | APOSTROPHE_SPACE)) !== 0;
  const unread = u + 1 < units.count && isUnread(units, u);
  if ((facts.good[u] && !possessive && !unread) || isShredded(units, facts, u)) return;
  // A letter before the first or behind the last may not have been read either: `_ha_`.
  const start = unread ? startWithUnread(units, u) : units.start[u];
  let suspicious = facts.suspicious[u] === 1;
  let marks = false;
  let blanks = false;
  let together = flags[u] & LEAVE ? LEFT_ALONE : facts.best[u];
  // The same for any document, so that the same neighbours are searched once.
  let apart = units.end[u] - units.start[u] === 1 ? LEFT_ALONE : facts.alone[u];
  for (let v = u + 1; v < units.count && v - u < MOST_MERGED; v++) {
    const gap = flags[v - 1];
    if (gap & (ONE_SPACE | APOSTROPHE_SPACE | ODD_SPACE)) blanks = true;
    else if (isUnread(units, v - 1)) marks = suspicious = true;
    else if (gap & GLUED && isFormula(text.slice(units.end[v - 1], units.start[v]))) return;
    else if (gap & GLUED && !(gap & HYPHEN && !facts.suspicious[v - 1] && !isOddScrap(units, facts, v))) marks = true;
    else return;
    if (facts.good[u] && v > u + 1 && !unread) return;
    if ((facts.good[v] && !isUnread(units, v - 1)) || (marks && blanks)) return;
    const lone = units.end[v] - units.start[v] === 1;
    if (flags[v] & LEAVE && !lone) return;
    const end = unread ? endWithUnread(units, v) : units.end[v];
    if (end - start > LONGEST_MERGE) return;
    if (facts.suspicious[v] || (flags[v] & LEAVE && lone)) suspicious = true;
    together += flags[v] & LEAVE ? LEFT_ALONE : facts.best[v];
    apart += lone ? LEFT_ALONE : facts.alone[v];
    const most = together * 10 + (marks ? GLUED_MORE : MERGED_MORE);
    if (marks) {
      if (!suspicious || (!unread && isAbbreviation(vocabulary, facts.entry[u]))) continue;
      const found = proposer.propose(text, start, end, merging(apart * 10 + GLUED_MORE, 300, true), OF_GLUED);
      for (let c = found.first; c < found.first + found.count; c++)
        if (pool.total[c] <= most) addCandidateArc(lattice, vocabulary, u, v + 1, MERGE, c, 0, start, end);
      continue;
    }
    if (suspicious) {
      const found = proposer.propose(text, start, end, merging(apart * 10, 250, false), OF_MERGED);
      const letters = end - start <= TWO_LETTERS ? text.slice(start, end).replace(" ", "").toLowerCase() : undefined;
      for (let c = found.first; c < found.first + found.count; c++)
        if (pool.total[c] <= most && (letters === undefined || proposer.write(c).toLowerCase() === letters))
          addCandidateArc(lattice, vocabulary, u, v + 1, MERGE, c, 0, start, end);
    } else if (v === u + 1) {
      const joined = text.slice(start, units.end[u]) + text.slice(units.start[v], end);
      const entry = vocabulary.find(joined, 0, joined.length);
      if (entry === UNKNOWN) continue;
      const space = channel.spaceAfter(text.charCodeAt(units.end[u] - 1));
      const joining = vocabulary.cost(entry) * 8 + 20;
      const found = proposer.propose(text, start, end, merging(joining + MOST_SPACE, 150, false), OF_JOINED);
      for (let c = found.first; c < found.first + found.count; c++)
        if (pool.total[c] <= joining + space * 2)
          addCandidateArc(lattice, vocabulary, u, v + 1, MERGE, c, JOIN_KNOWN, start, end);
    }
  }
}

/** Among scraps no neighbours make a word, and to try them all would take fifty times as long as for text. */
function isShredded({ count, start, end }: Units, { suspicious }: Facts, u: number): boolean {
  const from = Math.max(0, u - SCRAPS_BEFORE);
  const to = Math.min(count, u + SCRAPS_BEHIND);
  if (to - from < SCRAPS_BEFORE + SCRAPS_BEHIND) return false;
  let unknown = 0;
  for (let v = from; v < to; v++) {
    if (end[v] - start[v] > LONGEST_SCRAP) return false;
    if (suspicious[v] || end[v] - start[v] === 1) unknown++;
  }
  return unknown * 2 >= to - from;
}

/** Two words that a speck divides, where a blank should. */
export function addSpeck({ lattice, facts, vocabulary }: Building, u: number): void {
  const { units } = lattice;
  const { text, flags } = units;
  if (!(flags[u] & GLUED) || u + 1 >= units.count || flags[u + 1] & LEAVE) return;
  const gap = text.slice(units.end[u], units.start[u + 1]);
  if (!SPECKS.includes(gap) || !isLower(units, u + 1)) return;
  if (facts.entry[u] < 0 || facts.entry[u + 1] < 0 || isAbbreviation(vocabulary, facts.entry[u])) return;
  if (units.end[u] - units.start[u] < 2 || units.end[u + 1] - units.start[u + 1] < 2) return;
  const start = units.start[u];
  const end = units.end[u + 1];
  const arc = addArc(lattice, u, u + 2, SPECK, -1, SPECK_COST, start, end);
  vocabulary.put(lattice, facts.entry[u], 0);
  vocabulary.put(lattice, facts.entry[u + 1], 0);
  lattice.surface.set(arc, `${text.slice(start, units.end[u])} ${text.slice(units.start[u + 1], end)}`);
}

/** Do one or two letters that could not be read stand between two units? */
function isUnread({ text, start, end, unread }: Units, u: number): boolean {
  const size = start[u + 1] - end[u];
  if (unread === "" || size < 1 || size > 2) return false;
  return unread.includes(text[end[u]]) && unread.includes(text[start[u + 1] - 1]);
}

/** The start of a unit with the letters before it that could not be read; those between it and another unit are either's. */
function startWithUnread({ text, start, right, unread }: Units, u: number): number {
  const floor = u > 0 ? right[u - 1] : 0;
  let at = start[u];
  while (at > floor && unread.includes(text[at - 1])) at--;
  return at > floor || u === 0 ? at : start[u];
}

/** The end of a unit with the letters behind it that could not be read, likewise. */
function endWithUnread({ text, count, left, end, unread }: Units, u: number): number {
  const ceiling = u + 1 < count ? left[u + 1] : text.length;
  let at = end[u];
  while (at < ceiling && unread.includes(text[at])) at++;
  return at < ceiling || u + 1 === count ? at : end[u];
}

/** Marks that join what is no word: T^m, x_i, a=b. */
function isFormula(gap: string): boolean {
  return /[\^_=+<>]/.test(gap);
}

/** A few letters that are no word: `v-sit`, `th-y`. */
function isOddScrap({ start, end }: Units, { suspicious }: Facts, u: number): boolean {
  return suspicious[u] === 1 && end[u] - start[u] <= LONGEST_SCRAP;
}

/** The s of `Russia s`. */
function isLoneS({ text, start, end }: Units, u: number): boolean {
  return end[u] - start[u] === 1 && text[start[u]] === "s";
}

function merging(limit: number, mostStates: number, generic: boolean): SearchOptions {
  return {
    limit: Math.min(DEAREST_MERGED, Math.round(limit)),
    window: 60,
    mostStates,
    mostFound: 10,
    generic,
    split: false,
    crop: false,
    ending: false,
  };
}
