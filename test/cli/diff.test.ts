import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folder, runFake } from "./harness.js";

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  "crlf.txt": "one\r\nsee tbe man\r\n\r\nlast tbe",
  "cr and lf.txt": "tbe\rlone\r\nmixed tbe\nend\r",
  "empty lines.txt": "\n\n\ntbe\n\n\n\n\n\n\n\n\n\ntbe\n\n",
  "mark.txt": "\ufefftbe man\n",
  "form feed.txt": "page\n\ftbe next\n\f\n",
  "écrits/été ☂/n°1.txt": "a nenber\n",
  'od"d\\.txt': "tbe",
  "été latin.txt": Buffer.from("caf\xe9 tbe\n", "latin1"),
  "unchanged.txt": "fine\n",
  "ocrfix.toml": '[[overrides]]\nfiles = ["* latin.txt"]\nencoding = "latin-1"\n',
};

/** What is in a folder, by path, as bytes in Latin-1. */
function contents(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(paths.map((path) => [path.slice(root.length), readFileSync(path, "latin1")]));
}

it("is taken by git apply and patch -p1, and makes of a folder what -w makes of it", async () => {
  const [written, ...patched] = ["written", "git", "patch"].map((name) => {
    return { cwd: folder(FILES), name };
  });
  const { stdout, bytes, status } = await runFake(["-q", "--diff", "."], { cwd: written.cwd });
  expect(status).toBe(0);
  expect(stdout.match(/^\+\+\+ /gm)).toHaveLength(8);
  expect(stdout).not.toContain("unchanged.txt");
  await runFake(["-q", "-w", "--max-changes", "100", "."], { cwd: written.cwd });
  const tools = {
    git: ["git", "apply", "--whitespace=nowarn", "-"],
    patch: ["patch", "-p1", "--silent", "--no-backup-if-mismatch", "--fuzz=0"],
  };
  for (const { cwd, name } of patched) {
    const [command, ...args] = tools[name as keyof typeof tools];
    execFileSync(command, args, { cwd, input: bytes, stdio: ["pipe", "pipe", "pipe"] });
    expect(contents(cwd), name).toEqual(contents(written.cwd));
  }
  expect(contents(written.cwd)["/été latin.txt"]).toBe("caf\xe9 the\n");
});

it("holds findings on every line", async () => {
  const cwd = folder({ "a.txt": "tbe man\n".repeat(30_000) });
  const other = folder({});
  cpSync(join(cwd, "a.txt"), join(other, "a.txt"));
  const { bytes } = await runFake(["-q", "--diff", "a.txt"], { cwd });
  execFileSync("git", ["apply", "-"], { cwd: other, input: bytes });
  expect(readFileSync(join(other, "a.txt"), "utf8")).toBe("the man\n".repeat(30_000));
});
