import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { folderOf, runFake } from "./harness.js";

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const remove of cleanUp.splice(0)) remove();
});

function inFolder(files: Record<string, string>) {
  const { cwd, remove } = folderOf(files);
  cleanUp.push(remove);
  return { cwd, call: (...argv: string[]) => runFake(["rules", ...argv], { cwd }) };
}

describe("rules list", () => {
  it("prints each rule with its state", async () => {
    const { call } = inFolder({});
    const { status, stdout, stderr } = await call("list");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.find((line) => line.startsWith("quotes/straight-then-curly "))).toMatch(
      /^\S+ +quote +certain +0\.97 {2}one quotation mark read as two$/,
    );
    expect(lines.find((line) => line.startsWith("spacing/before-mark "))).toContain(" off ");
    expect(lines.find((line) => line.startsWith("digits/tens "))).toContain(" proposes ");
  });

  it("heeds --enable, --disable, --no-builtin and --rules", async () => {
    const { call } = inFolder({ "my.tsv": "tbe\tthe\tmine\narid\tand|\n" });
    const enabled = await call("list", "--enable", "spacing", "--disable", "digits,quotes/two-opening-marks");
    expect(enabled.stdout).toMatch(/^spacing\/before-mark +spacing +certain/m);
    expect(enabled.stdout).toMatch(/^digits\/year +digit +off/m);
    expect(enabled.stdout).toMatch(/^quotes\/two-opening-marks +quote +off/m);
    const own = await call("list", "--no-builtin", "--rules", "my.tsv");
    expect(own.stdout).toBe("my.tsv:1  rule  certain   1.00  mine\nmy.tsv:2  rule  asks      0.30  a rule of my.tsv\n");
  });

  it("prints JSON", async () => {
    const { call } = inFolder({ "my.tsv": "arid\tand|arid\n" });
    const { stdout } = await call("list", "--json", "--no-builtin", "--rules", "my.tsv");
    expect(JSON.parse(stdout)).toEqual([
      {
        id: "my.tsv:1",
        class: "rule",
        effect: "asks",
        confidence: 0.3,
        match: "arid",
        replacement: "and|arid",
        reason: "a rule of my.tsv",
      },
    ]);
  });
});

describe("rules check", () => {
  it("tells every bad rule with file, line and reason", async () => {
    const { call } = inFolder({ "a.tsv": "tbe\tthe\nno tab\n/(/\tx\n", "b.tsv": "tbe\tthe\n" });
    const { status, stdout, stderr } = await call("check", "a.tsv", "b.tsv");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr.trimEnd().split("\n")).toEqual([
      "ocrfix: a.tsv:2: no tab between what is wrong and what is right",
      "a.tsv:3: not a regular expression: missing closing ): `(`",
      'b.tsv:1: "tbe" again, after a.tsv:1',
    ]);
  });

  it("says that all is well", async () => {
    const { call } = inFolder({ "a.tsv": "tbe\tthe\n" });
    expect(await call("check", "a.tsv")).toMatchObject({
      status: 0,
      stdout: "",
      stderr: "ocrfix: 1 rule, nothing wrong\n",
    });
    expect((await call("check", "-q", "a.tsv")).stderr).toBe("");
  });

  it("names a file that is not there", async () => {
    const { call } = inFolder({});
    expect(await call("check", "none.tsv")).toMatchObject({
      status: 2,
      stderr: "ocrfix: none.tsv: no such file or directory\n",
    });
  });
});

describe("rules import", () => {
  it("writes the table, and tells what it leaves out", async () => {
    const { cwd, call } = inFolder({ "dict.txt": "tbe->the\nblok->block, bloke,\ntbe->tube\n" });
    const first = await call("import", "dict.txt");
    expect(first).toMatchObject({ status: 0, stdout: "tbe\tthe\nblok\tblock|bloke\n" });
    expect(first.stderr).toBe(
      'ocrfix: dict.txt:3: left out: "tbe" again\nocrfix: dict.txt (codespell): 2 rules, 1 left out\n',
    );
    expect(await call("import", "-q", "dict.txt", "-o", "my.tsv")).toMatchObject({ status: 0, stdout: "" });
    expect(readFileSync(join(cwd, "my.tsv"), "utf8")).toBe(first.stdout);
    expect((await call("check", "my.tsv")).status).toBe(0);
  });

  it("reads standard input, in the format it is told", async () => {
    const { cwd } = inFolder({});
    const argv = ["rules", "import", "-q", "--from", "datamunging", "-"];
    expect(await runFake(argv, { cwd, stdin: "lbis\tthis\t12\n" })).toMatchObject({
      status: 0,
      stdout: "lbis\tthis\tseen 12 times\n",
      stderr: "",
    });
  });

  it("refuses what it does not know", async () => {
    const { call } = inFolder({ "a.txt": "some text\n", "b.xml": "<x/>" });
    expect((await call("import", "a.txt")).stderr).toContain("a.txt: not a list that ocrfix knows; say --from");
    expect(await call("import", "b.xml")).toMatchObject({ status: 2, stderr: "ocrfix: b.xml: no rules in it\n" });
    expect(await call("import", "--from", "word", "a.txt")).toMatchObject({ status: 2 });
  });
});
