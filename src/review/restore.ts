import type { Action, Answer } from "./answer.js";
import { act, undo } from "./history.js";
import type { Review } from "./review.js";
import type { AnswerRecord, Session } from "./session.js";

/** What became of the answers of earlier runs. */
export interface Restored {
  /** Places whose answer stands. */
  readonly kept: number;
  /** Places that are not in the text any more, or not asked about: they are asked again where they are found. */
  readonly lost: number;
  /** Files whose session must be written anew before it is added to. */
  readonly stale: ReadonlySet<number>;
  /** The question after which to go on, -1 if none was answered. */
  readonly last: number;
}

interface Half {
  readonly file: number;
  readonly record: AnswerRecord;
}

/**
 * Gives the answers of earlier runs again, in their order, each to the place with its key. What was taken back can be done
 * again. An answer that was saved in some of its files only was never given.
 *
 * @param review With nothing answered.
 * @param sessions By file number.
 */
export function restore(review: Review, sessions: readonly (Session | undefined)[]): Restored {
  const byKey = review.files.map(() => new Map<string, number>());
  review.questions.forEach(({ file, key }, number) => {
    byKey[file].set(key, number);
  });
  const stale = new Set<number>();
  sessions.forEach((session, file) => {
    if (session?.stale) stale.add(file);
  });
  const done = together(review, sessions, "done", stale);
  const lastAction = Math.max(0, ...sessions.map((session) => session?.lastAction ?? 0));
  // What was taken back before a later answer, be it another file's, cannot be given again.
  const undone = together(review, sessions, "undone", stale).filter(([{ record }]) => record.undoneAt === lastAction);
  let kept = 0;
  let lost = 0;
  const give = (halves: readonly Half[]): Action => {
    const answers: [number, Answer][] = [];
    let at = -1;
    for (const { file, record } of halves) {
      if (record.at !== undefined) at = byKey[file].get(record.at) ?? -1;
      for (const { key, to } of record.places) {
        const question = byKey[file].get(key);
        if (question === undefined) lost++;
        else answers.push([question, { to }]);
      }
    }
    kept += answers.length;
    const { n, effect, with: together } = halves[0].record;
    review.lastAction = n - 1;
    return act(review, at, answers, effect, together ?? [review.files[halves[0].file].session]);
  };
  for (const halves of done) give(halves);
  const last = review.done.findLast(({ at }) => at >= 0)?.at ?? -1;
  const before = { kept, lost };
  for (const halves of undone.toReversed()) give(halves);
  for (let i = 0; i < undone.length; i++) undo(review);
  review.lastAction = lastAction;
  return { ...before, stale, last };
}

/** The records of one stack, those of one answer together, by number; the latest undone comes first to be redone. */
function together(
  review: Review,
  sessions: readonly (Session | undefined)[],
  stack: "done" | "undone",
  stale: Set<number>,
): Half[][] {
  const answers = new Map<string, Half[]>();
  sessions.forEach((session, file) => {
    for (const record of session?.[stack] ?? []) {
      const key = record.with ? `${record.n} ${record.with.join(" ")}` : `${record.n} ${file}`;
      const halves = answers.get(key);
      if (halves) halves.push({ file, record });
      else answers.set(key, [{ file, record }]);
    }
  });
  // A session that is not there any more was removed: heads are on the disk before the first answer is.
  const whole = [...answers.values()].filter((halves) => {
    const { n, with: names = [] } = halves[0].record;
    const missing = review.files.some(
      ({ session }, file) =>
        names.includes(session) &&
        !halves.some((half) => half.file === file) &&
        n > (sessions[file]?.after ?? Number.POSITIVE_INFINITY),
    );
    if (missing && stack === "done") for (const { file } of halves) stale.add(file);
    return !missing;
  });
  const sign = stack === "done" ? 1 : -1;
  return whole.sort((a, b) => sign * (a[0].record.n - b[0].record.n) || a[0].file - b[0].file);
}
