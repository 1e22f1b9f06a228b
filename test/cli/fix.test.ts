import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, type Outcome, runFake, type World } from "./harness.js";

const fix = (cwd: string, argv: string[], world: Omit<World, "cwd"> = {}): Promise<Outcome> =>
  runFake(argv, { cwd, ...world });
const read = (cwd: string, name: string): string => readFileSync(join(cwd, name), "utf8");

describe("plain", () => {
  it("prints the corrected text and nothing else; the summary goes to stderr", async () => {
    const cwd = folder({ "essay.txt": "every nenber arid\n" });
    expect(await fix(cwd, ["essay.txt"])).toMatchObject({
      status: 0,
      stdout: "every member arid\n",
      stderr: "essay.txt: 1 correction, 1 suggestion left\n",
    });
  });

  it.each([[[]], [["-"]], [["fix"]], [["fix", "-"]]])("reads standard input: %j", async (argv) => {
    const outcome = await fix(folder({}), argv, { stdin: "tbe nenber" });
    expect(outcome).toMatchObject({ status: 0, stdout: "the member" });
    expect(outcome.stderr).toBe("<stdin>: 2 corrections, 0 suggestions left\n");
  });

  it("is quiet with -q", async () => {
    expect(await fix(folder({}), ["-q"], { stdin: "tbe" })).toMatchObject({ stdout: "the", stderr: "" });
  });

  it("keeps byte order mark, line ends, last line and encoding", async () => {
    const utf16 = Buffer.from("\ufefftbe nenber\r\nb\rc\fd", "utf16le");
    const cwd = folder({ "a.txt": utf16, "b.txt": "\ufefftbe", "c.txt": Buffer.from("tbe caf\xe9", "latin1") });
    expect((await fix(cwd, ["a.txt"])).bytes).toEqual(Buffer.from("\ufeffthe member\r\nb\rc\fd", "utf16le"));
    expect((await fix(cwd, ["b.txt"])).stdout).toBe("\ufeffthe");
    const latin = await fix(cwd, ["--encoding", "latin-1", "c.txt"]);
    expect(latin.bytes).toEqual(Buffer.from("the caf\xe9", "latin1"));
  });

  it("names the byte that is not UTF-8 and the way out", async () => {
    const cwd = folder({ "c.txt": Buffer.from("tbe caf\xe9s", "latin1") });
    expect(await fix(cwd, ["c.txt"])).toMatchObject({
      status: 2,
      stdout: "",
      stderr: "ocrfix: c.txt: not valid UTF-8 at byte 7: name the encoding it is in, such as --encoding windows-1252\n",
    });
  });

  it("takes an empty text for what it is", async () => {
    expect(await fix(folder({ "e.txt": "" }), ["e.txt"])).toMatchObject({ status: 0, stdout: "" });
  });

  it("sends no control character of the document to a terminal", async () => {
    const outcome = await fix(folder({}), ["-"], { stdin: "tbe \x1b[31m\r\nb\rc", terminal: "stdout" });
    expect(outcome.stdout).toBe("the \\x1b[31m\nb\\rc");
  });

  it("corrects a long text window by window", async () => {
    const text = `${"tbe nenber of it\n".repeat(20_000)}end`;
    const outcome = await fix(folder({}), ["-q"], { stdin: text });
    expect(outcome.stdout).toBe(text.replaceAll("tbe", "the").replaceAll("nenber", "member"));
  });

  it("tells once, -q or not, where and how much of a text was given up", async () => {
    const plain = "tbe nenber of it\n".repeat(5000);
    const text = `${plain}\nSCRAPS\n${plain}\n${plain}\nSCRAPS\n`;
    const { stdout, stderr } = await fix(folder({ "a.txt": text }), ["-q", "a.txt"]);
    expect(stdout).toBe(text.replaceAll("tbe", "the").replaceAll("nenber", "member"));
    const place = /^ocrfix: a\.txt:(\d+): too much to search from here on: (\d+) KB left as they are; .*\n$/;
    const [, line, size] = place.exec(stderr) ?? [];
    expect(Number(line)).toBe(5002);
    expect(Number(size)).toBeGreaterThan(0);
  });

  it("is quiet and content when the reader leaves", async () => {
    const outcome = await fix(folder({}), ["-q"], { stdin: "tbe nenber of it\n".repeat(60_000), closeAfter: 1 });
    expect(outcome).toMatchObject({ status: 0, stderr: "" });
  });
});

