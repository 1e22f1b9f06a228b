import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, type Outcome, runFake, type World } from "./harness.js";

const learn = (cwd: string, argv: string[], world: Omit<World, "cwd"> = {}): Promise<Outcome> =>
  runFake(["learn", ...argv], { cwd, real: true, ...world });
const profileIn = (cwd: string, name: string) => JSON.parse(readFileSync(join(cwd, name), "utf8"));

const TRUTH = "The men of Zorblatt met in the house, and the members of the committee were there in the morning.\n";
const SCAN = "The nen of Zorblatt net in the house, and the nenbers of the connittee were there in the norning.\n";
const MISREAD = `It is said tbat tbe men wbo came to the town were told wben the letter arrived.
No one knew wbere the otber brotbers were, nor wbich of tbem had it. Frobnitz was there.\n`;

describe("learn", () => {
  it("learns from scans alone what they confuse, and the words that several have", async () => {
    const cwd = folder({ "scans/a.txt": MISREAD, "scans/b.txt": `${MISREAD}And Frobnitz went.\n` });
    const outcome = await learn(cwd, ["scans", "-o", "p.json"]);
    expect(outcome).toMatchObject({ status: 0, stdout: "" });
    expect(outcome.stderr).toMatch(/^p\.json: 2 documents, \d+ words: \d+ confusions, 0 words, 1 name\n$/);
    const { learnedFrom, confusions, names } = profileIn(cwd, "p.json");
    expect(learnedFrom.documents).toBe(2);
    expect(confusions[0]).toMatchObject({ scanned: "b", printed: "h" });
    expect(confusions[0].examples[0]).toMatch(/b.* → .*h/);
    expect(names).toEqual([{ text: "Frobnitz", count: 3 }]);
  });

  it("counts exactly where the truth is there, in files, folders and JSON Lines", async () => {
    const rows = `${JSON.stringify({ id: 1, ocr: SCAN, gt: TRUTH })}\n`;
    const cwd = folder({ "a.txt": SCAN, "t.txt": TRUTH, "ocr/x.txt": SCAN, "gt/x.txt": TRUTH, "pairs.jsonl": rows });
    const texts: string[] = [];
    for (const argv of [["a.txt", "--truth", "t.txt"], ["ocr", "--truth", "gt"], ["pairs.jsonl"]]) {
      const outcome = await learn(cwd, ["-q", ...argv]);
      expect(outcome).toMatchObject({ status: 0, stderr: "" });
      texts.push(outcome.stdout);
    }
    expect(new Set(texts).size).toBe(1);
    const { confusions } = JSON.parse(texts[0]);
    const { count, of } = confusions.find((row: { scanned: string }) => row.scanned === "n");
    expect([count, of]).toEqual([7, 7]);
  });

  it("writes to standard output without -o, reads standard input, and is the same each time", async () => {
    const cwd = folder({ "a.txt": MISREAD });
    const once = await learn(cwd, ["-q"], { stdin: MISREAD });
    const twice = await learn(cwd, ["-q", "a.txt"]);
    expect(once.stdout).toBe(twice.stdout);
    expect(JSON.parse(once.stdout).version).toBe(1);
  });

  it("says what cannot be read and learns from the rest; nothing at all is an error", async () => {
    const cwd = folder({
      "a.txt": MISREAD,
      "b.txt": Buffer.of(0x61, 0xff),
      "c.jsonl": '{"text":"a"}\n{"nothing":1}\n',
    });
    const outcome = await learn(cwd, ["missing.txt", "b.txt", "c.jsonl", "a.txt", "-o", "p.json"]);
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain("ocrfix: missing.txt: no such file or directory\n");
    expect(outcome.stderr).toContain("ocrfix: b.txt: not valid UTF-8 at byte 1");
    expect(outcome.stderr).toContain('ocrfix: c.jsonl: line 2: no string "ocr" or "text"\n');
    expect(profileIn(cwd, "p.json").learnedFrom.documents).toBe(2);
    expect(await learn(cwd, ["missing.txt", "-o", "q.json"])).toMatchObject({ status: 2 });
    expect(() => profileIn(cwd, "q.json")).toThrow();
  });

  it("passes over a line that cannot be read, says which, and learns from those after it", async () => {
    const good = (id: number) => `{"id":${id},"text":${JSON.stringify(MISREAD)}}\n`;
    const bytes = [good(1), Buffer.from('{"text":"caf\xe9"}\n', "latin1"), "not JSON\n", "[]\n", " \n", good(2)];
    const cwd = folder({ "lines.jsonl": Buffer.concat(bytes.map((part) => Buffer.from(part))) });
    const outcome = await learn(cwd, ["-q", "lines.jsonl", "-o", "p.json"]);
    expect(outcome).toMatchObject({
      status: 2,
      stderr: [
        "ocrfix: lines.jsonl: line 2: not valid UTF-8",
        "ocrfix: lines.jsonl: line 3: not JSON",
        'ocrfix: lines.jsonl: line 4: no string "ocr" or "text"\n',
      ].join("\n"),
    });
    expect(profileIn(cwd, "p.json").learnedFrom.documents).toBe(2);
  });

  it.each([
    [["--truth", "t.txt"], "--truth needs one path"],
    [["a.txt", "b.txt", "--truth", "t.txt"], "--truth needs one path"],
    [["a.txt", "--truth", "missing"], "missing: no such file or directory"],
    [["a.txt", "--lines", "3"], "unknown option"],
  ])("refuses %j", async (argv, said) => {
    const cwd = folder({ "a.txt": "a", "b.txt": "b", "t.txt": "a" });
    const outcome = await learn(cwd, argv, { stdin: "" });
    expect(outcome).toMatchObject({ status: 2, stdout: "" });
    expect(outcome.stderr).toContain(said);
  });

  it("does not need the profile that the settings name, as it is the one to be made", async () => {
    const cwd = folder({ "a.txt": MISREAD, "ocrfix.toml": 'root = true\nprofile = "p.json"\n' });
    expect((await learn(cwd, ["a.txt", "-o", "p.json"])).status).toBe(0);
    expect(profileIn(cwd, "p.json").version).toBe(1);
  });
});

