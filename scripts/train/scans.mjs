// Synthetic scans of prose: as printed, and as a scanner with habits of its own would have read it.
//   node scripts/train/scans.mjs [COUNT]        what they are, with their noise
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { distance } from "fastest-levenshtein";
import { proseDocuments } from "./prose.mjs";
import { makeScanner } from "./scanners.mjs";

/** `{ set: "scans", id, fold, ocr, gt, scanner }`: every document has a scanner of its own; the same for the same seed. */
export function* proseScans({ seed = 1, count }) {
  let made = 0;
  for (const { id, fold, text } of proseDocuments({ seed, count })) {
    const scanner = makeScanner(`${seed}/${made++}`);
    yield { set: "scans", id, fold, ocr: scanner.scan(text), gt: text, scanner };
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  for (const { id, ocr, gt, scanner } of proseScans({ count: Number(process.argv[2] ?? 20) }))
    console.log(
      `${id} ${gt.split(/\s+/).length} words, CER ${((100 * distance(ocr, gt)) / gt.length).toFixed(2)}%, ${scanner.describe()}`,
    );
