import {
  CLASS_APOSTROPHE,
  CLASS_BAR,
  CLASS_BITS,
  CLASS_BREAK,
  CLASS_DIGIT,
  CLASS_LETTER,
  CLASS_MARK,
  CLASS_OTHER,
  CLASS_PUNCT,
  CLASS_RARE,
  CLASS_SPACE,
  classAt,
  LOWER_BIT,
  TRIGGER_BIT,
  UPPER_BIT,
  unitClass,
  widthAt,
} from "./char-class.js";
import { markFlags } from "./flags.js";
import { protectedSpans, unreadMarks } from "./protect.js";
import { BREAK, HAS_BAR, HAS_DIGIT, NUMBER, OTHER, PROTECTED, PUNCT, SPACE, type Tokens, WORD } from "./token.js";

export * from "./token.js";

/** The scanner's working store, reused from call to call: tokens by start, kind and flags. */
let starts = new Int32Array(1 << 14);
let kinds = new Uint8Array(1 << 14);
let marks = new Uint16Array(1 << 14);
let count = 0;
/** Set when the chunk being scanned may hold something protected. */
let triggered = false;

function emit(start: number, kind: number, flags: number): void {
  if (count === starts.length) {
    const wider = count * 2;
    const grown = { starts: new Int32Array(wider), kinds: new Uint8Array(wider), marks: new Uint16Array(wider) };
    grown.starts.set(starts);
    grown.kinds.set(kinds);
    grown.marks.set(marks);
    ({ starts, kinds, marks } = grown);
  }
  starts[count] = start;
  kinds[count] = kind;
  marks[count] = flags;
  count++;
}

function isOrdinalOrDecade(text: string, start: number, digitsEnd: number, end: number): boolean {
  const suffix = text.slice(digitsEnd, end).toLowerCase();
  if (suffix === "s") return digitsEnd - start >= 2;
  const last = text.charCodeAt(digitsEnd - 1) - 48;
  const teen = digitsEnd - start > 1 && text.charCodeAt(digitsEnd - 2) === 49;
  if (suffix === "th") return teen || last === 0 || last > 3;
  if (teen) return false;
  return (suffix === "st" && last === 1) || (suffix === "nd" && last === 2) || (suffix === "rd" && last === 3);
}

function skipDigits(text: string, at: number, end: number): number {
  while (at < end && (classAt(text, at) & CLASS_BITS) === CLASS_DIGIT) at += widthAt(text, at);
  return at;
}

function isLetterAt(text: string, at: number, end: number): boolean {
  return at < end && (classAt(text, at) & CLASS_BITS) === CLASS_LETTER;
}

/** Goes on over `.,:/` between digits, then over `th` or `'s`; `at` is the end of the run of digits from `start`. */
function endOfNumber(text: string, start: number, at: number, end: number): number {
  let group = start;
  while (at + 1 < end) {
    const unit = text.charCodeAt(at);
    if (unit !== 46 && unit !== 44 && unit !== 58 && unit !== 47) break;
    const next = skipDigits(text, at + 1, end);
    if (next === at + 1) break;
    group = at + 1;
    at = next;
  }
  if (isLetterAt(text, at, end)) {
    const past = at + 2;
    return past <= end && !isLetterAt(text, past, end) && isOrdinalOrDecade(text, group, at, past) ? past : at;
  }
  return startsPossessive(text, at, end) ? at + 2 : at;
}

function startsPossessive(text: string, at: number, end: number): boolean {
  return (
    at + 1 < end &&
    (classAt(text, at) & CLASS_BITS) === CLASS_APOSTROPHE &&
    (text.charCodeAt(at + 1) | 32) === 115 &&
    !isLetterAt(text, at + 2, end)
  );
}

/** Whether the digits before `at` begin a word: `1n`, `0|d`, `1'll`, but not `3's`. */
function beginsWord(text: string, start: number, at: number, end: number): boolean {
  if (at >= end) return false;
  const kind = classAt(text, at) & CLASS_BITS;
  if (kind === CLASS_LETTER) return true;
  if (kind !== CLASS_BAR && kind !== CLASS_APOSTROPHE) return false;
  if (!isLetterAt(text, at + 1, end)) return false;
  return kind === CLASS_BAR || (at - start === 1 && !startsPossessive(text, at, end));
}

