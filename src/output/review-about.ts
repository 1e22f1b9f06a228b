import { decidedText, type Review } from "../review/review.js";
import type { View } from "../review/view.js";
import { flow, piece, type Row, spread } from "./review-row.js";
import { decisionInWords, edgesShown, type Glyphs, seriesInWords } from "./review-words.js";

/** Columns to which rows after the first of a part are indented, as the part's name is. */
const INDENT = 9;

/** ` essay.txt   14/63   49 undecided`. */
export function headRow(review: Review, view: View, columns: number, { dot }: Glyphs): Row {
  const { files, questions, order, rank } = review;
  const { question } = view;
  const { file, finding } = questions[question];
  const left = [
    piece(` ${files[file].path}`, "heading"),
    piece(`   ${rank[question] + 1}/${order.length}${view.isReading ? "+" : ""}   ${review.undecided} undecided`),
    ...(view.isReading ? [piece("   reading on", "quiet")] : []),
    ...(files.length > 1 ? [piece(`   file ${file + 1} of ${files.length}`, "quiet")] : []),
  ];
  const decision = decisionInWords(review, question);
  const suggested = finding.applied ? "" : `suggestion ${dot} `;
  return spread(
    left,
    [piece(suggested, "quiet"), piece(`${decision || finding.class} `, decision ? "heading" : "quiet")],
    columns,
  );
}

/** The candidates, why, and both series. */
export function aboutRows(review: Review, view: View, columns: number, glyphs: Glyphs) {
  return {
    candidates: candidateRows(review, view, columns, glyphs),
    why: whyRows(review, view, columns, glyphs),
    series: seriesRows(review, view, glyphs),
  };
}

function candidateRows(review: Review, { question }: View, columns: number, glyphs: Glyphs): Row[] {
  const { candidates, original } = review.questions[question].finding;
  const decided = decidedText(review, question);
  const groups = candidates.slice(0, 9).map(({ text, confidence }, i): Row => {
    const isChosen = review.answers[question]?.to === text && text === decided;
    return [
      piece(`${i === 0 ? " " : ""}${i + 1} `, "heading"),
      piece(edgesShown(text, glyphs), isChosen ? "added" : undefined),
      piece(` ${confidence.toFixed(2)}`, "quiet"),
    ];
  });
  const rows = flow(groups, columns, 1, "   ");
  const keep = [piece("keep: ", "quiet"), piece(`${edgesShown(original, glyphs)} `)];
  return rows.length > 0 ? [spread(rows[0], keep, columns), ...rows.slice(1)] : [keep];
}

function whyRows(review: Review, { question }: View, columns: number, { dot }: Glyphs): Row[] {
  const { evidence, rules } = review.questions[question].finding;
  const reasons = evidence.length > 0 ? evidence : rules;
  const groups = reasons.map(
    (reason, i): Row => [
      ...(i === 0 ? [piece(" why     ", "quiet")] : []),
      piece(i < reasons.length - 1 ? `${reason} ${dot}` : reason),
    ],
  );
  return flow(groups, columns, INDENT, " ");
}

/** The series that the keys mean stands first. */
function seriesRows(review: Review, { question, kind }: View, glyphs: Glyphs): Row[] {
  const other = kind === "words" ? "confusion" : "words";
  const named = (of: typeof kind): string => seriesInWords(review, review.series[of][question], glyphs);
  const rows: Row[] = [[piece(" series  ", "quiet"), piece(named(kind))]];
  if (review.series[other][question].members.length > 1) {
    rows.push([piece(" or [s]  ", "quiet"), piece(named(other), "quiet")]);
  }
  return rows;
}
