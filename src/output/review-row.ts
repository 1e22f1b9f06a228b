import type { Paint } from "./paint.js";
import { type Cell, cellsOf, cellWidth } from "./review-width.js";
import { visibleInLine } from "./visible.js";

export type Style = Exclude<keyof Paint, "enabled">;

/** A stretch of a row in one style; made by `piece` alone, so that no control character is in it. */
export interface Piece {
  readonly text: string;
  readonly style: Style | undefined;
}

export type Row = readonly Piece[];

export function piece(text: string, style?: Style): Piece {
  return { text: visibleInLine(text), style };
}

export function rowWidth(row: Row): number {
  return row.reduce((sum, { text }) => sum + cellWidth(text), 0);
}

/** Left and right of a row, as far apart as the width allows; what is right goes first where there is no room. */
export function spread(left: Row, right: Row, width: number): Row {
  const gap = width - rowWidth(left) - rowWidth(right);
  return gap < 2 ? left : [...left, piece(" ".repeat(gap)), ...right];
}

/** Puts groups of pieces into rows, each group whole; rows after the first are indented. */
export function flow(groups: readonly Row[], width: number, indent: number, gap: string): Row[] {
  const rows: Piece[][] = [];
  let used = 0;
  for (const group of groups) {
    const needed = rowWidth(group);
    const row = rows.at(-1);
    if (row && used + gap.length + needed <= width) {
      row.push(piece(gap), ...group);
      used += gap.length + needed;
    } else {
      const margin = row ? indent : 0;
      rows.push([piece(" ".repeat(margin)), ...group]);
      used = margin + needed;
    }
  }
  return rows;
}

/** Breaks a row into rows of at most `width` columns, at spaces of no style where there are any. */
export function wrap(row: Row, width: number): Row[] {
  const cells = row.flatMap(({ text, style }) => cellsOf(text).map((cell) => ({ ...cell, style })));
  const rows: Row[] = [];
  let from = 0;
  let used = 0;
  let space = -1;
  for (let at = 0; at < cells.length; at++) {
    used += cells[at].width;
    if (cells[at].text === " " && cells[at].style === undefined) space = at;
    if (used <= width || at === from) continue;
    const to = space > from && space < at ? space + 1 : at;
    rows.push(joined(cells.slice(from, to)));
    // A space at the break is the break.
    from = to === space ? to + 1 : to;
    used = 0;
    for (let i = from; i <= at; i++) used += cells[i].width;
  }
  if (from < cells.length || rows.length === 0) rows.push(joined(cells.slice(from)));
  return rows;
}

function joined(cells: readonly (Cell & { style: Style | undefined })[]): Row {
  const pieces: Piece[] = [];
  for (const { text, style } of cells) {
    const last = pieces.at(-1);
    if (last && last.style === style) pieces[pieces.length - 1] = { text: last.text + text, style };
    else pieces.push({ text, style });
  }
  return pieces;
}

/** A row as it is sent to a terminal, cut to `width` columns, with an ellipsis where something is cut. */
export function paintRow(row: Row, width: number, paint: Paint, ellipsis: string): string {
  if (rowWidth(row) <= width) return row.map((part) => painted(part, paint)).join("");
  let left = width - cellWidth(ellipsis);
  let output = "";
  for (const { text, style } of row) {
    let kept = "";
    for (const cell of cellsOf(text)) {
      if (cell.width > left) {
        left = -1;
        break;
      }
      left -= cell.width;
      kept += cell.text;
    }
    output += painted({ text: kept, style }, paint);
    if (left < 0) break;
  }
  return width < cellWidth(ellipsis) ? "" : output + ellipsis;
}

function painted({ text, style }: Piece, paint: Paint): string {
  return style && text !== "" ? paint[style](text) : text;
}

/** The last columns of a text. */
export function cutStart(text: string, width: number): string {
  const cells = cellsOf(visibleInLine(text));
  let used = 0;
  let from = cells.length;
  while (from > 0 && used + cells[from - 1].width <= width) used += cells[--from].width;
  return cells
    .slice(from)
    .map((cell) => cell.text)
    .join("");
}
