// The corrector's own proposals on a text, with their features and labels: what the decision model is trained on.
import { createEngine } from "../../dist/pipeline/correct-window.js";
import { compileWishes } from "../../dist/pipeline/wishes.js";
import { label } from "./label.mjs";

/**
 * `models` as the loader gives them, `profile` as `ocrfix learn` writes it. Returned function: `{ units, rows }`, how many words a
 * text has, and rows {features, right, broke, torn, original, replacement, truth, class}.
 */
export function createProposalReader(models, profile) {
  const { models: ready, prepare, engineOptions } = compileWishes({ profile }, models);
  const engine = createEngine(ready, prepare, engineOptions);
  return (ocr, gt) => {
    const prepared = engine.prepare(ocr);
    const list = engine.look(prepared, engine.study(prepared)).proposals;
    const labels = label(ocr, gt, list);
    const rows = list.map((proposal, i) => ({
      features: proposal.features,
      original: proposal.original,
      replacement: proposal.replacement,
      class: proposal.class,
      ...labels[i],
    }));
    return { units: prepared.units.count, rows };
  };
}
