import type { Lexicon } from "../models/lexicon/lexicon.js";
import { ABBREVIATION } from "../models/lexicon/lexicon.js";
import type { Span } from "../text/span.js";
import type { Forms } from "../tokens/forms.js";
import { shapeOf, TITLE_SHAPE, UPPER_SHAPE } from "../tokens/shape.js";
import { BREAK, DOTTED, isWordLike, NUMBER, PROTECTED, PUNCT, SPACE, type Tokens } from "../tokens/token.js";

/** The unit is left alone: a number, an address, code, a Roman numeral, a passage in another language. */
export const LEAVE = 1;
/** What follows the unit, up to the next one. */
export const ENDS_SENTENCE = 2;
export const ENDS_LINE = 4;
export const ENDS_PARAGRAPH = 8;
export const HYPHEN_BREAK = 16;
export const HYPHEN_SPACE = 32;
export const HYPHEN = 64;
/** One blank and nothing else. */
export const ONE_SPACE = 128;
/** Marks without white space. */
export const GLUED = 256;
/** A full stop follows and the unit may be an abbreviation. */
export const STOPPED = 512;
/** A mark of punctuation follows at once. */
export const MARKED = 1024;
/** Stands inside a sentence, after a word in lower case and one blank or line end. */
export const MID_SENTENCE = 2048;
export const IS_NUMBER = 4096;
/** One blank with an apostrophe on one side: `Russia 's`. */
export const APOSTROPHE_SPACE = 8192;
/** Only a line end divides it from the next. */
export const LINE_JOIN = 16384;
/** A dotted abbreviation such as U.S. */
export const DOTTED_UNIT = 32768;
/** Stands inside a sentence, after a comma or a semicolon. */
export const AFTER_COMMA = 131072;
/** One blank and one odd mark: `f >r`. */
export const ODD_SPACE = 65536;

/** The word-like stretches of a window: what may be misread, and what stands between. */
export interface Units {
  readonly text: string;
  readonly count: number;
  /** Core span of each, UTF-16 offsets. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** With the odd marks that are glued to it, as in `famil}^`; equal to the core mostly. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly flags: Uint32Array;
  /** Number of the unit's text among the distinct ones, from 0 in the order in which they first stand. */
  readonly form: Int32Array;
  readonly formCount: number;
  /** Entry of the lexicon, −1 for none. */
  readonly entry: Int32Array;
  /** How often each text in lower case stands in the window. */
  readonly times: ReadonlyMap<string, number>;
  /** How often the unit's does, and how often a full stop stands behind it there. */
  readonly repeated: Uint16Array;
  readonly stopped: Uint16Array;
  /** Marks that stand for letters, which the scan's reader could not read; see `unreadMarks`. */
  readonly unread: string;
  /** Stretches that no reading may change, merged. */
  readonly spared: readonly Span[];
}

const ODD_MARKS = "}{^~<>=\\_•■«»*#|¬¦§®©°";
const CLOSERS = "\"'”’)]»";
const MOST_ODD = 3;
const LONGEST_WORD = 28;
const ROMAN = /^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/i;

/** The lexicon's entry of each form, −1 for none. */
export function entriesOf({ text, start, end }: Tokens, { first }: Forms, lexicon: Lexicon): Int32Array {
  return Int32Array.from(first, (token) => lexicon.findUnits(text, start[token], end[token]));
}

/**
 * Divides a window into units. `entryOf`: entry of each form, see `entriesOf`. `passages` is not 0 for tokens of passages that are left alone as a whole; `spared` are
 * words that a person wants kept, and what else stays as it is.
 */
