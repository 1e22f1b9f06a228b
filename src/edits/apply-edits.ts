import type { Span } from "../text/span.js";

/** A replacement for one span of a text. */
export interface Edit extends Span {
  readonly replacement: string;
}

/**
 * The text with every edit made.
 *
 * @param edits Ordered by place, not overlapping, inside the text; anything else is an error of the caller's and throws.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let output = "";
  let done = 0;
  for (const { start, end, replacement } of edits) {
    if (!(start >= done && end >= start && end <= text.length)) {
      throw new RangeError(`edit ${start}–${end} overlaps the one before or leaves the text (${done}–${text.length})`);
    }
    output += text.slice(done, start) + replacement;
    done = end;
  }
  return output + text.slice(done);
}

/** The edits that take the corrected text back to what it was. */
export function invertEdits(text: string, edits: readonly Edit[]): Edit[] {
  let shift = 0;
  return edits.map(({ start, end, replacement }) => {
    const from = start + shift;
    shift += replacement.length - (end - start);
    return { start: from, end: from + replacement.length, replacement: text.slice(start, end) };
  });
}
