import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runFake } from "../cli/harness.js";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "ocrfix-eval-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function put(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
}

const evaluate = (...args: string[]) => runFake(["eval", ...args], { cwd });

test("three files: what the correction did", async () => {
  put({
    "t.txt": "every member of the House\n",
    "o.txt": "every nenber of tbe House\n",
    "c.txt": "every member of tbe House\n",
  });
  const { status, stdout } = await evaluate("t.txt", "o.txt", "c.txt");
  expect(status).toBe(0);
  expect(stdout).toBe(
    [
      "1 document, 5 words, 2 wrong in the OCR",
      "CER  12.00% → 4.00%   (−66.7%)",
      "WER  40.00% → 20.00%   (−50.0%)",
      "fixed 1   broken 0   changed and still wrong 0   left 1",
      "precision 100%   recall 50%   harm 0 of 10,000 right words",
      "",
      "Read for what was printed:",
      "       2  n for m",
      "       1  b for h",
      "",
    ].join("\n"),
  );
});

test("two files, the correction from standard input", async () => {
  put({ "t.txt": "every member\n", "o.txt": "every nenber\n" });
  expect(JSON.parse((await evaluate("t.txt", "o.txt", "--json")).stdout)).not.toHaveProperty("corrected");
  const piped = await runFake(["eval", "t.txt", "o.txt", "-", "--json"], { cwd, stdin: "every member\n" });
  expect(JSON.parse(piped.stdout)).toMatchObject({
    words: { fixed: 1 },
    corrected: { cer: { errors: 0, of: 12, percent: 0 } },
  });
});

test("--max-cer: 1 if the last text given is worse", async () => {
  put({ "t.txt": "every member", "o.txt": "every nenber", "c.txt": "every member" });
  expect((await evaluate("t.txt", "o.txt", "--max-cer", "16")).status).toBe(1);
  expect((await evaluate("t.txt", "o.txt", "--max-cer", "17")).status).toBe(0);
  expect((await evaluate("t.txt", "o.txt", "c.txt", "--max-cer", "0")).status).toBe(0);
});

test("folders are paired by name, to the first dot; what has no partner is told, and the rest is done", async () => {
  put({
    "gt/a.gt.txt": "one two",
    "gt/sub/b.txt": "three four",
    "gt/lost.txt": "five",
    "ocr/a.ocr.txt": "one tvvo",
    "ocr/sub/b.txt": "three four",
  });
  const { status, stdout, stderr } = await evaluate("gt", "ocr", "--json");
  expect(status).toBe(2);
  expect(stderr).toBe("ocrfix: gt/lost.txt: ocr has no file of that name\n");
  expect(JSON.parse(stdout)).toMatchObject({ documents: 2, words: { total: 4, wrong: 1 } });
});

test("JSON Lines are paired by id, truth and OCR in one file or in two", async () => {
  const lines = (...rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  put({
    "pairs.jsonl": lines({ id: "a", gt: "one two", ocr: "one tvvo" }, { id: "b", gt: "three", ocr: "thrce" }),
    "gt.jsonl": lines({ id: "a", text: "one two" }, { id: "b", text: "three" }),
    "ocr.jsonl": lines({ id: "b", text: "thrce" }, { id: "a", text: "one tvvo" }),
    "fixed.jsonl": lines({ id: "b", text: "three" }, { id: "a", text: "one tvvo" }),
  });
  const one = await evaluate("pairs.jsonl", "fixed.jsonl", "--json");
  const two = await evaluate("gt.jsonl", "ocr.jsonl", "fixed.jsonl", "--json");
  expect(one.status).toBe(0);
  expect(two.stdout).toBe(one.stdout);
  expect(JSON.parse(one.stdout)).toMatchObject({ documents: 2, words: { fixed: 1, left: 1 }, preference: 0.5 });
});

test.each([
  [["missing.txt", "t.txt"], "ocrfix: missing.txt: no such file or directory\n"],
  [["t.txt"], "ocrfix: eval needs the truth and the OCR: ocrfix eval TRUTH OCR [CORRECTED]\n"],
  [["t.txt", "."], "ocrfix: eval compares files with files or folders with folders\n"],
  [["bad.jsonl", "bad.jsonl"], "ocrfix: bad.jsonl:2: not JSON\n"],
])("%j is an error that names the cause", async (args, message) => {
  put({ "t.txt": "x", "bad.jsonl": '{"id":1,"text":"x"}\n{"id":\n' });
  expect(await evaluate(...args)).toMatchObject({ status: 2, stdout: "", stderr: message });
});

test("the page marks what differs and lets nothing of the texts be markup", async () => {
  const nasty = `<script>alert(1)</script> & "q" 'r' \u001b[31m`;
  put({ "<b>t.txt": `every member ${nasty}`, "o.txt": `every nenber ${nasty}`, "c.txt": `every member ${nasty}` });
  expect((await evaluate("<b>t.txt", "o.txt", "c.txt", "--html", "page.html")).status).toBe(0);
  const page = readFileSync(join(cwd, "page.html"), "utf8");
  expect(page).toContain('every <mark class="fixed">member</mark> &lt;script&gt;');
  expect(page).toContain('every <mark class="wrong">n</mark>e<mark class="wrong">n</mark>ber');
  expect(page).toContain(
    "<td>every member &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;q&quot; &apos;r&apos; \\x1b[31m</td>",
  );
  expect(page).not.toMatch(/<script|<b>|\u001b/);
});

test("the page has every word of a long document once", async () => {
  const truth = Array.from({ length: 100 }, (_, at) => `word${at}`);
  put({ "t.txt": truth.join(" "), "o.txt": truth.map((word) => word.replace("w", "vv")).join(" ") });
  await evaluate("t.txt", "o.txt", "--html", "page.html");
  const page = readFileSync(join(cwd, "page.html"), "utf8");
  for (const word of truth) {
    expect(page.split(`<mark class="left">${word}</mark>`)).toHaveLength(2);
    expect(
      page.split(`<mark class="wrong">vv</mark>${word.slice(1)}`).filter((part) => !/^\d/.test(part)),
    ).toHaveLength(2);
  }
});
