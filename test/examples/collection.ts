import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { misread, OWN_TEXTS } from "../own-texts.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BIN = join(ROOT, "bin/ocrfix.js");

/**
 * `ocrfix` as the recipes call it. Where STUMBLE names a folder that is not there yet, the first to make it answers two
 * lines and is killed, or takes with it the process that the recipe runs in.
 */
const SHIM = `#!/bin/sh
if [ -n "$STUMBLE" ] && mkdir "$STUMBLE" 2> /dev/null; then
  head -n 2 | "${process.execPath}" "${BIN}" "$@"
  [ -z "$STUMBLE_PARENT" ] || kill -9 "$(sed -n 's/^PPid:[^0-9]*//p' /proc/$PPID/status)"
  kill -9 $$
fi
exec "${process.execPath}" "${BIN}" "$@"
`;

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with the recipes, pages to correct, a profile, and a program called `ocrfix`. */
export interface Collection {
  readonly folder: string;
  /** What one process makes of the pages. */
  readonly expected: string;
  readonly env: NodeJS.ProcessEnv;
  run(command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Outcome;
  /** The files of a folder, joined in the order of their names. */
  joined(name: string): string;
  /** The environment in which a process is killed, once. */
  stumbling(who?: "parent"): NodeJS.ProcessEnv;
  remove(): void;
}

/** What separates lines elsewhere, what JSON escapes, and what it does not. */
const STRANGE = ["one\u2028two\u0085three\vfour\r\nfive\ttbe 😀 é", "", " ", '"quoted" \\ back\u0000slash'];

const HABITS = [
  ["m", "n", 0.3],
  ["h", "b", 0.1],
  ["e", "c", 0.05],
] as const;

function pages(): string {
  const texts = Object.values(OWN_TEXTS).flatMap((text) => misread(text, HABITS).split("\n\n"));
  const all = [...texts, ...STRANGE, ...texts.slice(0, 3).map((text) => text.toUpperCase())];
  return all.map((text, id) => `${JSON.stringify({ id: `page-${id}`, text, shelf: id % 7 })}\n`).join("");
}

export function makeCollection(): Collection {
  const folder = mkdtempSync(join(tmpdir(), "ocrfix-collection-"));
  cpSync(join(ROOT, "examples"), folder, { recursive: true });
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/ocrfix"), SHIM, { mode: 0o755 });
  writeFileSync(join(folder, "pages.jsonl"), pages());
  const env = { ...process.env, PATH: `${join(folder, "bin")}:${process.env.PATH}`, STUMBLE: "" };
  const run = (command: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): Outcome => {
    const options = { cwd: folder, env: { ...env, ...more }, maxBuffer: 1 << 28 };
    const { error, status, stdout, stderr } = spawnSync(command, args, options);
    if (error !== undefined) throw error;
    return { status, stdout: stdout.toString(), stderr: stderr.toString() };
  };
  const learned = run("bash", ["learn-sample.sh", "pages.jsonl", "profile.json", "20"]);
  if (learned.status !== 0) throw new Error(learned.stderr);
  const one = run("sh", ["-c", "ocrfix pipe --profile profile.json < pages.jsonl"]);
  if (one.status !== 0) throw new Error(one.stderr);
  let stumbles = 0;
  return {
    folder,
    expected: one.stdout,
    env,
    run,
    joined: (name) =>
      readdirSync(join(folder, name))
        .sort()
        .map((file) => readFileSync(join(folder, name, file), "utf8"))
        .join(""),
    stumbling: (who) => ({ STUMBLE: join(folder, `stumbled-${++stumbles}`), STUMBLE_PARENT: who ?? "" }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The first of the commands that runs with these arguments; undefined where none is there. */
export function firstThatRuns(commands: readonly string[], args: readonly string[]): string | undefined {
  return commands.find((command) => spawnSync(command, args, { stdio: "ignore" }).status === 0);
}

/** The first line in which two texts differ, short enough to be read. */
export function difference(actual: string, expected: string): string | undefined {
  if (actual === expected) return undefined;
  const [lines, wanted] = [actual.split("\n"), expected.split("\n")];
  const at = lines.findIndex((line, number) => line !== wanted[number]);
  const shown = [lines, wanted].map((list) => `${list.length} lines, here ${list[at]?.slice(0, 60)}`);
  return `line ${at + 1}: ${shown[0]}; expected ${shown[1]}`;
}
