import { describe, expect, it } from "vitest";
import type { PlacedExplanation } from "../../src/output/explain.js";
import { folder, type Outcome, runFake } from "./harness.js";

const PAGE = `It is said tbat tbe men wbo came to the town were told wben the letter arrived.
No one knew wbere the otber brotbers were, nor wbich of tbem had it.
See the page of [sic] Frobnitz, and 1836, and the house.
`;
const explain = (argv: string[], files: Readonly<Record<string, string>> = { "page.txt": PAGE }): Promise<Outcome> =>
  runFake(["explain", ...argv], { cwd: folder(files), real: true });
async function explained(argv: string[], files?: Readonly<Record<string, string>>): Promise<PlacedExplanation[]> {
  const outcome = await explain(["--json", ...argv], files);
  expect(outcome.stderr).toBe("");
  return JSON.parse(outcome.stdout);
}

describe("explain", () => {
  it("tells of a word that was corrected every reading, what decided, and what would decide otherwise", async () => {
    const [{ path, line, column, explanation }] = await explained(["page.txt:2:25"]);
    expect({ path, line, column, original: explanation.original }).toEqual({
      path: "page.txt",
      line: 2,
      column: 23,
      original: "otber",
    });
    expect(explanation).toMatchObject({ outcome: "corrected", threshold: 0.6 });
    expect(explanation.correction).toMatchObject({ replacement: "other", rules: ["confusion/b>h"], applied: true });
    const [other, ...rest] = explanation.candidates;
    expect(other).toMatchObject({ text: "other", kept: false, above: 0, rules: ["confusion/b>h"] });
    expect(other.steps).toMatchObject([{ kind: "misread", known: true }]);
    expect(rest.find(({ kept }) => kept)!.above).toBeGreaterThan(5);
    for (const { channel, language, above } of explanation.candidates)
      expect(channel + language - above).toBeCloseTo(other.channel + other.language, 6);
    expect(explanation.features.length).toBeGreaterThan(2);
    const said = explanation.otherwise.join("\n");
    expect(said).toContain("--min-confidence above");
    expect(said).toContain("--disable any of 'confusion', 'confusion/b>h', or --ignore 'otber'");
  });

  it("says what the options would do, and is right", async () => {
    const cwd = folder({ "page.txt": PAGE });
    const outcome = async (more: string[]) => {
      const { stdout } = await runFake(["explain", "--json", "page.txt:2:25", ...more], { cwd, real: true });
      return (JSON.parse(stdout) as PlacedExplanation[])[0].explanation;
    };
    const plain = await outcome([]);
    expect((await outcome(["--min-confidence", String(Math.min(1, plain.confidence! + 0.005))])).outcome).toBe(
      "suggested",
    );
    expect((await outcome(["--disable", "confusion/b>h"])).outcome).toBe("switched off");
    expect((await outcome(["--disable", "confusion"])).outcome).toBe("switched off");
    expect(await outcome(["--ignore", "otber"])).toMatchObject({ outcome: "left alone" });
    expect((await outcome(["--no-builtin"])).because).toBe("only your own rules are in force");
    const untaught = await outcome(["--no-learn"]);
    expect(untaught.otherwise.join()).not.toContain("--no-learn");
    const said = /\(--no-learn\).* is ([\d.]+)/.exec(plain.otherwise.join("\n"));
    if (said !== null) expect(untaught.confidence).toBeCloseTo(Number(said[1]), 1);
  });

  it("tells of a mark that is corrected, which is no word", async () => {
    const files = { "page.txt": `${PAGE}The house was sti|l ■ there, ■ and ■ no one ■ knew ■ it.\n` };
    const [{ column, explanation }] = await explained(["page.txt:4:21"], files);
    expect({ column, original: explanation.original }).toEqual({ column: 20, original: " ■" });
    expect(explanation).toMatchObject({ correction: { replacement: "", rules: ["marks/stray"] }, candidates: [] });
    expect(explanation.otherwise.join()).toContain("'marks/stray'");
    expect(explanation.confidence).toBeGreaterThan(0);
    const line = await explained(["page.txt:4"], files);
    const starts = line.map(({ explanation: { start } }) => start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(line.length).toBeGreaterThan(2);
    const outcome = await explain(["page.txt:4:21"], files);
    expect(outcome.stdout).toContain("a stain or the edge of a letter");
    expect((await explain(["page.txt:4:10"], files)).stderr).toContain("no word there");
  });

  it("tells why a word was left", async () => {
    const because = async (place: string, more: string[] = []) => {
      const [{ explanation }] = await explained([place, ...more]);
      return `${explanation.original}: ${explanation.outcome}: ${explanation.because}`;
    };
    expect(await because("page.txt:3:5")).toMatch(/^the: kept: as it stands it is the cheapest reading/);
    expect(await because("page.txt:3:14")).toBe("of: left alone: it is ignored, or vouched for by [sic]");
    expect(await because("page.txt:3:38")).toMatch(/^1836: left alone: it is a number/);
    const name = {
      "name.txt": "It was said that the men came to Edinborgh in May and went on. They had been there.\n",
    };
    const [left] = await explained(["name.txt:1:35"], name);
    expect(left.explanation).toMatchObject({
      outcome: "withheld",
      because: expect.stringMatching(/^Edinburgh may be another spelling/),
    });
    const rules = { "page.txt": PAGE, "my.tsv": "otber\tother\nhouse\thouse|horse\n" };
    const [{ explanation }] = await explained(["page.txt:2:25", "--rules", "my.tsv"], rules);
    expect(explanation).toMatchObject({ outcome: "corrected", because: "your rule my.tsv:1 says so" });
    const [asked] = await explained(["house", "page.txt", "--rules", "my.tsv"], rules);
    expect(asked.explanation).toMatchObject({ outcome: "suggested", because: "your rule my.tsv:2 asks about it" });
    expect(await because("page.txt:2:13", ["--forbid", "wbere", "--min-confidence", "1"])).toMatch(/^wbere: suggested/);
  });

  it("explains of a line what is doubtful, and nothing else", async () => {
    const all = await explained(["page.txt:2"]);
    expect(all.map(({ explanation }) => explanation.original)).toEqual(
      expect.arrayContaining(["wbere", "otber", "brotbers", "wbich", "tbem"]),
    );
    expect(all.map(({ explanation }) => explanation.original)).not.toContain("knew");
  });

  it("explains a word by itself, and the first place of a word in a file", async () => {
    const [alone] = await explained(["otber"]);
    expect(alone).toMatchObject({ line: 1, column: 1 });
    expect(alone.path).toBeUndefined();
    expect(alone.explanation.candidates.map(({ text }) => text)).toEqual(expect.arrayContaining(["other", "otber"]));
    const [placed] = await explained(["wben", "page.txt"]);
    expect(placed).toMatchObject({ path: "page.txt", line: 1, column: 56 });
  });

  it("is a page for a person without --json", async () => {
    const { stdout } = await explain(["page.txt:2:25"]);
    const lines = stdout.split("\n");
    expect(lines[0]).toBe("page.txt:2:23: No one knew wbere the [otber] brotbers were, nor wbich of tbe");
    expect(lines[1]).toMatch(/^ {2}decided {4}corrected to “other”: its confidence, (?:0\.\d\d|1\.00), reaches 0\.6$/);
    expect(stdout).toMatch(/^ {2}readings +channel +language +above$/m);
    expect(stdout).toMatch(/^ +other +\d+\.\d +\d+\.\d +0\.0 {3}.*b.* for .*h.* \d\.\d/m);
    expect(stdout).toMatch(/^ +otber \(as it stands\) +/m);
    expect(stdout).toMatch(/^ {2}rules +confusion\/b>h$/m);
  });

  it("shows no control characters of the document", async () => {
    const { stdout } = await explain(["page.txt:1:20"], { "page.txt": "It is \x1b[31m said tbat he came.\n" });
    expect(stdout).toContain("tbat");
    expect(stdout).not.toContain("\x1b");
  });

  it("finds its place behind the first window", async () => {
    const long = `${"And so they went on, and on.\n".repeat(3000)}\n${"And so they went on, and on.\n".repeat(2000)}`;
    const lines = (long.match(/\n/g) ?? []).length;
    const [{ line, column, explanation }] = await explained([`page.txt:${lines + 1}:9`], {
      "page.txt": `${long}He said tbat it was.\n`,
    });
    expect([line, column, explanation.original]).toEqual([lines + 1, 9, "tbat"]);
  });

  it.each([
    ["page.txt:99", "page.txt: there is no line 99"],
    ["page.txt:1:999", "page.txt: there is no column 999 in line 1"],
    ["page.txt:3:8", undefined],
    ["none.txt:1", "none.txt: no such file or directory"],
    [" ", "there is no word to explain"],
  ])("says what is wrong with %j", async (place, said) => {
    const outcome = await explain([place]);
    expect(outcome.status).toBe(2);
    if (said !== undefined) expect(outcome).toMatchObject({ stdout: "", stderr: `ocrfix: ${said}\n` });
    else expect(outcome.stderr).toBe("ocrfix: page.txt:3:8: no word there\n");
  });

  it("says where a word does not stand", async () => {
    expect(await explain(["xyzzy", "page.txt"])).toMatchObject({
      status: 2,
      stderr: "ocrfix: page.txt: xyzzy does not stand there\n",
    });
  });
});