describe("-w", () => {
  it("replaces the file, keeps its mode, and says nothing on stdout", async () => {
    const cwd = folder({ "essay.txt": "so tbe nenber is here\n" });
    chmodSync(join(cwd, "essay.txt"), 0o640);
    expect(await fix(cwd, ["-w", "essay.txt"])).toMatchObject({ status: 0, stdout: "" });
    expect(read(cwd, "essay.txt")).toBe("so the member is here\n");
    expect(statSync(join(cwd, "essay.txt")).mode & 0o777).toBe(0o640);
    expect(readdirSync(cwd)).toEqual(["essay.txt"]);
  });

  it("does not touch a file that would not change", async () => {
    const cwd = folder({ "essay.txt": "the member\n" });
    const before = statSync(join(cwd, "essay.txt"), { bigint: true });
    await fix(cwd, ["-w", "essay.txt"]);
    const after = statSync(join(cwd, "essay.txt"), { bigint: true });
    expect([after.ino, after.mtimeNs, after.ctimeNs]).toEqual([before.ino, before.mtimeNs, before.ctimeNs]);
  });

  it("follows a symbolic link and leaves it one", async () => {
    const cwd = folder({ "real/essay.txt": "tbe man\n" });
    symlinkSync("real/essay.txt", join(cwd, "link.txt"));
    await fix(cwd, ["-w", "link.txt"]);
    expect(lstatSync(join(cwd, "link.txt")).isSymbolicLink()).toBe(true);
    expect(read(cwd, "real/essay.txt")).toBe("the man\n");
  });

  it("does the other files when one fails, and says 2", async () => {
    const cwd = folder({ "a.txt": "tbe man\n", "b.txt": Buffer.of(0xff, 0x61), "c.txt": "a nenber\n" });
    const outcome = await fix(cwd, ["-w", "a.txt", "missing.txt", "b.txt", "c.txt"]);
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain("ocrfix: missing.txt: no such file or directory\n");
    expect(outcome.stderr).toContain("ocrfix: b.txt: not valid UTF-8 at byte 0");
    expect(outcome.stderr).toContain("2 files: 2 corrections, 0 suggestions left, 2 errors\n");
    expect([read(cwd, "a.txt"), read(cwd, "c.txt")]).toEqual(["the man\n", "a member\n"]);
    expect(readdirSync(cwd)).toEqual(["a.txt", "b.txt", "c.txt"]);
  });

  it("leaves nothing behind where the text turns out not to be text", async () => {
    const bad = Buffer.concat([Buffer.from("tbe word\n".repeat(40_000)), Buffer.of(0xff)]);
    const cwd = folder({ "a.txt": bad });
    expect((await fix(cwd, ["-w", "a.txt"])).status).toBe(2);
    expect(readFileSync(join(cwd, "a.txt"))).toEqual(bad);
    expect(readdirSync(cwd)).toEqual(["a.txt"]);
  });

  it("has no meaning for standard input", async () => {
    expect((await fix(folder({}), ["-w", "-"], { stdin: "tbe" })).status).toBe(2);
  });
});

describe("-o", () => {
  it("writes the text to another file, changed or not", async () => {
    const cwd = folder({ "essay.txt": "tbe\n", "fine.txt": "fine\n" });
    expect(await fix(cwd, ["essay.txt", "-o", "out.txt"])).toMatchObject({ status: 0, stdout: "" });
    await fix(cwd, ["fine.txt", "-o", "out2.txt"]);
    expect([read(cwd, "out.txt"), read(cwd, "out2.txt"), read(cwd, "essay.txt")]).toEqual(["the\n", "fine\n", "tbe\n"]);
  });

  it("takes - for standard output", async () => {
    const cwd = folder({ "essay.txt": "tbe\n" });
    expect(await fix(cwd, ["-q", "essay.txt", "-o", "-"])).toMatchObject({ status: 0, stdout: "the\n" });
  });

  it("writes to a device as it is", async () => {
    const cwd = folder({ "essay.txt": "tbe\n" });
    expect((await fix(cwd, ["essay.txt", "-o", "/dev/null"])).status).toBe(0);
    expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
  });
});

describe("--diff and --word-diff", () => {
  it("prints what would change and says 0, with --check 1", async () => {
    const cwd = folder({ "a.txt": "tbe\nx\n", "b.txt": "fine\n" });
    const diff = "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n-tbe\n+the\n x\n";
    expect(await fix(cwd, ["-q", "--diff", "a.txt", "b.txt"])).toMatchObject({ status: 0, stdout: diff });
    expect(await fix(cwd, ["-q", "--diff", "--check", "a.txt"])).toMatchObject({ status: 1, stdout: diff });
    expect(await fix(cwd, ["-q", "--diff", "--check", "b.txt"])).toMatchObject({ status: 0, stdout: "" });
  });

  it("marks words, in colour where there is colour", async () => {
    const cwd = folder({ "a.txt": "see tbe man\r\n" });
    expect((await fix(cwd, ["-q", "--word-diff", "a.txt"])).stdout).toBe(
      "a.txt\n@@ -1 +1 @@\nsee [-tbe-]{+the+} man\n",
    );
    const coloured = await fix(cwd, ["-q", "--word-diff", "--color", "always", "a.txt"]);
    expect(coloured.stdout).toContain("see \x1b[31mtbe\x1b[39m\x1b[32mthe\x1b[39m man\n");
  });

  it("shows control characters on a terminal and keeps them in a pipe", async () => {
    const cwd = folder({ "a.txt": "\x1b[2Jtbe\n" });
    expect((await fix(cwd, ["--diff", "a.txt"])).stdout).toContain("-\x1b[2Jtbe\n");
    const seen = await fix(cwd, ["--diff", "a.txt"], { terminal: "stdout", env: { NO_COLOR: "1" } });
    expect(seen.stdout).toContain("-\\x1b[2Jtbe\n");
    expect(seen.stdout).not.toContain("\x1b[2J");
  });
});

