import type { Finding } from "../edits/finding.js";
import type { Paint } from "./paint.js";
import { visibleInLine } from "./visible.js";

type Change = Pick<Finding, "original" | "replacement">;

/** `nenber → member`; of a place that is only pointed out, what stands there. Control characters are as in the text. */
export function change({ original, replacement }: Change): string {
  return original === replacement ? original : `${original} → ${replacement}`;
}

/** The same for a person's eye, in a line. */
export function paintedChange({ original, replacement }: Change, paint: Paint): string {
  const from = paint.removed(visibleInLine(original));
  return original === replacement ? from : `${from} → ${paint.added(visibleInLine(replacement))}`;
}
