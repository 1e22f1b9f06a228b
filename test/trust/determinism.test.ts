import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { folderOf } from "../cli/harness.js";
import { misread, OWN_TEXTS } from "../own-texts.js";

const BIN = fileURLToPath(new URL("../../bin/ocrfix.js", import.meta.url));
const NAMES = ["minutes", "letter", "tale"];
const { cwd, remove } = folderOf(
  Object.fromEntries(
    NAMES.map((name) => [
      `${name}.txt`,
      misread(OWN_TEXTS[name], [
        ["m", "n", 0.4],
        ["h", "b", 0.2],
        ["I", "l", 0.5],
      ]),
    ]),
  ),
);
afterAll(remove);

const PATHS = NAMES.map((name) => `${name}.txt`);

/** What the real program says of files, in an environment that has nothing of ours but what is given. */
function told(env: Readonly<Record<string, string>>, paths: readonly string[], ...argv: string[]): string[] {
  const args = [BIN, "-q", "--check", "-f", "jsonl", ...argv, ...paths];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd, env });
  expect([status, stderr.toString()]).toEqual([1, ""]);
  return stdout.toString().split("\n");
}

describe("the same bytes come out", () => {
  const usual = told({}, PATHS);

  it("of a text in which there is something to correct", () => {
    expect(usual.filter((line) => line.includes('"type":"correction"')).length).toBeGreaterThan(20);
  });

  it.each<Record<string, string>>([
    { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
    { LC_ALL: "C", TZ: "Pacific/Kiritimati" },
    { LC_ALL: "ja_JP.eucJP", TERM: "dumb", COLUMNS: "17" },
    { LANG: "lt_LT", TERM: "xterm-256color", FORCE_COLOR: "3", TZ: "America/St_Johns", HOME: "/nowhere" },
  ])("whatever the locale, time zone, terminal and home: %j", (env) => {
    expect(told(env, PATHS)).toEqual(usual);
  });

  it("whatever the number of jobs", () => {
    expect(told({}, PATHS, "-j", "3")).toEqual(usual);
  });

  it("of each file whatever the order of files, and whichever others there are", () => {
    const ofFile = (lines: readonly string[], path: string): string[] =>
      // A series is numbered over the whole run.
      lines.filter((line) => line.includes(`"path":"${path}"`)).map((line) => line.replace(/"series":\d+/, ""));
    const reversed = told({}, PATHS.toReversed());
    for (const path of PATHS) {
      expect(ofFile(usual, path).length).toBeGreaterThan(2);
      expect(ofFile(reversed, path)).toEqual(ofFile(usual, path));
      expect(ofFile(told({}, [path]), path)).toEqual(ofFile(usual, path));
    }
  });
});
