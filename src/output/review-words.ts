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
  /** For a space at the edge of what is replaced. */
  readonly space: string;
}

export const UNICODE_GLYPHS: Glyphs = {
  arrow: "→",
  bar: "│",
  here: "▶",
  dot: "·",
  ellipsis: "…",
  accepted: "✓",
  left: "–",
  space: "␣",
};

export const ASCII_GLYPHS: Glyphs = {
  arrow: "->",
  bar: "|",
  here: ">",
  dot: "-",
  ellipsis: "...",
  accepted: "+",
  left: "-",
  space: "_",
};

/** `nenber → member 7 times (2 done)`, `n for m 67 places (12 done)`. */
export function seriesInWords(review: Review, series: Series, glyphs: Glyphs): string {
  const { kind, original, replacement, members } = series;
  const count = members.length;
  const times = count === 1 ? "once" : kind === "words" ? `${count} times` : `${count} places`;
  const [from, to] = [original, replacement].map((text) => edgesShown(text, glyphs));
  const name = kind === "words" ? `${from} ${glyphs.arrow} ${to}` : inWords(series.rules);
  return `${name} ${times} (${decidedIn(review, members)} done)`;
}

/** What was decided about a question, or nothing. */
export function decisionInWords(review: Review, question: number): string {
  if (review.status[question] === ACCEPTED) return `accepted: ${decidedText(review, question)}`;
  return review.status[question] === LEFT ? "left as it is" : "";
}

/** A text on its own: spaces at its edges are seen, and so is that there is nothing. */
export function edgesShown(text: string, { space }: Glyphs): string {
  if (text === "") return "(nothing)";
  return text.replace(/^ +| +$/g, (edge) => space.repeat(edge.length));
}
