import type { Action } from "./answer.js";
import type { Review } from "./review.js";
import { advance, type View } from "./view.js";

/** What is to be done outside the review after a key. */
export type Outcome =
  | { readonly kind: "none" | "write" | "abandon" | "editor" | "suspend" | "redraw" }
  /** To be saved before anything else is asked. */
  | { readonly kind: "answer" | "undo" | "redo"; readonly action: Action };

/** What a key does. */
export type KeyAction = (review: Review, view: View) => Outcome;
export type KeyTable = Readonly<Record<string, KeyAction>>;

export const NONE: Outcome = { kind: "none" };

/** Nothing is done, but something is said. */
export function say(view: View, message: string): Outcome {
  view.message = message;
  return NONE;
}

/** An answer was given: it is said, and the next question shown. */
export function answered(review: Review, view: View, action: Action, message: string): Outcome {
  view.message = message;
  advance(review, view);
  return { kind: "answer", action };
}
