import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProfileError, parseProfile } from "../../src/learning/parse-profile.js";
import { folder, runFake } from "../cli/harness.js";
import { play } from "../cli/review/harness.js";

const TEXT = "every nenber of tbe House was there, and tbe nenber sat\n";

/** What people put into files to see what happens. */
const HOSTILE = [
  "\0",
  "\u001b[31m",
  "\u202e",
  "\ufeff",
  "__proto__",
  "constructor",
  '"__proto__":{"polluted":1},',
  "[".repeat(2000),
  '{"a":'.repeat(2000),
  "1e999",
  "-1",
  "9007199254740993",
  "null",
  "../../../etc/passwd",
  "\r",
  "\n\n",
  "\t\t\t\t",
  "$(touch polluted)",
  "(a+)+$",
  "/((((((((((a{900}){900}){900}/",
  "a".repeat(70_000),
];

/** A good file's bytes with some of them taken out, put in, cut off or told twice. */
const mangled = (good: string): fc.Arbitrary<Buffer> =>
  fc
    .array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        out: fc.constantFrom(0, 0, 1, 5, 60),
        put: fc.oneof(
          fc.constantFrom(...HOSTILE).map((text) => Buffer.from(text)),
          fc.uint8Array({ maxLength: 3 }),
          fc
            .tuple(fc.nat(good.length), fc.nat(80))
            .map(([from, length]) => Buffer.from(good.slice(from, from + length))),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((changes) =>
      changes.reduce<Buffer>((bytes, { at, out, put }) => {
        const from = Math.floor(at * bytes.length);
        return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + out)]);
      }, Buffer.from(good)),
    );

const PROFILE = JSON.stringify({
  version: 1,
  learnedFrom: { documents: 2, words: 500, letters: 2500 },
  noise: 1.2,
  confusions: [{ scanned: "n", printed: "m", count: 20, of: 100, examples: ["nenber → member"] }],
  spaces: [{ after: "t", count: 2, of: 90 }],
  events: { split: { count: 1, of: 500 } },
  words: [{ text: "Kosova", count: 3 }],
  names: [],
});

interface Kind {
  readonly name: string;
  readonly good: string;
  readonly argv: readonly string[];
}

/** Each kind of file that comes from a stranger, and a call that reads it. */
const KINDS: readonly Kind[] = [
  {
    name: "ocrfix.toml",
    good: 'level = "safe"\nignore = ["tbe", "x"]\nmin-confidence = 0.5\n[[overrides]]\nfiles = ["*.md"]\nlevel = "balanced"\n',
    argv: ["-q", "--check", "-f", "brief", "a.txt"],
  },
  {
    name: "ocrfix.json",
    good: '{"level":"safe","ignore":["tbe"],"overrides":[{"files":["*.md"],"level":"balanced"}],"words":["w.txt"]}',
    argv: ["-q", "--check", "-f", "brief", "a.txt"],
  },
  { name: "w.txt", good: "Kosova\n*bad\nfoo/bar\n# note\n", argv: ["-q", "--check", "--words", "w.txt", "a.txt"] },
  { name: "n.txt", good: "Lukashenka\nJean Valjean\n", argv: ["-q", "--check", "--names", "n.txt", "a.txt"] },
  { name: "i.txt", good: "tbe\n# note\nx\n", argv: ["-q", "--check", "--ignore-file", "i.txt", "a.txt"] },
  {
    name: "r.tsv",
    good: "tbe\tthe\tnote\nmodem\tmodern|modem\n/(\\w+)vv(\\w+)/\t$1w$2\nflag\t\n",
    argv: ["rules", "check", "r.tsv"],
  },
  { name: "code.txt", good: "tbe->the\nblok->block, bloke,\n", argv: ["rules", "import", "code.txt"] },
  {
    name: "list.xml",
    good: '<ReplaceList><WholeWords><Word from="tbe" to="the" /></WholeWords></ReplaceList>',
    argv: ["rules", "import", "list.xml"],
  },
  { name: ".gitignore", good: "*.bak\n!keep.txt\n/build/**\n[a-z].log\n", argv: ["-q", "--list", "."] },
  {
    name: "lines.jsonl",
    good: '{"id":1,"text":"tbe"}\n{"id":2,"gt":"the","ocr":"tbe"}\n',
    argv: ["eval", "lines.jsonl"],
  },
  {
    name: "d.aff",
    good: "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n",
    argv: ["-q", "--check", "--dictionary", "d.aff", "a.txt"],
  },
  { name: "d.dic", good: "2\nhouse/S\nword\n", argv: ["-q", "--check", "--dictionary", "d.aff", "a.txt"] },
];

/** Nothing was run, written or reached; what is said is for a person, and safe for a terminal. */
async function expectHarmless(cwd: string, argv: readonly string[], files: readonly string[]): Promise<void> {
  const { status, stderr, stdout } = await runFake(argv, { cwd, env: {} });
  expect([0, 1, 2]).toContain(status);
  expect(stderr).not.toContain("internal error");
  if (status === 2) expect(stderr).toMatch(/^ocrfix: ./);
  expect(stdout + stderr).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
  expect(readdirSync(cwd).sort()).toEqual([...files].sort());
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}

