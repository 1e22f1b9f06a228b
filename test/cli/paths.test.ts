import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, runFake, type World } from "./harness.js";

/** The paths that would change, as `--list` prints them. */
async function listed(cwd: string, argv: string[], world: Omit<World, "cwd"> = {}): Promise<string[]> {
  const { stdout } = await runFake(["-q", "--list", ...argv], { cwd, ...world });
  return stdout.split("\n").slice(0, -1);
}

const T = "tbe man\n";

describe("folders", () => {
  it("gives its text files in order, those of its folders too", async () => {
    const cwd = folder({ "b.txt": T, "a/2.md": T, "a/10.text": T, "a/x.html": T, "a/x.json": T, "c.txt": "fine" });
    expect(await listed(cwd, ["."])).toEqual(["a/10.text", "a/2.md", "b.txt"]);
    expect(await listed(cwd, ["a", "b.txt"])).toEqual(["a/10.text", "a/2.md", "b.txt"]);
  });

  it("leaves hidden ones alone unless told, and version control always", async () => {
    const cwd = folder({ ".h.txt": T, ".d/a.txt": T, ".git/a.txt": T, ".ocrfix/a.txt": T, "a.txt": T });
    expect(await listed(cwd, ["."])).toEqual(["a.txt"]);
    expect(await listed(cwd, ["--hidden", "."])).toEqual([".d/a.txt", ".h.txt", "a.txt"]);
    expect(await listed(cwd, [".h.txt"])).toEqual([".h.txt"]);
  });

  it("heeds .gitignore and .ocrfixignore, the nearer one above the farther", async () => {
    const cwd = folder({
      ".git/HEAD": "",
      ".gitignore": "*.txt\n!keep.txt\nout/\n",
      "sub/.gitignore": "!deep.txt\n",
      "sub/.ocrfixignore": "secret.md\n",
      "a.txt": T,
      "keep.txt": T,
      "sub/deep.txt": T,
      "sub/secret.md": T,
      "sub/b.md": T,
      "out/c.md": T,
    });
    expect(await listed(cwd, ["."])).toEqual(["keep.txt", "sub/b.md", "sub/deep.txt"]);
    expect(await listed(join(cwd, "sub"), ["."])).toEqual(["b.md", "deep.txt"]);
    expect(await listed(cwd, ["a.txt"])).toEqual(["a.txt"]);
    expect(await listed(cwd, ["--force-exclude", "a.txt"])).toEqual([]);
    expect(await listed(cwd, ["--no-ignore", "."])).toHaveLength(6);
  });

  it("includes and excludes by glob", async () => {
    const cwd = folder({ "a.txt": T, "b.hocr": T, "x/c.txt": T, "x/d.hocr": T, "x/y/e.txt": T });
    expect(await listed(cwd, ["--include", "*.hocr", "."])).toEqual(["b.hocr", "x/d.hocr"]);
    expect(await listed(cwd, ["--include", "*.{hocr,txt}", "--exclude", "x/", "."])).toEqual(["a.txt", "b.hocr"]);
    expect(await listed(cwd, ["--exclude", "x/*.txt", "."])).toEqual(["a.txt", "x/y/e.txt"]);
    expect(await listed(cwd, ["--exclude", "a.txt", "a.txt"])).toEqual(["a.txt"]);
    expect(await listed(cwd, ["--exclude", "a.txt", "--force-exclude", "a.txt"])).toEqual([]);
  });

  it("passes over what is no text, where nobody named it", async () => {
    const cwd = folder({
      "bin.txt": Buffer.from("a\0tbe man"),
      "a.txt": T,
      "u.txt": Buffer.from(`\ufeff${T}`, "utf16le"),
    });
    expect(await listed(cwd, ["."])).toEqual(["a.txt", "u.txt"]);
    expect(await listed(cwd, ["bin.txt"])).toEqual(["bin.txt"]);
    const { stdout } = await runFake(["-q", "--check", "-f", "jsonl", "."], { cwd });
    expect(stdout).toContain('{"type":"skipped","path":"bin.txt","reason":"binary"}');
  });

  it.skipIf(!existsSync("/proc/self/fd"))("leaves no file open, read or not", async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`d/${at}.txt`, "a\0b"]));
    const cwd = folder({ ...files, "one/a.txt": T, "two/a.txt": T });
    const open = (): number => readdirSync("/proc/self/fd").length;
    // What Node.js opens for itself the first time.
    await runFake(["-q", "--list", "one"], { cwd });
    const before = open();
    await runFake(["-q", "--list", "d"], { cwd });
    await runFake(["-q", "--out-dir", "out", "one/a.txt", join(cwd, "out/one/a.txt")], { cwd });
    expect(open()).toBe(before);
  });

  it("does not follow symbolic links, so that no loop holds it", async () => {
    const cwd = folder({ "d/a.txt": T });
    symlinkSync("..", join(cwd, "d/up"));
    symlinkSync("a.txt", join(cwd, "d/link.txt"));
    expect(await listed(cwd, ["."])).toEqual(["d/a.txt"]);
    expect(await listed(cwd, ["d/link.txt"])).toEqual(["d/link.txt"]);
  });

  it("says when there is nothing in one", async () => {
    const cwd = folder({ "d/a.html": T });
    const outcome = await runFake(["--check", "d"], { cwd });
    expect(outcome).toMatchObject({ status: 0, stdout: "" });
    expect(outcome.stderr).toContain("ocrfix: d: no text files there\n");
  });

  it("counts as several paths", async () => {
    const cwd = folder({ "d/a.txt": T });
    expect((await runFake(["d"], { cwd })).status).toBe(2);
  });
});

