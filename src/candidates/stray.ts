import { DASH_FOR_HYPHEN, STOP_FOR_COMMA, STRAY_MARK } from "../rules/untabled.js";
import type { Building } from "./building.js";
import { addArc, STRAY, setApart } from "./lattice.js";
import { isDash } from "./misread-marks.js";
import { ENDS_LINE, ENDS_PARAGRAPH, isLower, LINE_JOIN, ONE_SPACE, type Units } from "./units.js";
import { isAbbreviation } from "./vocabulary.js";

/** Where a mark stands that nobody printed: behind a word, by itself; first in its line; at a word's head, and at its tail. */
export const BEHIND = 1;
export const FIRST = 2;
export const HEAD = 3;
export const TAIL = 4;
/** What was another mark: a full stop a comma, a dash a hyphen. The weights know the numbers; 6 is what was given up again. */
export const COMMA = 5;
const HYPHEN_MARK = 7;
/** By the mark that it was. */
export const PLACES: Readonly<Record<string, number>> = { ",": COMMA, "-": HYPHEN_MARK };
const RULES: Readonly<Record<string, string>> = {
  "": STRAY_MARK,
  ",": STOP_FOR_COMMA,
  "-": DASH_FOR_HYPHEN,
};

/** Marks that stains and the edges of letters are read as, by themselves, at a word's head, and at its tail. */
const ALONE = "[.,:;'’`´\\-|¦_■•·¡!?<>«»\\\\^~*°§¬]{1,3}";
const AT_HEAD = ".,-'»«¡!;:*<>_•■^~°|\\/?§{}=";
const AT_TAIL = ".'«»*_\\-•^~°|¡<>{}=/";
/** What follows a word: the marks that are glued to it, and up to three that are not. */
const GAP_BEHIND = new RegExp(`^([^\\s\\p{L}\\p{N}]*)((?: ${ALONE}){1,3})(?=\\s)`, "u");
/** What stands in a line before its first word. */
const GAP_BEFORE = new RegExp(`(?:^|[\\r\\n])(${ALONE} )(?=[^\\s\\p{L}\\p{N}]*$)`, "u");
const MARKS_BEFORE = /\s([^\s\p{L}\p{N}]{1,2})$/u;
const MARKS_BEHIND = /^[^\s\p{L}\p{N}]{1,3}(?=\s)/u;
/** Words commoner than this have no mark behind them, nats. */
const PARTICLE = 7;
/** What follows a hyphen that is meant: `two- and threefold`. */
const SUSPENDED = /^ (?:and|or|to|nor) /;
/** Marks that many printers set apart from the word before them; a full stop where a sentence may end. */
const SET_APART = /^ [,;:?!]/;
/** A mark that is spoken of: `the '.' character`. */
const QUOTED = /^(?:'.'|’.’|‘.’|`.'|«.»)$/u;
/** An ellipsis with blanks, of dots, asterisks or dashes. */
const DOTS = /^([.*-])(?: \1)+$/;
const STOP_APART = /^ \./;
/** Of marks that are put around words and passages, what closes each. */
const MATES: Readonly<Record<string, string>> = {
  "'": "'",
  "*": "*",
  _: "_",
  "~": "~",
  "/": "/",
  "\\": "\\",
  "|": "|",
  "=": "=",
  "«": "»",
  "»": "«",
  "<": ">",
  "{": "}",
};
/** Marks that stand before the lines of lists, from so many lines on. */
const MARKERS = "*-•·«»|";
const LEAST_MARKED = 3;
const PATH = /(?:^|[\s"'(])\/[\w.-]{2,}\/[\w.-]{2}/;
/** How far off the mate may be, and how far off the next bar of a table; UTF-16 units. */
const MATE_WITHIN = 200;
const BAR_WITHIN = 60;
/** Marks that divide the cells of a table, or items. */
const BARS = "|¦-•·*\\";

/**
 * Marks that no one printed, by themselves or glued to a word, and that are to go, or were a comma. They are apart from the lattice's
 * paths, since they are the same whatever the word beside them is. `keepChannel` and `unknown` are what the word costs as it stands.
 */
export function addStrays(building: Building, u: number, keepChannel: number, unknown: number): void {
  const { lattice, facts, vocabulary } = building;
  const { units } = lattice;
  const { text, flags } = units;
  const { commas, hyphens } = facts.readings;
  if (!facts.misread && !commas.habit && !hyphens.habit) return;
  const plain = ONE_SPACE | LINE_JOIN;
  if (flags[u] & plain && (u > 0 ? flags[u - 1] & plain : units.start[u] === 0)) return;
  const start = units.start[u];
  const end = units.end[u];
  const add = (from: number, to: number, mark = ""): void => {
    // A habit shows what is a scan, too, and of the same kind of mark only.
    if (!facts.misread && !(mark === "," && commas.habit) && !(mark === "-" && hyphens.habit)) return;
    const arc = addArc(lattice, u, u + 1, STRAY, -1, keepChannel, from, to);
    vocabulary.put(lattice, facts.entry[u], unknown);
    lattice.surface.set(arc, mark);
    lattice.rule.set(arc, RULES[mark]);
    setApart(lattice, u, arc);
  };
  const gapBefore = text.slice(u > 0 ? units.end[u - 1] : 0, start);
  const firstOfLine = u === 0 || /[\r\n]/.test(gapBefore);
  const first = firstOfLine ? GAP_BEFORE.exec(gapBefore) : null;
  if (first !== null) {
    const from = start - gapBefore.length + first.index + first[0].length - first[1].length;
    const mark = first[1].trim();
    if (!isBar(text, from, mark) && !isMarker(facts.marks(), mark)) add(from, from + first[1].length);
  }
  const head = MARKS_BEFORE.exec(u > 0 ? gapBefore : ` ${gapBefore}`)?.[1];
  const isHead = head !== undefined && AT_HEAD.includes(head[0]) && head[0] !== head[1];
  if (isHead && !isOpening(text, start - head.length) && !isOfCode(building, head[0], start - head.length, firstOfLine))
    add(start - head.length, start - head.length + 1);
  const gap = u + 1 < units.count ? text.slice(end, units.start[u + 1]) : `${text.slice(end)}\n`;
  const tail = MARKS_BEHIND.exec(gap)?.[0];
  const abbreviated = tail === "." && isAbbreviation(vocabulary, facts.entry[u]);
  // No comma stands behind an article or a preposition.
  const comma = tail === "." && (facts.entry[u] < 0 || vocabulary.cost(facts.entry[u]) > PARTICLE);
  if (DOTS.test(gap.trim())) return;
  if (tail !== undefined && !abbreviated)
    if (mayStray(building, u, tail)) add(end + tail.length - 1, end + tail.length, comma ? "," : "");
    else if (comma && commas.habit && goesOnBehind(units, u)) add(end, end + 1, ",");
  if (hyphens.habit && gap.length === 1 && isDash(gap, 0) && isBeforeSmall(units, u)) add(end, end + 1, "-");
  const behind = GAP_BEHIND.exec(gap);
  if (behind === null || (behind[1] === "" && isSetApart(units, u, behind[2]))) return;
  const from = end + behind[1].length;
  const marks = behind[2].trim();
  if (QUOTED.test(marks) || DOTS.test(marks)) return;
  if (!isBar(text, from + 1, marks)) add(from, from + behind[2].length);
}

/** Is the first of these marks of a kind that is set apart in print? */
function isSetApart(units: Units, u: number, marks: string): boolean {
  return SET_APART.test(marks) || (STOP_APART.test(marks) && !isBeforeSmall(units, u));
}

/** May the last of the marks that are glued to a word have come to it by accident? */
function mayStray({ lattice: { units }, facts: { entry } }: Building, u: number, tail: string): boolean {
  const last = tail[tail.length - 1];
  if (!AT_TAIL.includes(last) || last === tail[tail.length - 2]) return false;
  const inLine = (units.flags[u] & ENDS_LINE) === 0;
  if (last === ".") return inLine && tail.length === 1 && isBeforeSmall(units, u);
  if (last === "-") {
    // Between two parts of a word it is a hyphen of the line break that was there.
    const parts = isBeforeSmall(units, u) && (entry[u] < 0 || entry[u + 1] < 0);
    return inLine && !parts && !SUSPENDED.test(units.text.slice(units.end[u] + tail.length));
  }
  return !isClosing(units.text, units.end[u] + tail.length - 1);
}

/** Does the next line go on with a small letter behind the full stop that ends this one? */
function goesOnBehind(units: Units, u: number): boolean {
  return (units.flags[u] & (ENDS_LINE | ENDS_PARAGRAPH)) === ENDS_LINE && isBeforeSmall(units, u);
}

function isBeforeSmall(units: Units, u: number): boolean {
  return u + 1 < units.count && isLower(units, u + 1);
}

/** Is the mark before a word that of a path in a text with paths, or of a directive? */
function isOfCode({ lattice, facts }: Building, mark: string, at: number, firstOfLine: boolean): boolean {
  const { text } = lattice.units;
  return (mark === "/" && facts.marks().paths) || (mark === "=" && firstOfLine && text[at + 1] !== " ");
}

/** Does what is put around words begin at `at`, its mate not far behind? */
function isOpening(text: string, at: number): boolean {
  const mate = MATES[text[at]];
  if (mate === undefined) return false;
  for (let i = at + 2; i < Math.min(text.length, at + MATE_WITHIN); i++)
    if (text[i] === mate && isInk(text[i - 1]) && !isWordUnit(text[i + 1])) return true;
  return false;
}

/** The same for what ends there. */
function isClosing(text: string, at: number): boolean {
  const mate = Object.keys(MATES).find((mark) => MATES[mark] === text[at]);
  if (mate === undefined) return false;
  for (let i = at - 2; i >= Math.max(0, at - MATE_WITHIN); i--)
    if (text[i] === mate && isInk(text[i + 1]) && !isWordUnit(text[i - 1])) return true;
  return false;
}

/** Does the same mark stand by itself again in the line nearby, as the bars of a table do? */
function isBar(text: string, at: number, mark: string): boolean {
  if (mark.length !== 1 || !BARS.includes(mark)) return false;
  const alone = (i: number): boolean => text[i] === mark && !isInk(text[i - 1]) && !isInk(text[i + 1]);
  for (let i = at + 1; i < Math.min(text.length, at + BAR_WITHIN) && text[i] !== "\n"; i++) if (alone(i)) return true;
  for (let i = at - 1; i >= Math.max(0, at - BAR_WITHIN) && text[i] !== "\n"; i--) if (alone(i)) return true;
  return false;
}

/** Do so many lines begin with it that it marks them, as items or as what somebody else wrote? */
function isMarker({ firsts }: MarkCounts, mark: string): boolean {
  return mark.includes(">") || (MARKERS.includes(mark[0]) && (firsts.get(mark) ?? 0) >= LEAST_MARKED);
}

function isInk(unit: string | undefined): boolean {
  return unit !== undefined && /\S/.test(unit);
}

function isWordUnit(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
}

/** How often marks stand in a window where they may be strays. */
export interface MarkCounts {
  /** By `markKey`. */
  readonly times: ReadonlyMap<string, number>;
  /** Those that stand by themselves, first in their line. */
  readonly firsts: ReadonlyMap<string, number>;
  /** Marks that stand by themselves and are neither of a sentence nor quotes. */
  readonly dirt: number;
  /** Are there paths of files? */
  readonly paths: boolean;
}

export function markKey(place: number, marks: string): string {
  return place === HEAD ? `<${marks}` : place === TAIL ? `>${marks}` : marks;
}

/** Counts the marks at the ends of what blanks divide. */
export function countMarks(text: string): MarkCounts {
  const times = new Map<string, number>();
  const count = (key: string): void => {
    times.set(key, (times.get(key) ?? 0) + 1);
  };
  const firsts = new Map<string, number>();
  let dirt = 0;
  for (const { 0: run, index } of text.matchAll(/\S+/gu)) {
    if (run.length <= 3 && !/[\p{L}\p{N}]/u.test(run)) {
      count(run);
      if (isFirst(text, index)) firsts.set(run, (firsts.get(run) ?? 0) + 1);
      if (rankOf(run) >= DIRT) dirt++;
      continue;
    }
    if (!isWordUnit(run[0])) count(markKey(HEAD, run[0]));
    if (!isWordUnit(run[run.length - 1])) count(markKey(TAIL, run[run.length - 1]));
  }
  return { times, firsts, dirt, paths: PATH.test(text) };
}

function isFirst(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (text[before] === " " || text[before] === "\t")) before--;
  return before < 0 || text[before] === "\n" || text[before] === "\r";
}

/** Marks in the order in which print has them by themselves, those that it has alike together. */
const RANKS = [",", ".", ";:", "?!", '"“”', "'’‘`´", "-–—", "*", "°§"];
const OTHER_MARK = RANKS.length + 1;
const SEVERAL = RANKS.length + 2;
/** From this rank on. */
const DIRT = 6;

/** 1 for the comma to 10 for what is never printed so, 11 for several marks; 0 for none. */
export function rankOf(marks: string): number {
  if (marks === "") return 0;
  if (marks.length > 1) return SEVERAL;
  const rank = RANKS.findIndex((alike) => alike.includes(marks));
  return rank < 0 ? OTHER_MARK : rank + 1;
}