export function divide(
  tokens: Tokens,
  forms: Forms,
  entryOf: Int32Array,
  lexicon: Lexicon,
  passages: Uint8Array,
  spared: readonly Span[] = [],
): Units {
  const { text, kind, unread } = tokens;
  let count = 0;
  for (let t = 0; t < tokens.count; t++) if (isWordLike(kind[t])) count++;
  const at = new Int32Array(count);
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  const left = new Int32Array(count);
  const right = new Int32Array(count);
  const flags = new Uint32Array(count);
  const entry = new Int32Array(count);
  const form = new Int32Array(count);
  const aloneOf = Uint8Array.from(forms.first, (t) => (standsAlone(text, tokens.start[t], tokens.end[t]) ? 1 : 0));
  for (const f of formsWithFigures(tokens, forms)) aloneOf[f] = 1;
  let u = 0;
  for (let t = 0; t < tokens.count; t++) {
    if (!isWordLike(kind[t])) continue;
    at[u] = t;
    start[u] = left[u] = tokens.start[t];
    end[u] = right[u] = tokens.end[t];
    form[u] = forms.of[t];
    entry[u] = entryOf[form[u]];
    u++;
  }
  for (u = 0; u < count; u++) {
    const t = at[u];
    const last = u + 1 < count ? at[u + 1] : tokens.count;
    let f = gapFlags(tokens, t, last);
    if (kind[t] === NUMBER) f |= LEAVE | IS_NUMBER;
    else if (kind[t] === PROTECTED || passages[t] !== 0) f |= LEAVE;
    else if (tokens.flags[t] & DOTTED) f |= LEAVE | DOTTED_UNIT;
    else if (aloneOf[form[u]] !== 0 || isCutShort(text, start[u], end[u], lexicon)) f |= LEAVE;
    if ((f & LEAVE) === 0) {
      right[u] = oddRight(tokens, t, last);
      if (u === 0 || end[u - 1] <= start[u]) left[u] = oddLeft(tokens, t, u > 0 ? right[u - 1] : 0);
    }
    if (f & ENDS_SENTENCE && !(f & ENDS_PARAGRAPH)) {
      const nextLower = u + 1 < count && /^\p{Ll}/u.test(text.slice(start[u + 1], start[u + 1] + 2));
      const known = entry[u];
      const abbreviated = end[u] - start[u] === 1 || (known >= 0 && (lexicon.flags[known] & ABBREVIATION) !== 0);
      if (nextLower || abbreviated || f & DOTTED_UNIT) f &= ~ENDS_SENTENCE;
    }
    flags[u] = f;
    if (
      u > 0 &&
      !(flags[u - 1] & (LEAVE | ENDS_SENTENCE)) &&
      flags[u - 1] & (ONE_SPACE | LINE_JOIN) &&
      isLower({ text, start }, u - 1)
    )
      flags[u] |= MID_SENTENCE;
    else if (u > 0 && isComma(text, end[u - 1], start[u])) flags[u] |= AFTER_COMMA;
  }
  const counted = countForms(text, forms, tokens, form, flags);
  return {
    text,
    count,
    start,
    end,
    left,
    right,
    flags,
    entry,
    unread,
    spared,
    form,
    formCount: forms.count,
    ...counted,
  };
}

/** Is what stands between two units a comma or a semicolon and one white space? */
function isComma(text: string, from: number, to: number): boolean {
  return to - from === 2 && ",;".includes(text[from]) && " \n".includes(text[from + 1]);
}

/** Counts the texts of units whatever their case. `form`: number of each unit's text. */
function countForms(text: string, forms: Forms, tokens: Tokens, form: Int32Array, flags: Uint32Array) {
  const count = form.length;
  const timesOf = new Int32Array(forms.count);
  const stopsOf = new Int32Array(forms.count);
  for (let u = 0; u < count; u++) {
    timesOf[form[u]]++;
    if (flags[u] & STOPPED) stopsOf[form[u]]++;
  }
  const times = new Map<string, number>();
  const stops = new Map<string, number>();
  const lowerOf = Array.from(forms.first, (token) => text.slice(tokens.start[token], tokens.end[token]).toLowerCase());
  for (let f = 0; f < forms.count; f++) {
    const lower = lowerOf[f];
    times.set(lower, (times.get(lower) ?? 0) + timesOf[f]);
    if (stopsOf[f] > 0) stops.set(lower, (stops.get(lower) ?? 0) + stopsOf[f]);
  }
  for (let f = 0; f < forms.count; f++) {
    timesOf[f] = times.get(lowerOf[f]) ?? 0;
    stopsOf[f] = stops.get(lowerOf[f]) ?? 0;
  }
  const repeated = Uint16Array.from(form, (f) => Math.min(0xffff, timesOf[f]));
  const stopped = Uint16Array.from(form, (f) => Math.min(0xffff, stopsOf[f]));
  return { times, repeated, stopped };
}

