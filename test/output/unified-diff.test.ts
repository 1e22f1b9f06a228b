import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyEdits, type Edit } from "../../src/edits/apply-edits.js";
import { createHunkBuilder } from "../../src/output/hunks.js";
import { diffHeader, unifiedHunk } from "../../src/output/unified-diff.js";

/** The diff of a file; the text arrives in pieces of `step` units. */
function diffOf(path: string, text: string, edits: readonly Edit[], step = text.length + 1, context = 3): string {
  const builder = createHunkBuilder(context);
  const hunks = [];
  let at = 0;
  do {
    let to = Math.min(at + step, text.length);
    for (const { start, end } of edits) if (start < to && to < end) to = end;
    const last = to === text.length;
    const inside = edits.filter(({ start, end }) => start >= at && end <= to && (start < to || last));
    hunks.push(
      ...builder.push(
        text.slice(at, to),
        inside.map((edit) => ({ ...edit, start: edit.start - at, end: edit.end - at })),
      ),
    );
    at = to;
  } while (at < text.length);
  hunks.push(...builder.end());
  return hunks.length === 0 ? "" : diffHeader(path) + hunks.flatMap((hunk) => [...unifiedHunk(hunk)]).join("");
}

function editsOf(text: string, pattern: RegExp, replacement: string): Edit[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    replacement,
  }));
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ocrfix-diff-"));
  execFileSync("git", ["init", "-q"], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the real tools make of the files. */
function patched(files: Readonly<Record<string, string>>, diff: string): Record<string, string>[] {
  const tools = [
    ["git", "apply", "--whitespace=nowarn", "-"],
    ["patch", "-p1", "--silent", "--no-backup-if-mismatch", "--fuzz=0"],
  ];
  return tools.map(([command, ...args]) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    if (diff !== "") execFileSync(command, args, { cwd: folder, input: diff, stdio: ["pipe", "pipe", "pipe"] });
    return Object.fromEntries(Object.keys(files).map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  });
}

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at}\n`).join("");

describe("unified diff", () => {
  it("puts lines into an empty file", () => {
    const text = "new\n";
    const diff = diffOf("essay.txt", "", [{ start: 0, end: 0, replacement: text }]);
    expect(patched({ "essay.txt": "" }, diff)).toEqual([{ "essay.txt": text }, { "essay.txt": text }]);
  });

  it("has the form that everyone knows", () => {
    const text = `${numbered(1, 5)}every nenber\n${numbered(7, 12)}`;
    expect(diffOf("essay.txt", text, editsOf(text, /nenber/g, "member"))).toBe(
      "--- a/essay.txt\n+++ b/essay.txt\n@@ -3,7 +3,7 @@\n line 3\n line 4\n line 5\n-every nenber\n+every member\n line 7\n line 8\n line 9\n",
    );
  });

  it("joins hunks whose context meets and parts the others", () => {
    const near = `${numbered(1, 4)}nenber\n${numbered(1, 6)}nenber\n${numbered(1, 4)}`;
    expect(diffOf("a", near, editsOf(near, /nenber/g, "member")).match(/^@@.*/gm)).toEqual(["@@ -2,14 +2,14 @@"]);
    const far = `${numbered(1, 4)}nenber\n${numbered(1, 7)}nenber\n${numbered(1, 4)}`;
    expect(diffOf("a", far, editsOf(far, /nenber/g, "member")).match(/^@@.*/gm)).toEqual([
      "@@ -2,7 +2,7 @@",
      "@@ -10,7 +10,7 @@",
    ]);
  });

  it("is empty where nothing changes", () => expect(diffOf("a", numbered(1, 9), [])).toBe(""));

  it.each([
    ["plain", { "essay.txt": "a nenber\nb\n" }],
    ["CR LF", { "essay.txt": "one\r\na nenber\r\n\r\nthree\r\n" }],
    ["CR LF without the last", { "essay.txt": "one\r\na nenber" }],
    ["lone CR", { "essay.txt": "one\ra nenber\rthree\r" }],
    ["no newline at the end", { "essay.txt": "one\ntwo nenber" }],
    ["no newline at the end, further down", { "essay.txt": "nenber\ntwo" }],
    ["empty lines", { "essay.txt": "\n\n\nnenber\n\n\n\n" }],
    ["a form feed", { "essay.txt": "a\fnenber\n\f\nb\n" }],
    [
      "lines that look like a diff",
      { "essay.txt": "--- a/x\n+++ b/x nenber\n@@ -1 +1 @@\n\\ No newline at end of file\n" },
    ],
    ["a path beyond ASCII", { "écrits/été 1.txt": "a nenber\n" }],
    ["a path with quotes", { 'od"d\\name.txt': "a nenber\n" }],
    ["several files", { "one.txt": "nenber\n", "sub/two.txt": "x\nnenber nenber\n", "three three.txt": "nenber" }],
  ] as [string, Record<string, string>][])("is taken by git apply and patch -p1: %s", (_, files) => {
    const diff = Object.entries(files)
      .map(([path, text]) => diffOf(path, text, editsOf(text, /nenber/g, "member")))
      .join("");
    const wanted = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, text.replaceAll("nenber", "member")]),
    );
    expect(patched(files, diff)).toEqual([wanted, wanted]);
  });

  it.each([
    ["joins two lines", "an exam-\nple\nend\n", /-\n/g, ""],
    ["parts a line", "a b\nc\n", / /g, "\n"],
    ["drops a line", "a\n|\nb\n", /\|\n/g, ""],
    ["drops the last line end", "a\nb\n", /b\n$/g, "b"],
    ["adds a last line end", "a\nb", /b$/g, "b\n"],
    ["empties the file", "a\nb\n", /a\nb\n/g, ""],
  ])("is taken where a correction %s", (_, text, pattern, replacement) => {
    const wanted = { "essay.txt": text.replace(pattern, replacement) };
    const diff = diffOf("essay.txt", text, editsOf(text, pattern, replacement));
    if (wanted["essay.txt"] !== "") expect(patched({ "essay.txt": text }, diff)).toEqual([wanted, wanted]);
    else expect(diff).toBe("--- a/essay.txt\n+++ b/essay.txt\n@@ -1,2 +0,0 @@\n-a\n-b\n");
  });

  const line = fc.stringMatching(/^[abc ]{0,3}$/);
  const document = fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 30 }), fc.boolean(), fc.constantFrom("\n", "\r\n"))
    .map(([lines, ended, end]) => lines.join(end) + (ended ? end : ""));
  const edited = fc
    .tuple(
      document,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 4 }), fc.stringMatching(/^[xy\n]{0,3}$/)), { maxLength: 5 }),
    )
    .map(([text, picks]) => {
      const edits: Edit[] = [];
      let from = 0;
      for (const [pick, length, replacement] of picks) {
        const start = from + (pick % 20);
        const end = start + length;
        if (end > text.length) break;
        if (text.slice(start, end) !== replacement) edits.push({ start, end, replacement });
        from = end + 1;
      }
      return { text, edits };
    });

  it("does not depend on how the text arrives", () => {
    fc.assert(
      fc.property(
        edited,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 4 }),
        ({ text, edits }, step, context) => {
          expect(diffOf("a", text, edits, step, context)).toBe(diffOf("a", text, edits, undefined, context));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is taken by the real tools for arbitrary edits", () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        const becomes = applyEdits(text, edits);
        fc.pre(becomes !== "" && becomes !== text);
        const wanted = { "any.txt": becomes };
        expect(patched({ "any.txt": text }, diffOf("any.txt", text, edits))).toEqual([wanted, wanted]);
      }),
      { numRuns: 40 },
    );
  });
});
