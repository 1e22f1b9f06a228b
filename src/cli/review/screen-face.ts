import { StringDecoder } from "node:string_decoder";
import type { ReadStream, WriteStream } from "node:tty";
import type { Paint } from "../../output/paint.js";
import { paintRow } from "../../output/review-row.js";
import { reviewScreen } from "../../output/review-screen.js";
import type { Glyphs } from "../../output/review-words.js";
import { onInterrupt } from "../interrupt.js";
import type { Face } from "./face.js";
import { createKeyDecoder } from "./keys.js";

/** How long an ESC waits for the rest of its sequence before it is a key, in milliseconds: slow lines send it in pieces. */
const ESCAPE_WAIT = 50;

/** Another screen, lines that do not run on, pastes marked as such; and all of it back. */
const ENTER = "\u001b[?1049h\u001b[?7l\u001b[?2004h\u001b[?25l";
const LEAVE = "\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[0m\u001b[?1049l";

/** A full screen and one key at a time. The terminal is given back by `close`, by a signal, and however the process ends. */
export function createScreenFace(input: ReadStream, output: WriteStream, paint: Paint, glyphs: Glyphs): Face {
  const keys: string[] = [];
  let isClosed = false;
  let wake: (() => void) | undefined;
  let drawn: readonly string[] = [];
  let isOpen = false;

  const bytes = new StringDecoder("utf8");
  const decoder = createKeyDecoder();
  let timer: NodeJS.Timeout | undefined;
  const take = (more: readonly string[]): void => {
    keys.push(...more);
    wake?.();
  };
  const onData = (data: Buffer): void => {
    clearTimeout(timer);
    take(decoder.push(bytes.write(data)));
    if (decoder.waiting) timer = setTimeout(() => take(decoder.flush()), ESCAPE_WAIT);
  };
  const onResize = (): void => {
    drawn = [];
    wake?.();
  };
  const onClosed = (): void => {
    isClosed = true;
    wake?.();
  };

  const enter = (): void => {
    isOpen = true;
    drawn = [];
    input.setRawMode(true);
    output.write(ENTER);
    input.resume();
  };
  const leave = (): void => {
    if (!isOpen) return;
    isOpen = false;
    try {
      output.write(LEAVE);
      input.setRawMode(false);
    } catch {
      // The terminal is gone: there is nothing to give back.
    }
  };
  const release = onInterrupt(leave);
  // The monitor hears of a crash before it is reported, which then is seen.
  process.on("exit", leave).on("uncaughtExceptionMonitor", leave);
  input.on("data", onData).on("end", onClosed).on("error", onClosed).on("close", onClosed);
  output.on("resize", onResize).on("error", onClosed);
  enter();

  return {
    show(review, view) {
      // What is typed ahead would replace the screen before it is seen.
      if (keys.length > 0) return;
      const size = { columns: output.columns || 80, rows: output.rows || 24 };
      const { rows, cursor } = reviewScreen(review, view, size, glyphs);
      const painted = rows.map((row) => paintRow(row, size.columns, paint, glyphs.ellipsis));
      let sent = "\u001b[?25l";
      painted.forEach((row, i) => {
        if (drawn.length !== painted.length || drawn[i] !== row) sent += `\u001b[${i + 1};1H\u001b[0m\u001b[2K${row}`;
      });
      if (cursor) sent += `\u001b[${cursor.row + 1};${cursor.column + 1}H\u001b[?25h`;
      drawn = painted;
      output.write(sent);
    },
    async next() {
      if (keys.length === 0 && !isClosed) await new Promise<void>((resolve) => (wake = resolve));
      wake = undefined;
      if (keys.length > 0) return [keys.shift()!];
      return isClosed ? "closed" : [];
    },
    async lend(use) {
      leave();
      input.pause();
      try {
        await use();
      } finally {
        enter();
      }
    },
    close() {
      clearTimeout(timer);
      leave();
      release();
      process.off("exit", leave).off("uncaughtExceptionMonitor", leave);
      input.off("data", onData).off("end", onClosed).off("error", onClosed).off("close", onClosed);
      output.off("resize", onResize).off("error", onClosed);
      // A terminal that is read from holds the process open.
      input.pause().unref();
    },
  };
}
