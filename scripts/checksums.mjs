// dictionaries/en/checksums.json: SHA-256 of every file that the program reads, and of what it was compiled from; CRC-32 for
// the loader.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32 } from "node:zlib";

/** Where compiled files are read and written: dictionaries/en/, or the copy that data-verify.mjs rebuilds. */
export function dataFolder() {
  return process.env.OCRFIX_DATA_FOLDER ?? fileURLToPath(new URL("../dictionaries/en/", import.meta.url));
}

export function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Sets down the entry of one compiled file of `folder`.
 *
 * @param files names of the files of `folder` that it was compiled from
 * @param archives `{ file, sha256 }` of what was fetched for it
 */
export function record(folder, name, files, archives) {
  const sums = [
    ...files.map((file) => [file, sha256(readFileSync(join(folder, file)))]),
    ...archives.map((archive) => [archive.file, archive.sha256]),
  ];
  write(folder, [[name, { ...sumsOf(folder, name), inputs: sorted(sums) }]]);
}

/** Sets down the entries of the files of `folder` that are text: the tables, the rules, the decision model. */
export function recordTables(folder) {
  write(
    folder,
    tablesOf(folder).map((name) => [name, sumsOf(folder, name)]),
  );
}

/** Names of the files of `folder` that are text and that the program reads. */
function tablesOf(folder) {
  const rules = readdirSync(join(folder, "rules")).map((name) => `rules/${name}`);
  return ["confusions.pieces.tsv", "confusions.tsv", "confusions.visual.tsv", "decision.json", "glyphs.tsv", ...rules];
}

function sumsOf(folder, name) {
  const bytes = readFileSync(join(folder, name));
  return { sha256: sha256(bytes), crc32: crc32(bytes) };
}

function write(folder, entries) {
  const path = join(folder, "checksums.json");
  const others = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  const all = Object.entries({ ...others, ...Object.fromEntries(entries) });
  writeFileSync(path, `${JSON.stringify(sorted(all), null, 2)}\n`);
}

function sorted(pairs) {
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}
