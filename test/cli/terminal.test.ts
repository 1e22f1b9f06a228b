import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isColoured } from "../../src/cli/colour.js";
import { createProgress, progressLine } from "../../src/cli/progress.js";
import type { Sink } from "../../src/cli/sink.js";
import { folderOf, runFake } from "./harness.js";
import { HAS_TMUX, openPane } from "./review/tmux.js";

function sinkOf(isTTY: boolean): { sink: Sink; written: string[] } {
  const written: string[] = [];
  const sink: Sink = {
    isTTY,
    columns: 80,
    closed: false,
    write: async (data) => {
      written.push(String(data));
    },
    flush: async () => {},
  };
  return { sink, written };
}

describe("colour", () => {
  it.each([
    ["the option stands above all", "always", false, { NO_COLOR: "1" }, true],
    ["and so does never", "never", true, { FORCE_COLOR: "1" }, false],
    ["NO_COLOR stands above FORCE_COLOR", "auto", true, { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
    ["an empty NO_COLOR says nothing", "auto", true, { NO_COLOR: "" }, true],
    ["FORCE_COLOR stands above the terminal", "auto", false, { FORCE_COLOR: "1" }, true],
    ["FORCE_COLOR=0 is no", "auto", true, { FORCE_COLOR: "0" }, false],
    ["a terminal is coloured", "auto", true, {}, true],
    ["a pipe is not", "auto", false, {}, false],
    ["a dumb terminal is not", "auto", true, { TERM: "dumb" }, false],
  ] as const)("%s", (_, choice, terminal, env, coloured) => {
    expect(isColoured(choice, sinkOf(terminal).sink, env)).toBe(coloured);
  });

  it("is told for each stream apart", async () => {
    const { cwd, remove } = folderOf({ "a.txt": "tbe\n" });
    const argv = ["--check", "-f", "brief", "a.txt"];
    expect((await runFake(argv, { cwd, terminal: "stdout" })).stdout).toContain("\x1b[31m");
    expect((await runFake(argv, { cwd, terminal: "stderr" })).stdout).not.toContain("\x1b");
    remove();
  });
});

describe("progress", () => {
  it("is not shown in the first second, and then not too often", async () => {
    const { sink, written } = sinkOf(true);
    let time = 0;
    const progress = createProgress(sink, { files: 4, bytes: 4000 }, () => time);
    for (time = 0; time < 1000; time += 100) progress.advance(10, 100);
    expect(written).toEqual([]);
    for (time = 1000; time < 2000; time += 50) progress.advance(10, 50);
    expect(written).toHaveLength(5);
    expect(written[0]).toBe("\r0/4 files, 110 words/s, 0:02 left\x1b[K");
    progress.clear();
    progress.clear();
    expect(written.slice(5)).toEqual(["\r\x1b[K"]);
  });

  it.skipIf(!HAS_TMUX)("stands on a real terminal while the work lasts, and is gone at the end", async () => {
    const { cwd, remove } = folderOf({
      "a.txt": `tbe man SLEEP\n${"and so on for ever\n".repeat(5000)}\n`.repeat(15),
    });
    const pane = openPane(cwd, ["-w", "a.txt"]);
    expect(await pane.sees(" left")).toMatch(/^0\/1 files, [\d,]+ words\/s, 0:0\d left$/m);
    expect(await pane.status()).toBe(0);
    expect(pane.screen().trim()).toBe("a.txt: 15 corrections, 0 suggestions left");
    pane.close();
    remove();
  });

  it("says no more than it knows", () => {
    const done = { files: 3, words: 45_000, units: 250_000, seconds: 2 };
    expect(progressLine(done, { files: undefined, bytes: undefined })).toBe("3 files, 22,500 words/s");
    expect(progressLine(done, { files: 9, bytes: 8_000_000 })).toBe("3/9 files, 22,500 words/s, 1:02 left");
    expect(progressLine({ files: 0, words: 0, units: 0, seconds: 0 }, { files: 1, bytes: 1 })).toBe(
      "0/1 files, 0 words/s",
    );
  });
});

describe("--stats", () => {
  it("counts by class and by change, on standard error", async () => {
    const outcome = await runFake(["-q", "--stats"], { cwd: "/", stdin: "tbe nenber arid tbe \x1b[0m" });
    expect(outcome.stdout).toBe("the member arid the \x1b[0m");
    expect(outcome.stderr).toBe(
      "    made     left  class\n       3        1  confusion\n\n    made  change\n       2  tbe → the\n       1  nenber → member\n",
    );
    expect((await runFake(["-q", "--stats"], { cwd: "/", stdin: "fine" })).stderr).toBe("nothing to correct\n");
  });
});

describe("--report", () => {
  it("takes the findings besides, in the format that its name says", async () => {
    const { cwd, remove } = folderOf({ "a.txt": "tbe man\n" });
    const outcome = await runFake(["-q", "a.txt", "--report", "r.sarif"], { cwd });
    expect(outcome).toMatchObject({ status: 0, stdout: "the man\n" });
    expect(JSON.parse(readFileSync(`${cwd}/r.sarif`, "utf8")).runs[0].results).toHaveLength(1);
    await runFake(["-q", "-w", "a.txt", "--report", "r.txt", "--format", "github"], { cwd });
    expect(readFileSync(`${cwd}/r.txt`, "utf8")).toContain("::warning file=a.txt");
    expect(readFileSync(`${cwd}/a.txt`, "utf8")).toBe("the man\n");
    remove();
  });
});
