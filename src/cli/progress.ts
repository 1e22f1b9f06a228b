import type { Sink } from "./sink.js";

/** Work that takes less than this, in milliseconds, needs no progress. */
const QUIET_TIME = 1000;
const INTERVAL = 200;

/** A line on the terminal that tells how far the work is. */
export interface Progress {
  /** Words more, and UTF-16 units of text. */
  advance(words: number, units: number): void;
  fileDone(): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

/** What lies ahead, as far as it is known. */
export interface Workload {
  readonly files: number | undefined;
  readonly bytes: number | undefined;
}

/** @param now A clock in milliseconds. */
export function createProgress(sink: Sink, workload: Workload, now: () => number = Date.now): Progress {
  const started = now();
  let files = 0;
  let words = 0;
  let units = 0;
  let shown = false;
  let last = started + QUIET_TIME - INTERVAL;
  const draw = (): void => {
    const time = now();
    if (time - last < INTERVAL) return;
    last = time;
    shown = true;
    void sink.write(`\r${progressLine({ files, words, units, seconds: (time - started) / 1000 }, workload)}\x1b[K`);
  };
  return {
    advance(moreWords, moreUnits) {
      words += moreWords;
      units += moreUnits;
      draw();
    },
    fileDone() {
      files++;
      draw();
    },
    clear() {
      if (shown) void sink.write("\r\x1b[K");
      shown = false;
    },
  };
}

interface Done {
  readonly files: number;
  readonly words: number;
  readonly units: number;
  readonly seconds: number;
}

/** `12/40 files, 45,000 words/s, 0:12 left`. */
export function progressLine({ files, words, units, seconds }: Done, workload: Workload): string {
  const rate = `${Math.round(words / Math.max(seconds, 0.001)).toLocaleString("en")} words/s`;
  const of = workload.files === undefined ? `${files} files` : `${files}/${workload.files} files`;
  const parts = [of, rate];
  if (workload.bytes !== undefined && units > 0) {
    // A unit is about a byte; near enough for a guess.
    const left = Math.max(0, (seconds * (workload.bytes - units)) / units);
    parts.push(`${Math.floor(left / 60)}:${String(Math.floor(left % 60)).padStart(2, "0")} left`);
  }
  return parts.join(", ");
}
