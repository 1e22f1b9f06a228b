// Rebuilds every compiled file of dictionaries/en/ from its sources, in a copy of the folder, and compares them bit for
// bit with what is there. Arguments: paths of archives that are there already; the others are fetched.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dataFolder, sha256 } from "./checksums.mjs";

/** In order: each may read what those before it made. */
const BUILDS = [
  "language-model/build.mjs",
  "context-model/build.mjs",
  "lexicon/build.mjs",
  "lexicon/letters.mjs",
  "glyphs/build.mjs",
];

const folder = dataFolder();
const copy = mkdtempSync(join(tmpdir(), "ocrfix-data-"));
let differing = 0;
try {
  cpSync(folder, copy, { recursive: true });
  for (const file of compiled(copy)) rmSync(join(copy, file));
  for (const build of BUILDS) {
    const script = fileURLToPath(new URL(build, import.meta.url));
    const environment = { ...process.env, OCRFIX_DATA_FOLDER: copy };
    execFileSync(process.execPath, [script, ...process.argv.slice(2)], { env: environment, stdio: "inherit" });
  }
  for (const file of new Set([...compiled(folder), ...compiled(copy), "checksums.json"])) {
    const [there, rebuilt] = [folder, copy].map((each) => sumOf(join(each, file)));
    console.log(`${file}: ${there === rebuilt ? "same" : `differs, ${there} there, ${rebuilt} rebuilt`}`);
    if (there !== rebuilt) differing++;
  }
} finally {
  rmSync(copy, { recursive: true });
}
process.exitCode = differing === 0 ? 0 : 1;

function compiled(where) {
  return readdirSync(where).filter((file) => file.endsWith(".bin") || file === "glyphs.tsv");
}

function sumOf(path) {
  try {
    return sha256(readFileSync(path));
  } catch {
    return "none";
  }
}
