import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

let project: string;
let packed: string[];
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "ocrfix-project-"));
  // What `prepare` would build is built already, and other tests run it meanwhile.
  const options = { cwd: root, stdio: ["ignore", "pipe", "ignore"] as ["ignore", "pipe", "ignore"] };
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", project];
  const [{ filename, files }] = JSON.parse(execFileSync("npm", args, options).toString());
  packed = files.map(({ path }: { path: string }) => path);
  const home = join(project, "node_modules/ocrfix");
  mkdirSync(home, { recursive: true });
  execFileSync("tar", ["-xzf", join(project, filename), "-C", home, "--strip-components=1"]);
  // As `npm install` would have put them there, without the network.
  for (const name of Object.keys(manifest.dependencies)) {
    const place = join(project, "node_modules", name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(root, "node_modules", name), place);
  }
  writeFileSync(join(project, "package.json"), '{"type":"module"}');
});
afterAll(() => rmSync(project, { recursive: true }));

function run(file: string, source: string): { status: number | null; stdout: string; stderr: string } {
  writeFileSync(join(project, file), source);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { cwd: project });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

describe("the packed tarball", () => {
  it("holds the program, its data and its papers, and nothing of its making", () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        "bin/ocrfix.js",
        "program/main.js",
        "program/help.txt",
        "dist/corrector.js",
        "dist/cli/engine/worker.js",
        "man/ocrfix.1",
        "LICENSE",
      ]),
    );
    const others = packed.filter(
      (path) =>
        !/^(bin|dist|program|dictionaries|man)\/|^(package\.json|README\.md|CHANGELOG\.md|LICENSE|NOTICE)$/.test(path),
    );
    expect(others).toEqual([]);
  });

  it("has a program that runs", () => {
    const bin = join(project, "node_modules/ocrfix/bin/ocrfix.js");
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "-q"], {
      cwd: project,
      input: "The minutes of the last neeting were read and approved by the menbers of the Connittee.\n",
    });
    expect([status, stderr.toString()]).toEqual([0, ""]);
    expect(stdout.toString()).toMatch(/^The minutes of the last \w+ were read/);
  });

  it("does what the README's example says", () => {
    const [, example] = /```js\n(.*?)```/s.exec(readFileSync(join(root, "README.md"), "utf8"))!;
    const [, said] = /console\.log\(text\); \/\/ (.*)/.exec(example)!;
    expect(run("readme.js", example)).toEqual({ status: 0, stdout: `${said}\n`, stderr: "" });
  });

  it("is a library", () => {
    const { status, stdout, stderr } = run(
      "use.js",
      `import { createCorrector } from "ocrfix";
      const { text, corrections, words } = createCorrector({ level: "safe" }).correct("Nothing to see here.");
      console.log(JSON.stringify({ text, corrections, words }));`,
    );
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ text: "Nothing to see here.", corrections: [] });
  });

  it("has types that say what fits", () => {
    const typed = `import { type Correction, createCorrector, type Result } from "ocrfix";
      const result: Result = createCorrector({ minConfidence: 0.9 }).correct("a");
      export const first: Correction | undefined = result.corrections[0];
      // @ts-expect-error: no such level
      createCorrector({ level: "bold" });\n`;
    writeFileSync(join(project, "typed.ts"), typed);
    const tsc = join(root, "node_modules/.bin/tsc");
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--types", "", "typed.ts"];
    const { status, stdout } = spawnSync(tsc, ["--ignoreConfig", ...options], { cwd: project });
    expect([status, stdout.toString()]).toEqual([0, ""]);
  });
});
