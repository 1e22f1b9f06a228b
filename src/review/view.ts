import type { Line } from "./line-editor.js";
import { nextUndecided, type Review } from "./review.js";
import type { Series, SeriesKind } from "./series.js";

/** What is shown: a question, a series' places, the keys, a line being typed, a choice of rules, or that all is decided. */
export type Mode = "ask" | "list" | "help" | "type" | "rules" | "end";

/** What a line is typed for. */
export type Purpose = "text" | "series-text" | "number" | "search";

/** What a person sees of a review, apart from the review itself. */
export interface View {
  mode: Mode;
  /** Where the keys were asked for, to go back to. */
  back: Mode;
  /** The question shown, -1 if none is asked. */
  question: number;
  /** Which of its two series the keys of a series mean. */
  kind: SeriesKind;
  /** What the last key did. */
  message: string;
  purpose: Purpose;
  line: Line;
  /** The series whose places are listed, while they are. */
  series: Series | undefined;
  /** What was last searched for. */
  searched: string;
  /** There are more questions than are known yet. */
  isReading: boolean;
}

/** A view of the first undecided question behind `last`, the question answered last; -1 to begin at the start. */
export function createView(review: Review, last: number): View {
  const from = last >= 0 ? review.rank[last] + 1 : 0;
  const next = nextUndecided(review, from);
  return {
    mode: next < 0 ? "end" : "ask",
    back: "ask",
    question: next >= 0 ? next : (review.order.at(-1) ?? -1),
    kind: "words",
    message: "",
    purpose: "text",
    line: { text: "", caret: 0 },
    series: undefined,
    searched: "",
    isReading: false,
  };
}

/** The series that the keys of a series mean. */
export function seriesShown(review: Review, { kind, question }: View): Series {
  return review.series[kind][question];
}

/** Goes on to what is undecided: in the list first while one is open, then in the order of asking. */
export function advance(review: Review, view: View): void {
  const { series } = view;
  if (series) {
    const at = series.members.indexOf(view.question);
    for (let step = 1; step <= series.members.length; step++) {
      const question = series.members[(at + step) % series.members.length];
      if (review.status[question] !== 0) continue;
      view.question = question;
      return;
    }
    closeList(view);
  }
  const next = nextUndecided(review, review.rank[view.question] + 1);
  if (next < 0) view.mode = "end";
  else {
    view.mode = "ask";
    view.question = next;
  }
}

/** Shows a question, in the open list if it is there. */
export function show(view: View, question: number): void {
  if (question < 0) return;
  view.question = question;
  if (view.series?.members.includes(question)) view.mode = "list";
  else closeList(view);
}

export function closeList(view: View): void {
  view.series = undefined;
  view.mode = "ask";
}
