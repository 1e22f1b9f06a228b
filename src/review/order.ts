import type { Question } from "./question.js";
import type { SeriesIndex } from "./series.js";

export const ORDERS = ["position", "series", "confidence"] as const;

/** In which order the questions are asked. */
export type Order = (typeof ORDERS)[number];

/**
 * Question numbers in the order of asking: as they stand in the files; the largest series of the same words first; or
 * the most confident first. What is equal stays in the order of the files.
 *
 * @param asked By question number; the others are left out.
 */
export function arrange(
  questions: readonly Question[],
  series: SeriesIndex,
  asked: readonly boolean[],
  order: Order,
): Int32Array {
  const numbers = Int32Array.from(questions.keys()).filter((number) => asked[number]);
  if (order === "confidence") {
    numbers.sort((a, b) => questions[b].finding.confidence - questions[a].finding.confidence || a - b);
  }
  if (order === "series") {
    numbers.sort((a, b) => {
      const left = series.words[a].members;
      const right = series.words[b].members;
      return right.length - left.length || left[0] - right[0] || a - b;
    });
  }
  return numbers;
}
