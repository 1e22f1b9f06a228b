import type { Change, Hunk } from "./hunks.js";
import type { Paint } from "./paint.js";
import { hunkHeader } from "./unified-diff.js";
import { visible, visibleInLine } from "./visible.js";

/** The line before a file's first hunk. */
export function wordDiffHeader(path: string, paint: Paint): string {
  return `${paint.heading(visibleInLine(path))}\n`;
}

/** A hunk for a person's eye: each line once, what changes marked in it, `[-so-]{+so+}` where there is no colour. */
export function wordHunk(hunk: Hunk, paint: Paint): string {
  const body = hunk.parts.map((part) => (typeof part === "string" ? shown(part) : marked(part, paint))).join("");
  return `${paint.quiet(hunkHeader(hunk).trimEnd())}\n${body}${body.endsWith("\n") ? "" : "\n"}`;
}

function marked({ old, edits }: Change, paint: Paint): string {
  let output = "";
  let done = 0;
  for (const { start, end, replacement } of edits) {
    output += shown(old.slice(done, start));
    if (end > start) output += paint.removed(bracketed("[-", visibleInLine(old.slice(start, end)), "-]", paint));
    if (replacement !== "") output += paint.added(bracketed("{+", visibleInLine(replacement), "+}", paint));
    done = end;
  }
  return output + shown(old.slice(done));
}

function bracketed(opening: string, text: string, closing: string, paint: Paint): string {
  return paint.enabled ? text : opening + text + closing;
}

/** The CR of CR LF is no sight for a person. */
function shown(text: string): string {
  return visible(text.replaceAll("\r\n", "\n"));
}
