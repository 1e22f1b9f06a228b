import type { Grounds } from "../decision/judge.js";
import type { Correction } from "./edit.js";

/** One thing that happened between print and scan. Costs are nats. */
export interface ExplainedStep {
  readonly kind: "misread" | "case" | "space" | "split" | "crop" | "hyphen" | "lineHyphen" | "word";
  readonly scanned: string;
  readonly printed: string;
  readonly cost: number;
  /** Whether a confusion explains it, shipped or learned; else it is a guess. */
  readonly known: boolean;
  /** How often the document, and the profile, showed it. */
  readonly inDocument: number;
  readonly inProfile: number;
}

/** One reading of a place. */
export interface ExplainedCandidate {
  readonly text: string;
  /** The text as it stands. */
  readonly kept: boolean;
  /** What the misreading costs: the steps, and what else the reading is charged with. */
  readonly channel: number;
  readonly steps: readonly ExplainedStep[];
  /** What the words cost here, with the two that follow. */
  readonly language: number;
  /** Nats above the cheapest reading. */
  readonly above: number;
  /** Ids of its confusions, or of the rule that wrote it. */
  readonly rules: readonly string[];
}

/** What became of a place. `later`: a second look, with the other corrections made, led to it. */
export type Outcome = "corrected" | "suggested" | "kept" | "left alone" | "switched off" | "withheld" | "unsure";

/** A feature of the decision: its name, its value, and what it adds to the log odds. */
export type ExplainedFeature = Grounds;

/** Why a place was changed, or was not. */
export interface Explanation {
  /** UTF-16 units of the text that was asked about. */
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly outcome: Outcome;
  /** The outcome in a sentence. */
  readonly because: string;
  /** The correction or suggestion, if there is one; its span may be wider. */
  readonly correction: Correction | undefined;
  /** Confidence of the best reading before anything withheld it; undefined where the text itself is the best. */
  readonly confidence: number | undefined;
  /** From which confidence on corrections are made. */
  readonly threshold: number;
  /** Cheapest first. */
  readonly candidates: readonly ExplainedCandidate[];
  /** What would have decided otherwise, a sentence each. */
  readonly otherwise: readonly string[];
  /** The features that say most, for and against. */
  readonly features: readonly ExplainedFeature[];
}
