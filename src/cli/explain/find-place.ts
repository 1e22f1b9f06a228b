import type { Encoding } from "../../text/encoding.js";
import { createLocator } from "../../text/lines.js";
import { lineEndLength } from "../../text/units.js";
import { SAMPLE_WINDOWS } from "../../text/window.js";
import type { Context } from "../context.js";
import { shownPath } from "../files/shown-path.js";
import { openSource } from "../files/source.js";
import { readWindows } from "../files/windows.js";

/** A stretch of a document that is to be explained. */
export interface Place {
  /** The window that it lies in, and what its document is learned from. */
  readonly window: string;
  readonly sample: readonly string[];
  /** In the window. */
  readonly start: number;
  readonly end: number;
  /** Line and column, from 1, of an offset in the window. Offsets are asked in order. */
  locate(offset: number): { readonly line: number; readonly column: number };
}

/** What is asked about in a document: a line, a column of it, or a word. */
export type Wanted = { readonly line: number; readonly column: number | undefined } | { readonly word: string };

/** Finds a place in a document; undefined if it is not there. */
export async function findPlace(
  file: string,
  wanted: Wanted,
  encoding: Encoding | "auto",
  context: Context,
): Promise<Place | undefined> {
  const { chunks } = await openSource({ path: shownPath(file, context.cwd), file }, context);
  const sample: string[] = [];
  let found: Omit<Place, "sample"> | undefined;
  let lines = 0;
  let column = 0;
  for await (const window of readWindows(chunks, encoding).windows) {
    if (sample.length < SAMPLE_WINDOWS) sample.push(window);
    if (found === undefined) {
      const span = "word" in wanted ? wordSpan(window, wanted.word) : lineSpan(window, lines, column, wanted);
      if (span !== undefined) found = { window, ...span, locate: locatorFrom(window, lines, column) };
    }
    if (found !== undefined && sample.length === SAMPLE_WINDOWS) break;
    const end = lastPosition(window);
    column = end.line === 1 ? column + window.length : window.length - end.lineStart;
    lines += end.line - 1;
  }
  return found === undefined ? undefined : { ...found, sample };
}

/** The first place where the word stands, as it is written. */
function wordSpan(window: string, word: string): { readonly start: number; readonly end: number } | undefined {
  for (let start = window.indexOf(word); start >= 0; start = window.indexOf(word, start + 1)) {
    const end = start + word.length;
    const whole = !isLetter(window[start - 1]) && !isLetter(window[end]);
    if (whole) return { start, end };
  }
  return undefined;
}

function isLetter(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{M}\p{N}]/u.test(unit);
}

/** `lines` and `column`: how much of the document stands before the window. */
function lineSpan(
  window: string,
  lines: number,
  column: number,
  wanted: { readonly line: number; readonly column: number | undefined },
): { readonly start: number; readonly end: number } | undefined {
  let line = lines + 1;
  let start = 0;
  while (line < wanted.line) {
    while (start < window.length && lineEndLength(window, start) === 0) start++;
    if (start === window.length) return undefined;
    start += lineEndLength(window, start);
    line++;
  }
  if (line > wanted.line) return undefined;
  let end = start;
  while (end < window.length && lineEndLength(window, end) === 0) end++;
  if (wanted.column === undefined) return { start, end };
  const at = start + wanted.column - 1 - (line === lines + 1 ? column : 0);
  return at < start || at >= end ? undefined : { start: at, end: at + 1 };
}

function locatorFrom(window: string, lines: number, column: number): Place["locate"] {
  const locator = createLocator();
  return (offset) => {
    const at = locator.at(window, offset);
    return { line: at.line + lines, column: at.column + (at.line === 1 ? column : 0) };
  };
}

function lastPosition(window: string): { readonly line: number; readonly lineStart: number } {
  const { line, column } = createLocator().at(window, window.length);
  return { line, lineStart: window.length - column + 1 };
}
