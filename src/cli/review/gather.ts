import { sessionOf } from "../../review/records.js";
import { type Restored, restore } from "../../review/restore.js";
import { createReview, type Review, type ReviewOptions } from "../../review/review.js";
import type { ReviewDocument } from "./documents.js";
import type { SessionStore } from "./session-store.js";

/** A review as earlier runs left it, and the sessions that it is saved in, by file number. */
export interface Gathered {
  readonly review: Review;
  readonly documents: readonly ReviewDocument[];
  readonly stores: readonly SessionStore[];
  readonly restored: Restored;
  /** What is still being read: the review lacks it yet. */
  readonly rest: Rest | undefined;
}

/** The part of a review that is not there yet. */
export interface Rest {
  readonly whole: Promise<void>;
  /** The whole review, once it is read. The questions that are there keep their numbers. */
  gather(): Gathered;
}

/**
 * Makes one review of documents and their sessions; a session that speaks of an older text is written anew, unless there is
 * more to come.
 */
export function gather(
  documents: readonly ReviewDocument[],
  stores: readonly SessionStore[],
  options: ReviewOptions,
  rest?: Rest,
): Gathered {
  const review = createReview(documents, options);
  const sessions = stores.map((store, i) => store.load(documents[i].sha256));
  const restored = restore(review, sessions);
  if (rest) return { review, documents, stores, restored, rest };
  for (const file of restored.stale) stores[file].replace(sessionOf(review, file, sessions[file]?.after ?? 0));
  return { review, documents, stores, restored, rest };
}