/** Do two units look like one word in parts: the second in small letters, or both in capitals? `Anglo` and `Saxon` do not. */
export function goesOn({ text, start, end }: Units, u: number): boolean {
  const head = text.slice(start[u], end[u]);
  const rest = text.slice(start[u + 1], end[u + 1]);
  return /^\p{Ll}/u.test(rest) || (head === head.toUpperCase() && rest === rest.toUpperCase());
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}

/** Does the unit begin with a small letter a to z? */
export function isLower({ text, start }: Pick<Units, "text" | "start">, u: number): boolean {
  const unit = text.charCodeAt(start[u]);
  return unit >= 97 && unit <= 122;
}

/** Letters that no English word has and that fold to none. */
const FOREIGN_LETTERS = "øØłŁđĐðÐþÞßæÆœŒ";

/** Names of things in formulas and code: subR1. */
const IDENTIFIER = /\p{Ll}\p{Lu}\d+$/u;

/** Words that no search should touch: Roman numerals, single capitals, foreign letters, words too long to be one. */
function standsAlone(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length > LONGEST_WORD) return true;
  for (let i = start; i < end; i++) if (FOREIGN_LETTERS.includes(text[i])) return true;
  const word = text.slice(start, end);
  if (IDENTIFIER.test(word)) return true;
  const shape = shapeOf(text, start, end);
  if (length === 1) return shape === TITLE_SHAPE && text[start] !== "A" && text[start] !== "I";
  return shape === UPPER_SHAPE && ROMAN.test(word);
}

/** Shillings and pence; `1s` is rather a misread `is` where no other price stands. */
const PRICE = /^(?:[2-9]|[1-9]\d)[sd]$/;
const LEAST_PRICE = /^1[sd]$/;
/** A name with a number, as those of a series have. */
const NUMBERED = /^(\p{L}+)\d{1,3}$/u;

/** Forms whose figures are no misread letters: prices, and names that are numbered through, `run7` and `run9`. */
function formsWithFigures({ text, start, end }: Tokens, { count, first }: Forms): number[] {
  const prices: number[] = [];
  const leastPrices: number[] = [];
  const series = new Map<string, number[]>();
  for (let form = 0; form < count; form++) {
    const token = first[form];
    if (!isDigit(text, start[token]) && !isDigit(text, end[token] - 1)) continue;
    const word = text.slice(start[token], end[token]);
    if (PRICE.test(word)) prices.push(form);
    else if (LEAST_PRICE.test(word)) leastPrices.push(form);
    const stem = NUMBERED.exec(word)?.[1];
    if (stem !== undefined) series.set(stem, [...(series.get(stem) ?? []), form]);
  }
  const numbered = [...series.values()].filter((members) => members.length > 1).flat();
  return [...prices, ...(prices.length > 0 ? leastPrices : []), ...numbered];
}

/** Words that verse and dialect cut short: th' for the, o' for of, tho' for though. */
const CUT_SHORT = new Set([
  "th",
  "o",
  "t",
  "an",
  "wi",
  "fro",
  "i",
  "tho",
  "thro",
  "altho",
  "ev",
  "ov",
  "ha",
  "gi",
  "sha",
]);

/** A word written short with an apostrophe behind it: o', th', mornin'. */
export function isCutShort(text: string, start: number, end: number, lexicon: Lexicon): boolean {
  const mark = text[end];
  if (mark !== "'" && mark !== "’") return false;
  const word = text.slice(start, end).toLowerCase();
  return CUT_SHORT.has(word) || (word.length > 4 && word.endsWith("in") && lexicon.find(`${word}g`) >= 0);
}

