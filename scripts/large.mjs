// npm run fuzz:large -- [--megabytes N]
// Runs the program on files that have no end where others have one: a line, a word, nothing but line ends. Each must be left as
// it is, as there is nothing to correct, in memory that does not grow with the file. Takes minutes.
import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const HELP = `usage: npm run fuzz:large -- [options]
  --megabytes N    of the line (100)
  --memory N       megabytes that a run may take at most (700)
`;
const BIN = fileURLToPath(new URL("../bin/ocrfix.js", import.meta.url));
const MEGABYTE = 1024 * 1024;
const { values } = parseArgs({
  options: {
    megabytes: { type: "string", default: "100" },
    memory: { type: "string", default: "700" },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit();
}
const size = Number(values.megabytes) * MEGABYTE;
const sentences =
  "The survey of the harbour was completed in the second week of November, and nearly all of the timber in the northern wall is rotten. ";

/** Name, what is repeated, how many bytes of it, and arguments. */
const FILES = [
  ["a line, read and written", sentences, size, ["--no-builtin"]],
  ["a line, corrected", sentences, size, []],
  ["a line, corrected in four threads", sentences, size, ["-j", "4"]],
  ["a million empty lines", "\n", 1_000_000, []],
  ["a million empty lines, CR LF", "\r\n", 2_000_000, []],
  ["a word of a million letters", "antidisestablishmentarian", 1_000_000, []],
  ["a million capitals", "HARBOUR", 1_000_000, []],
  ["a million digits", "1234567890", 1_000_000, []],
  ["a million stops", ".", 1_000_000, []],
  ["a million blanks", " ", 1_000_000, []],
  ["a million NULs", "\0", 1_000_000, ["--encoding", "utf-8"]],
  ["a million combining accents", "\u0301", 2_000_000, []],
  ["a million emoji", "👩‍👧", 11_000_000, []],
  ["a word in a million pieces", "a-", 1_000_000, []],
];

const root = mkdtempSync(join(tmpdir(), "ocrfix-large-"));
const [input, output] = [join(root, "in.txt"), join(root, "out.txt")];

function write(piece, bytes) {
  const handle = openSync(input, "w");
  const block = Buffer.from(piece.repeat(Math.max(1, Math.floor(MEGABYTE / Buffer.byteLength(piece)))));
  const whole = Buffer.byteLength(piece);
  for (let left = bytes - (bytes % whole); left > 0; )
    left -= writeSync(handle, block, 0, Math.min(left, block.length));
  closeSync(handle);
}

/** @returns whether two files have the same bytes. */
function same(a, b) {
  if (statSync(a).size !== statSync(b).size) return false;
  const handles = [a, b].map((path) => openSync(path));
  const buffers = handles.map(() => Buffer.alloc(MEGABYTE));
  try {
    for (;;) {
      const [read] = handles.map((handle, at) => readSync(handle, buffers[at]));
      if (read === 0) return true;
      if (!buffers[0].subarray(0, read).equals(buffers[1].subarray(0, read))) return false;
    }
  } finally {
    for (const handle of handles) closeSync(handle);
  }
}

/** Runs the program; @returns status, message, seconds and the most memory that was seen, in megabytes. */
async function run(args) {
  const from = performance.now();
  const child = spawn(process.execPath, [BIN, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  let memory = 0;
  child.stderr.on("data", (data) => (said += data));
  const look = setInterval(() => {
    try {
      const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
      memory = Math.max(memory, Number(kilobytes ?? 0) / 1024);
    } catch {
      // It has just ended.
    }
  }, 100);
  const status = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(look);
  return { status, said, memory, seconds: (performance.now() - from) / 1000 };
}

let wrong = 0;
for (const [name, piece, bytes, args] of FILES) {
  write(piece, bytes);
  const { status, said, memory, seconds } = await run(["-q", ...args, "-o", output, input]);
  const problems = [
    ...(status === 0 && said === "" ? [] : [`status ${status}: ${said.slice(0, 200)}`]),
    ...(status !== 0 || same(input, output) ? [] : ["changed"]),
    ...(memory <= Number(values.memory) ? [] : ["too much memory"]),
  ];
  if (problems.length > 0) wrong++;
  const verdict = problems.length > 0 ? `WRONG: ${problems.join(", ")}` : "as it was";
  const megabytes = (statSync(input).size / MEGABYTE).toFixed(1);
  console.log(`${name}: ${megabytes} MB, ${seconds.toFixed(1)} s, ${Math.round(memory)} MB of memory, ${verdict}`);
}
rmSync(root, { recursive: true });
process.exitCode = wrong > 0 ? 1 : 0;
