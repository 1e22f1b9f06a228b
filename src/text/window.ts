import { isLowSurrogate, joinsToTheLeft, lineEndLength } from "./units.js";

/** Past this many UTF-16 units a window ends at the next blank line, */
export const PARAGRAPH_AT = 64 * 1024;
/** past this many at the next line end, */
export const LINE_AT = 96 * 1024;
/** past this many at the next white space, */
export const SPACE_AT = 128 * 1024;
/** and here in any case (or a few units earlier, so as not to cut a character). */
export const WINDOW_LIMIT = 256 * 1024;
/** Number of windows, from the start, that a document is learned from. */
export const SAMPLE_WINDOWS = 1;

/** What must be there before an end is looked for: then the end cannot depend on how the text arrives. */
const NEEDED = WINDOW_LIMIT + 2;
/** How far before the limit a better border is looked for. */
const STEP_BACK = 64;

/** Cuts a stream of text into windows. Joined, the windows are the text; none but an empty text's is empty. */
export interface WindowCutter {
  /** Takes the next piece, of any length; returns the windows that it completes. */
  push(piece: string): string[];
  /** The text is at its end; returns what is left of it. */
  end(): string[];
}

export function createWindowCutter(): WindowCutter {
  let held = "";
  const cut = (needed: number): string[] => {
    const windows: string[] = [];
    let from = 0;
    while (held.length - from >= needed) {
      const end = windowEnd(held, from);
      windows.push(held.slice(from, end));
      from = end;
    }
    held = held.slice(from);
    return windows;
  };
  return {
    push(piece) {
      held += piece;
      return held.length < NEEDED ? [] : cut(NEEDED);
    },
    end: () => cut(1),
  };
}

/** The windows of a text that is all there: the same as any stream of it would give. */
export function cutWindows(text: string): string[] {
  const cutter = createWindowCutter();
  return [...cutter.push(text), ...cutter.end()];
}

/** Where the window that starts at `from` ends; the text is at its end, or reaches past the limit. */
function windowEnd(text: string, from: number): number {
  const length = text.length;
  const paragraph = paragraphEnd(text, from + PARAGRAPH_AT, Math.min(from + LINE_AT, length));
  if (paragraph > 0) return paragraph;
  for (let at = from + LINE_AT, to = Math.min(from + SPACE_AT, length); at < to; at++) {
    const width = lineEndLength(text, at);
    if (width > 0) return at + width;
  }
  for (let at = from + SPACE_AT, to = Math.min(from + WINDOW_LIMIT - 1, length); at < to; at++) {
    if (isWhiteSpace(text.charCodeAt(at)) && !joinsToTheLeft(text, at + 1)) return at + 1;
  }
  return length - from <= WINDOW_LIMIT ? length : hardEnd(text, from + WINDOW_LIMIT);
}

function paragraphEnd(text: string, from: number, to: number): number {
  let blankLine = false;
  for (let at = from; at < to; ) {
    const width = lineEndLength(text, at);
    if (width > 0 && blankLine) return at + width;
    if (width > 0) blankLine = true;
    else if (!isBlank(text.charCodeAt(at))) blankLine = false;
    at += Math.max(width, 1);
  }
  return -1;
}

function hardEnd(text: string, limit: number): number {
  for (let at = limit; at > limit - STEP_BACK; at--) {
    if (!joinsToTheLeft(text, at)) return at;
  }
  return isLowSurrogate(text.charCodeAt(limit)) ? limit - 1 : limit;
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9;
}

function isWhiteSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200a);
}
