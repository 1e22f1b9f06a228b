import { existsSync } from "node:fs";
import { loadModels } from "../dist/loader.js";
import { foldOf } from "../scripts/train/folds.mjs";

/** Models of a document `{ set, id }`: those trained without its fold, `folder/foldN`; the shipped ones for the sample, or without a folder. */
export function modelsByFold(folder) {
  const opened = new Map();
  return ({ set, id }) => {
    const place = folder === undefined || set === "sample" ? undefined : `${folder}/fold${foldOf(set, id)}`;
    if (place !== undefined && !existsSync(place)) throw new Error(`${place} is not there`);
    if (!opened.has(place)) opened.set(place, loadModels(place));
    return opened.get(place);
  };
}
