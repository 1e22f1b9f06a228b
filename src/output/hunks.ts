import { applyEdits, type Edit } from "../edits/apply-edits.js";

/** Whole lines that edits change. */
export interface Change {
  /** The lines as they were, with their ends; only a file's last may lack one. */
  readonly old: string;
  /** What changes in them; offsets into `old`. */
  readonly edits: readonly Edit[];
}

/** A stretch of a file in which lines change, with the unchanged lines around them. */
export interface Hunk {
  /** From 1. */
  readonly oldStart: number;
  readonly newStart: number;
  readonly oldCount: number;
  readonly newCount: number;
  /** Unchanged lines as strings with their ends, changes in between. */
  readonly parts: readonly (string | Change)[];
}

/** Builds a document's hunks from its edits, window by window; lines end at LF, as `diff`, `patch` and `git` see them. */
export interface HunkBuilder {
  /** @param edits Ordered, not overlapping; offsets into `text`. */
  push(text: string, edits: readonly Edit[]): Hunk[];
  end(): Hunk[];
}

/** @param context Number of unchanged lines to keep on each side. */
export function createHunkBuilder(context = 3): HunkBuilder {
  const lines = createLineCollector(context);
  /** Text of lines that are not finished yet; pieces, so that a line of a hundred megabytes is joined only once. */
  let pieces: string[] = [];
  let held: Edit[] = [];
  let heldLength = 0;

  const process = (final: boolean): Hunk[] => {
    const text = pieces.length === 1 ? pieces[0] : pieces.join("");
    let at = 0;
    let next = 0;
    while (next < held.length) {
      const from = Math.max(at, lineStart(text, held[next].start));
      const { to, after } = changeEnd(text, held, next);
      if (to < 0 && !final) {
        lines.unchanged(text.slice(at, from));
        at = from;
        break;
      }
      const end = to < 0 ? text.length : to;
      lines.unchanged(text.slice(at, from));
      const edits = held
        .slice(next, after)
        .map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from }));
      lines.changed({ old: text.slice(from, end), edits });
      at = end;
      next = after;
    }
    if (next === held.length) {
      const end = final ? text.length : text.lastIndexOf("\n") + 1;
      if (end > at) {
        lines.unchanged(text.slice(at, end));
        at = end;
      }
    }
    pieces = at < text.length ? [text.slice(at)] : [];
    held = held.slice(next).map((edit) => ({ ...edit, start: edit.start - at, end: edit.end - at }));
    heldLength = text.length - at;
    return lines.take(final);
  };

  return {
    push(text, edits) {
      for (const { start, end, replacement } of edits) {
        held.push({ start: start + heldLength, end: end + heldLength, replacement });
      }
      pieces.push(text);
      heldLength += text.length;
      return text.includes("\n") ? process(false) : [];
    },
    end: () => process(true),
  };
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

/** Where the lines end that edit `first` changes, and the edits that join in; -1 if that is not in the text yet. */
function changeEnd(text: string, edits: readonly Edit[], first: number): { to: number; after: number } {
  let to = -1;
  let after = first;
  do {
    const edit = edits[after++];
    // An edit that swallows a line end without writing one draws the next line in.
    const whole = edit.end > edit.start && text[edit.end - 1] === "\n" && edit.replacement.endsWith("\n");
    const searched = whole ? edit.end : text.indexOf("\n", edit.end) + 1;
    if (!whole && searched === 0) to = -1;
    else to = Math.max(to, searched);
    if (to < 0) return { to, after: edits.length };
  } while (after < edits.length && edits[after].start < to);
  return { to, after };
}

/** The lines of a change as they become. */
export function newLines({ old, edits }: Change): string {
  return applyEdits(old, edits);
}

/** Number of lines in a text; a last one without an end counts. */
function countLines(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; count++) at = text.indexOf("\n", at) + 1 || text.length;
  return count;
}

interface OpenHunk {
  readonly oldStart: number;
  readonly newStart: number;
  readonly parts: (string | Change)[];
  oldCount: number;
  newCount: number;
  /** Unchanged lines since the last change. */
  trailing: number;
}

function openHunk(oldLine: number, newLine: number, leading: string[]): OpenHunk {
  const count = leading.length;
  return {
    oldStart: oldLine - count,
    newStart: newLine - count,
    parts: leading,
    oldCount: count,
    newCount: count,
    trailing: 0,
  };
}

/** Gathers lines into hunks. */
function createLineCollector(context: number) {
  let oldLine = 1;
  let newLine = 1;
  const leading: string[] = [];
  let open: OpenHunk | undefined;
  let done: Hunk[] = [];

  const close = (): void => {
    if (open === undefined) return;
    const spare = Math.max(0, open.trailing - context);
    const parts = spare > 0 ? open.parts.splice(-spare) : [];
    const oldCount = open.oldCount - spare;
    const newCount = open.newCount - spare;
    done.push({
      oldStart: oldCount === 0 ? open.oldStart - 1 : open.oldStart,
      newStart: newCount === 0 ? open.newStart - 1 : open.newStart,
      oldCount,
      newCount,
      parts: open.parts,
    });
    if (context > 0) leading.push(...(parts as string[]).slice(-context));
    open = undefined;
  };

  const keep = (line: string): void => {
    if (open !== undefined) {
      open.parts.push(line);
      open.oldCount++;
      open.newCount++;
      open.trailing++;
      if (open.trailing > 2 * context) close();
    } else if (context > 0) {
      if (leading.length === context) leading.shift();
      leading.push(line);
    }
    oldLine++;
    newLine++;
  };

  return {
    unchanged(text: string): void {
      let at = 0;
      while (at < text.length) {
        const end = text.indexOf("\n", at) + 1 || text.length;
        keep(text.slice(at, end));
        at = end;
      }
    },
    changed(change: Change): void {
      open ??= openHunk(oldLine, newLine, leading.splice(0));
      const oldCount = countLines(change.old);
      const newCount = countLines(newLines(change));
      open.parts.push(change);
      open.oldCount += oldCount;
      open.newCount += newCount;
      open.trailing = 0;
      oldLine += oldCount;
      newLine += newCount;
    },
    take(final: boolean): Hunk[] {
      if (final) close();
      const taken = done;
      done = [];
      return taken;
    },
  };
}
