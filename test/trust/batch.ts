import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeAs, mayBeUtf16, type Reading, readBytes } from "./oracle.js";
import { asProcess, inProcess, type Outcome, type Runner } from "./runners.js";

/** A correction or suggestion as `--check -f jsonl` tells it. */
interface Told {
  readonly id: string;
  readonly offset: number;
  readonly length: number;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly original: string;
  readonly replacement: string;
  readonly applied: boolean;
}

/** A document that is a text, with what became of it. */
interface Good {
  readonly path: string;
  readonly reading: Extract<Reading, { text: string }>;
  readonly output: Buffer;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Runs the program in every way over documents and throws an error for the first thing that does not hold: each is
 * corrected, or refused with its name, the byte, and the way out; nothing changes but what is told; the ways agree.
 */
export function checkDocuments(documents: readonly Uint8Array[]): Promise<void> {
  return inFolder(documents, (cwd, paths) => checkFolder(cwd, documents, paths, inProcess));
}

/** Throws unless processes of one and of four threads say what this one does, of documents as files and as lines. */
export function checkThreads(documents: readonly Uint8Array[]): Promise<void> {
  return inFolder(documents, async (cwd) => {
    const check = ["-q", "--check", "-f", "jsonl", "--files-from", "list"];
    const texts = documents.map(readBytes).flatMap((reading) => ("text" in reading ? [reading.text] : []));
    const lines = texts.map((text, id) => `${JSON.stringify({ id, text })}\n`);
    const input = Buffer.from(lines.join(""));
    for (const [argv, stdin] of [[check], [["pipe"], input]] as const) {
      const here = await inProcess([...argv], cwd, stdin);
      for (const jobs of ["1", "4"]) {
        const there = await asProcess([...argv, "-j", jobs], cwd, stdin);
        demand(there.stdout.equals(here.stdout), `${argv[0]} -j ${jobs}`, "other bytes than in one process");
        demand(
          there.stderr === here.stderr && there.status === here.status,
          `-j ${jobs}`,
          `other errors: ${there.stderr}`,
        );
      }
    }
  });
}

async function inFolder(
  documents: readonly Uint8Array[],
  work: (cwd: string, paths: readonly string[]) => Promise<void>,
): Promise<void> {
  const cwd = mkdtempSync(join(tmpdir(), "ocrfix-trust-"));
  try {
    mkdirSync(join(cwd, "texts"));
    const paths = documents.map((bytes, number) => {
      const path = `texts/${String(number).padStart(5, "0")}.txt`;
      writeFileSync(join(cwd, path), bytes);
      return path;
    });
    writeFileSync(join(cwd, "list"), paths.join("\n"));
    await work(cwd, paths);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

async function checkFolder(
  cwd: string,
  documents: readonly Uint8Array[],
  paths: readonly string[],
  run: Runner,
): Promise<void> {
  const over = (list: string, ...argv: string[]) => run(["-q", ...argv, "--files-from", list], cwd);
  const written = await over("list", "--out-dir", "out");
  const checked = await over("list", "--check", "-f", "jsonl");
  const told = findingsOf(checked);
  const good: Good[] = [];
  documents.forEach((bytes, number) => {
    const path = paths[number];
    const reading = readBytes(bytes);
    const error = errorsOf(written).get(path);
    if (error !== undefined) {
      demand(errorsOf(checked).get(path) === error, path, "--check and --out-dir give different errors");
      checkError(path, error, bytes, reading);
    } else if ("text" in reading) {
      const output = readFileSync(join(cwd, "out", path));
      checkCorrections(path, bytes, reading, told.get(path) ?? [], output);
      good.push({ path, reading, output });
    } else {
      throw new Error(`${path}: taken for a text, though byte ${reading.wrongTo} is wrong`);
    }
  });
  const changed = good.filter(({ path, output }) => !output.equals(documents[paths.indexOf(path)]));
  const failed = good.length < documents.length;
  demand(written.status === (failed ? 2 : 0), "--out-dir", `status ${written.status}`);
  demand(checked.status === (failed ? 2 : changed.length > 0 ? 1 : 0), "--check", `status ${checked.status}`);

  writeFileSync(join(cwd, "good"), good.map(({ path }) => path).join("\n"));
  if (good.length === 0) return;
  const listed = await over("good", "--list");
  demand(listed.stdout.toString() === changed.map(({ path }) => `${path}\n`).join(""), "--list", "others than change");
  // A unified diff cannot carry UTF-16, and says so if there is something to carry.
  const carried = ({ reading }: Good): boolean => reading.encoding === "utf-8";
  const diff = await over("good", "--diff");
  demand(diff.status === (changed.every(carried) ? 0 : 2), "--diff", `status ${diff.status}`);
  demand(diff.stdout.length > 0 === changed.some(carried), "--diff", "empty though something changes, or the contrary");

  const stricter = findingsOf(await over("good", "--check", "-f", "jsonl", "--min-confidence", "0.9"));
  for (const { path } of good) {
    const made = new Set((told.get(path) ?? []).filter(({ applied }) => applied).map(({ id }) => id));
    const fewer = (stricter.get(path) ?? []).filter(({ applied }) => applied);
    demand(
      fewer.every(({ id }) => made.has(id)),
      path,
      "a correction that only a higher threshold makes",
    );
  }
  await checkSecondRun(
    cwd,
    good.map(({ path }) => path),
    run,
  );
  await checkPipe(cwd, good, run);
}

function checkError(path: string, error: string, bytes: Uint8Array, reading: Reading): void {
  const told = /^not valid UTF-\S+ at byte (\d+): .*--encoding \S+$/.exec(error);
  demand(told !== null, path, `an error that does not say what, where, and the way out: ${error}`);
  if ("text" in reading) {
    demand(mayBeUtf16(bytes), path, `refused, though it is a text: ${error}`);
    return;
  }
  const byte = Number(told![1]);
  const near = byte >= reading.wrongFrom && byte <= reading.wrongTo;
  demand(near || mayBeUtf16(bytes), path, `byte ${byte} is told, ${reading.wrongFrom} to ${reading.wrongTo} is wrong`);
}

function checkCorrections(
  path: string,
  bytes: Uint8Array,
  { text, encoding }: Good["reading"],
  told: readonly Told[],
  output: Buffer,
): void {
  const characters = graphemes.segment(text);
  const isBorder = (at: number): boolean => at === text.length || characters.containing(at)!.index === at;
  const pieces: Uint8Array[] = [];
  let done = 0;
  for (const { offset, length, byteOffset, byteLength, original, replacement, applied } of told) {
    demand(byteOffset >= done && byteLength > 0, path, `a correction at byte ${byteOffset} out of order or empty`);
    demand(text.slice(offset, offset + length) === original, path, `${original} is not what stands at ${offset}`);
    const there = Buffer.from(bytes.subarray(byteOffset, byteOffset + byteLength));
    demand(there.equals(encodeAs(original, encoding)), path, `${original} is not what stands at byte ${byteOffset}`);
    demand(isBorder(offset) && isBorder(offset + length), path, `${original} cuts a character at ${offset}`);
    if (!applied) continue;
    pieces.push(bytes.subarray(done, byteOffset), encodeAs(replacement, encoding));
    done = byteOffset + byteLength;
  }
  pieces.push(bytes.subarray(done));
  demand(Buffer.concat(pieces).equals(output), path, "the output is not the input with its corrections made");
}

async function checkSecondRun(cwd: string, paths: readonly string[], run: Runner): Promise<void> {
  writeFileSync(join(cwd, "again"), paths.map((path) => `out/${path}`).join("\n"));
  const again = findingsOf(await run(["-q", "--check", "-f", "jsonl", "--files-from", "again"], cwd));
  for (const [path, told] of again) {
    const first = told.find(({ applied }) => applied);
    demand(first === undefined, path, `a second run changes ${first?.original} to ${first?.replacement}`);
  }
}

async function checkPipe(cwd: string, good: readonly Good[], run: Runner): Promise<void> {
  const lines = good.map(({ path, reading }) => `${JSON.stringify({ id: path, text: reading.text })}\n`);
  const { status, stdout, stderr } = await run(["pipe"], cwd, Buffer.from(lines.join("")));
  demand(status === 0 && stderr === "", "pipe", `status ${status}: ${stderr}`);
  const answers = stdout.toString().split("\n").slice(0, -1);
  demand(answers.length === good.length, "pipe", `${answers.length} answers to ${good.length} lines`);
  good.forEach(({ path, output }, number) => {
    const { id, text } = JSON.parse(answers[number]);
    const read = readBytes(output);
    demand(id === path && "text" in read && read.text === text, path, "pipe gives another text than the file");
  });
}

function findingsOf({ stdout }: Outcome): Map<string, Told[]> {
  const found = new Map<string, Told[]>();
  for (const line of stdout.toString().split("\n").slice(0, -1)) {
    const event = JSON.parse(line);
    if (event.type !== "correction" && event.type !== "suggestion") continue;
    found.set(event.path, [...(found.get(event.path) ?? []), event]);
  }
  return found;
}

/** Errors by path. */
function errorsOf({ stderr }: Outcome): Map<string, string> {
  const lines = stderr.split("\n").map((line) => /^ocrfix: (texts\/\d+\.txt): (.*)$/.exec(line));
  return new Map(lines.flatMap((found) => (found === null ? [] : [[found[1], found[2]] as const])));
}

function demand(holds: boolean, where: string, otherwise: string): void {
  if (!holds) throw new Error(`${where}: ${otherwise}`);
}
