import type { Review } from "../review/review.js";
import type { Purpose, View } from "../review/view.js";
import { flow, piece, type Row } from "./review-row.js";
import { cellsOf, cellWidth } from "./review-width.js";
import type { Glyphs } from "./review-words.js";
import { visibleInLine } from "./visible.js";

/** What the last key did, or the line being typed and the column of its caret. */
export function footRow(review: Review, view: View, columns: number, glyphs: Glyphs): { row: Row; column: number } {
  if (view.mode === "type") return typedRow(view, columns, promptFor(review, view));
  const message = view.mode === "rules" ? `which one to switch off? ${view.message}` : view.message;
  return { row: [piece(` ${message.replaceAll("→", glyphs.arrow)}`, "warning")], column: 0 };
}

function promptFor(review: Review, { purpose, question }: View): string {
  const { original } = review.questions[question].finding;
  const prompts: Record<Purpose, string> = {
    text: ` instead of ${original}: `,
    "series-text": ` instead of every ${original} in the series: `,
    number: ` number, 1 to ${review.order.length}: `,
    search: " search: ",
  };
  return prompts[purpose];
}

/** The end before the caret is always seen, though the prompt may have to go. */
function typedRow({ line }: View, columns: number, prompt: string): { row: Row; column: number } {
  const label = cellWidth(visibleInLine(prompt)) + 8 > columns ? "" : visibleInLine(prompt);
  const room = Math.max(0, columns - cellWidth(label) - 1);
  const before = cellsOf(visibleInLine(line.text.slice(0, line.caret)));
  let width = before.reduce((sum, cell) => sum + cell.width, 0);
  let from = 0;
  while (width > room) width -= before[from++].width;
  const shown = before.slice(from).map(({ text }) => text);
  const row = [piece(label, "quiet"), piece(shown.join("")), piece(line.text.slice(line.caret))];
  return { row, column: cellWidth(label) + width };
}

const KEYS: Readonly<Record<Exclude<View["mode"], "help">, readonly string[]>> = {
  ask: ["[y]es", "[n]o", "[A]ll of the series", "[e]dit", "[i]gnore word", "[u]ndo", "[?]", "[q]uit and save"],
  list: ["[y]es", "[n]o", "[A]ll", "[D] none", "[j][k] move", "[Enter] show it", "[l] back", "[?]"],
  type: ["[Enter] take it", "[Esc] never mind"],
  rules: ["[1-9] that one", "[Esc] never mind"],
  end: ["[q]uit and save", "[u]ndo", "[k] look again", "[Q]uit and write nothing", "[?]"],
};

/** The keys that are most wanted. */
export function keyRows(view: View, columns: number): Row[] {
  if (view.mode === "help") return [];
  const groups = KEYS[view.mode].map((key, i): Row => [piece(i === 0 ? ` ${key}` : key)]);
  return flow(groups, columns, 1, " ");
}
