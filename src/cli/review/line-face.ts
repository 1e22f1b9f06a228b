import { createInterface } from "node:readline";
import type { ReadStream, WriteStream } from "node:tty";
import type { Paint } from "../../output/paint.js";
import { paintRow } from "../../output/review-row.js";
import { reviewScreen } from "../../output/review-screen.js";
import type { Glyphs } from "../../output/review-words.js";
import type { Face } from "./face.js";
import { keysOfLine } from "./line-keys.js";

const PROMPT = "[y,n,1-9,a,d,A,D,e,E,i,I,N,r,x,s,l,j,k,J,K,g,/,u,R,o,?,q,Q] ";
/** Rows of a question at most, as they scroll away. */
const ROWS = 24;

/** For a terminal that knows no cursor: each question is printed, each answer is a line. */
export function createLineFace(input: ReadStream, output: WriteStream, paint: Paint, glyphs: Glyphs): Face {
  const reader = createInterface({ input, terminal: false });
  const lines: string[] = [];
  let isClosed = false;
  let wake: (() => void) | undefined;
  reader.on("line", (line) => {
    lines.push(line);
    wake?.();
  });
  reader.on("close", () => {
    isClosed = true;
    wake?.();
  });
  return {
    show(review, view) {
      const columns = output.columns || 80;
      const { rows, keys } = reviewScreen(review, view, { columns, rows: ROWS }, glyphs);
      const shown = rows.filter((row) => row.length > 0 && !keys.includes(row));
      const text = shown.map((row) => paintRow(row, columns, paint, glyphs.ellipsis).trimEnd());
      const asked = view.mode === "type" ? "" : PROMPT;
      output.write(`${text.filter((row) => row !== "").join("\n")}\n${asked}`);
    },
    async next(view) {
      if (lines.length === 0 && !isClosed) await new Promise<void>((resolve) => (wake = resolve));
      wake = undefined;
      const line = lines.shift();
      if (line === undefined) return "closed";
      const keys = keysOfLine(line, view);
      if (keys === undefined) output.write("One key, please; ? shows them all.\n");
      return keys ?? [];
    },
    async lend(use) {
      reader.pause();
      await use();
      reader.resume();
    },
    close() {
      reader.close();
      input.pause().unref();
    },
  };
}
