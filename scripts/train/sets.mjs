// The development sets, which are no part of the project: read from ../shared/data where that is present.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where the development sets stand; OCRFIX_DATA names another place. */
export const DATA = process.env.OCRFIX_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));

/** Names of the sets that are present, sorted; none where there are none. */
export function setNames() {
  if (!existsSync(DATA)) return [];
  return readdirSync(DATA)
    .filter((file) => file.endsWith(".jsonl"))
    .map((file) => file.slice(0, -".jsonl".length))
    .sort();
}

/** The documents of a set: `{ id, ocr, gt }`. */
export function readSet(name) {
  const lines = readFileSync(`${DATA}/${name}.jsonl`, "utf8").split("\n");
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}
