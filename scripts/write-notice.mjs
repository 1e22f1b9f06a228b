// Lists in NOTICE the packages that are installed with ocrfix, with their licences and whose they are.
//   node scripts/write-notice.mjs      after a change of the dependencies
import { readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../", import.meta.url);
const NOTICE = new URL("NOTICE", ROOT);
const HEADING = "These packages are installed beside ocrfix, each under its own licence:";

/** A line that claims a copyright, not one that speaks of copyrights. */
const CLAIM = /^\W*copyright\b(?=.*(?:\d{4}|\(c\)|©|contributors))/i;

/** Folders of the packages that are installed at run time, from the lock file. */
export function runTimePackages() {
  const { packages } = JSON.parse(readFileSync(new URL("package-lock.json", ROOT), "utf8"));
  return Object.entries(packages)
    .filter(([folder, { dev }]) => folder !== "" && dev !== true)
    .map(([folder]) => new URL(`${folder}/`, ROOT));
}

function claimsOf(folder, author) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const lines = file === undefined ? [] : readFileSync(new URL(file, folder), "utf8").split("\n");
  const claims = lines.filter((line) => CLAIM.test(line)).map((line) => line.trim());
  return claims.length > 0 ? [...new Set(claims)] : [`by ${author?.name ?? author}`];
}

/** The part of NOTICE that is written by this script. */
export function packagesNotice() {
  const entries = runTimePackages().map((folder) => {
    const { name, license, author } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
    if (typeof license !== "string") throw new Error(`${name} states no licence`);
    const claims = claimsOf(folder, author).map((claim) => `    ${claim}\n`);
    return { name, text: `  ${name}: ${license}\n${claims.join("")}` };
  });
  const texts = entries.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ text }) => text);
  return `${HEADING}\n\n${texts.join("")}`;
}

/** NOTICE as it should be. */
export function completeNotice(notice) {
  const [written] = notice.split(`\n${HEADING}`);
  return `${written.trimEnd()}\n\n${packagesNotice()}`;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  writeFileSync(NOTICE, completeNotice(readFileSync(NOTICE, "utf8")));
