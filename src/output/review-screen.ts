import type { Review } from "../review/review.js";
import type { View } from "../review/view.js";
import { aboutRows, headRow } from "./review-about.js";
import { contextRows } from "./review-context.js";
import { endRows } from "./review-end.js";
import { footRow, keyRows } from "./review-foot.js";
import { helpRows } from "./review-help.js";
import { listRows } from "./review-list.js";
import type { Row } from "./review-row.js";
import type { Glyphs } from "./review-words.js";

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What a terminal is to show: `rows` of them exactly, each to be cut to the width; the cursor only while a line is typed. */
export interface Screen {
  readonly rows: readonly Row[];
  /** Those among the rows that name keys. */
  readonly keys: readonly Row[];
  /** Counted from 0. */
  readonly cursor: { readonly row: number; readonly column: number } | undefined;
}

type Part = "head" | "context" | "candidates" | "why" | "series" | "foot" | "keys";

/** Which part gets how many rows, what matters most first; a part's later entries add to its earlier ones. */
const WISHES: readonly (readonly [Part, number])[] = [
  ["context", 1],
  ["keys", 1],
  ["candidates", 1],
  ["head", 1],
  ["foot", 1],
  ["series", 1],
  ["why", 1],
  ["context", 5],
  ["candidates", 3],
  ["keys", 3],
  ["series", 2],
  ["why", 4],
  // More text than this would not be read.
  ["context", 13],
];

/** The screen for a review and a view of it. What is not visible is not laid out. */
export function reviewScreen(review: Review, view: View, size: Size, glyphs: Glyphs): Screen {
  const { columns } = size;
  if (view.mode === "help") return { rows: filled(helpRows(columns), [], size.rows), keys: [], cursor: undefined };
  const foot = footRow(review, view, columns, glyphs);
  const keys = keyRows(view, columns);
  if (view.mode === "end" || view.question < 0) {
    const rows = filled(endRows(review), [foot.row, ...keys], size.rows);
    return { rows, keys, cursor: undefined };
  }
  const head = headRow(review, view, columns, glyphs);
  const typing = view.mode === "type";
  const screen = (rows: readonly Row[]): Screen => {
    const row = rows.indexOf(foot.row);
    return { rows, keys, cursor: typing && row >= 0 ? { row, column: foot.column } : undefined };
  };
  if (view.series) {
    const height = Math.max(1, size.rows - 2 - keys.length);
    const list = listRows(review, view, view.series, { columns, rows: height }, glyphs);
    return screen(filled([head, ...list], [foot.row, ...keys], size.rows));
  }
  const parts: Record<Exclude<Part, "context">, readonly Row[]> = {
    head: [head],
    ...aboutRows(review, view, columns, glyphs),
    foot: [foot.row],
    keys,
  };
  const given = share(parts, size.rows, typing);
  const context = contextRows(review, view.question, columns, given.context, glyphs);
  const of = (part: Exclude<Part, "context">): readonly Row[] => parts[part].slice(0, given[part]);
  const about = [...of("candidates"), ...of("why"), ...of("series")];
  const below = [...of("foot"), ...of("keys")];
  const room = size.rows - given.head - given.context - about.length - below.length;
  const gap = (needed: number): Row[] => (room >= needed ? [[]] : []);
  const above = [...of("head"), ...gap(2), ...context, ...gap(1), ...about];
  return screen(filled(above, below, size.rows));
}

function share(parts: Record<Exclude<Part, "context">, readonly Row[]>, rows: number, typing: boolean) {
  const given: Record<Part, number> = { head: 0, context: 0, candidates: 0, why: 0, series: 0, foot: 0, keys: 0 };
  let room = rows;
  const give = (part: Part, wanted: number): void => {
    const there = part === "context" ? wanted : Math.min(wanted, parts[part].length);
    const more = Math.min(room, Math.max(0, there - given[part]));
    given[part] += more;
    room -= more;
  };
  if (typing) give("foot", 1);
  for (const [part, wanted] of WISHES) give(part, wanted);
  return given;
}

/** What is above at the top, what is below at the bottom; where there is too little room, the bottom is what stays. */
function filled(above: readonly Row[], below: readonly Row[], rows: number): Row[] {
  const room = Math.max(0, rows - below.length);
  const top = above.slice(0, room);
  return [...top, ...Array<Row>(room - top.length).fill([]), ...below].slice(0, rows);
}
