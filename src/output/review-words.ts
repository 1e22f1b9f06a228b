import { ACCEPTED, decidedIn, decidedText, LEFT, type Review } from "../review/review.js";
import { inWords, type Series } from "../review/series.js";

/** Signs that a terminal without Unicode does not have. */
export interface Glyphs {
  readonly arrow: string;
  readonly bar: string;
  readonly here: string;
  readonly dot: string;
  readonly ellipsis: string;
  readonly accepted: string;
  readonly left: string;
}

export const UNICODE_GLYPHS: Glyphs = {
  arrow: "→",
  bar: "│",
  here: "▶",
  dot: "·",
  ellipsis: "…",
  accepted: "✓",
  left: "–",
};

export const ASCII_GLYPHS: Glyphs = {
  arrow: "->",
  bar: "|",
  here: ">",
  dot: "-",
  ellipsis: "...",
  accepted: "+",
  left: "-",
};

/** `nenber → member 7 times (2 done)`, `n for m 67 places (12 done)`. */
export function seriesInWords(review: Review, series: Series, { arrow }: Glyphs): string {
  const { kind, original, replacement, members } = series;
  const count = members.length;
  const times = count === 1 ? "once" : kind === "words" ? `${count} times` : `${count} places`;
  const name = kind === "words" ? `${original} ${arrow} ${replacement}` : inWords(series.rules);
  return `${name} ${times} (${decidedIn(review, members)} done)`;
}

/** What was decided about a question, or nothing. */
export function decisionInWords(review: Review, question: number): string {
  if (review.status[question] === ACCEPTED) return `accepted: ${decidedText(review, question)}`;
  return review.status[question] === LEFT ? "left as it is" : "";
}
