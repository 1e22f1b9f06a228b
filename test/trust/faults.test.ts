import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { folder } from "../cli/harness.js";

const FAKE = fileURLToPath(new URL("../cli/fake-ocrfix.mjs", import.meta.url));
const BIN = fileURLToPath(new URL("../../bin/ocrfix.js", import.meta.url));
const NOBODY = 65_534;
const TEXT = "a nenber of the house was there\n";
const CORRECTED = "a member of the house was there\n";

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of shell in which `$OCRFIX` is the built program, with the corrector of the tests. */
function shell(cwd: string, line: string, before: readonly string[] = []): Ended {
  const [command, ...args] = [...before, "bash", "-c", `OCRFIX="${process.execPath} ${FAKE}"; ${line}`];
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env: { ...process.env, HOME: cwd } });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

const isRoot = process.getuid?.() === 0;
/** Root may write everywhere. */
const AS_NOBODY = isRoot ? ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"] : [];
/** A file system of 64 KB in a place of its own, where the system lets us make one. */
const SMALL_DISK = ["unshare", ...(isRoot ? [] : ["-r"]), "-m", "bash", "-c"];
const HAS_SMALL_DISK = spawnSync(SMALL_DISK[0], [...SMALL_DISK.slice(1), "mount -t tmpfs none /mnt"]).status === 0;

/** Files that ocrfix leaves while it writes. */
const leftIn = (cwd: string): string[] =>
  readdirSync(cwd).filter((name) => name.includes(".tmp") || name.startsWith(".ocrfix-"));

describe("a limit on the size of files", () => {
  const text = TEXT.repeat(2000);
  it.each(
    [
      ["-w", "-w a.txt", "a.txt: file too large"],
      ["-o", "-o b.txt a.txt", "b.txt: file too large"],
      ["--out-dir", "--out-dir out a.txt", "out/a.txt: file too large"],
      ["--report", "--check --report r.json a.txt", "r.json: file too large"],
      ["learn -o", "", ""],
    ].slice(0, 4),
  )("leaves all as it was: %s", (_, args, said) => {
    const cwd = folder({ "a.txt": text });
    const { status, stderr } = shell(cwd, `ulimit -f 4; $OCRFIX -q ${args}`);
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe(text);
    for (const name of ["b.txt", "r.json", "out/a.txt"]) expect(existsSync(join(cwd, name)), name).toBe(false);
    expect(leftIn(cwd)).toEqual([]);
  });
});

describe.skipIf(!HAS_SMALL_DISK)("a full disk (needs a mount of one's own)", () => {
  /** Runs on a disk of 64 KB with a text of so many bytes on it; @returns also what is there afterwards. */
  const onSmallDisk = (size: number, line: string) => {
    const cwd = folder({ "a.txt": TEXT.repeat(Math.floor(size / TEXT.length)) });
    const script = `mkdir disk && mount -t tmpfs -o size=64k none disk && cp a.txt disk && cd disk &&
      OCRFIX="${process.execPath} ${FAKE}" && { ${line}; echo "status $?"; ls -A; cmp a.txt ../a.txt && echo same; }`;
    const { stdout, stderr } = spawnSync(SMALL_DISK[0], [...SMALL_DISK.slice(1), script], { cwd });
    return { said: stderr.toString(), after: stdout.toString().trim().split("\n") };
  };

  it("leaves the original, nothing else, and says so", () => {
    const { said, after } = onSmallDisk(40_000, "$OCRFIX -q -w a.txt");
    expect(said).toBe("ocrfix: a.txt: no space left on the device\n");
    expect(after).toEqual(["status 2", "a.txt", "same"]);
  });

  it("is no matter where nothing changes", () => {
    const { after } = onSmallDisk(40_000, "$OCRFIX -q -w --min-confidence 1 a.txt");
    expect(after).toEqual(["status 0", "a.txt", "same"]);
  });

  it("makes no backup in part", () => {
    const { after } = onSmallDisk(24_000, "$OCRFIX -q -w --backup a.txt");
    expect(after).toEqual(["status 2", "a.txt", "same"]);
  });

  it("keeps the other files: each is replaced or left", () => {
    const { said, after } = onSmallDisk(
      40_000,
      "head -n 8 a.txt > b.txt; $OCRFIX -q -w a.txt b.txt; cat b.txt | sort -u",
    );
    expect(said).toBe("ocrfix: a.txt: no space left on the device\n");
    expect(after.slice(0, 2)).toEqual([CORRECTED.trim(), "status 0"]);
  });
});

