import type { Level } from "../../corrector.js";
import type { Encoding } from "../../text/encoding.js";
import type { ColourChoice } from "../colour.js";

/** The options of `fix` as they were typed, checked one by one; absent where they were not. */
export interface FixOptions {
  readonly write?: true;
  readonly output?: string;
  readonly diff?: true;
  readonly wordDiff?: true;
  readonly check?: true;
  readonly format?: FindingFormat;
  readonly color?: ColourChoice;
  readonly encoding?: Encoding | "auto";
  readonly level?: Level;
  readonly minConfidence?: number;
  readonly quiet?: true;
  readonly verbose?: true;
}

export const LEVELS = ["safe", "balanced", "aggressive"] as const satisfies readonly Level[];
export const COLOUR_CHOICES = ["auto", "always", "never"] as const satisfies readonly ColourChoice[];
export const FINDING_FORMATS = ["pretty", "brief", "jsonl"] as const;
export type FindingFormat = (typeof FINDING_FORMATS)[number];

/** What is made of the corrected documents. */
export type Mode =
  | { readonly kind: "stdout" | "write" | "diff" | "word-diff" | "findings" }
  | { readonly kind: "output"; readonly file: string };
