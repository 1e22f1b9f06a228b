import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { folderOf } from "./harness.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = (name: string): string => readFileSync(join(root, name), "utf8");

/** The script of the action's step, as it stands in action.yml. */
function actionScript(): string {
  const [, script] = page("action.yml").split(/^ {6}run: \|\n(?= {8}set -f)/m);
  return script.replace(/^ {8}/gm, "");
}

/** Runs the action's step with the program of the tests, as a runner would. */
function act(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>) {
  const { cwd, remove } = folderOf({ output: "", ...files });
  const { status, stdout } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", actionScript()], {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: cwd,
      GITHUB_OUTPUT: join(cwd, "output"),
      OCRFIX_BIN: join(root, "test/cli/fake-ocrfix.mjs"),
      OCRFIX_PATHS: ".",
      OCRFIX_ARGS: "",
      OCRFIX_SARIF: "",
      OCRFIX_FAIL: "true",
      ...inputs,
    },
  });
  const read = (name: string): string => readFileSync(join(cwd, name), "utf8");
  const outcome = {
    status,
    stdout: stdout.toString(),
    output: read("output"),
    sarif: inputs.OCRFIX_SARIF && read(inputs.OCRFIX_SARIF),
  };
  remove();
  return outcome;
}

describe("the GitHub action", () => {
  it("annotates, tells its status, and fails", () => {
    expect(act({ "a.txt": "tbe man\n", "b.txt": "fine\n" }, { OCRFIX_PATHS: "a.txt b.txt" })).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^::warning file=a.txt,line=1,col=1,endColumn=4,/),
      output: "status=1\n",
    });
    expect(act({ "a.txt": "fine\n" }, {})).toMatchObject({ status: 0, stdout: "", output: "status=0\n" });
  });

  it("writes SARIF, takes options, and need not fail", () => {
    const outcome = act(
      { "a.txt": "tbe arid\n" },
      { OCRFIX_ARGS: "--min-confidence 0.4", OCRFIX_SARIF: "r.sarif", OCRFIX_FAIL: "false" },
    );
    expect(outcome).toMatchObject({ status: 0, output: "status=1\n" });
    expect(JSON.parse(outcome.sarif!).runs[0].results).toHaveLength(2);
  });

  it("does not run what stands in its inputs", () => {
    const outcome = act({ "a.txt": "fine\n" }, { OCRFIX_PATHS: "$(id) `id` ; echo pwned" });
    expect(outcome.status).toBe(2);
    expect(outcome.stdout).not.toMatch(/^(uid|pwned)/m);
  });

  it("hands its inputs to the script by variables alone", () => {
    for (const [, script] of page("action.yml").matchAll(/run: \|\n((?: {8}.*\n?)+)/g))
      expect(script).not.toMatch(/\$\{\{/);
  });
});

/** Runs the GitLab job's script as its runner would, with the program of the tests where npm would have put it. */
function job(files: Readonly<Record<string, string>>) {
  const { cwd, remove } = folderOf({
    ...files,
    "bin/npm": '#!/bin/sh\necho "npm $*" >> npm.log\n',
    "bin/ocrfix": `#!/bin/sh\nexec "${process.execPath}" "${join(root, "test/cli/fake-ocrfix.mjs")}" "$@"\n`,
  });
  for (const name of ["npm", "ocrfix"]) chmodSync(join(cwd, "bin", name), 0o755);
  const [, lines] = /^ {2}script:\n((?: {4}- .*\n)+)/m.exec(page("ci/gitlab.yml"))!;
  const { status } = spawnSync("bash", ["-e", "-c", lines.replace(/^ {4}- /gm, "")], {
    cwd,
    env: { PATH: `${join(cwd, "bin")}:${process.env.PATH}`, HOME: cwd, OCRFIX_PATHS: "." },
  });
  const report = readFileSync(join(cwd, "ocrfix.xml"), "utf8");
  const asked = readFileSync(join(cwd, "npm.log"), "utf8");
  remove();
  return { status, report, asked };
}

describe("the GitLab job", () => {
  it("installs, fails on findings, and leaves the report that it names", () => {
    const found = job({ "a.txt": "tbe man\n" });
    expect(found).toMatchObject({ status: 1, asked: "npm install --global ocrfix\n" });
    expect(found.report).toContain('<testcase classname="a.txt" name="1:1" time="0"><failure message="tbe → the');
    expect(page("ci/gitlab.yml")).toContain("junit: ocrfix.xml");
    expect(job({ "a.txt": "fine\n" })).toMatchObject({ status: 0, report: expect.stringContaining('failures="0"') });
  });
});

describe("the pre-commit hooks and the GitLab snippet", () => {
  it.each([".pre-commit-hooks.yaml", "ci/gitlab.yml", "action.yml"])("use options that there are: %s", (name) => {
    const calls = page(name)
      .match(/(?:ocrfix|OCRFIX_BIN"|entry:) --[^\n]*/g)!
      .join(" ");
    const options = new Set(calls.match(/(?<=\s)--[a-z-]+/g));
    expect(options.size).toBeGreaterThan(0);
    for (const option of options) expect(page("docs/cli.md"), option).toMatch(new RegExp(`${option}\\b`));
  });
});
