// The corrector's own proposals on a text, with their features and labels: what the decision model is trained on.
import { alignPair } from "../../dist/cli/learn/align-pair.js";
import { createCollection } from "../../dist/learning/collect.js";
import { formatProfile } from "../../dist/learning/format-profile.js";
import { createEngine } from "../../dist/pipeline/correct-window.js";
import { observe } from "../../dist/pipeline/observe.js";
import { observePair } from "../../dist/pipeline/observe-pair.js";
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

/** What a collection of {ocr, gt} teaches, from its scans alone or from its truth. */
export function profileOf(models, pages, fromTruth) {
  const { models: ready, prepare, engineOptions } = compileWishes({}, models);
  const engine = createEngine(ready, prepare, engineOptions);
  const collection = createCollection();
  for (const { ocr, gt } of pages) {
    const prepared = engine.prepare(ocr);
    if (fromTruth) {
      collection.add(observePair(prepared, gt, alignPair(ocr, gt), ready.lexicon));
      continue;
    }
    const lesson = engine.study(prepared);
    collection.add(observe(prepared, lesson, engine.corrections(prepared, lesson), ready.lexicon));
  }
  return { path: "profile", text: formatProfile(collection.profile(models.confusions)) };
}