describe("paths", () => {
  it("are done once, however often they are named", async () => {
    const cwd = folder({ "d/a.txt": T });
    expect(await listed(cwd, ["d/a.txt", "./d/a.txt", "d", "d/*.txt"])).toEqual(["d/a.txt"]);
  });
});

describe("globs", () => {
  it("are expanded where no such file is", async () => {
    const cwd = folder({ "p/1.txt": T, "p/2.txt": T, "p/q/3.txt": T, "p/4.log": T, "p/[x].txt": T });
    expect(await listed(cwd, ["p/*.txt"])).toEqual(["p/1.txt", "p/2.txt", "p/[x].txt"]);
    expect(await listed(cwd, ["p/**/*.txt"])).toEqual(["p/1.txt", "p/2.txt", "p/[x].txt", "p/q/3.txt"]);
    expect(await listed(cwd, ["p/{2,4}.*"])).toEqual(["p/2.txt", "p/4.log"]);
    expect(await listed(cwd, [join(cwd, "p/q/*.txt")])).toEqual(["p/q/3.txt"]);
    expect(await listed(cwd, ["p/[x].txt"])).toEqual(["p/[x].txt"]);
  });

  it("that match nothing are errors, so that nobody takes a mistyped one for a clean text", async () => {
    const cwd = folder({ "p/1.txt": T, "p/2.md": "fine" });
    const outcome = await runFake(["--check", "-f", "brief", "p/*.text", "p/*.md"], { cwd });
    expect(outcome).toMatchObject({ status: 2, stdout: "" });
    expect(outcome.stderr).toContain("ocrfix: p/*.text: no file matches\n");
  });
});

describe("--files-from", () => {
  it("reads paths from a file or standard input, by line or by NUL", async () => {
    const cwd = folder({ "a.txt": T, "b\nb.txt": T, list: "a.txt\r\n\nmissing.txt" });
    expect(await listed(cwd, ["--files-from", "list"])).toEqual(["a.txt"]);
    const nul = await runFake(["-q", "--check", "-f", "jsonl", "-0", "--files-from", "-"], {
      cwd,
      stdin: "b\nb.txt\0a.txt",
    });
    const begun = nul.stdout.split("\n").filter((line) => line.includes('"begin"'));
    expect(begun).toEqual(['{"type":"begin","path":"b\\nb.txt"}', '{"type":"begin","path":"a.txt"}']);
  });

  it("says when the list is not there", async () => {
    const outcome = await runFake(["--check", "--files-from", "nowhere"], { cwd: folder({}) });
    expect(outcome).toMatchObject({ status: 2, stderr: "ocrfix: nowhere: no such file or directory\n" });
  });

  it.each([
    [["-0", "--check", "a.txt"], "--null needs --files-from"],
    [["--check", "--files-from", "-", "-"], "standard input cannot be a text and --files-from too"],
    [["--files-from", "list"], "several files cannot go into one text"],
  ])("refuses %j", async (argv, said) => {
    const outcome = await runFake(argv, { cwd: folder({ list: "" }), stdin: "" });
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain(said);
  });
});

