import { shapeOf, TITLE_SHAPE } from "./shape.js";
import {
  AFTER_HYPHEN_BREAK,
  AFTER_HYPHEN_SPACE,
  BREAK,
  DOTTED,
  GLUED_LEFT,
  GLUED_RIGHT,
  HYPHEN_BREAK,
  HYPHEN_SPACE,
  isWordLike,
  LINE_END,
  LINE_START,
  PARAGRAPH_END,
  PUNCT,
  SPACE,
  type Tokens,
  WORD,
} from "./token.js";

const FULL_STOP = 46;
const FORM_FEED = 12;
/** The longest part of a dotted chain, as in D.Phil. */
const LONGEST_PART = 4;

/** Hyphen-minus, hyphen, not sign (OCR's soft hyphen) and soft hyphen. */
function isHyphen(unit: number): boolean {
  return unit === 0x2d || unit === 0x2010 || unit === 0xac || unit === 0xad;
}

function isUnit(tokens: Tokens, token: number, unit: number): boolean {
  return token < tokens.count && tokens.kind[token] === PUNCT && tokens.text.charCodeAt(tokens.start[token]) === unit;
}

/** Fills in the flags that depend on a token's neighbours. */
export function markFlags(tokens: Tokens): void {
  markLines(tokens);
  markNeighbours(tokens);
}

function markLines({ count, kind, flags }: Tokens): void {
  let lastOfLine = -1;
  let lastOfParagraph = -1;
  for (let i = 0; i < count; i++) {
    const kindOf = kind[i];
    if (isWordLike(kindOf)) {
      if (lastOfLine < 0) flags[i] |= LINE_START;
      lastOfLine = i;
      lastOfParagraph = i;
    } else if (kindOf === BREAK) {
      if (lastOfLine >= 0) flags[lastOfLine] |= LINE_END;
      else if (lastOfParagraph >= 0 && isBlankLine(kind, i)) {
        flags[lastOfParagraph] |= PARAGRAPH_END;
        lastOfParagraph = -1;
      }
      lastOfLine = -1;
    }
  }
  if (lastOfLine >= 0) flags[lastOfLine] |= LINE_END;
  if (lastOfParagraph >= 0) flags[lastOfParagraph] |= PARAGRAPH_END;
}

/** Whether the line that the break at `token` ends holds nothing but blanks. */
function isBlankLine(kind: Uint8Array, token: number): boolean {
  let before = token - 1;
  while (before >= 0 && kind[before] === SPACE) before--;
  return before >= 0 && kind[before] === BREAK;
}

function markNeighbours(tokens: Tokens): void {
  const { count, kind, flags } = tokens;
  let gap = true;
  for (let i = 0; i < count; i++) {
    const kindOf = kind[i];
    if (kindOf === SPACE || kindOf === BREAK) {
      gap = true;
      continue;
    }
    if (!gap) flags[i] |= GLUED_LEFT;
    gap = false;
    if (i + 1 < count && kind[i + 1] !== SPACE && kind[i + 1] !== BREAK) {
      flags[i] |= GLUED_RIGHT;
      if (kindOf === WORD && kind[i + 1] === PUNCT) {
        const unit = tokens.text.charCodeAt(tokens.start[i + 1]);
        if (unit === FULL_STOP) {
          if (!(flags[i] & DOTTED)) markDotted(tokens, i);
        } else if (isHyphen(unit)) markHyphen(tokens, i);
      }
    }
  }
}

/** `word` has a hyphen glued to it: says whether its rest stands in the next line or after blanks. */
function markHyphen({ text, count, start, kind, flags }: Tokens, word: number): void {
  let next = word + 2;
  while (next < count && kind[next] === SPACE) next++;
  if (next < count && kind[next] === BREAK) {
    flags[word] |= HYPHEN_BREAK;
    next++;
    while (next < count && (kind[next] === SPACE || text.charCodeAt(start[next]) === FORM_FEED)) next++;
    if (next < count && kind[next] === WORD) flags[next] |= AFTER_HYPHEN_BREAK;
  } else if (next > word + 2 && next < count && kind[next] === WORD) {
    flags[word] |= HYPHEN_SPACE;
    flags[next] |= AFTER_HYPHEN_SPACE;
  }
}

/** Marks the chain that starts with `word`: two parts or more of one letter, or few and capitalised (Ph.D., B.Sc.). */
function markDotted(tokens: Tokens, word: number): void {
  const { text, count, start, end, kind, flags } = tokens;
  if (flags[word] & GLUED_LEFT && isUnit(tokens, word - 1, FULL_STOP)) return;
  let at = word;
  let parts = 0;
  let single = true;
  let last = word;
  while (at < count && kind[at] === WORD) {
    const length = end[at] - start[at];
    if (length > 1) {
      if (length > LONGEST_PART || shapeOf(text, start[at], end[at]) !== TITLE_SHAPE) return;
      single = false;
    }
    parts++;
    last = at;
    if (!isUnit(tokens, at + 1, FULL_STOP)) break;
    last = at + 1;
    at += 2;
  }
  if (parts < 2 || (!single && kind[last] === WORD)) return;
  for (let i = word; i <= last; i++) flags[i] |= DOTTED;
}