describe("--profile", () => {
  it("is used, and told as evidence", async () => {
    const profile = JSON.stringify({
      version: 1,
      learnedFrom: { documents: 40, words: 4000, letters: 20_000 },
      confusions: [{ scanned: "n", printed: "m", count: 90, of: 400 }],
    });
    const cwd = folder({ "p.json": profile, "page.txt": "So the connittee agreed to it.\n" });
    const fix = (more: string[]) => runFake(["--check", "-v", "-f", "jsonl", ...more, "page.txt"], { cwd, real: true });
    const confidence = (stdout: string): number =>
      Math.max(
        0,
        ...stdout.split("\n").flatMap((line) => (line.includes('"connittee"') ? [JSON.parse(line).confidence] : [])),
      );
    const plain = await fix([]);
    const taught = await fix(["--profile", "p.json"]);
    expect(taught.stdout).toMatch(/n for m .*90 times in the profile/);
    expect(confidence(taught.stdout)).toBeGreaterThan(confidence(plain.stdout));
  });

  it("makes its words known, and takes them for candidates", async () => {
    const names = [{ text: "Zorblattern", count: 12 }];
    const cwd = folder({
      "p.json": JSON.stringify({ version: 1, names }),
      "page.txt": "It is said that Zorblattern came, and that Zorblattem went.\n",
    });
    const { stdout } = await runFake(["--check", "-v", "-f", "brief", "--profile", "p.json", "page.txt"], {
      cwd,
      real: true,
    });
    expect(stdout).toMatch(/Zorblattem → Zorblattern/);
    expect(stdout).not.toMatch(/Zorblattern →/);
  });

  it("with a mistake is an error that names file and entry", async () => {
    const cwd = folder({ "p.json": '{"version":1,"words":["a b"]}', "page.txt": "a\n" });
    expect(await runFake(["--profile", "p.json", "page.txt"], { cwd, real: true })).toMatchObject({
      status: 2,
      stdout: "",
      stderr: 'ocrfix: p.json: words[0]: "a b" is not one word\n',
    });
  });
});
