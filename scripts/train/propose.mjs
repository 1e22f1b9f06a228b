// The corrector's own proposals on a text, with their features and labels: what the decision model is trained on.
import { createEngine } from "../../dist/pipeline/correct-window.js";
import { compileWishes } from "../../dist/pipeline/wishes.js";
import { label } from "./label.mjs";

/**
 * `models` as the loader gives them, `profile` as `ocrfix learn` writes it. Returned function: rows {features, right, broke,
 * original, replacement, truth}.
 */
export function createProposalReader(models, profile) {
  const { models: ready, prepare, engineOptions } = compileWishes({ profile }, models);
  const engine = createEngine(ready, prepare, engineOptions);
  return (ocr, gt) => {
    const prepared = engine.prepare(ocr);
    const list = engine.look(prepared, engine.study(prepared)).proposals;
    const labels = label(ocr, gt, list);
    return list.map((proposal, i) => ({
      features: proposal.features,
      original: proposal.original,
      replacement: proposal.replacement,
      class: proposal.class,
      ...labels[i],
    }));
  };
}
