import { editLine } from "./line-editor.js";
import { type KeyAction, type KeyTable, NONE, type Outcome, say } from "./outcome.js";
import { takeText } from "./press-answer.js";
import { ACCEPTED, decidedText, type Review } from "./review.js";
import { type Purpose, show, type View } from "./view.js";

/** What begins a line to be typed. */
export const TYPE_KEYS: KeyTable = {
  e: begin("text"),
  E: begin("series-text"),
  g: begin("number"),
  "/": begin("search"),
};

/** A key in the line that is being typed. */
export function pressInLine(review: Review, view: View, key: string): Outcome {
  if (key === "enter" || key === "escape") {
    view.mode = view.series ? "list" : "ask";
    return key === "enter" ? END[view.purpose](review, view) : NONE;
  }
  view.line = editLine(view.line, key) ?? view.line;
  return NONE;
}

const END: Readonly<Record<Purpose, KeyAction>> = {
  text: (review, view) => takeText(review, view, view.line.text, false),
  "series-text": (review, view) => takeText(review, view, view.line.text, true),
  number: (review, view) => {
    const { order } = review;
    const number = Number(view.line.text);
    if (!Number.isInteger(number) || number < 1 || number > order.length) {
      return say(view, `a number from 1 to ${order.length}, please`);
    }
    show(view, order[number - 1]);
    return NONE;
  },
  search: (review, view) => {
    if (view.line.text !== "") view.searched = view.line.text;
    const found = search(review, view);
    if (found < 0) return say(view, `not found: ${view.searched}`);
    show(view, found);
    return NONE;
  },
};

function begin(purpose: Purpose): KeyAction {
  return (review, view) => {
    const text = purpose === "number" || purpose === "search" ? "" : proposed(review, view.question);
    view.line = { text, caret: text.length };
    view.purpose = purpose;
    view.mode = "type";
    return NONE;
  };
}

function proposed(review: Review, question: number): string {
  const accepted = review.status[question] === ACCEPTED;
  return accepted ? decidedText(review, question) : review.questions[question].finding.replacement;
}

/** The next question, going round, with the text in it; else with the text in the line around it; -1 if there is none. */
function search(review: Review, { question, searched }: View): number {
  const { questions, order, rank } = review;
  const wanted = searched.toLowerCase();
  const has = (text: string): boolean => text.toLowerCase().includes(wanted);
  let around = -1;
  for (let step = 1; step <= order.length; step++) {
    const candidate = order[(rank[question] + step) % order.length];
    const { before, original, after, replacement } = questions[candidate].finding;
    if (has(original) || has(replacement)) return candidate;
    if (around < 0 && has(before + original + after)) around = candidate;
  }
  return around;
}
