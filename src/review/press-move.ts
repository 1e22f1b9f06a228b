import { type KeyAction, type KeyTable, NONE, say } from "./outcome.js";
import type { Review } from "./review.js";
import { closeList, seriesShown, show, type View } from "./view.js";

/** Lines that a page of a list is taken for, whatever the terminal's height: a step, not a layout. */
const PAGE = 15;

/** What shows something else and answers nothing. */
export const MOVE_KEYS: KeyTable = {
  j: step(1),
  k: step(-1),
  down: step(1),
  up: step(-1),
  J: stepFile(1),
  K: stepFile(-1),
  s: (review, view) => {
    view.kind = view.kind === "words" ? "confusion" : "words";
    if (view.series) view.series = seriesShown(review, view);
    return NONE;
  },
  l: (review, view) => {
    view.series = seriesShown(review, view);
    view.mode = "list";
    return NONE;
  },
  o: () => ({ kind: "editor" }),
  "?": (_, view) => {
    view.back = view.mode;
    view.mode = "help";
    return NONE;
  },
  "ctrl-l": () => ({ kind: "redraw" }),
};

/** The same in the list of a series' places. */
export const LIST_KEYS: KeyTable = {
  j: stepInList(1),
  k: stepInList(-1),
  down: stepInList(1),
  up: stepInList(-1),
  "page-down": stepInList(PAGE),
  "page-up": stepInList(-PAGE),
  enter: close,
  escape: close,
  l: close,
};

function close(_: Review, view: View) {
  closeList(view);
  return NONE;
}

function step(by: 1 | -1): KeyAction {
  return ({ order, rank }, view) => {
    // At the end all is decided: the way back leads to the question answered last.
    if (view.mode === "end" && by < 0) {
      show(view, view.question);
      return NONE;
    }
    const at = rank[view.question] + by;
    if (at < 0 || at >= order.length) return say(view, by > 0 ? "this is the last one" : "this is the first one");
    show(view, order[at]);
    return NONE;
  };
}

function stepInList(by: number): KeyAction {
  return (_, view) => {
    const { members } = view.series!;
    const at = members.indexOf(view.question) + by;
    view.question = members[Math.min(Math.max(at, 0), members.length - 1)];
    return NONE;
  };
}

/** The first undecided question of the next file that has questions; its first where all are decided. */
function stepFile(by: 1 | -1): KeyAction {
  return ({ files, questions, order, status }, view) => {
    for (let file = questions[view.question].file + by; file >= 0 && file < files.length; file += by) {
      const inFile = order.filter((question) => questions[question].file === file);
      if (inFile.length === 0) continue;
      show(view, inFile.find((question) => status[question] === 0) ?? inFile[0]);
      return NONE;
    }
    return say(view, by > 0 ? "this is the last file" : "this is the first file");
  };
}
