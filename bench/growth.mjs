// npm run bench:growth -- [options]
// How time and memory grow with the text: linear, and not at all.
import { createHash } from "node:crypto";
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { MEGABYTE, writeFolder, writeMaterial } from "./growth-material.mjs";
import { runMeasured } from "./measured-process.mjs";
import { PROGRAM } from "./program.mjs";
import { keep, runBench, say, today } from "./report.mjs";

const HELP = `usage: npm run bench:growth -- [options]
  --sizes 1,10,100   megabytes
  --full             and 1000
  --ways a,b         file (FILE to -o), stdin (to standard output), line (a single line, FILE to -o), pipe (JSON Lines),
                     folder (-j 1 and -j 2)
  --texts a,b        clean, scanned
  --program FILE     in place of bin/ocrfix.js, to tell what is the command line's and what the corrector's
  --out NAME         bench/results/NAME.md and .json (growth-DATE); - writes nothing
`;

/** Time for a megabyte may be so many times that of the smallest size. */
const MOST_GROWTH = 1.5;
/** Resident memory in megabytes, whatever the size. */
const MOST_MEMORY = 400;

async function hashOfFile(file) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}

function hashOfFolder(folder) {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    hash.update(`${name}\n`);
    if (name.endsWith(".txt")) hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest("hex");
}

/** Each way through the program: makes its material, runs, and yields rows with the hash of what came out. */
const WAYS = {
  file: (job) => fromFile(job, "text"),
  line: (job) => fromFile(job, "line"),
  stdin: (job) => fromStdin(job, "text", ["-q", "-j", "1"]),
  pipe: (job) => fromStdin(job, "pages", ["pipe"]),
  async *folder({ folder, bytes, scanned, program }) {
    const size = writeFolder(join(folder, "texts"), bytes, scanned);
    for (const jobs of ["1", "2"]) {
      const out = join(folder, `fixed-${jobs}`);
      const used = await runMeasured(program, ["-q", "-j", jobs, "--out-dir", out, "texts"], { cwd: folder });
      yield { note: `-j ${jobs}`, size, ...used, hash: hashOfFolder(out) };
    }
  },
};

async function* fromFile({ folder, bytes, scanned, program }, form) {
  const [file, out] = [join(folder, "in.txt"), join(folder, "out.txt")];
  const size = writeMaterial(file, form, bytes, scanned);
  const used = await runMeasured(program, ["-q", "-j", "1", "-o", out, file]);
  yield { size, ...used, hash: await hashOfFile(out) };
}

async function* fromStdin({ folder, bytes, scanned, program }, form, args) {
  const file = join(folder, "in.txt");
  const size = writeMaterial(file, form, bytes, scanned);
  const hash = createHash("sha256");
  const used = await runMeasured(program, args, { stdin: file, onOutput: (chunk) => hash.update(chunk) });
  yield { size, ...used, hash: hash.digest("hex") };
}

/** Runs all; the rows come in the order of text, way, size. */
async function measure({ sizes, ways, texts, program }) {
  const rows = [];
  for (const text of texts)
    for (const way of ways)
      for (const megabytes of sizes) {
        const folder = mkdtempSync(join(tmpdir(), "ocrfix-growth-"));
        try {
          const job = { folder, bytes: megabytes * MEGABYTE, scanned: text === "scanned", program };
          for await (const row of WAYS[way](job)) {
            rows.push({ text, way, megabytes, note: "", ...row });
            say(tableRow(judged(rows).at(-1)));
          }
        } finally {
          rmSync(folder, { recursive: true });
        }
      }
  return judged(rows);
}

/** Adds to each row how its processor time for a megabyte compares with that of the smallest size. */
function judged(rows) {
  const perMegabyte = (row) => (row.cpu * MEGABYTE) / row.size;
  return rows.map((row) => {
    const first = rows.find(({ text, way, note }) => text === row.text && way === row.way && note === row.note);
    const growth = perMegabyte(row) / perMegabyte(first);
    return { ...row, growth, kept: growth <= MOST_GROWTH && row.memory <= MOST_MEMORY };
  });
}

/** What must come out the same: a file and standard input, one thread and two. */
function differences(rows) {
  const said = [];
  for (const row of rows) {
    const twin = rows.find(
      ({ text, way, megabytes, note }) =>
        text === row.text &&
        megabytes === row.megabytes &&
        (row.way === "stdin" ? way === "file" : way === row.way && row.note === "-j 2" && note === "-j 1"),
    );
    if (twin !== undefined && twin.hash !== row.hash)
      said.push(
        `${row.text}, ${row.megabytes} MB: ${row.way} ${row.note} gives other bytes than ${twin.way} ${twin.note}`,
      );
  }
  return said;
}

function tableRow({ text, way, note, megabytes, size, seconds, cpu, memory, growth, kept }) {
  const perMegabyte = (time) => ((time * MEGABYTE) / size).toFixed(2);
  return `| ${text} | ${way} ${note} | ${megabytes} | ${seconds.toFixed(1)} | ${perMegabyte(seconds)} | ${perMegabyte(cpu)} | ${growth.toFixed(2)} | ${Math.round(memory)} | ${kept ? "" : "over"} |`;
}

function report({ date, machine, rows, differences }) {
  return [
    `# Growth, ${date}`,
    "",
    machine,
    "",
    `Growth: processor time for a megabyte against that of the smallest size; at most ${MOST_GROWTH} is asked. Memory: resident, at its highest; at most ${MOST_MEMORY} MB.`,
    "",
    "| text | way | MB | seconds | s/MB | processor s/MB | growth | memory MB | |",
    "| --- | --- | --: | --: | --: | --: | --: | --: | --- |",
    ...rows.map(tableRow),
    "",
    ...(differences.length > 0 ? differences : ["A file and standard input, one thread and two give the same bytes."]),
    "",
  ].join("\n");
}

async function main(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      sizes: { type: "string", default: "1,10,100" },
      full: { type: "boolean", default: false },
      ways: { type: "string", default: Object.keys(WAYS).join(",") },
      texts: { type: "string", default: "clean,scanned" },
      program: { type: "string", default: PROGRAM },
      out: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const sizes = [...values.sizes.split(",").map(Number), ...(values.full ? [1000] : [])];
  const { texts, ways, program } = values;
  const rows = await measure({ sizes, ways: ways.split(","), texts: texts.split(","), program: resolve(program) });
  const date = today();
  const [{ model }] = cpus();
  const machine = `Node ${process.version}, ${cpus().length} × ${model.trim()}.`;
  const found = { date, machine, rows, differences: differences(rows) };
  keep({ out: values.out, bench: "growth", text: report(found), report: found });
  return found.differences.length > 0 || rows.some(({ kept }) => !kept) ? 1 : 0;
}

await runBench(main);
