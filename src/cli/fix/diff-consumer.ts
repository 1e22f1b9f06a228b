import { createHunkBuilder, type Hunk, type HunkBuilder } from "../../output/hunks.js";
import type { Paint } from "../../output/paint.js";
import { linesForTerminal } from "../../output/terminal-diff.js";
import { diffHeader, unifiedHunk } from "../../output/unified-diff.js";
import { visibleInLine } from "../../output/visible.js";
import { wordDiffHeader, wordHunk } from "../../output/word-diff.js";
import { canEncode, type Encoding, encode } from "../../text/encoding.js";
import { CliError } from "../errors.js";
import type { Sink } from "../sink.js";
import type { Consumer } from "./consumer.js";

/** UTF-16 units that are gathered before they are written. */
const WRITTEN_AT_ONCE = 64 * 1024;

/** How hunks are printed. */
export interface HunkPrinter {
  header(path: string): string;
  /** Whole lines at a time. */
  hunk(hunk: Hunk): Iterable<string>;
  /** Whether programs read it: then it is written in the document's own encoding, byte order mark and all. */
  readonly exact: boolean;
}

/** For `git apply` and `patch`; a terminal, or colour, gets the same for the eye. */
export function createUnifiedPrinter(paint: Paint, terminal: boolean): HunkPrinter {
  if (!terminal && !paint.enabled) return { header: diffHeader, hunk: unifiedHunk, exact: true };
  return {
    header: (path) => diffHeader(path).replace(/[^\n]+/g, (line) => paint.heading(visibleInLine(line.trimEnd()))),
    *hunk(hunk) {
      for (const lines of unifiedHunk(hunk)) yield linesForTerminal(lines, paint);
    },
    exact: false,
  };
}

export function createWordPrinter(paint: Paint): HunkPrinter {
  return { header: (path) => wordDiffHeader(path, paint), hunk: (hunk) => [wordHunk(hunk, paint)], exact: false };
}

/** Prints what changes in a document. */
export function createDiffConsumer(sink: Sink, printer: HunkPrinter, context: number): Consumer {
  let builder: HunkBuilder;
  let encoding: Encoding;
  let header = "";
  let mark = "";
  const write = (text: string): Promise<void> =>
    sink.write(printer.exact && canEncode(text, encoding) ? encode(text, encoding) : text);
  const print = async (hunks: readonly Hunk[]): Promise<void> => {
    for (const hunk of hunks) {
      // A path is UTF-8, whatever the document is in.
      await sink.write(header);
      header = "";
      let text = "";
      for (const lines of printer.hunk(hunk)) {
        text += lines;
        if (text.length < WRITTEN_AT_ONCE) continue;
        await write(text);
        text = "";
      }
      await write(text);
    }
  };
  return {
    wantsFindings: false,
    async begin(head) {
      builder = createHunkBuilder(context);
      header = printer.header(head.path);
      encoding = head.encoding;
      // To diff and patch the mark is part of the first line.
      if (printer.exact && head.markLength > 0) mark = "\ufeff";
    },
    async window({ text, edits }) {
      if (printer.exact && encoding.startsWith("utf-16") && edits.length > 0) {
        throw new CliError("a unified diff cannot carry UTF-16: say --word-diff, --write or --output");
      }
      const shift = mark.length;
      const shifted = edits.map((edit) => ({ ...edit, start: edit.start + shift, end: edit.end + shift }));
      const hunks = builder.push(mark + text, shifted);
      mark = "";
      await print(hunks);
    },
    end: async () => print(builder.end()),
    abandon: async () => {},
  };
}