describe("what may not be written", () => {
  /** A folder that belongs to nobody, or to us. */
  const foreign = (files: Readonly<Record<string, string>>): string => {
    const cwd = folder(files);
    if (isRoot) for (const name of ["", ...Object.keys(files)]) chownSync(join(cwd, name), NOBODY, NOBODY);
    return cwd;
  };

  it("a folder: the file is left, its path and the reason are told", () => {
    const cwd = foreign({ "a.txt": TEXT });
    chmodSync(cwd, 0o555);
    const { status, stderr } = shell(cwd, "$OCRFIX -q -w a.txt", AS_NOBODY);
    expect([status, stderr]).toEqual([2, "ocrfix: a.txt: permission denied\n"]);
    expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe(TEXT);
    chmodSync(cwd, 0o755);
  });

  it("a file that may not be read: the others are done", () => {
    const cwd = foreign({ "a.txt": TEXT, "b.txt": TEXT });
    chmodSync(join(cwd, "a.txt"), 0o000);
    const { status, stderr } = shell(cwd, "$OCRFIX -q -w a.txt b.txt", AS_NOBODY);
    expect([status, stderr]).toEqual([2, "ocrfix: a.txt: permission denied\n"]);
    expect(readFileSync(join(cwd, "b.txt"), "utf8")).toBe(CORRECTED);
  });

  it("a folder for the output, a report, a profile: said before anything is lost", () => {
    const cwd = foreign({ "a.txt": TEXT });
    mkdirSync(join(cwd, "shut"), { mode: 0o555 });
    for (const args of ["-o shut/b.txt a.txt", "--out-dir shut/x a.txt", "--check --report shut/r.json a.txt"]) {
      const { status, stderr } = shell(cwd, `$OCRFIX -q ${args}`, AS_NOBODY);
      expect([args, status, stderr]).toEqual([
        args,
        2,
        expect.stringMatching(/^ocrfix: .*shut.*: permission denied\n$/),
      ]);
    }
    expect(readdirSync(join(cwd, "shut"))).toEqual([]);
  });

  it("a folder that may not be entered, in a walk: told, and the others are done", () => {
    const cwd = foreign({ "shut/a.txt": TEXT, "open/b.txt": TEXT });
    if (isRoot) for (const name of ["shut", "open"]) chownSync(join(cwd, name), NOBODY, NOBODY);
    chmodSync(join(cwd, "shut"), 0o000);
    const { status, stderr } = shell(cwd, "$OCRFIX -q -w .", AS_NOBODY);
    expect([status, stderr]).toEqual([2, "ocrfix: shut: permission denied\n"]);
    expect(readFileSync(join(cwd, "open/b.txt"), "utf8")).toBe(CORRECTED);
    chmodSync(join(cwd, "shut"), 0o755);
  });
});

describe("what is not what its name says", () => {
  it("a folder where a file is to be written", () => {
    const cwd = folder({ "a.txt": TEXT });
    mkdirSync(join(cwd, "b.txt"));
    mkdirSync(join(cwd, "out/a.txt"), { recursive: true });
    for (const args of ["-o b.txt a.txt", "--out-dir out a.txt", "--check --report b.txt a.txt"]) {
      const { status, stderr } = shell(cwd, `$OCRFIX -q ${args}`);
      expect([args, status, stderr]).toEqual([args, 2, expect.stringContaining("is a directory\n")]);
    }
    expect([readdirSync(join(cwd, "b.txt")), readdirSync(join(cwd, "out/a.txt")), leftIn(cwd)]).toEqual([[], [], []]);
  });

  it("a folder that is called like a text is walked", () => {
    const cwd = folder({ "page.txt/a.txt": TEXT });
    expect(shell(cwd, "$OCRFIX -q -w page.txt").status).toBe(0);
    expect(readFileSync(join(cwd, "page.txt/a.txt"), "utf8")).toBe(CORRECTED);
  });

  it("links that lead to each other", () => {
    const cwd = folder({ "a.txt": TEXT });
    symlinkSync("two.txt", join(cwd, "one.txt"));
    symlinkSync("one.txt", join(cwd, "two.txt"));
    for (const args of ["-w one.txt", "-o one.txt a.txt", "--check --report one.txt a.txt"]) {
      const { status, stderr } = shell(cwd, `$OCRFIX -q ${args}`);
      expect([args, status, stderr]).toEqual([
        args,
        2,
        expect.stringContaining("one.txt: too many levels of symbolic links\n"),
      ]);
    }
    expect([readFileSync(join(cwd, "a.txt"), "utf8"), leftIn(cwd)]).toEqual([TEXT, []]);
  });
});

