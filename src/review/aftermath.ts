import { applyEdits, type Edit } from "../edits/apply-edits.js";
import type { Effect } from "./answer.js";
import { keysOf, type Spot } from "./question.js";
import { headOf } from "./records.js";
import { ACCEPTED, decidedText, type Review } from "./review.js";
import { recordsAfterWriting, type SessionPlace, type SessionRecord, type WritingRecord } from "./session.js";

/** What is accepted in a file, in order of place. */
export function editsOf(review: Review, file: number): Edit[] {
  const edits: Edit[] = [];
  review.questions.forEach(({ file: of, finding }, question) => {
    if (of !== file || review.status[question] !== ACCEPTED) return;
    const replacement = decidedText(review, question);
    const { offset: start, length, original } = finding;
    if (replacement !== original) edits.push({ start, end: start + length, replacement });
  });
  return edits;
}

/**
 * What a file's session says just before the document is written: the places left as they are, under the keys that they will
 * have in the text to come, so that they are not asked again.
 *
 * @param sha256 Of the document's bytes to come.
 */
export function writingRecord(review: Review, file: number, sha256: string): WritingRecord {
  const edits = editsOf(review, file);
  const { text, session } = review.files[file];
  const spots: Spot[] = [];
  const isLeft: boolean[] = [];
  let shift = 0;
  let next = 0;
  review.questions.forEach(({ file: of, finding }, question) => {
    if (of !== file) return;
    const edit = edits[next];
    if (edit?.start === finding.offset && edit.end === finding.offset + finding.length) {
      shift += edit.replacement.length - finding.length;
      next++;
      return;
    }
    spots.push({ ...finding, offset: finding.offset + shift });
    isLeft.push(review.answers[question]?.to === null);
  });
  const keys = keysOf(applyEdits(text, edits), spots);
  const places = spots.flatMap(({ offset, original }, i): SessionPlace[] =>
    isLeft[i] ? [{ key: keys[i], offset, original, to: null }] : [],
  );
  // The others are in files of their own by then.
  const effects = review.done.flatMap(({ effect, sessions }): Effect[] => {
    const isForReview = effect?.kind === "ignore" || effect?.kind === "off";
    return isForReview && (sessions?.includes(session) ?? true) ? [effect] : [];
  });
  return { type: "writing", sha256, after: review.lastAction, places, effects };
}

/** The session of a document that was written. */
export function sessionAfter(review: Review, file: number, writing: WritingRecord): SessionRecord[] {
  const { sha256, after } = writing;
  return [headOf({ ...review.files[file], sha256 }, after), ...recordsAfterWriting(writing)];
}
