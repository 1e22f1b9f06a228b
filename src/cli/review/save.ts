import type { Action } from "../../review/answer.js";
import { redo, undo } from "../../review/history.js";
import { headOf, recordsFor } from "../../review/records.js";
import type { Gathered } from "./gather.js";

/**
 * Saves what was just done, undone or done again in the sessions that it concerns. If that fails it is taken back, so that
 * what is shown is what is saved, and thrown.
 */
export function save({ review, documents, stores }: Gathered, kind: "answer" | "undo" | "redo", action: Action): void {
  const records = recordsFor(review, kind, action);
  try {
    for (const file of records.keys()) stores[file].begin(headOf(documents[file], 0));
    for (const [file, record] of records) stores[file].add(record);
  } catch (error) {
    if (kind === "undo") redo(review);
    else undo(review);
    if (kind === "answer") review.undone.pop();
    throw error;
  }
}
