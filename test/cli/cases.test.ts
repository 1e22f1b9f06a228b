import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const CASES = fileURLToPath(new URL("./cases/", import.meta.url));
const BIN = fileURLToPath(new URL("../../bin/ocrfix.js", import.meta.url));

/** What a case says in `case.json`. */
interface Case {
  readonly args: readonly string[];
  /** Standard input; empty if not said. */
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly status: number;
}

/** What a newly trained model may say otherwise is no matter of the command line: how sure it is, and why. */
function masked(text: string): string {
  return text
    .replace(/\((?:0\.\d\d|1\.00)\)/g, "(p)")
    .replace(/^( {11})(?:0\.\d\d|1\.00) · .*$/gm, "$1(why)")
    .replace(/"confidence":[\d.]+/g, '"confidence":0')
    .replace(/"(candidates|evidence)":\[(?:[^[\]"]|"(?:[^"\\]|\\.)*")*\]/g, '"$1":[]');
}

/** The files of a folder by their paths, as bytes in Latin-1 so that a difference can be read. */
function filesOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [relative(folder, path), readFileSync(path, "latin1")]),
  );
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

// A folder a case: case.json says how the built program is called, `before` is the folder that it is called in, `stdout` and
// `stderr` are what it prints, `after` is the folder as it leaves it, if that is another. `UPDATE_CASES=1` writes them anew.
describe("cases", () => {
  for (const name of readdirSync(CASES).sort()) {
    it(name, () => {
      const folder = join(CASES, name);
      const { args, stdin = "", env = {}, status }: Case = JSON.parse(textOf(join(folder, "case.json")));
      const cwd = mkdtempSync(join(tmpdir(), "ocrfix-case-"));
      try {
        if (existsSync(join(folder, "before"))) cpSync(join(folder, "before"), cwd, { recursive: true });
        const ended = spawnSync(process.execPath, [BIN, ...args], {
          cwd,
          input: stdin,
          env: { PATH: process.env.PATH, HOME: cwd, ...env },
        });
        const printed = { stdout: masked(ended.stdout.toString()), stderr: masked(ended.stderr.toString()) };
        if (process.env.UPDATE_CASES) update(folder, cwd, printed, ended.status);
        const changed = existsSync(join(folder, "after")) ? "after" : "before";
        expect({ ...printed, status: ended.status, files: filesOf(cwd) }).toEqual({
          stdout: textOf(join(folder, "stdout")),
          stderr: textOf(join(folder, "stderr")),
          status,
          files: filesOf(join(folder, changed)),
        });
      } finally {
        rmSync(cwd, { recursive: true });
      }
    });
  }
});

function update(folder: string, cwd: string, printed: Readonly<Record<string, string>>, status: number | null): void {
  for (const [stream, text] of Object.entries(printed)) {
    rmSync(join(folder, stream), { force: true });
    if (text !== "") writeFileSync(join(folder, stream), text);
  }
  const said = JSON.parse(textOf(join(folder, "case.json")));
  writeFileSync(join(folder, "case.json"), `${JSON.stringify({ ...said, status }, null, 2)}\n`);
  rmSync(join(folder, "after"), { recursive: true, force: true });
  const same = JSON.stringify(filesOf(cwd)) === JSON.stringify(filesOf(join(folder, "before")));
  if (!same) cpSync(cwd, join(folder, "after"), { recursive: true });
}
