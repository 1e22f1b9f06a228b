import { type Encoding, encodedLength } from "../text/encoding.js";
import { createLocator } from "../text/lines.js";
import type { Alternative, Correction, CorrectionClass } from "./edit.js";
import { createIdentities, ID_CONTEXT } from "./identity.js";
import { createSeries } from "./series.js";

/** A correction with its place in its document, as every printer and the review take it. */
export interface Finding {
  readonly type: "correction" | "suggestion";
  readonly id: string;
  readonly path: string;
  /** From 1; columns count UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** Of the first unit behind the original. */
  readonly endLine: number;
  readonly endColumn: number;
  /** UTF-16 units from the start of the document's text. */
  readonly offset: number;
  readonly length: number;
  /** Bytes from the start of the file. */
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly original: string;
  readonly replacement: string;
  readonly class: CorrectionClass;
  readonly rules: readonly string[];
  readonly confidence: number;
  readonly candidates: readonly Alternative[];
  readonly evidence: readonly string[];
  readonly applied: boolean;
  /** Equal for the same original and replacement in this document; from 1. */
  readonly series: number;
  /** The text around it, within its line, at most 32 units. */
  readonly before: string;
  readonly after: string;
}

/** One window of a document, with the 32 units around it. */
export interface WindowInContext {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** Places the corrections of a document, window after window. */
export type Finder = (window: WindowInContext, corrections: readonly Correction[]) => Finding[];

/** @param markLength Bytes of the byte order mark that stands before the text. */
export function createFinder(path: string, encoding: Encoding, markLength: number): Finder {
  const locator = createLocator();
  const identify = createIdentities(path);
  const seriesOf = createSeries();
  let offset = 0;
  let byteOffset = markLength;
  return (window, corrections) => {
    const { text } = window;
    let done = 0;
    const findings = corrections.map((correction): Finding => {
      const { start, end, original, replacement } = correction;
      byteOffset += encodedLength(text.slice(done, start), encoding);
      const byteLength = encodedLength(original, encoding);
      const from = locator.at(text, start);
      const to = locator.at(text, end);
      const before = tailOf(window.before, text, start);
      const after = headOf(text, end, window.after);
      const finding: Finding = {
        type: correction.applied ? "correction" : "suggestion",
        id: identify({ original, class: correction.class, before, after }),
        path,
        line: from.line,
        column: from.column,
        endLine: to.line,
        endColumn: to.column,
        offset: offset + start,
        length: end - start,
        byteOffset,
        byteLength,
        original,
        replacement,
        class: correction.class,
        rules: correction.rules,
        confidence: correction.confidence,
        candidates: correction.candidates,
        evidence: correction.evidence,
        applied: correction.applied,
        series: seriesOf(original, replacement),
        before: lastLine(before),
        after: firstLine(after),
      };
      byteOffset += byteLength;
      done = end;
      return finding;
    });
    byteOffset += encodedLength(text.slice(done), encoding);
    locator.leave(text);
    offset += text.length;
    return findings;
  };
}

function tailOf(before: string, text: string, start: number): string {
  const own = text.slice(Math.max(0, start - ID_CONTEXT), start);
  return own.length === ID_CONTEXT ? own : (before + own).slice(-ID_CONTEXT);
}

function headOf(text: string, end: number, after: string): string {
  const own = text.slice(end, end + ID_CONTEXT);
  return own.length === ID_CONTEXT ? own : (own + after).slice(0, ID_CONTEXT);
}

/** Without the half of a surrogate pair that the cut may have left. */
function lastLine(before: string): string {
  const line = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
  return line.isWellFormed() ? line : line.replace(/^[\udc00-\udfff]/, "");
}

function firstLine(after: string): string {
  const end = after.search(/[\r\n]/);
  const line = end < 0 ? after : after.slice(0, end);
  return line.isWellFormed() ? line : line.replace(/[\ud800-\udbff]$/, "");
}
