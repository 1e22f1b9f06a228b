import { ACCEPTED, LEFT, type Review, UNDECIDED } from "../review/review.js";
import { piece, type Row } from "./review-row.js";

/** That all is decided, and what, file by file. */
export function endRows(review: Review): Row[] {
  const { files, questions, order, status } = review;
  const counts = files.map(() => [0, 0, 0]);
  for (const question of order) counts[questions[question].file][status[question]]++;
  const total = [UNDECIDED, ACCEPTED, LEFT].map((which) => counts.reduce((sum, count) => sum + count[which], 0));
  const heading = total[UNDECIDED] > 0 ? `${total[UNDECIDED]} undecided` : `All ${order.length} are decided`;
  return [
    [piece(` ${heading}: ${total[ACCEPTED]} accepted, ${total[LEFT]} left as they are.`, "heading")],
    [],
    ...files.map(
      ({ path }, file): Row => [
        piece(` ${path}   `),
        piece(`${counts[file][ACCEPTED]} accepted, ${counts[file][LEFT]} left`, "quiet"),
      ],
    ),
  ];
}
