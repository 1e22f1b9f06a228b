// npm run bench:speed -- [options]
// Times the parts of the program, and whole processes beside aspell, hunspell and codespell on the same text.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { material, SAMPLE_OCR } from "./material.mjs";
import { PROGRAM } from "./program.mjs";
import { keep, runBench, say, today } from "./report.mjs";
import { timeParts } from "./speed-parts.mjs";

const HELP = `usage: npm run bench:speed -- [options]
  --words N      words of the noisy and of the clean text (20000)
  --runs N       runs of each process, of which the median counts (3)
  --time MS      how long each part is run (1000)
  --out NAME     bench/results/NAME.md and .json (speed-DATE); - writes nothing
`;

const wordsOf = (text) => text.split(/\s+/).filter(Boolean).length;

/** The first documents of a set that make so many words. */
function textOf(documents, side, words) {
  const parts = [];
  for (let at = 0, sum = 0; at < documents.length && sum < words; at++) {
    parts.push(documents[at][side]);
    sum += wordsOf(documents[at][side]);
  }
  return `${parts.join("\n\n")}\n`;
}

/** Seconds that a process takes from start to end, the median of some runs; undefined where the command is missing. */
function timeProcess(command, args, runs, input) {
  const times = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const { error, status, stderr } = spawnSync(command, args, {
      input,
      maxBuffer: 1 << 30,
      stdio: ["pipe", "pipe", "pipe"],
    });
    times.push((performance.now() - started) / 1000);
    if (error?.code === "ENOENT") return undefined;
    if (error) throw error;
    if (status !== 0 && command === process.execPath) throw new Error(`${args.join(" ")}: ${stderr}`);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

function timeProcesses(texts, runs, folder) {
  const rows = [];
  const bare = timeProcess(process.execPath, ["-e", "0"], runs * 3);
  const version = timeProcess(process.execPath, [PROGRAM, "--version"], runs * 3);
  rows.push(
    { what: "node -e 0", seconds: bare },
    { what: "ocrfix --version", seconds: version, ratio: version / bare },
  );
  for (const { name, text } of texts) {
    const file = join(folder, "text.txt");
    writeFileSync(file, text);
    const words = wordsOf(text);
    // As in ispell's protocol: a line that begins with ^ is text.
    const lines = text.replace(/^/gm, "^");
    const ours = timeProcess(process.execPath, [PROGRAM, "-q", file], runs);
    const others = [
      ["aspell -a", () => timeProcess("aspell", ["-a", "-l", "en_US", "--encoding=utf-8"], runs, lines)],
      ["hunspell -a", () => timeProcess("hunspell", ["-a", "-d", "en_US", "-i", "utf-8"], 1, lines)],
      ["codespell", () => timeProcess("codespell", [file], runs)],
    ];
    rows.push({ what: "ocrfix", text: name, words, seconds: ours });
    for (const [what, time] of others) {
      const seconds = time();
      if (seconds === undefined) say(`${what} is not installed: left out`);
      else rows.push({ what, text: name, words, seconds, ratio: seconds / ours });
    }
  }
  return rows;
}

function table({ date, machine, parts, processes }) {
  const shown = (value, digits = 2) => (value === undefined ? "" : value.toFixed(digits));
  return [
    `# Speed, ${date}`,
    "",
    machine,
    "",
    "## Processes, starting included",
    "",
    "Ratio: time against ocrfix on the same text (of `ocrfix --version`: against `node -e 0`). aspell and hunspell suggest for each word that they do not know.",
    "",
    "| | text | words | seconds | words/s | ratio |",
    "| --- | --- | --: | --: | --: | --: |",
    ...processes.map(
      ({ what, text = "", words, seconds, ratio }) =>
        `| ${what} | ${text} | ${words ?? ""} | ${shown(seconds, 3)} | ${words ? Math.round(words / seconds) : ""} | ${shown(ratio)} |`,
    ),
    "",
    "## Parts, medians",
    "",
    "| part | text | ms | words/s |",
    "| --- | --- | --: | --: |",
    ...parts.map(
      ({ part, text, milliseconds, wordsPerSecond }) =>
        `| ${part} | ${text} | ${shown(milliseconds)} | ${wordsPerSecond ?? ""} |`,
    ),
    "",
  ].join("\n");
}

async function main(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      words: { type: "string", default: "20000" },
      runs: { type: "string", default: "3" },
      time: { type: "string", default: "1000" },
      out: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const texts = [];
  const [sample] = material(["sample"], undefined, say);
  if (sample) texts.push({ name: "the sample", text: readFileSync(SAMPLE_OCR, "utf8") });
  const [noisy] = material(["newspapers-overproof"], undefined, say);
  if (noisy) {
    texts.push({ name: "newspapers, noisy", text: textOf(noisy.documents, "ocr", Number(values.words)) });
    texts.push({ name: "newspapers, clean", text: textOf(noisy.documents, "gt", Number(values.words)) });
  }
  if (texts.length === 0) {
    say("no text is present to be timed");
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), "ocrfix-speed-"));
  const date = today();
  const [{ model }] = cpus();
  const report = { date, machine: `Node ${process.version}, ${cpus().length} × ${model.trim()}.` };
  try {
    report.processes = timeProcesses(texts, Number(values.runs), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
  report.parts = await timeParts(texts, Number(values.time));
  keep({ out: values.out, bench: "speed", text: table(report), report });
  return 0;
}

await runBench(main);
