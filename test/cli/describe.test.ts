import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/cli/command-table.js";
import { completionScript } from "../../src/cli/describe/completion-script.js";
import { describeProgram } from "../../src/cli/describe/describe-program.js";
import { manPage } from "../../src/cli/describe/man-page.js";
import { commandsAsMarkdown } from "../../src/cli/describe/markdown.js";
import { settingsTable } from "../../src/cli/describe/settings-table.js";
import { SETTING_KEYS } from "../../src/cli/settings/keys.js";
import { programVersion } from "../../src/cli/version.js";
import { runFake } from "./harness.js";

const page = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const has = (command: string): boolean => spawnSync(command, ["--version"]).error === undefined;

describe("what is written from the program's own help", () => {
  it("is up to date: docs/cli.md", async () => {
    expect(page("docs/cli.md"), "run: npm run docs").toBe(commandsAsMarkdown(await describeProgram(COMMANDS)));
  });

  it("is up to date: docs/settings.md", () => {
    expect(page("docs/settings.md"), "run: npm run docs").toContain(settingsTable());
  });

  it("is up to date: man/ocrfix.1, and groff has nothing to say against it", async () => {
    expect(page("man/ocrfix.1"), "run: npm run docs").toBe(manPage(await describeProgram(COMMANDS), programVersion()));
    const { stderr, error } = spawnSync("groff", ["-man", "-Tutf8", "-ww", "-z"], { input: page("man/ocrfix.1") });
    if (error === undefined) expect(stderr.toString()).toBe("");
  });
});

describe("help", () => {
  it("has examples for each command", async () => {
    for (const { name, after } of await describeProgram(COMMANDS))
      expect(after, name).toMatch(new RegExp(`Examples:\\n.*ocrfix ${name === "fix" ? "" : name}`));
  });

  it("names every command", async () => {
    const { stdout } = await runFake(["--help"], { cwd: "/" });
    for (const name of Object.keys(COMMANDS)) expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, "m"));
  });

  it("has an option for every setting", async () => {
    const [fix] = await describeProgram(COMMANDS);
    const options = fix.options.map(({ long }) => long);
    for (const { name } of SETTING_KEYS) {
      if (name !== "ignore-files")
        expect(options.includes(`--${name}`) || options.includes(`--no-${name}`), name).toBe(true);
    }
    expect(options).toContain("--no-ignore");
  });
});

/** What a line is completed to. */
const LINES: readonly (readonly [words: string[], completed: string[]])[] = [
  [["--word"], ["--word-diff", "--words"]],
  [
    ["--level", ""],
    ["safe", "balanced", "aggressive"],
  ],
  [
    ["-f", "js"],
    ["jsonl", "json"],
  ],
  [["pipe", "--le"], ["--level"]],
  [
    ["eval", "--encoding", "utf"],
    ["utf-8", "utf-16le", "utf-16be"],
  ],
  [
    ["completion", ""],
    ["bash", "zsh", "fish"],
  ],
  [
    ["rules", ""],
    ["list", "check", "import"],
  ],
  [["revi"], ["review"]],
];

describe("completion", () => {
  it.each(LINES)("in bash: %j", async (words, completed) => {
    const script = await completionScript("bash", COMMANDS);
    const asked = `COMP_WORDS=(ocrfix "$@"); COMP_CWORD=$#; _ocrfix; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", `${script}\n${asked}`, "bash", ...words]);
    expect(stderr.toString()).toBe("");
    expect(stdout.toString().split("\n").filter(Boolean)).toEqual(completed);
  });

  it.skipIf(!has("fish"))("in fish", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ocrfix-fish-"));
    writeFileSync(join(folder, "ocrfix.fish"), await completionScript("fish", COMMANDS));
    for (const [words, completed] of LINES) {
      const command = `source ocrfix.fish; complete -C 'ocrfix ${words.join(" ")}'`;
      const { stdout } = spawnSync("fish", ["--no-config", "-c", command], { cwd: folder });
      const offered = stdout
        .toString()
        .split("\n")
        .map((line) => line.split("\t")[0]);
      expect(offered).toEqual(expect.arrayContaining(completed));
    }
    rmSync(folder, { recursive: true });
  });

  it.skipIf(!has("zsh"))("in zsh", async () => {
    const script = await completionScript("zsh", COMMANDS);
    expect(spawnSync("zsh", ["-n"], { input: script }).stderr.toString()).toBe("");
    // What _arguments would offer is taken from the call itself: the completion system needs a terminal.
    const asked = `
      compdef() { :; }
      _describe() { :; }
      _arguments() { print -rl -- "$@"; }
      ${script}
      words=(ocrfix pipe ''); CURRENT=3; _ocrfix`;
    const offered = spawnSync("zsh", ["-f", "-c", asked]).stdout.toString();
    expect(offered).toContain("--level=[how much to dare");
    expect(offered).toContain(":level:(safe balanced aggressive)");
    expect(offered).not.toContain("--write");
  });

  it("is not known for other shells", async () => {
    expect((await runFake(["completion", "tcsh"], { cwd: "/" })).status).toBe(2);
    expect((await runFake(["completion", "bash"], { cwd: "/" })).stdout).toContain(
      "complete -o default -F _ocrfix ocrfix",
    );
  });
});
