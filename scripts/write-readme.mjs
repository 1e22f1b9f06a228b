// npm run readme: what the README and the sample's fixture show is what the program does. Writes fixtures/belarus/expected.txt,
// the before-and-after, and the figures of the newest table in bench/results.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const input = readFileSync(`${ROOT}fixtures/belarus/input.txt`, "utf8");
const output = execFileSync(process.execPath, [`${ROOT}bin/ocrfix.js`, "-q", `${ROOT}fixtures/belarus/input.txt`], {
  encoding: "utf8",
});
writeFileSync(`${ROOT}fixtures/belarus/expected.txt`, output);

function shown(text) {
  const lines = text.split("\n");
  return lines.slice(14, 23).join("\n");
}

const newest = readdirSync(`${ROOT}bench/results`)
  .filter((name) => /^accuracy-\d{4}-\d\d-\d\d\.md$/.test(name))
  .sort()
  .at(-1);
const report = newest === undefined ? "" : readFileSync(`${ROOT}bench/results/${newest}`, "utf8");
const table = report.split("\n").filter((line) => line.startsWith("|"));
const firstTable = table.slice(0, table.findIndex((line, at) => at > 1 && line.startsWith("| ---")) - 1 || undefined);

let readme = readFileSync(`${ROOT}README.md`, "utf8");
const put = (name, body) => {
  const pattern = new RegExp(`(<!-- ${name}[^>]*-->)[\\s\\S]*?(<!-- end -->)`);
  if (!pattern.test(readme)) throw new Error(`README.md has no place for ${name}`);
  readme = readme.replace(pattern, (_, open, close) => `${open}\n${body}\n${close}`);
};
put("before-and-after", `\`\`\`text\n${shown(input)}\n\`\`\`\n\nbecomes\n\n\`\`\`text\n${shown(output)}\n\`\`\``);
if (newest !== undefined)
  put(
    "figures",
    `${firstTable.join("\n")}\n\nMeasured by \`npm run bench:accuracy\`: [the whole table](bench/results/${newest}).`,
  );
writeFileSync(`${ROOT}README.md`, readme);
