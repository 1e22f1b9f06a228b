// npm run bench:clean -- PATHS… [--out NAME]: what would be changed in texts that are clean: each correction is harm, or a misprint. By rule, with
// examples, counted of 10,000 words; PATHS are files and folders, manuals and books as they come.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { PROGRAM } from "./program.mjs";
import { keep, runBench, say, today } from "./report.mjs";

const PER = 10_000;
const SHOWN = 3;
const AROUND = 20;

/** An example on one line: what stands there, and what would. */
function example({ before, original, replacement, after }) {
  const line = `${before.slice(-AROUND)}[${original} → ${replacement}]${after.slice(0, AROUND)}`;
  return line.replace(/\s+/g, " ").replaceAll("|", "\\|").replaceAll("`", "'");
}

async function count(paths) {
  const child = spawn(process.execPath, [PROGRAM, "--quiet", "--check", "--format", "jsonl", ...paths], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const found = new Map();
  let [words, files] = [0, 0];
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line);
    if (event.type === "end") {
      words += event.words;
      files++;
    }
    if (event.type !== "correction") continue;
    const rule = event.rules.join(", ") || event.class;
    if (!found.has(rule)) found.set(rule, []);
    found.get(rule).push(example(event));
  }
  // 1 is what a check says that has found something, 2 one that could not read some of the files, and has said which.
  const status = await ended;
  if (status > 2 || files === 0) throw new Error(`ocrfix ended with status ${status}`);
  return { words, files, found };
}

function table({ words, files, found }) {
  const kinds = [...found].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const all = kinds.reduce((sum, [, examples]) => sum + examples.length, 0);
  const lines = [
    `# Clean texts, ${today()}`,
    "",
    `${files} files, ${words} words: ${all} corrections, ${((all / Math.max(1, words)) * PER).toFixed(2)} of 10,000.`,
    "",
    "| rule | corrections | |",
    "| --- | --: | --- |",
    ...kinds.map(([rule, examples]) => `| ${rule} | ${examples.length} | ${examples.slice(0, SHOWN).join(" · ")} |`),
  ];
  return `${lines.join("\n")}\n`;
}

await runBench(async (argv) => {
  const { values, positionals } = parseArgs({
    args: argv,
    options: { out: { type: "string", default: "-" } },
    allowPositionals: true,
  });
  if (positionals.length === 0) {
    say("usage: npm run bench:clean -- PATHS… [--out NAME]: files and folders of clean text");
    return 2;
  }
  keep({ out: values.out, bench: "clean", text: table(await count(positionals)) });
  return 0;
});