describe("--check", () => {
  it("prints the findings and says 1 if a correction would be made, 0 if not", async () => {
    const cwd = folder({ "a.txt": "one tbe\n", "b.txt": "fine arid\n" });
    const found = await fix(cwd, ["--check", "--format", "brief", "a.txt", "b.txt"]);
    expect(found).toMatchObject({ status: 1, stdout: "a.txt:1:5: tbe → the (0.90) confusion/test\n" });
    expect(await fix(cwd, ["--check", "--format", "brief", "b.txt"])).toMatchObject({ status: 0, stdout: "" });
    expect((await fix(cwd, ["--check", "-v", "-f", "brief", "b.txt"])).stdout).toBe(
      "b.txt:1:6: arid → and ? (0.50) confusion/test\n",
    );
  });

  it("keeps to the threshold", async () => {
    const cwd = folder({ "a.txt": "arid\n" });
    expect((await fix(cwd, ["--check", "a.txt"])).status).toBe(0);
    expect((await fix(cwd, ["--check", "--min-confidence", "0.4", "a.txt"])).status).toBe(1);
  });

  it("gives each finding its line, and each file its begin and end, in JSON Lines", async () => {
    const cwd = folder({ "a.txt": "é tbe\ntbe arid\n" });
    const { stdout } = await fix(cwd, ["--check", "-f", "jsonl", "a.txt", "none.txt"]);
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ type }) => type)).toEqual([
      "begin",
      "correction",
      "correction",
      "suggestion",
      "end",
      "error",
      "summary",
    ]);
    expect(lines[1]).toMatchObject({ path: "a.txt", line: 1, column: 3, offset: 2, byteOffset: 3, series: 1 });
    expect(lines[2]).toMatchObject({ line: 2, column: 1, endColumn: 4, byteOffset: 7, series: 1, applied: true });
    expect(lines[3]).toMatchObject({ original: "arid", applied: false, series: 2 });
    expect(lines[4]).toEqual({ type: "end", path: "a.txt", words: 4, corrections: 2, suggestions: 1 });
    expect(lines[5]).toEqual({ type: "error", path: "none.txt", message: "no such file or directory" });
    expect(lines[6]).toMatchObject({ files: 1, corrections: 2, suggestions: 1, errors: 1 });
  });

  it("is for a person by default", async () => {
    const cwd = folder({ "a.txt": "see tbe man\n" });
    expect((await fix(cwd, ["--check", "a.txt"])).stdout).toBe(
      "a.txt\n      1:5  see [tbe → the] man\n           0.90 · confusion/test · a word of the test's\n\n",
    );
  });

  it("goes with -w: writes and says that it had to", async () => {
    const cwd = folder({ "a.txt": "tbe man\n" });
    expect(await fix(cwd, ["-w", "--check", "a.txt"])).toMatchObject({ status: 1, stdout: "" });
    expect(read(cwd, "a.txt")).toBe("the man\n");
  });
});

describe("usage", () => {
  it.each([
    [["--wirte"], "Did you mean --write?"],
    [["--min-confidence", "1.5"], "A number from 0 to 1."],
    [["--level", "bold"], "safe, balanced, aggressive"],
    [["--encoding", "koi8"], "One of auto, utf-8"],
    [["-w", "--diff", "a.txt"], "--write and --diff exclude each other"],
    [["--format", "brief", "a.txt"], "--format needs --check, --write or --report"],
    [["pip"], "pip: no such file and no such command; did you mean pipe?"],
    [["-q", "learn", "a.txt"], "learn: no such file; as a command it comes before its options: ocrfix learn …"],
    [["help", "laern"], "help: no such command: laern; did you mean learn?"],
    [["help", "\x1b"], "help: no such command: \\x1b\n"],
    [["a.txt", "a.txt"], "several files cannot go into one text"],
  ])("refuses %j", async (argv, said) => {
    const outcome = await fix(folder({ "a.txt": "tbe" }), argv, { stdin: "tbe" });
    expect(outcome).toMatchObject({ status: 2, stdout: "" });
    expect(outcome.stderr).toContain(said);
  });

  it("shows help on stderr when there is nothing to read", async () => {
    const outcome = await fix(folder({}), [], { terminal: "stdin" });
    expect(outcome).toMatchObject({ status: 2, stdout: "" });
    expect(outcome.stderr).toContain("Usage: ocrfix [fix] [options] [paths…]");
  });

  it.each([[["--help"]], [["-h"]], [["help"]], [["fix", "-h"]]])("helps: %j", async (argv) => {
    const outcome = await fix(folder({}), argv);
    expect(outcome).toMatchObject({ status: 0, stderr: "" });
    expect(outcome.stdout).toContain("Examples:\n");
  });

  it("reaches files named like commands", async () => {
    const cwd = folder({ pipe: "tbe" });
    expect((await fix(cwd, ["./pipe"])).stdout).toBe("the");
    expect((await fix(cwd, ["--", "pipe"])).stdout).toBe("the");
  });
});
