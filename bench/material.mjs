// What is measured: the sample and the development sets, where they are present beside the project.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DATA, readSet, setNames } from "../scripts/train/sets.mjs";

const shared = (path) => fileURLToPath(new URL(`../../shared/${path}`, import.meta.url));
export const SAMPLE_OCR = shared("sample/belarus.ocr.txt");
const SAMPLE_TRUTH = shared("sample/belarus.gt.txt");
const SCORER = shared("score/score.mjs");

/** The scorer, which is independent of the product; undefined where it is not present. */
export async function scorer() {
  return existsSync(SCORER) ? await import(SCORER) : undefined;
}

/**
 * The sets to measure, `{ name, documents }`, the sample first.
 * @param only names of sets, all if empty.
 * @param limit the first so many documents of each set.
 * @param say told of what is not present.
 */
export function material(only, limit, say) {
  const sets = [];
  const wanted = (name) => only.length === 0 || only.includes(name);
  if (wanted("sample")) {
    if (existsSync(SAMPLE_OCR)) {
      const [ocr, gt] = [SAMPLE_OCR, SAMPLE_TRUTH].map((file) => readFileSync(file, "utf8"));
      sets.push({ name: "sample", documents: [{ set: "sample", id: "belarus", ocr, gt }] });
    } else say(`the sample is not present (${SAMPLE_OCR}): left out`);
  }
  const present = setNames();
  if (present.length === 0) say(`no development sets are present (${DATA}): left out`);
  for (const name of only)
    if (name !== "sample" && !present.includes(name)) say(`the set ${name} is not present: left out`);
  for (const name of present.filter(wanted)) {
    const documents = readSet(name).slice(0, limit);
    sets.push({ name, documents: documents.map((document) => ({ set: name, ...document })) });
  }
  return sets;
}