describe("--stdin-filename", () => {
  it("gives standard input a name, and that file's settings", async () => {
    const cwd = folder({ "x/ocrfix.toml": 'ignore = ["tbe"]\n' });
    const argv = ["--diff", "-q", "--stdin-filename", "x/a.txt"];
    const { stdout } = await runFake(argv, { cwd, stdin: "tbe nenber\n" });
    expect(stdout).toBe("--- a/x/a.txt\n+++ b/x/a.txt\n@@ -1 +1 @@\n-tbe nenber\n+tbe member\n");
  });

  it("gives an excluded text back as it was", async () => {
    const argv = ["-q", "--force-exclude", "--exclude", "*.txt", "--stdin-filename", "a.txt"];
    expect((await runFake(argv, { cwd: folder({}), stdin: "tbe" })).stdout).toBe("tbe");
  });
});

describe("--out-dir", () => {
  it("writes every text under its own path, changed or not, and leaves the originals", async () => {
    const cwd = folder({ "p/a.txt": T, "p/q/b.txt": "fine\n", "c.txt": T });
    expect(await runFake(["--out-dir", "out", "p", "c.txt"], { cwd })).toMatchObject({ status: 0, stdout: "" });
    const read = (name: string): string => readFileSync(join(cwd, name), "utf8");
    expect([read("out/p/a.txt"), read("out/p/q/b.txt"), read("out/c.txt")]).toEqual([
      "the man\n",
      "fine\n",
      "the man\n",
    ]);
    expect(read("p/a.txt")).toBe(T);
  });

  it("does not take its own results for inputs", async () => {
    const cwd = folder({ "a.txt": T });
    await runFake(["-q", "--out-dir", "out", "."], { cwd });
    await runFake(["-q", "--out-dir", "out", "."], { cwd });
    expect(readdirSync(join(cwd, "out"))).toEqual(["a.txt"]);
  });

  it("refuses to write two texts to one file", async () => {
    const other = folder({ "a.txt": T });
    const cwd = folder({ [`${other.slice(1)}/a.txt`]: T });
    const outcome = await runFake(["--out-dir", "out", join(other, "a.txt"), `${other.slice(1)}/a.txt`], { cwd });
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain("like another");
  });
});

describe("--list", () => {
  it("says 1 with --check if a file would change", async () => {
    const cwd = folder({ "a.txt": T, "b.txt": "fine" });
    expect(await runFake(["-q", "-l", "--check", "a.txt", "b.txt"], { cwd })).toMatchObject({
      status: 1,
      stdout: "a.txt\n",
    });
    expect(await runFake(["-q", "-l", "--check", "b.txt"], { cwd })).toMatchObject({ status: 0, stdout: "" });
    expect(await runFake(["-q", "-l", "a.txt"], { cwd })).toMatchObject({ status: 0, stdout: "a.txt\n" });
  });
});

describe("--lines", () => {
  it.each([
    ["2:3", "tbe\nthe\nthe\ntbe\n"],
    ["3:", "tbe\ntbe\nthe\nthe\n"],
    [":1", "the\ntbe\ntbe\ntbe\n"],
    ["2", "tbe\nthe\ntbe\ntbe\n"],
    ["9:12", "tbe\ntbe\ntbe\ntbe\n"],
  ])("corrects only lines %s", async (lines, stdout) => {
    const outcome = await runFake(["-q", "--lines", lines], { cwd: folder({}), stdin: "tbe\ntbe\ntbe\ntbe\n" });
    expect(outcome).toMatchObject({ status: 0, stdout });
  });

  it.each(["0:3", "5:2", "x", ":", "-1", "1:2:3"])("refuses %s", async (lines) => {
    expect((await runFake([`--lines=${lines}`], { cwd: folder({}), stdin: "" })).status).toBe(2);
  });
});

