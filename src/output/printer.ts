import type { Finding } from "../edits/finding.js";
import type { SourceText } from "./excerpt.js";

/** What became of one document. */
export interface Tally {
  readonly path: string;
  readonly words: number;
  readonly corrections: number;
  readonly suggestions: number;
  readonly givenUp?: GivenUp | undefined;
}

/** What of a document would have taken too long and was left as it is. */
export interface GivenUp {
  /** Where the first such stretch begins, from 1. */
  readonly line: number;
  /** UTF-16 units of all of them. */
  readonly length: number;
}

/** Of a whole run. */
export interface Totals {
  readonly files: number;
  readonly words: number;
  readonly corrections: number;
  readonly suggestions: number;
  readonly errors: number;
}

/** Prints the findings of a run in one format. Each call returns what is to be written next; it may be nothing. */
export interface Printer {
  start(): string;
  begin(path: string): string;
  /** @param source The window that they lie in. */
  findings(findings: readonly Finding[], source: SourceText): string;
  end(tally: Tally): string;
  /** A file that was passed over, and why. */
  skipped(path: string, reason: string): string;
  error(path: string, message: string): string;
  finish(totals: Totals): string;
}

const nothing = (): string => "";

/** A printer that prints nothing, for formats to take their other half from. */
export const SILENT: Printer = {
  start: nothing,
  begin: nothing,
  findings: nothing,
  end: nothing,
  skipped: nothing,
  error: nothing,
  finish: nothing,
};
