import { createHunkBuilder, type Hunk, type HunkBuilder } from "../../output/hunks.js";
import type { Paint } from "../../output/paint.js";
import { hunkForTerminal } from "../../output/terminal-diff.js";
import { diffHeader, unifiedHunk } from "../../output/unified-diff.js";
import { visibleInLine } from "../../output/visible.js";
import { wordDiffHeader, wordHunk } from "../../output/word-diff.js";
import type { Sink } from "../sink.js";
import type { Consumer } from "./consumer.js";

/** How hunks are printed. */
export interface HunkPrinter {
  header(path: string): string;
  hunk(hunk: Hunk): string;
}

/** For `git apply` and `patch`; a terminal, or colour, gets the same for the eye. */
export function createUnifiedPrinter(paint: Paint, terminal: boolean): HunkPrinter {
  if (!terminal && !paint.enabled) return { header: diffHeader, hunk: unifiedHunk };
  return {
    header: (path) => diffHeader(path).replace(/[^\n]+/g, (line) => paint.heading(visibleInLine(line))),
    hunk: (hunk) => hunkForTerminal(unifiedHunk(hunk), paint),
  };
}

export function createWordPrinter(paint: Paint): HunkPrinter {
  return { header: (path) => wordDiffHeader(path, paint), hunk: (hunk) => wordHunk(hunk, paint) };
}

/** Prints what changes in a document. */
export function createDiffConsumer(sink: Sink, printer: HunkPrinter, context: number): Consumer {
  let builder: HunkBuilder;
  let header = "";
  const print = async (hunks: readonly Hunk[]): Promise<void> => {
    for (const hunk of hunks) {
      await sink.write(header + printer.hunk(hunk));
      header = "";
    }
  };
  return {
    wantsFindings: false,
    async begin({ path }) {
      builder = createHunkBuilder(context);
      header = printer.header(path);
    },
    window: async ({ text, edits }) => print(builder.push(text, edits)),
    end: async () => print(builder.end()),
    abandon: async () => {},
  };
}
