import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import type { Normalization } from "../../src/evaluation/normalize.js";
import { pool } from "../../src/evaluation/rate.js";
import { compareDocument, confusions, scoreDocument, wordVerdicts } from "../../src/evaluation/score.js";
import { evalFigures } from "../../src/output/eval-figures.js";

interface Texts {
  readonly gt: string;
  readonly ocr: string;
  readonly text?: string;
}

function compare({ gt, ocr, text }: Texts, how: Normalization = "none") {
  return compareDocument({ id: "d", truth: gt, scanned: ocr, corrected: text }, how);
}

function figures(documents: readonly Texts[], how: Normalization = "none") {
  const compared = documents.map((document) => compare(document, how));
  return evalFigures(compared.map(scoreDocument), confusions(compared, 100), how);
}

// The misspellings are deliberate.
const LETTER: Texts = {
  gt: "The bill was laid before\nthe House on Monday, and ordered to be printed.",
  ocr: "Tbe bill was laid bcfore\nthe Housc on Monday, arid ordered to be printed",
  text: "The bill was laid before\nthe House en Monday, arid ordered to be pointed.",
};

test("tells fixed, broken, missed and left", () => {
  const verdicts = wordVerdicts(compare(LETTER)).map(
    ({ verdict, truth, corrected }) => `${verdict} ${truth} ${corrected}`,
  );
  expect(verdicts).toEqual([
    "fixed The The",
    "fixed before before",
    "fixed House House",
    "broken on en",
    "left and arid",
    "missed printed. pointed.",
  ]);
});

// What ../shared/score/score.mjs prints for LETTER.
test("gives the figures of the independent scorer", () => {
  const { ocr, corrected, words, precision, recall, harmPer10k } = figures([LETTER]);
  expect([ocr.cer.percent, corrected!.cer.percent]).toEqual([8.33, 5.56]);
  expect([ocr.wer.percent, corrected!.wer.percent]).toEqual([35.71, 21.43]);
  expect(words).toEqual({ total: 14, wrong: 5, fixed: 3, broken: 1, missed: 1, left: 1 });
  expect([precision, recall, harmPer10k]).toEqual([60, 60, 1111.11]);
});

test("words run together and torn apart are wrong, and their spaces are errors of letters", () => {
  const { ocr, words } = figures([{ gt: "in the small house", ocr: "inthe sm all house" }]);
  expect(ocr.cer).toEqual({ errors: 2, of: 18, percent: 11.11 });
  expect(words).toEqual({ total: 4, wrong: 3 });
});

test("counts graphemes of NFC, so that one accent is one error however it is written", () => {
  expect(figures([{ gt: "café noir", ocr: "cafe\u0301 noir" }]).ocr.cer.errors).toBe(0);
  expect(figures([{ gt: "q̃ed", ocr: "qed" }]).ocr.cer).toMatchObject({ errors: 1, of: 3 });
});

test("decides the empty cases", () => {
  expect(figures([{ gt: "", ocr: "" }]).ocr.cer.percent).toBe(0);
  expect(figures([{ gt: "", ocr: "x" }]).ocr).toMatchObject({ cer: { percent: 100 }, mer: { errors: 1, of: 1 } });
  expect(figures([{ gt: "abc def", ocr: "" }])).toMatchObject({
    ocr: { cer: { percent: 100 } },
    words: { total: 2, wrong: 2 },
  });
});

test("rates of documents pool", () => {
  expect(
    pool([
      { errors: 1, of: 2 },
      { errors: 0, of: 98 },
    ]),
  ).toEqual({ errors: 1, of: 100 });
  const two = figures([LETTER, { gt: "a b", ocr: "a b", text: "a b" }]);
  expect(two.words.total).toBe(16);
  expect(two.ocr.cer.of).toBe(75);
  expect(two.preference).toBe(0.5);
});

test("scores as the competition does: case and marks are nothing, accents are", () => {
  const { ocr } = figures([{ gt: "The Œuvre, of “Æsop”—1802.", ocr: "the oeuvre of aesop 1802" }], "hipe");
  expect(ocr.cer.errors).toBe(0);
  expect(figures([{ gt: "café", ocr: "cafe" }], "hipe").ocr.cer.errors).toBe(1);
  expect(figures([{ gt: "ab", ocr: "abxx" }], "hipe").ocr.mer).toEqual({ errors: 2, of: 4, percent: 50 });
});

test("tells what was read for what, commonest first, neighbours as one", () => {
  const table = figures([{ gt: "modern times and the corn", ocr: "rnodern tirnes arid tbe com" }]).confusions;
  expect(table.map(({ printed, scanned, count }) => `${scanned}>${printed} ${count}`)).toEqual([
    "rn>m 2",
    "b>h 1",
    "ri>n 1",
    "m>rn 1",
  ]);
});

const SHARED = fileURLToPath(new URL("../../../shared", import.meta.url));
const SCORER = `${SHARED}/score/score.mjs`;
const SETS =
  existsSync(SCORER) && existsSync(`${SHARED}/data`)
    ? readdirSync(`${SHARED}/data`).filter((file) => file.endsWith(".jsonl"))
    : [];

/** A correction that mends, breaks and misses, so that every figure is put to the test. */
function meddle(ocr: string, gt: string, index: number): string {
  if (index % 5 === 0) return gt;
  let n = 0;
  const mended = ocr.replace(/\btho\b/g, "the").replace(/([a-z])1/g, "$1l");
  return index % 2 ? mended : mended.replace(/n/g, (letter) => (++n % 9 === 0 ? "m" : letter));
}

// Where there is nothing to compare with, the name of what is skipped says so.
const COMPARED = SETS.length > 0 ? SETS : ["../shared/score and ../shared/data, which are not there"];
describe.skipIf(SETS.length === 0)("agrees with the independent scorer", () => {
  test.each(COMPARED)("on %s", async (file) => {
    const scorer = await import(pathToFileURL(SCORER).href);
    const rows = readFileSync(`${SHARED}/data/${file}`, "utf8").split("\n").filter(Boolean);
    const totals = scorer.emptyTotals();
    const documents = rows.map((row, index) => {
      const { ocr, gt } = JSON.parse(row) as Required<Texts>;
      const text = meddle(ocr, gt, index);
      scorer.add(totals, ocr, gt, text);
      return { gt, ocr, text };
    });
    const ours = figures(documents);
    const theirs = scorer.figures(totals);
    expect({
      words: ours.words.total,
      wrong: ours.words.wrong,
      fixed: ours.words.fixed,
      broken: ours.words.broken,
      miss: ours.words.missed,
      still: ours.words.left,
      precision: ours.precision,
      recall: ours.recall,
      harmPer10k: ours.harmPer10k,
      cerBefore: ours.ocr.cer.percent,
      cerAfter: ours.corrected!.cer.percent,
      werBefore: ours.ocr.wer.percent,
      werAfter: ours.corrected!.wer.percent,
    }).toEqual(
      expect.objectContaining({
        words: theirs.words,
        wrong: theirs.wrong,
        fixed: theirs.fixed,
        broken: theirs.broken,
        miss: theirs.miss,
        still: theirs.still,
        precision: theirs.precision,
        recall: theirs.recall,
        harmPer10k: theirs.harmPer10k,
        cerBefore: theirs.cerBefore,
        cerAfter: theirs.cerAfter,
        werBefore: theirs.werBefore,
        werAfter: theirs.werAfter,
      }),
    );
  });
});
