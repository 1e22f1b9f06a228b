import { ACCEPTED, LEFT, type Review } from "../review/review.js";
import type { Series } from "../review/series.js";
import type { View } from "../review/view.js";
import { markOf } from "./review-context.js";
import { cutStart, piece, type Row, rowWidth } from "./review-row.js";
import { type Glyphs, seriesInWords } from "./review-words.js";

/** A series' places, one a row, around the one that the keys mean. */
export function listRows(
  review: Review,
  view: View,
  series: Series,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  glyphs: Glyphs,
): Row[] {
  const title = [piece(` ${seriesInWords(review, series, glyphs)}`)];
  const height = Math.max(1, rows - 2);
  const { members } = series;
  const at = members.indexOf(view.question);
  const from = Math.max(0, Math.min(at - (height >> 1), members.length - height));
  const shown = members.slice(from, from + height);
  const places = shown.map((question) => placeOf(review, question));
  const wide = Math.max(...places.map((place) => place.length));
  const list = shown.map((question, i) => {
    const isHere = question === view.question;
    const status = review.status[question];
    const sign = status === ACCEPTED ? glyphs.accepted : status === LEFT ? glyphs.left : " ";
    const left = [
      piece(` ${isHere ? glyphs.here : " "} `, "warning"),
      piece(`${sign} `, "heading"),
      piece(`${places[i].padEnd(wide)}  `, "quiet"),
    ];
    const { before, after } = review.questions[question].finding;
    const mark = markOf(review, question, glyphs);
    const room = (columns - rowWidth(left) - rowWidth(mark)) >> 1;
    return [...left, piece(cutStart(before, Math.max(0, room))), ...mark, piece(after)];
  });
  return rows < 3 ? list : [title, [], ...list];
}

function placeOf({ files, questions }: Review, question: number): string {
  const { file, finding } = questions[question];
  return files.length > 1 ? `${files[file].path}:${finding.line}` : String(finding.line);
}
