// Texts of any size, of ever different documents: public-domain prose, clean or read by one synthetic scanner.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { proseDocuments } from "../scripts/train/prose.mjs";
import { makeScanner } from "../scripts/train/scanners.mjs";

export const MEGABYTE = 1_000_000;

/** A scanner that spoils one character in thirty, a newspaper's measure, with habits of eight kinds. */
const SCANNER = "growth 3";

/** Documents without end. The development sets are left out: anyone can make the same. */
function* documents(scanned) {
  const scanner = makeScanner(SCANNER);
  for (const { fold, text } of proseDocuments({ seed: 7, count: Number.POSITIVE_INFINITY }))
    if (fold < 0) yield scanned ? scanner.scan(text) : text;
}

/** How a document stands in a file, for each form. */
const FORMS = {
  text: (text) => `${text}\n`,
  line: (text) => `${text.replace(/\s+/g, " ").trim()} `,
  pages: (text, id) => `${JSON.stringify({ id, text })}\n`,
};

/**
 * Writes a file of about so many bytes: `text`, `line` (all in one line), or `pages` (JSON Lines).
 * @returns its size in bytes.
 */
export function writeMaterial(file, form, bytes, scanned) {
  const fd = openSync(file, "w");
  let size = 0;
  let id = 0;
  for (const text of documents(scanned)) {
    size += writeSync(fd, FORMS[form](text, id++));
    if (size >= bytes) break;
  }
  closeSync(fd);
  return size;
}

/** Writes a folder of files of one document each. @returns the size of all in bytes. */
export function writeFolder(folder, bytes, scanned) {
  let size = 0;
  let id = 0;
  for (const text of documents(scanned)) {
    const shelf = join(folder, String(id >> 8));
    mkdirSync(shelf, { recursive: true });
    writeFileSync(join(shelf, `${id++}.txt`), text);
    size += Buffer.byteLength(text);
    if (size >= bytes) break;
  }
  return size;
}
