import type { Level } from "../../corrector.js";
import type { Encoding } from "../../text/encoding.js";
import type { ColourChoice } from "../colour.js";
import type { FindingFormat } from "../settings/keys.js";

/** Options that say what is read. */
export interface InputOptions {
  readonly stdinFilename?: string;
  readonly filesFrom?: string;
  /** `-0`: the paths in `filesFrom` end in NUL. */
  readonly null?: true;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly forceExclude?: true;
  readonly noIgnore?: true;
  readonly hidden?: true;
  readonly encoding?: Encoding | "auto";
  readonly lines?: LineRange;
}

/** Options that say how and with what is corrected. */
export interface CorrectionOptions {
  readonly lang?: string;
  readonly level?: Level;
  readonly minConfidence?: number;
  readonly enable?: readonly string[];
  readonly disable?: readonly string[];
  readonly noBuiltin?: true;
  readonly noLearn?: true;
  readonly profile?: string;
  readonly dehyphenate?: true;
  readonly maxChanges?: number;
  readonly words?: readonly string[];
  readonly names?: readonly string[];
  readonly rules?: readonly string[];
  readonly ignore?: readonly string[];
  readonly ignoreFile?: readonly string[];
  readonly ignoreRegex?: readonly string[];
  readonly forbid?: readonly string[];
  readonly dictionary?: readonly string[];
}

/** Options that concern where settings come from. */
export interface SettingsOptions {
  readonly config?: string;
  readonly isolated?: true;
}

/** The options of `fix` as they were typed, checked one by one; absent where they were not. */
export interface FixOptions extends InputOptions, CorrectionOptions, SettingsOptions {
  readonly write?: true;
  readonly output?: string;
  readonly outDir?: string;
  readonly diff?: true;
  readonly wordDiff?: true;
  readonly list?: true;
  readonly interactive?: true;
  readonly check?: true;
  readonly format?: FindingFormat;
  readonly report?: string;
  readonly context?: number;
  readonly color?: ColourChoice;
  readonly noProgress?: true;
  readonly stats?: true;
  readonly jobs?: number;
  readonly backup?: string;
  readonly quiet?: true;
  readonly verbose?: true;
}

/** Lines from 1, both included; infinity where the end is open. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** What is made of the corrected documents. */
export type Mode =
  | { readonly kind: "stdout" | "write" | "diff" | "word-diff" | "list" | "findings" }
  | { readonly kind: "output"; readonly file: string }
  | { readonly kind: "out-dir"; readonly folder: string };
