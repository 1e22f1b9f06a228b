// Scans that real OCR engines made of pages drawn by engines.mjs.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { FOLDS } from "./folds.mjs";

export const ENGINE_SCANS = fileURLToPath(new URL("engine-scans.jsonl.gz", import.meta.url));

/** `{ id, scanner, engine, fold, ocr, gt }` of each document, scanner by scanner. */
export function* engineScans() {
  let number = 0;
  for (const line of gunzipSync(readFileSync(ENGINE_SCANS)).toString("utf8").split("\n").filter(Boolean)) {
    const { id, scanner, ocr, gt } = JSON.parse(line);
    yield { id, scanner, engine: scanner.slice(0, scanner.indexOf("-")), fold: number++ % FOLDS, ocr, gt };
  }
}
