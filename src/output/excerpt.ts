import type { Finding } from "../edits/finding.js";
import { paintedChange } from "./change.js";
import type { Paint } from "./paint.js";
import { visibleInLine } from "./visible.js";

/** A stretch of a document in which findings lie. */
export interface SourceText {
  readonly text: string;
  /** Of its first unit in the document. */
  readonly offset: number;
}

const LINE_END = /\r\n|\n|\r/;
/** Longer lines are cut, as some documents are one line. */
const SHOWN = 400;

/**
 * The lines around a finding, numbered, with the change marked in its own.
 *
 * @param context Number of lines before and after, as far as the source reaches.
 */
export function excerpt(finding: Finding, source: SourceText, context: number, paint: Paint): string {
  const start = finding.offset - source.offset;
  const end = start + finding.length;
  const before = source.text.slice(Math.max(0, start - SHOWN * (context + 1)), start).split(LINE_END);
  const after = source.text.slice(end, end + SHOWN * (context + 1)).split(LINE_END);
  const own = `${tail(before.pop()!)}[${paintedChange(finding, paint)}]${head(after.shift()!)}`;
  const earlier = context === 0 ? [] : before.slice(-context).map(head);
  const later = after.slice(0, context).map(head);
  return [
    ...earlier.map((line, at) => row(finding.line - earlier.length + at, " ", line)),
    row(finding.line, finding.applied ? "▶" : "?", own),
    ...later.map((line, at) => row(finding.endLine + 1 + at, " ", line)),
  ].join("");
}

function row(line: number, mark: string, text: string): string {
  return ` ${mark} ${String(line).padStart(6)} │ ${text}\n`;
}

function head(line: string): string {
  return visibleInLine(line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line);
}

function tail(line: string): string {
  return visibleInLine(line.length > SHOWN ? `…${line.slice(-SHOWN)}` : line);
}