describe("--backup", () => {
  it("keeps the original beside the new file, and an earlier backup too", async () => {
    const cwd = folder({ "a.txt": T });
    await runFake(["-q", "-w", "--backup", "a.txt"], { cwd });
    expect(readFileSync(join(cwd, "a.txt.orig"), "utf8")).toBe(T);
    const other = folder({ "a.txt": T, "a.txt.bak": "older" });
    await runFake(["-q", "-w", "--backup=.bak", "a.txt"], { cwd: other });
    expect(readdirSync(other).sort()).toEqual(["a.txt", "a.txt.bak", "a.txt.bak.2"]);
    expect(readFileSync(join(other, "a.txt.bak"), "utf8")).toBe("older");
  });

  it("makes none where nothing changes, and needs --write", async () => {
    const cwd = folder({ "a.txt": "fine\n" });
    await runFake(["-q", "-w", "--backup", "a.txt"], { cwd });
    expect(readdirSync(cwd)).toEqual(["a.txt"]);
    expect((await runFake(["--backup", "a.txt"], { cwd })).status).toBe(2);
  });
});

describe("--max-changes", () => {
  it("leaves a file alone of which too much would change, and says 2", async () => {
    const text = "tbe tbe tbe arid\n";
    const cwd = folder({ "a.txt": text });
    const outcome = await runFake(["-w", "a.txt"], { cwd });
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain("3 of 4 words would change, more than --max-changes 50 allows");
    expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe(text);
    expect(await runFake(["-q", "-w", "--max-changes", "75", "a.txt"], { cwd })).toMatchObject({ status: 0 });
    expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe("the the the arid\n");
  });

  it("says nothing to standard output and to a diff", async () => {
    const cwd = folder({ "a.txt": "tbe\n" });
    expect(await runFake(["-q", "a.txt"], { cwd })).toMatchObject({ status: 0, stdout: "the\n" });
    expect((await runFake(["-q", "--diff", "a.txt"], { cwd })).status).toBe(0);
  });
});

describe("what is no file", () => {
  it("is told apart", async () => {
    const cwd = folder({});
    mkdirSync(join(cwd, "d"));
    symlinkSync("loop", join(cwd, "loop"));
    const outcome = await runFake(["--check", "loop", "none", "none/x", "/dev/null/x"], { cwd });
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain("ocrfix: loop: too many levels of symbolic links\n");
    expect(outcome.stderr).toContain("ocrfix: none: no such file or directory\n");
    expect(outcome.stderr).toContain("ocrfix: /dev/null/x: not a directory\n");
    const device = await runFake(["-w", "/dev/null"], { cwd });
    expect(device.stderr).toContain("/dev/null: no regular file, so --write cannot replace it");
  });
});

describe("encodings", () => {
  it("makes a diff in the document's own bytes, mark and all", async () => {
    const latin = folder({ "a.txt": Buffer.from("caf\xe9 tbe\n", "latin1") });
    const { bytes } = await runFake(["-q", "--diff", "--encoding", "latin-1", "a.txt"], { cwd: latin });
    expect(bytes.toString("latin1")).toContain("-caf\xe9 tbe\n+caf\xe9 the\n");
    const marked = folder({ "a.txt": "\ufefftbe\n" });
    expect((await runFake(["-q", "--diff", "a.txt"], { cwd: marked })).stdout).toContain("-\ufefftbe\n+\ufeffthe\n");
    const wide = folder({ "a.txt": Buffer.from("\ufefftbe\n", "utf16le") });
    const outcome = await runFake(["-q", "--diff", "a.txt"], { cwd: wide });
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain("a unified diff cannot carry UTF-16");
  });

  it("makes a suggestion of what the encoding cannot write", async () => {
    const cwd = folder({ "a.txt": Buffer.from("cafe", "latin1") });
    expect((await runFake(["-q", "--encoding", "latin-1", "a.txt"], { cwd })).bytes.toString("latin1")).toBe("caf\xe9");
  });
});
