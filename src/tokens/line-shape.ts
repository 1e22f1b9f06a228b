import {
  BREAK,
  GLUED_LEFT,
  GLUED_RIGHT,
  HAS_BAR,
  NUMBER,
  PROTECTED,
  PUNCT,
  SPACE,
  type Tokens,
  WORD,
} from "./token.js";

const BAR = 124;

/** What a line looks like, in counts, without regard to what its words mean. */
export interface LineShape {
  /** Tokens of the line, its BREAK excluded: `[from, to)`. */
  from: number;
  to: number;
  /** First token that is no blank; `to` in a blank line. */
  first: number;
  /** Units of leading blanks, a tab counting 4. */
  indent: number;
  words: number;
  numbers: number;
  protectedTokens: number;
  /** Tabs, and runs of two blanks or more, inside the line. */
  tabs: number;
  gaps: number;
  /** Commas with a word or number close on both sides, as in comma-separated values. */
  tightCommas: number;
  /** `|` that stand alone or border a cell. */
  bars: number;
  /** Marks other than dashes, bars and their like that draw a line; 0 words and 0 of these is a drawn rule. */
  otherMarks: number;
  /** Points for what program text has and prose has not. */
  code: number;
  /** Unit of the last token that is no blank. */
  lastUnit: number;
}

const BRACES = new Set(["{", "}"]);
/** Pairs of marks that program text writes close together. */
const OPERATORS = new Set([
  "==",
  "!=",
  "=>",
  "->",
  "&&",
  "||",
  "()",
  "[]",
  "{}",
  "+=",
  "-=",
  "</",
  "/>",
  '="',
  "='",
  ");",
  "};",
  "({",
  "<-",
  ":=",
  "<=",
  ">=",
  "<<",
  ">>",
  "++",
  "//",
  "/*",
  "*/",
  "<?",
  "?>",
  "${",
  "#!",
  "@@",
  '("',
  "('",
  '")',
  "')",
  '["',
  "['",
]);
const DRAWING = /[-=+|:_.·─│┌┐└┘├┤┬┴┼═║╔╗╚╝]/;

/** Calls `line` with the shape of each line in turn; the object is reused. */
export function forEachLine(tokens: Tokens, line: (shape: LineShape) => void): void {
  let from = 0;
  for (let i = 0; i <= tokens.count; i++) {
    if (i < tokens.count && tokens.kind[i] !== BREAK) continue;
    line(shapeOfLine(tokens, from, i));
    from = i + 1;
  }
}

function shapeOfLine(tokens: Tokens, from: number, to: number): LineShape {
  const { text, start, end, kind, flags } = tokens;
  const shape: LineShape = {
    from,
    to,
    first: to,
    indent: 0,
    words: 0,
    numbers: 0,
    protectedTokens: 0,
    tabs: 0,
    gaps: 0,
    tightCommas: 0,
    bars: 0,
    otherMarks: 0,
    code: 0,
    lastUnit: 0,
  };
  let gluedBars = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(start[i]);
    if (kind[i] === SPACE) {
      const blanks = text.slice(start[i], end[i]);
      if (i === from) shape.indent = blanks.replaceAll("\t", "    ").length;
      else if (i < to - 1) {
        if (blanks.includes("\t")) shape.tabs++;
        else if (blanks.length > 1) shape.gaps++;
      }
      continue;
    }
    if (shape.first === to) shape.first = i;
    shape.lastUnit = unit;
    if (kind[i] === WORD) {
      shape.words++;
      if (flags[i] & HAS_BAR && (unit === BAR || text.charCodeAt(end[i] - 1) === BAR)) gluedBars++;
    } else if (kind[i] === NUMBER) shape.numbers++;
    else if (kind[i] === PROTECTED) {
      shape.protectedTokens++;
      shape.code++;
    } else if (kind[i] === PUNCT) {
      const mark = text[start[i]];
      if (mark === "|") shape.bars++;
      if (!DRAWING.test(mark)) shape.otherMarks++;
      const left = (flags[i] & GLUED_LEFT) !== 0;
      const right = (flags[i] & GLUED_RIGHT) !== 0;
      if (mark === "," && left && right) shape.tightCommas++;
      if (BRACES.has(mark)) shape.code += 2;
      else if (mark === "=") shape.code += left && right ? 2 : 1;
      else if (mark === "<" || mark === ">" || mark === "\\") shape.code++;
      else if (mark === "$" && right && (kind[i + 1] === WORD || text[start[i + 1]] === "(")) shape.code++;
      else if (mark === "(" && left && kind[i - 1] === WORD) shape.code++;
      else if ((mark === "+" || mark === "*" || mark === "%") && !left && !right) shape.code++;
      if (right && kind[i + 1] === PUNCT && OPERATORS.has(text.slice(start[i], end[i + 1]))) shape.code++;
    }
  }
  // By themselves they are letters that were misread.
  if (shape.bars > 0) shape.bars += gluedBars;
  return shape;
}