/** Emits the WORD or NUMBER that starts at `start`, and returns its end. */
function scanWord(text: string, start: number, end: number): number {
  const digitsEnd = skipDigits(text, start, end);
  let at = digitsEnd;
  let flags = 0;
  let before = 0;
  if (digitsEnd > start) {
    if (!beginsWord(text, start, at, end)) {
      emit(start, NUMBER, HAS_DIGIT);
      return endOfNumber(text, start, at, end);
    }
    flags = HAS_DIGIT;
    before = CLASS_DIGIT;
  }
  while (at < end) {
    let bits = unitClass[text.charCodeAt(at)];
    let width = 1;
    if (bits === CLASS_RARE) {
      bits = classAt(text, at);
      width = widthAt(text, at);
    }
    const kind = bits & CLASS_BITS;
    if (kind === CLASS_LETTER) {
      if (before & LOWER_BIT && bits & UPPER_BIT) triggered = true;
    } else if (kind === CLASS_DIGIT) flags |= HAS_DIGIT;
    else if (kind === CLASS_APOSTROPHE) {
      const beside = before & CLASS_BITS;
      if (beside === CLASS_OTHER || beside === CLASS_APOSTROPHE || !isLetterAt(text, at + 1, end)) break;
    } else if (kind === CLASS_BAR) {
      if ((before & CLASS_BITS) !== CLASS_LETTER && !isLetterAt(text, at + 1, end)) break;
      flags |= HAS_BAR;
    } else if (kind !== CLASS_MARK) break;
    before = bits;
    at += width;
  }
  if (flags & HAS_DIGIT) {
    if (at - start >= 7) triggered = true;
    if (digitsEnd > start && isOrdinalOrDecade(text, start, digitsEnd, at)) {
      emit(start, NUMBER, HAS_DIGIT);
      return at;
    }
  }
  emit(start, WORD, flags);
  return at;
}

/** The common case: the end of a word of letters only, or `start` if there is something else in it. */
function endOfLetters(text: string, start: number, end: number): number {
  let before = 0;
  for (let at = start; at < end; at++) {
    const bits = unitClass[text.charCodeAt(at)];
    switch (bits & CLASS_BITS) {
      case CLASS_LETTER:
        if (before & LOWER_BIT && bits & UPPER_BIT) triggered = true;
        before = bits;
        break;
      case CLASS_SPACE:
      case CLASS_BREAK:
      case CLASS_PUNCT:
        return at;
      default:
        return start;
    }
  }
  return end;
}

/** A stop triggers only between letters or digits; a colon, a hyphen only before its like. */
function triggers(text: string, at: number, end: number): boolean {
  const unit = text.charCodeAt(at);
  if (at + 1 >= end) return false;
  const next = text.charCodeAt(at + 1);
  if (unit === 46) return next === 47 || next === 46 || isLetterAt(text, at + 1, end);
  if (unit === 58) return next === 58 || next === 47 || next === 92 || isLetterAt(text, at + 1, end);
  if (unit === 45) return next === 45;
  if (unit === 91) return isLetterAt(text, at + 1, end) && text.slice(at + 2, at + 6).includes("]");
  return true;
}

/** Emits the tokens of `text[at, end)` up to the first white space, and returns where that is. */
function scanChunk(text: string, at: number, end: number): number {
  while (at < end) {
    const bits = classAt(text, at);
    switch (bits & CLASS_BITS) {
      case CLASS_SPACE:
      case CLASS_BREAK:
        return at;
      case CLASS_LETTER: {
        const past = endOfLetters(text, at, end);
        if (past > at) {
          emit(at, WORD, 0);
          at = past;
        } else at = scanWord(text, at, end);
        break;
      }
      case CLASS_DIGIT:
        at = scanWord(text, at, end);
        break;
      case CLASS_BAR:
        if (isLetterAt(text, at + 1, end)) at = scanWord(text, at, end);
        else emit(at++, PUNCT, 0);
        break;
      case CLASS_PUNCT:
        if (bits & TRIGGER_BIT && !triggered) triggered = triggers(text, at, end);
        emit(at, PUNCT, 0);
        at += widthAt(text, at);
        break;
      case CLASS_APOSTROPHE:
        emit(at++, PUNCT, 0);
        break;
      default:
        emit(at, OTHER, 0);
        at += widthAt(text, at);
    }
  }
  return at;
}

/** Emits again a chunk that may hold protected stretches: whole ones for these, the usual ones between them. */
function rescan(text: string, start: number, end: number, spans: readonly number[]): number {
  let at = start;
  for (let i = 0; i < spans.length; i += 2) {
    while (at < spans[i]) at = scanChunk(text, at, spans[i]);
    emit(at, PROTECTED, 0);
    at = spans[i + 1];
  }
  while (at < end) at = scanChunk(text, at, end);
  return at;
}

/** Cuts a text into tokens; any string will do, lone surrogates included. */
export function tokenize(text: string): Tokens {
  const length = text.length;
  const unread = unreadMarks(text);
  count = 0;
  let at = 0;
  while (at < length) {
    const start = at;
    const kind = classAt(text, at) & CLASS_BITS;
    if (kind === CLASS_SPACE) {
      emit(at, SPACE, 0);
      do at++;
      while (at < length && (classAt(text, at) & CLASS_BITS) === CLASS_SPACE);
    } else if (kind === CLASS_BREAK) {
      emit(at, BREAK, 0);
      at += text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
    } else {
      const first = count;
      triggered = false;
      at = scanChunk(text, at, length);
      if (triggered) {
        const spans = protectedSpans(text, start, at, unread);
        if (spans.length > 0) {
          count = first;
          at = rescan(text, start, at, spans);
        }
      }
    }
  }
  const tokens = {
    text,
    count,
    start: starts.slice(0, count),
    end: new Int32Array(count),
    kind: kinds.slice(0, count),
    flags: marks.slice(0, count),
    unread,
  };
  if (count > 0) {
    tokens.end.set(tokens.start.subarray(1));
    tokens.end[count - 1] = length;
  }
  markFlags(tokens);
  return tokens;
}
