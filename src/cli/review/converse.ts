import { setTimeout as wait } from "node:timers/promises";
import type { Outcome } from "../../review/outcome.js";
import { press } from "../../review/press.js";
import { createView, show, type View } from "../../review/view.js";
import { documentReason } from "../errors.js";
import type { Face } from "./face.js";
import type { Gathered } from "./gather.js";
import { save } from "./save.js";

/** What a person wants done in the end, and the review as it is then. */
export interface Conclusion {
  readonly kind: "write" | "abandon" | "closed";
  readonly gathered: Gathered;
}

/** Lets a person edit a document, at a line, and gathers everything anew. */
export type Revise = (gathered: Gathered, file: number, line: number) => Promise<Gathered>;

/** Keys that need no more of the review than what is there; the others wait until all is read. */
const NEAR_KEYS = /^(?:[yn1-9ejks?Q]|up|down|escape|ctrl-[clz]|paste:.*)$/s;

/** Asks until the person ends it. Each answer is on the disk before the next question is shown. */
export async function converse(start: Gathered, face: Face, revise: Revise): Promise<Conclusion> {
  let gathered = start;
  let view = createView(gathered.review, gathered.restored.last);
  view.message = greeting(gathered);
  let coming: Promise<readonly string[] | "closed"> | undefined;
  const keys: string[] = [];
  let isClosed = false;
  for (;;) {
    const mustWait = gathered.rest !== undefined && keys.length > 0 && !isNear(gathered, view, keys[0]);
    if (keys.length === 0 || mustWait) {
      if (isClosed && !mustWait) return { kind: "closed", gathered };
      if (mustWait) view.message = "reading the rest first";
      view.isReading = gathered.rest !== undefined;
      face.show(gathered.review, view);
      if (!isClosed) coming ??= face.next(view);
      const next = await Promise.race([coming, gathered.rest?.whole].filter((one) => one !== undefined));
      if (next === undefined) {
        gathered = gathered.rest!.gather();
        view = completed(view, gathered);
        continue;
      }
      coming = undefined;
      if (next === "closed") {
        // What was typed before is still done.
        isClosed = true;
        continue;
      }
      // Who is tired of waiting is not told to wait.
      if (mustWait && next.includes("ctrl-c")) return { kind: "abandon", gathered };
      keys.push(...next);
      continue;
    }
    const outcome = press(gathered.review, view, keys.shift()!);
    if (outcome.kind === "write" || outcome.kind === "abandon") return { kind: outcome.kind, gathered };
    if (outcome.kind === "editor") {
      const before = gathered;
      gathered = await revised(gathered, view, face, revise);
      if (gathered !== before) view = viewLike(before, view, gathered);
    } else {
      await act(outcome, gathered, view, face);
    }
  }
}

/** Whether a key can be done with what is read so far. */
function isNear({ review }: Gathered, view: View, key: string): boolean {
  if (view.mode === "type" || view.mode === "help" || key === "ctrl-c") return true;
  const isLast = review.rank[view.question] === review.order.length - 1;
  return view.mode === "ask" && NEAR_KEYS.test(key) && !(isLast && (key === "j" || key === "down"));
}

/** The view of a review to which its rest has come: the questions that were there keep their numbers. */
function completed(view: View, { review }: Gathered): View {
  if (view.mode !== "end" || review.undecided === 0) return view;
  const { message, kind, searched } = view;
  return { ...createView(review, view.question), message, kind, searched };
}

function greeting({ restored, review, rest }: Gathered): string {
  const { kept } = restored;
  // Those that were not found may be in what is not read yet.
  const lost = rest ? 0 : restored.lost;
  if (kept === 0 && lost === 0 && review.done.length === 0) return "";
  const again = lost > 0 ? `; ${lost} no longer fit the text` : "";
  return `going on: ${kept} ${kept === 1 ? "answer" : "answers"} from before${again}`;
}

async function act(outcome: Outcome, gathered: Gathered, view: View, face: Face): Promise<void> {
  switch (outcome.kind) {
    case "answer":
    case "undo":
    case "redo":
      try {
        save(gathered, outcome.kind, outcome.action);
      } catch (error) {
        show(view, outcome.action.at);
        view.message = `not saved, and so not done: ${reason(error)}`;
      }
      break;
    case "suspend":
      await face.lend(suspend);
      break;
    case "redraw":
      await face.lend(() => {});
      break;
  }
}

async function suspend(): Promise<void> {
  process.kill(process.pid, "SIGTSTP");
  // It stops meanwhile; where nobody can wake it, the system does not let it stop.
  await wait(50);
}

async function revised(gathered: Gathered, view: View, face: Face, revise: Revise): Promise<Gathered> {
  const { file, finding } = gathered.review.questions[view.question];
  let next = gathered;
  await face.lend(async () => {
    try {
      next = await revise(gathered, file, finding.line);
    } catch (error) {
      view.message = reason(error);
    }
  });
  return next;
}

/** The same question, if it is still asked. */
function viewLike(before: Gathered, view: View, after: Gathered): View {
  const { file, key } = before.review.questions[view.question];
  const next = createView(after.review, after.restored.last);
  next.kind = view.kind;
  next.searched = view.searched;
  next.message = greeting(after);
  const same = after.review.questions.findIndex((question) => question.file === file && question.key === key);
  if (same >= 0 && after.review.rank[same] >= 0) show(next, same);
  return next;
}

function reason(error: unknown): string {
  const known = documentReason(error);
  if (known === undefined) throw error;
  return known;
}
