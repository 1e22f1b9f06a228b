// What `ocrfix learn` makes of documents whose truth is known.
import { alignPair } from "../../dist/cli/learn/align-pair.js";
import { createCollection } from "../../dist/learning/collect.js";
import { formatProfile } from "../../dist/learning/format-profile.js";

/**
 * The profile of {ocr, gt}, from the scans alone or from their truth. `correctorOf`: the corrector of each; `confusions`: the
 * table that the profile is told beside.
 */
export function profileOf(documents, correctorOf, confusions, fromTruth) {
  const collection = createCollection();
  for (const document of documents) {
    const { ocr, gt } = document;
    const corrector = correctorOf(document);
    collection.add(fromTruth ? corrector.observePair(ocr, gt, alignPair(ocr, gt)) : corrector.observe([ocr]));
  }
  return { path: "profile", text: formatProfile(collection.profile(confusions)) };
}