describe("a file that is not there long", () => {
  /** Big enough that it is still being read or corrected when it is meddled with. */
  const slow =
    "and so on for ever\n".repeat(230_000) + `tbe man SLEEP\n${"and so on for ever\n".repeat(5000)}\n`.repeat(8);

  it.each<[string, (path: string) => void]>([
    ["vanishes", (path) => rmSync(path)],
    ["is moved", (path) => renameSync(path, `${path}.moved`)],
    ["is cut short", (path) => truncateSync(path, 10)],
    [
      "becomes a folder",
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
  ])("and %s while it is corrected is not written", async (_, meddle) => {
    const cwd = folder({ "a.txt": slow });
    const child = spawn(process.execPath, [FAKE, "-w", "-q", "a.txt"], { cwd });
    let stderr = "";
    child.stderr.on("data", (data) => (stderr += data));
    const end = new Promise((resolve) => child.on("close", resolve));
    while (leftIn(cwd).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    meddle(join(cwd, "a.txt"));
    expect(await end).toBe(2);
    expect(stderr).toBe("ocrfix: a.txt: changed on disk while it was being corrected; left as it is\n");
    expect(leftIn(cwd)).toEqual([]);
  });

  it("is told among those that are", () => {
    const cwd = folder({ "a.txt": TEXT });
    const { status, stdout, stderr } = shell(cwd, "printf 'gone.txt\\na.txt\\n' | $OCRFIX -q --list --files-from -");
    expect([status, stdout, stderr]).toEqual([2, "a.txt\n", "ocrfix: gone.txt: no such file or directory\n"]);
  });
});

describe("descriptors", () => {
  it("are given back: as many files as one likes, texts or not", () => {
    const files = Array.from({ length: 300 }, (_, at) => [`t/${at}.txt`, at % 2 === 0 ? TEXT : "tbe\0"]);
    const { status, stderr } = shell(folder(Object.fromEntries(files)), "ulimit -n 100; $OCRFIX -q -w t");
    expect([status, stderr]).toEqual([0, ""]);
  });
});

describe("standard streams that are closed", () => {
  it.each([
    ["output", "$OCRFIX -q --check -f brief a.txt >&-"],
    ["error", "$OCRFIX -w a.txt 2>&-"],
    ["input", "$OCRFIX -q -w a.txt <&-"],
  ])("standard %s: no crash, and what is to be written is", (which, line) => {
    const cwd = folder({ "a.txt": TEXT });
    const { status, stderr } = shell(cwd, line);
    expect(stderr).not.toContain("internal error");
    expect(status).toBe(which === "output" ? 1 : 0);
    if (which !== "output") expect(readFileSync(join(cwd, "a.txt"), "utf8")).toBe(CORRECTED);
  });
});

describe("a signal while a document of more than 4 MB is corrected", () => {
  // What is held back is soon corrected; what comes behind it takes some seconds.
  const large =
    "\n".repeat(4_400_000) + "a nenber of the committee renenbered the time that he had come home\n".repeat(60_000);

  it.each([
    ["SIGINT", 130, "1"],
    ["SIGTERM", 143, "1"],
    ["SIGHUP", 129, "1"],
    ["SIGINT", 130, "2"],
  ] as const)("is heard between two windows: %s, %i, with -j %s", async (signal, status, jobs) => {
    const cwd = folder({ "a.txt": large });
    const child = spawn(process.execPath, [BIN, "-w", "-q", "-j", jobs, "a.txt"], { cwd, stdio: "ignore" });
    const end = new Promise((resolve) => child.on("close", (code) => resolve(code)));
    while (leftIn(cwd).length === 0) {
      expect(child.exitCode).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill(signal);
    expect(await end).toBe(status);
    expect(readdirSync(cwd)).toEqual(["a.txt"]);
    expect(readFileSync(join(cwd, "a.txt"), "utf8") === large).toBe(true);
  });
});
