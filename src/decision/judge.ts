import { COMPANY, companyOf } from "./company.js";
import { contributions } from "./contributions.js";
import { FEATURES } from "./features.js";
import { type DecisionModel, openDecision } from "./model.js";

/** Two forests, as they stand in `dictionaries/en/decision.json`. */
export interface JudgeModel {
  /** Judges a proposal by itself. */
  readonly alone: DecisionModel;
  /** Judges it in the light of what the first says of the others. */
  readonly together: DecisionModel;
}

/** What is judged. */
export interface Proposed {
  readonly original: string;
  readonly replacement: string;
  /** As FEATURES names them. */
  readonly features: Float64Array;
}

/** What a judgement rests on: names, values, and what each adds to the log odds. */
export interface Grounds {
  readonly name: string;
  readonly value: number;
  readonly adds: number;
}

/** The features of the second forest. */
export const JUDGED: readonly string[] = [...FEATURES, ...COMPANY];

/** What is thought of the proposals of a window. */
export interface Judgement {
  /** Calibrated probabilities that they are right, 0–1. */
  readonly confidences: Float64Array;
  /** Why the proposal at `index` was judged as it was. */
  grounds(index: number): Grounds[];
}

/** Judges the proposals of a window of so many words. */
export type Judge = (proposals: readonly Proposed[], words: number) => Judgement;

/** @throws DecisionModelError if the model was trained for other features. */
export function openJudge({ alone, together }: JudgeModel): Judge {
  const first = openDecision(alone, FEATURES);
  const second = openDecision(together, JUDGED);
  return (proposals, words) => {
    const rows = proposals.map(({ features }) => features);
    const company = companyOf(proposals, first.confidences(rows), words);
    const vectors = rows.map((row, i) => {
      const vector = new Float64Array(row.length + COMPANY.length);
      vector.set(row);
      vector.set(company[i], row.length);
      return vector;
    });
    return {
      confidences: second.confidences(vectors),
      grounds(index) {
        const added = contributions(together, vectors[index]);
        return JUDGED.map((name, i) => ({ name, value: vectors[index][i], adds: added[i] }));
      },
    };
  };
}
