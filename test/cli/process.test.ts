import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { folder } from "./harness.js";

const FAKE = fileURLToPath(new URL("./fake-ocrfix.mjs", import.meta.url));
const BIN = fileURLToPath(new URL("../../bin/ocrfix.js", import.meta.url));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
function fake(cwd: string, argv: readonly string[], input: string | Uint8Array = ""): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [FAKE, ...argv], { cwd, input, maxBuffer: 1 << 28 });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}
const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.on("close", (code) => resolve(code)));

/** More than is held back, so that the new file is begun, and then twelve windows, each of which takes a while. */
const SLOW =
  "and so on for ever\n".repeat(230_000) + `tbe man SLEEP\n${"and so on for ever\n".repeat(5000)}\n`.repeat(12);

/** Until the new file is being written. */
async function underWay(cwd: string, child: ChildProcess): Promise<void> {
  while (!readdirSync(cwd).some((name) => name.startsWith(".ocrfix-"))) {
    if (child.exitCode !== null) throw new Error(`ended at once, with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("the program as a process", () => {
  it("reads standard input and writes standard output", () => {
    expect(fake(folder({}), ["-q"], "tbe nenber")).toEqual({ status: 0, stdout: "the member", stderr: "" });
  });

  it("is quiet when its reader leaves", () => {
    const cwd = folder({ "a.txt": "tbe nenber of tbe house\n".repeat(40_000) });
    const command = `"${process.execPath}" "${FAKE}" -q a.txt | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", command], { cwd });
    expect([stdout.toString(), stderr.toString()]).toEqual(["the member of the house\n0\n", ""]);
  });

  it("says that the device is full", () => {
    const cwd = folder({ "a.txt": "tbe\n" });
    const { status, stderr } = spawnSync("bash", ["-c", `"${process.execPath}" "${FAKE}" a.txt > /dev/full`], { cwd });
    expect(status).toBe(2);
    expect(stderr.toString()).toContain("no space left on the device");
  });

  it("does not take a folder for an empty text", () => {
    const { status, stderr } = spawnSync("bash", ["-c", `"${process.execPath}" "${FAKE}" < .`], { cwd: folder({}) });
    expect([status, stderr.toString()]).toEqual([2, "ocrfix: <stdin>: is a directory\n"]);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("leaves the file as it was and nothing behind on %s", async (signal, status) => {
    const cwd = folder({ "a.txt": SLOW });
    const child = spawn(process.execPath, [FAKE, "-w", "-q", "a.txt"], { cwd, stdio: "ignore" });
    const end = ended(child);
    await underWay(cwd, child);
    child.kill(signal);
    expect(await end).toBe(status);
    expect(readdirSync(cwd)).toEqual(["a.txt"]);
    expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe(SLOW);
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "ends at once on %s, however busy, where the new file is not begun",
    async (signal) => {
      const text = "tbe SLEEP\n".repeat(9000).repeat(12);
      const cwd = folder({ "a.txt": text });
      const child = spawn(process.execPath, [FAKE, "-w", "-q", "a.txt"], { cwd, stdio: "ignore" });
      const end = new Promise((resolve) => child.on("close", (_, by) => resolve(by)));
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(child.exitCode).toBeNull();
      child.kill(signal);
      expect(await end).toBe(signal);
      expect(readdirSync(cwd)).toEqual(["a.txt"]);
      expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe(text);
    },
  );

  it("refuses to replace a file that someone else changed meanwhile", async () => {
    const cwd = folder({ "a.txt": SLOW });
    const child = spawn(process.execPath, [FAKE, "-w", "a.txt"], { cwd });
    let stderr = "";
    child.stderr.on("data", (data) => (stderr += data));
    const end = ended(child);
    await underWay(cwd, child);
    writeFileSync(join(cwd, "a.txt"), "other words\n");
    expect(await end).toBe(2);
    expect(stderr).toContain("a.txt: changed on disk while it was being corrected; left as it is");
    expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe("other words\n");
    expect(readdirSync(cwd)).toEqual(["a.txt"]);
  });

  it("tells an error of its own with its stack, does the other files, and exits with 2", () => {
    const cwd = folder({ "a.txt": "BUG\n", "b.txt": "tbe\n" });
    for (const jobs of ["1", "2"]) {
      const { status, stdout, stderr } = fake(cwd, ["--check", "-f", "brief", "-j", jobs, "a.txt", "b.txt"]);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^ocrfix: a.txt: internal error, please report it: TypeError: cannot read .*\n {4}at /);
      expect(stdout).toBe("b.txt:1:1: tbe → the (0.90) confusion/test\n");
    }
  });

  it("stops at once where no corrector can be made", () => {
    const cwd = folder({ "a.txt": "tbe\n", "b.txt": "tbe\n" });
    for (const jobs of ["1", "2"]) {
      const outcome = fake(cwd, ["--check", "--forbid", "bad", "-j", jobs, "a.txt", "b.txt"]);
      expect(outcome).toEqual({ status: 2, stdout: "", stderr: "ocrfix: words.txt:3: this cannot be\n" });
    }
  });
});

describe("-j", () => {
  const files: Record<string, string> = {};
  for (let at = 0; at < 12; at++) {
    files[`texts/${at}.txt`] = `${"tbe nenber of it\n".repeat(1 + at * 90)}${at % 4 === 0 ? "SLEEP\n" : ""}end ${at}`;
  }
  files["texts/large.txt"] = "a nenber and arid words\n".repeat(14_000);

  it.each([
    [["--diff"]],
    [["--check", "-f", "jsonl"]],
    [["--check", "-f", "pretty"]],
    [["--check", "-f", "sarif"]],
    [["--check", "-f", "json"]],
    [["--list", "-v"]],
  ])("gives the same bytes with four threads as with one: %j", (argv) => {
    const cwd = folder({ ...files, "texts/bad.txt": Buffer.of(0x61, 0xff) });
    const one = fake(cwd, [...argv, "-j", "1", "texts"]);
    const four = fake(cwd, [...argv, "-j", "4", "texts"]);
    expect(four).toEqual(one);
    expect(one.status).toBe(2);
    expect(one.stdout.length).toBeGreaterThan(100);
  });

  it("writes the same text", () => {
    const cwd = folder(files);
    const expected = files["texts/large.txt"].replaceAll("nenber", "member");
    expect(fake(cwd, ["-q", "-j", "3", "texts/large.txt"])).toEqual({ status: 0, stdout: expected, stderr: "" });
  });

  it("answers the lines of a pipe in order", () => {
    const lines = Array.from({ length: 40 }, (_, id) =>
      JSON.stringify({ id, text: id % 9 === 0 ? "tbe SLEEP" : "tbe" }),
    );
    const { status, stdout } = fake(folder({}), ["pipe", "-j", "3"], lines.join("\n"));
    const answers = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual(lines.map((_, id) => id));
    expect(answers.every(({ text }) => text.startsWith("the"))).toBe(true);
  });
});

describe("what loads nothing", () => {
  it("tells its version", () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    for (const argv of [["--version"], ["-V"], ["fix", "--version"]]) {
      expect(spawnSync(process.execPath, [BIN, ...argv]).stdout.toString(), argv.join(" ")).toBe(`${version}\n`);
    }
  });

  it.each([[["fix", "--help"]], [["pipe", "--help"]], [["--wirte"]], [["help", "eval"]]])(
    "loads no engine for %j",
    (argv) => {
      const env = { ...process.env, NODE_DEBUG: "esm" };
      const loaded = spawnSync(process.execPath, [BIN, ...argv], { env, maxBuffer: 1 << 28 }).stderr.toString();
      expect(loaded).toContain("program/main.js");
      expect(loaded).not.toMatch(/(?:program|dist)\/(?:corrector|loader)\b/);
    },
  );

  it.each(["--version", "-V", "--help", "-h"])("loads not even the command line for %s", (option) => {
    const env = { ...process.env, NODE_DEBUG: "esm" };
    const { stderr } = spawnSync(process.execPath, [BIN, option], { env, maxBuffer: 1 << 28 });
    expect(stderr.toString()).toContain("bin/ocrfix.js");
    expect(stderr.toString()).not.toMatch(/\/(?:dist|program)\/[\w/-]+\.js/);
  });

  it("has the help at hand as the command line tells it", () => {
    const told = (...argv: string[]): string => spawnSync(process.execPath, [BIN, ...argv]).stdout.toString();
    expect(told("--help")).toBe(told("help"));
    expect(told("-h")).toBe(told("help"));
  });
});
