import { ACCEPTED, decidedText, type Review } from "../review/review.js";
import { type Piece, piece, type Row, wrap } from "./review-row.js";
import { cellWidth } from "./review-width.js";
import { edgesShown, type Glyphs } from "./review-words.js";

/** Below this many columns the text has them all, and lines no numbers. */
const LEAST_WIDTH = 30;
const LINE_END = /\r\n|\n|\r/;

/** The question's place and the lines around it, in exactly `height` rows; the last ones may be empty. */
export function contextRows(review: Review, question: number, width: number, height: number, glyphs: Glyphs): Row[] {
  const { file, finding } = review.questions[question];
  const { text } = review.files[file];
  const digits = Math.max(3, String(finding.line + height).length);
  const gutter = width < LEAST_WIDTH ? 0 : digits + 4 + cellWidth(glyphs.here) + cellWidth(glyphs.bar);
  const room = Math.max(1, width - gutter);
  const reach = room * height;
  const end = finding.offset + finding.length;
  const above = text.slice(wholeFrom(text, finding.offset - reach), finding.offset).split(LINE_END);
  const below = text.slice(end, wholeTo(text, end + reach)).split(LINE_END);
  // What is cut within the line shows it; what is cut in another line is not shown at all.
  const isCutAbove = finding.offset > reach;
  const isCutBelow = end + reach < text.length;
  const head = (isCutAbove && above.length === 1 ? glyphs.ellipsis : "") + above.pop()!;
  const tail = below.shift()! + (isCutBelow && below.length === 0 ? glyphs.ellipsis : "");
  if (isCutAbove) above.shift();
  if (isCutBelow) below.pop();

  const numbered = (line: number, row: Row, isFirst: boolean, isHere: boolean): Row => {
    if (gutter === 0) return row;
    const sign = isHere ? glyphs.here : " ".repeat(cellWidth(glyphs.here));
    const number = isFirst ? String(line).padStart(digits) : " ".repeat(digits);
    return [piece(` ${sign} `, "warning"), piece(`${number} ${glyphs.bar} `, "quiet"), ...row];
  };
  const [markFrom, rows] = markedRows(head, markOf(review, question, glyphs), tail, room);
  const marked = rows.map((row, i) => numbered(finding.line, row, i === 0, i === markFrom));
  const free = Math.max(0, height - marked.length);
  const before = plainRows(above, finding.line - above.length, room).slice(-Math.ceil(free / 2));
  const after = plainRows(below, finding.endLine + 1, room);
  const shown = [
    ...(free > 0 ? before : []).map(({ line, row, isFirst }) => numbered(line, row, isFirst, false)),
    ...marked,
    ...after.map(({ line, row, isFirst }) => numbered(line, row, isFirst, false)),
  ];
  const from = marked.length > height ? Math.max(0, Math.min(markFrom - (height >> 1), marked.length - height)) : 0;
  return [...shown.slice(from, from + height), ...Array<Row>(height).fill([])].slice(0, height);
}

/** `[nenber → member]`, with what was decided where something was. */
export function markOf(review: Review, question: number, glyphs: Glyphs): Row {
  const { original, replacement } = review.questions[question].finding;
  const to = review.status[question] === ACCEPTED ? decidedText(review, question) : replacement;
  return [
    piece("[", "warning"),
    piece(edgesShown(original, glyphs), "removed"),
    piece(` ${glyphs.arrow} `, "warning"),
    piece(edgesShown(to, glyphs), "added"),
    piece("]", "warning"),
  ];
}

/** The rows of the line with the mark in it, and the number of the row in which the mark begins. */
function markedRows(head: string, mark: Row, tail: string, width: number): [number, Row[]] {
  const rows = wrap([piece(head), ...mark, piece(tail)], width);
  const isMark = ({ style }: Piece): boolean => style !== undefined;
  return [rows.findIndex((row) => row.some(isMark)), rows];
}

/** Lines of the text, without the empty ones. */
function plainRows(lines: readonly string[], first: number, width: number) {
  return lines.flatMap((text, i) =>
    text.trim() === "" ? [] : wrap([piece(text)], width).map((row, k) => ({ line: first + i, row, isFirst: k === 0 })),
  );
}

/** Offsets that do not part a surrogate pair. */
function wholeFrom(text: string, at: number): number {
  if (at <= 0) return 0;
  return /^[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
}

function wholeTo(text: string, at: number): number {
  return /^[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