describe("a stranger's file, mangled, is read or refused, and does nothing else", () => {
  it.each(KINDS)("$name", async ({ name, good, argv }) => {
    const others = { "a.txt": TEXT, "d.aff": "SET UTF-8\n", "d.dic": "1\nhouse\n" };
    await fc.assert(
      fc.asyncProperty(mangled(good), async (bytes) => {
        const files = { ...others, [name]: bytes };
        await expectHarmless(folder(files), argv, Object.keys(files));
      }),
      { numRuns: 60, seed: 8 },
    );
  });

  it("a profile", () => {
    fc.assert(
      fc.property(mangled(PROFILE), (bytes) => {
        let reason = "p.json: fine";
        try {
          parseProfile({ path: "p.json", text: bytes.toString() });
        } catch (error) {
          expect(error).toBeInstanceOf(ProfileError);
          reason = (error as Error).message;
        }
        expect(reason).toMatch(/^p\.json: ./);
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }),
      { numRuns: 300, seed: 8 },
    );
  });
});

describe("decisions, mangled, change a document to what they say or not at all", () => {
  /** Each of the corrections made or not: four of them. */
  const made = /^every (?:nenber|member) of (?:tbe|the) House was there, and (?:tbe|the) (?:nenber|member) sat\n$/;

  async function tryAll(decisions: string, good: string): Promise<void> {
    await fc.assert(
      fc.asyncProperty(mangled(good), async (bytes) => {
        const cwd = folder({ "essay.txt": TEXT, [decisions]: bytes });
        const { status, stderr } = await runFake(["apply", decisions], { cwd, env: {} });
        expect([0, 2]).toContain(status);
        expect(stderr).not.toContain("internal error");
        expect(stderr).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
        // A mangled plan may well ask for another replacement, but nowhere else.
        const text = readFileSync(join(cwd, "essay.txt"), "utf8");
        const [first] = decisions.split("/");
        expect(readdirSync(cwd).sort()).toEqual([first, "essay.txt"].sort());
        if (status === 2) expect(text).toBe(TEXT);
        else if (!made.test(text)) expect(bytes.toString()).toContain('"replacement"');
      }),
      { numRuns: 150, seed: 8 },
    );
  }

  it("a plan", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await runFake(["review", "--plan", "plan.jsonl", "essay.txt"], { cwd, env: {} });
    await tryAll("plan.jsonl", readFileSync(join(cwd, "plan.jsonl"), "utf8"));
  });

  it("a session, when its review goes on", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await play(cwd, "y n A Q");
    const [name] = readdirSync(join(cwd, ".ocrfix/session"));
    const good = readFileSync(join(cwd, ".ocrfix/session", name), "utf8");
    const other = folder({ "essay.txt": TEXT });
    await fc.assert(
      fc.asyncProperty(mangled(good), async (bytes) => {
        const again = folder({ "essay.txt": TEXT, [`.ocrfix/session/${name}`]: bytes });
        expect(readFileSync(join(other, "essay.txt"), "utf8")).toBe(TEXT);
        const played = await play(again, "q").catch((error: Error) => error);
        if (played instanceof Error) expect(played.constructor.name, played.stack).toBe("CliError");
        expect(readFileSync(join(again, "essay.txt"), "utf8")).toMatch(made);
      }),
      { numRuns: 100, seed: 8 },
    );
  });
});

describe("what is told of a stranger's file", () => {
  it("names a settings file that is no text, or no file", async () => {
    const latin = folder({ "a.txt": TEXT, "ocrfix.toml": Buffer.from('ignore = ["caf\xe9"]\n', "latin1") });
    expect((await runFake(["a.txt"], { cwd: latin })).stderr).toBe("ocrfix: ocrfix.toml: not valid UTF-8\n");
    const odd = folder({ "a.txt": TEXT, "ocrfix.toml/x": "" });
    expect((await runFake(["a.txt"], { cwd: odd })).stderr).toBe("ocrfix: ocrfix.toml: is a directory\n");
  });

  it("says nothing of a folder that is called .gitignore, as git does", async () => {
    const cwd = folder({ "a.txt": TEXT, ".gitignore/x": "" });
    expect(await runFake(["-q", "--list", "."], { cwd })).toMatchObject({ status: 0, stdout: "a.txt\n", stderr: "" });
  });

  it("shows control characters of names and arguments on a terminal, and gives a program the names as they are", async () => {
    const name = "\u001b[31ma.txt";
    const cwd = folder({ [name]: TEXT });
    expect((await runFake(["-q", "--list", "."], { cwd })).stdout).toBe(`${name}\n`);
    expect((await runFake(["-q", "--list", "."], { cwd, terminal: "stdout" })).stdout).toBe("\\x1b[31ma.txt\n");
    for (const argv of [[`--${name}`], ["--level", name], ["completion", name], ["rules", "import", name]]) {
      const { status, stderr } = await runFake(argv, { cwd });
      expect([argv, status, stderr]).toEqual([argv, 2, expect.not.stringContaining("\u001b")]);
    }
  });

  it("does not stop at a pattern that is longer than any path", async () => {
    const cwd = folder({ "a.txt": TEXT, ".gitignore": `${"a".repeat(70_000)}\n*.log\n` });
    expect(await runFake(["-q", "--list", "."], { cwd })).toMatchObject({ status: 0, stdout: "a.txt\n" });
  });
});
