import type { Span } from "../text/span.js";

/** What kind of damage a correction mends; the names are those of `--enable` and `--disable`. */
export const CORRECTION_CLASSES = [
  "confusion",
  "split",
  "join",
  "hyphen",
  "punctuation",
  "quote",
  "case",
  "digit",
  "spacing",
  "rule",
] as const;

export type CorrectionClass = (typeof CORRECTION_CLASSES)[number];

/** One reading that a stretch of text may have had. */
export interface Alternative {
  readonly text: string;
  /** Calibrated probability, 0–1. */
  readonly confidence: number;
}

/** A decided proposal: a replacement for one span of the text that was corrected. */
export interface Correction extends Span {
  readonly original: string;
  readonly replacement: string;
  readonly class: CorrectionClass;
  /** Ids of the rules and confusions that led here, such as `confusion/n>m`. */
  readonly rules: readonly string[];
  /** Calibrated: of the corrections given 0.9, nine in ten are right. */
  readonly confidence: number;
  /** The replacement first, then its rivals. */
  readonly candidates: readonly Alternative[];
  /** Why, in words a person reads. */
  readonly evidence: readonly string[];
  /** False for a suggestion: shown, not made. */
  readonly applied: boolean;
}