/** What stands between a unit's token and the next unit's. */
function gapFlags(tokens: Tokens, t: number, last: number): number {
  const { text, kind, start, end } = tokens;
  let flags = 0;
  let marks = 0;
  let spaces = 0;
  let breaks = 0;
  let stop = false;
  let hyphen = false;
  let onlyHyphen = true;
  let apostrophes = 0;
  let odd = 0;
  for (let k = t + 1; k < last; k++) {
    if (kind[k] === SPACE) {
      spaces += end[k] - start[k];
    } else if (kind[k] === BREAK) {
      if (text[start[k]] !== "\f" || breaks === 0) breaks++;
    } else {
      const mark = text[start[k]];
      marks++;
      if (spaces === 0 && breaks === 0 && (mark === "-" || mark === "‐" || mark === "¬" || mark === "\u00ad"))
        hyphen = true;
      else onlyHyphen = false;
      if (mark === "'" || mark === "’") apostrophes++;
      if (ODD_MARKS.includes(mark)) odd++;
      if (mark === "." || mark === "!" || mark === "?") stop = true;
      else if (spaces > 0 || breaks > 0 || !CLOSERS.includes(mark)) stop = stop && (spaces > 0 || breaks > 0);
      if (k === t + 1) flags |= mark === "." ? MARKED | STOPPED : MARKED;
    }
  }
  const gapEnd = last < tokens.count ? tokens.start[last] : text.length;
  const divided = spaces > 0 || breaks > 0 || gapEnd === text.length;
  if (stop && divided) flags |= ENDS_SENTENCE;
  if (breaks > 0 || gapEnd === text.length) flags |= ENDS_LINE;
  if (breaks > 1 || last >= tokens.count) flags |= ENDS_PARAGRAPH | ENDS_SENTENCE;
  if (marks === 0 && breaks === 0 && spaces === 1) flags |= ONE_SPACE;
  if (marks === 0 && breaks === 1) flags |= LINE_JOIN;
  if (marks === 1 && hyphen && onlyHyphen) {
    if (breaks === 1) flags |= HYPHEN_BREAK;
    else if (breaks === 0 && spaces === 1) flags |= HYPHEN_SPACE;
    else if (breaks === 0 && spaces === 0) flags |= HYPHEN;
  }
  if (marks > 0 && spaces === 0 && breaks === 0 && last < tokens.count) flags |= GLUED;
  if (marks === 1 && odd === 1 && breaks === 0 && spaces === 1) flags |= ODD_SPACE;
  if (marks === 1 && apostrophes === 1 && breaks === 0 && spaces === 1) flags |= APOSTROPHE_SPACE;
  return flags;
}

/** Marks that capitals in pieces begin with, `(_reek` and `,lohn`; a comma by itself too. */
function isHeadOfCapital(mark: string, odd: number): boolean {
  return mark === "," || (odd > 0 && "([{`'".includes(mark));
}

function beginsRun(tokens: Tokens, k: number): boolean {
  return k === 0 || tokens.kind[k - 1] === SPACE || tokens.kind[k - 1] === BREAK || tokens.kind[k - 1] === PUNCT;
}

function isOddMark({ unread }: Tokens, mark: string): boolean {
  return ODD_MARKS.includes(mark) || unread.includes(mark);
}

function oddRight(tokens: Tokens, t: number, last: number): number {
  let to = tokens.end[t];
  for (let k = t + 1, n = 0; k < last && n < MOST_ODD && tokens.kind[k] === PUNCT; k++, n++) {
    const mark = tokens.text[tokens.start[k]];
    if (!isOddMark(tokens, mark) && (n === 0 || (mark !== "'" && mark !== "-"))) break;
    to = tokens.end[k];
  }
  return to;
}

function oddLeft(tokens: Tokens, t: number, floor: number): number {
  let from = tokens.start[t];
  for (let k = t - 1, n = 0; k >= 0 && n < MOST_ODD && tokens.kind[k] === PUNCT; k--, n++) {
    const mark = tokens.text[tokens.start[k]];
    if (tokens.start[k] < floor || !(isOddMark(tokens, mark) || (isHeadOfCapital(mark, n) && beginsRun(tokens, k))))
      break;
    from = tokens.start[k];
  }
  return from;
}
