import type { Action } from "./answer.js";
import type { ReviewFile } from "./question.js";
import { coveredBy, type Review } from "./review.js";
import type { AnswerRecord, SessionPlace, SessionRecord } from "./session.js";

/** What an action is in the sessions of the files that it touches. */
function recordsOf(review: Review, action: Action): Map<number, AnswerRecord> {
  const { n, at, changes, effect, sessions } = action;
  const { files, questions } = review;
  const places = new Map<number, SessionPlace[]>();
  const touch = (file: number): SessionPlace[] => {
    const list = places.get(file) ?? [];
    places.set(file, list);
    return list;
  };
  if (sessions) for (const [file, { session }] of files.entries()) if (sessions.includes(session)) touch(file);
  if (!sessions && at >= 0) touch(questions[at].file);
  if (!sessions) for (const question of coveredBy(review, action)) touch(questions[question].file);
  for (const { question, after } of changes) {
    const { file, key, finding } = questions[question];
    const { offset, original } = finding;
    if (after !== undefined) touch(file).push({ key, offset, original, to: after.to });
  }
  const touched = [...places.keys()].sort((a, b) => a - b);
  const names = sessions ?? touched.map((file) => files[file].session);
  return new Map(
    touched.map((file) => [
      file,
      {
        type: "answer",
        n,
        ...(at >= 0 && questions[at].file === file ? { at: questions[at].key } : {}),
        places: places.get(file)!,
        ...(effect ? { effect } : {}),
        ...(names.length > 1 ? { with: names } : {}),
      },
    ]),
  );
}

/** The first line of a session. */
export function headOf({ path, sha256, encoding }: ReviewFile, after: number): SessionRecord {
  return { type: "session", version: 1, path, sha256, encoding, after };
}

/** What is added to the sessions when an action was done, undone or done again. */
export function recordsFor(
  review: Review,
  kind: "answer" | "undo" | "redo",
  action: Action,
): Map<number, SessionRecord> {
  const records = recordsOf(review, action);
  if (kind === "answer") return records;
  const { n } = action;
  const record: SessionRecord = kind === "undo" ? { type: kind, n, last: review.lastAction } : { type: kind, n };
  return new Map([...records.keys()].map((file) => [file, record]));
}

/**
 * A file's whole session: what is answered in it, and what could be done again.
 *
 * @param after Number up to which answers were written into the document in an earlier run.
 */
export function sessionOf(review: Review, file: number, after: number): SessionRecord[] {
  const records: SessionRecord[] = [headOf(review.files[file], after)];
  const add = (record: SessionRecord | undefined): void => {
    if (record) records.push(record);
  };
  for (const action of review.done) add(recordsOf(review, action).get(file));
  for (const action of review.undone.toReversed()) add(recordsOf(review, action).get(file));
  for (const action of review.undone) add(recordsFor(review, "undo", action).get(file));
  return records;
}
