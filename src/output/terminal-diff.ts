import type { Paint } from "./paint.js";
import { visible } from "./visible.js";

/** Whole lines of a unified hunk for a terminal: coloured by line, control characters shown and not sent. */
export function linesForTerminal(lines: string, paint: Paint): string {
  return lines.replace(/[^\n]+/g, (line) => {
    const text = visible(line.replace(/\r$/, ""));
    if (line.startsWith("-")) return paint.removed(text);
    if (line.startsWith("+")) return paint.added(text);
    return line.startsWith("@@") ? paint.quiet(text) : text;
  });
}
