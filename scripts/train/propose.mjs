// The corrector's own proposals on a text, with their features and labels: what the decision model is trained on.
import { createDecoder } from "../../dist/pipeline/decode-window.js";
import { prepareText } from "../../dist/pipeline/prepare.js";
import { proposals } from "../../dist/pipeline/proposals.js";
import { studyUnits } from "../../dist/pipeline/study.js";
import { compileRules } from "../../dist/rules/compile-rules.js";
import { selectRules } from "../../dist/rules/select-rules.js";
import { label } from "./label.mjs";

/** `models` as the loader gives them. Returned function: rows {features, right, broke, original, replacement, truth}. */
export function createProposalReader(models) {
  const rules = compileRules(selectRules(models.rules));
  const decodeWindow = createDecoder(models);
  return (ocr, gt) => {
    const { units, rewrites } = prepareText(ocr, { ...models, rules });
    const lesson = studyUnits(units, rewrites, models, decodeWindow);
    const list = proposals(decodeWindow(units, rewrites, lesson), models, lesson);
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
