import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { canEncode, ENCODINGS, type Encoding, encode } from "../../src/text/encoding.js";
import { folderOf, runFake, WORDS } from "./harness.js";

const { cwd, remove } = folderOf({});
afterAll(remove);

/** Arbitrary Unicode, with words that are corrected, line ends of every kind and control characters in it. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "tbe",
        "nenber",
        "arid",
        "cafe",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\f",
        "\n\n",
        "\x1b[31m",
        "\u202e",
        "\0x",
      ),
      fc.string({ unit: "grapheme", maxLength: 8 }),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join("").toWellFormed())
  .filter((whole) => !whole.startsWith("\ufeff"));

const document = fc
  .tuple(text, fc.constantFrom(...ENCODINGS), fc.boolean())
  .filter(([whole, encoding]) => canEncode(whole, encoding))
  .map(([whole, encoding, mark]) => ({ whole, encoding, mark: mark && encoding.startsWith("utf") ? "\ufeff" : "" }));

const corrected = (whole: string, encoding: Encoding): string =>
  whole.replace(/nenber|tbe|cafe/g, (word) => (canEncode(WORDS[word][0], encoding) ? WORDS[word][0] : word));

describe("whatever the document", () => {
  it("keeps every byte outside the corrections", async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.integer({ min: 1, max: 50 }), async ({ whole, encoding, mark }, step) => {
        const bytes = encode(mark + whole, encoding);
        const pieces: Uint8Array[] = [];
        for (let at = 0; at < bytes.length; at += step) pieces.push(bytes.subarray(at, at + step));
        const outcome = await runFake(["-q", "--encoding", encoding, "-"], { cwd, stdin: pieces });
        expect(outcome.status).toBe(0);
        expect(outcome.bytes).toEqual(encode(mark + corrected(whole, encoding), encoding));
      }),
      { numRuns: 300 },
    );
  });

  it("finds the places in the file's own bytes", async () => {
    await fc.assert(
      fc.asyncProperty(document, async ({ whole, encoding, mark }) => {
        const bytes = encode(mark + whole, encoding);
        const argv = ["-q", "--encoding", encoding, "--check", "-f", "jsonl", "-"];
        const { stdout } = await runFake(argv, { cwd, stdin: bytes });
        const lines = whole.split(/\r\n|\n|\r/);
        const ids = new Set<string>();
        let found = 0;
        for (const line of stdout.trimEnd().split("\n")) {
          const finding = JSON.parse(line);
          if (finding.type !== "correction" && finding.type !== "suggestion") continue;
          found++;
          ids.add(finding.id);
          const { offset, byteOffset, byteLength, original } = finding;
          expect(whole.slice(offset, offset + finding.length)).toBe(original);
          expect(bytes.subarray(byteOffset, byteOffset + byteLength)).toEqual(encode(original, encoding));
          expect(lines[finding.line - 1].slice(finding.column - 1, finding.endColumn - 1)).toBe(original);
        }
        expect(ids.size).toBe(found);
        expect(found).toBe(whole.match(/nenber|tbe|arid|cafe/g)?.length ?? 0);
      }),
      { numRuns: 200 },
    );
  });

  it("checks with 1 exactly where the diff is not empty and the file would change", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (whole) => {
        writeFileSync(join(cwd, "any.txt"), whole);
        const run = (...argv: string[]) => runFake(["-q", "--encoding", "utf-8", ...argv, "any.txt"], { cwd });
        const { status } = await run("--check", "-f", "brief");
        const changes = corrected(whole, "utf-8") !== whole;
        expect(status).toBe(changes ? 1 : 0);
        expect((await run("--diff")).stdout !== "").toBe(changes);
        expect((await run("--list")).stdout).toBe(changes ? "any.txt\n" : "");
        await run("-w", "--max-changes", "100");
        const written = readFileSync(join(cwd, "any.txt"), "utf8");
        if (written !== whole) expect(written).toBe(corrected(whole, "utf-8"));
        expect((await run("-o", "out.txt")).status).toBe(0);
        expect(readFileSync(join(cwd, "out.txt"), "utf8")).toBe(corrected(whole, "utf-8"));
      }),
      { numRuns: 80 },
    );
  });

  it("takes fewer corrections, and the same ones, at a higher threshold", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.double({ min: 0, max: 1, noNaN: true }), async (whole, threshold) => {
        const made = async (p: number): Promise<string[]> => {
          const argv = ["-q", "--check", "-f", "jsonl", "--encoding", "utf-8", "--min-confidence", String(p), "-"];
          const { stdout } = await runFake(argv, { cwd, stdin: whole });
          return stdout.split("\n").filter((line) => line.includes('"type":"correction"'));
        };
        expect(await made(0)).toEqual(expect.arrayContaining(await made(threshold)));
      }),
      { numRuns: 60 },
    );
  });

  it("sends nothing to a person's terminal that the terminal acts upon", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom("--word-diff", "--diff", "--check", "-q"), async (whole, mode) => {
        const argv = ["-q", "-v", mode, "--color", "never", "--encoding", "utf-8", "-"];
        const { stdout, stderr } = await runFake(argv, { cwd, stdin: whole, terminal: "stdout" });
        expect(stdout + stderr).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 150 },
    );
  });

  it("answers arbitrary bytes with a text or with the byte that is none", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        const outcome = await runFake(["-q", "-"], { cwd, stdin: bytes });
        if (outcome.status === 0) expect(outcome.bytes.length).toBeGreaterThanOrEqual(Math.min(1, bytes.length));
        else expect(outcome.stderr).toMatch(/^ocrfix: <stdin>: not valid UTF-\S+ at byte \d+: .*--encoding/);
      }),
      { numRuns: 400 },
    );
  });
});
