import type { Review } from "../../review/review.js";
import type { View } from "../../review/view.js";

/** How a person sees a review and answers: a full screen, or line by line. */
export interface Face {
  show(review: Review, view: View): void;
  /** The next keys, none where only the screen has changed; `closed` where the terminal is gone. */
  next(view: View): Promise<readonly string[] | "closed">;
  /** Gives the terminal away meanwhile. */
  lend(use: () => void | Promise<void>): Promise<void>;
  /** Leaves the terminal as it was found. */
  close(): void;
}
