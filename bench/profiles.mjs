// npm run bench:profiles -- [options]
// What a profile does for short pages: each collection is corrected without one, with one learned from its OCR alone, and
// with one learned from its truth. Besides the development sets, pages of prose read by synthetic scanners.
import { parseArgs } from "node:util";
import { createCorrector } from "../dist/corrector.js";
import { loadConfusions } from "../dist/loader.js";
import { foldOf } from "../scripts/train/folds.mjs";
import { profileOf } from "../scripts/train/profile-of.mjs";
import { proseDocuments } from "../scripts/train/prose.mjs";
import { makeScanner } from "../scripts/train/scanners.mjs";
import { material, scorer } from "./material.mjs";
import { keep, runBench, say, today } from "./report.mjs";

const HELP = `usage: npm run bench:profiles -- [options]
  --sets a,b          only these (default: snippets-1800s, papers-acl, birds-mibio, synthetic)
  --scanners N        synthetic scanners (12), --pages N of each (30), --words N on a page (120)
  --fold-data DIR     out of fold: DIR/fold0 … DIR/fold4 are the dictionaries trained without that fold
  --out NAME          bench/results/NAME.md (profiles-DATE); - writes nothing
`;

const SETS = ["snippets-1800s", "papers-acl", "birds-mibio"];

/** Correctors by the dictionaries of a document's fold, for one profile. */
function correctors(foldData, profile) {
  const made = new Map();
  return ({ set, id }) => {
    const fold = foldData === undefined || set === undefined ? undefined : foldOf(set, id);
    if (!made.has(fold))
      made.set(
        fold,
        createCorrector({
          ...(fold !== undefined && { dictionaries: `${foldData}/fold${fold}/` }),
          ...(profile && { profile }),
        }),
      );
    return made.get(fold);
  };
}

function measure(documents, foldData, profile, score) {
  const correctorFor = correctors(foldData, profile);
  const totals = score.emptyTotals();
  const clean = score.emptyTotals();
  for (const document of documents) {
    const { ocr, gt } = document;
    const corrector = correctorFor(document);
    score.add(totals, ocr, gt, corrector.correct(ocr).text);
    score.add(clean, gt, gt, corrector.correct(gt).text);
  }
  return { ...score.figures(totals), cleanBroken: score.figures(clean).broken };
}

/** Pages of prose, so many of each of so many scanners. */
function syntheticCollections({ scanners, pages, words }) {
  const texts = [];
  for (const { text } of proseDocuments({ seed: 77, count: Math.ceil((scanners * pages) / 2) })) {
    const parts = text.split(/(?<=\s)/);
    for (let at = 0; at + words <= parts.length; at += words)
      texts.push(
        parts
          .slice(at, at + words)
          .join("")
          .trim(),
      );
  }
  return Array.from({ length: scanners }, (_, at) => {
    const { scan } = makeScanner(`profile ${at}`);
    return texts.slice(at * pages, (at + 1) * pages).map((gt) => ({ gt, ocr: scan(gt) }));
  });
}

function sum(list) {
  const add = (name) => list.reduce((total, figures) => total + figures[name], 0);
  const [fixed, broken, miss, wrong, words] = ["fixed", "broken", "miss", "wrong", "words"].map(add);
  return {
    words,
    wrong,
    fixed,
    broken,
    miss,
    werReduction: (100 * (wrong - (wrong - fixed + broken))) / wrong,
    precision: (100 * fixed) / (fixed + broken + miss),
    recall: (100 * fixed) / wrong,
    harmPer10k: (10_000 * broken) / (words - wrong),
    cleanBroken: add("cleanBroken"),
  };
}

function rowsOf(name, collections, foldData, score) {
  const ways = [
    ["without", () => undefined],
    ["from the OCR alone", (documents) => profileOf(documents, correctors(foldData), loadConfusions(), false)],
    ["from the truth", (documents) => profileOf(documents, correctors(foldData), loadConfusions(), true)],
  ];
  return ways.map(([way, profileOf]) => {
    const list = collections.map((documents) => measure(documents, foldData, profileOf(documents), score));
    const figures = list.length === 1 ? list[0] : sum(list);
    say(`${name}, ${way}: fixed ${figures.fixed} of ${figures.wrong}, broken ${figures.broken}, miss ${figures.miss}`);
    const { words, wrong, fixed, broken, miss, werReduction, precision, recall, harmPer10k, cleanBroken } = figures;
    const cells = [
      name,
      way,
      words,
      wrong,
      `−${werReduction.toFixed(1)}%`,
      `${fixed} / ${broken} / ${miss}`,
      precision.toFixed(1),
      recall.toFixed(1),
      harmPer10k.toFixed(1),
      cleanBroken,
    ];
    return `| ${cells.join(" | ")} |`;
  });
}

async function main(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      sets: { type: "string", default: [...SETS, "synthetic"].join(",") },
      scanners: { type: "string", default: "12" },
      pages: { type: "string", default: "30" },
      words: { type: "string", default: "120" },
      "fold-data": { type: "string" },
      out: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const score = await scorer();
  if (score === undefined) {
    say("the scorer ../shared/score/score.mjs is not present: nothing can be measured here");
    return 0;
  }
  const wanted = values.sets.split(",");
  const foldData = values["fold-data"];
  const rows = [];
  for (const { name, documents } of material(
    wanted.filter((name) => name !== "synthetic"),
    undefined,
    say,
  ))
    rows.push(...rowsOf(name, [documents], foldData, score));
  if (wanted.includes("synthetic")) {
    const [scanners, pages, words] = [values.scanners, values.pages, values.words].map(Number);
    const collections = syntheticCollections({ scanners, pages, words });
    rows.push(
      ...rowsOf(`${scanners} synthetic scanners, ${pages} pages of ${words} words each`, collections, undefined, score),
    );
  }
  const date = today();
  const weights = foldData
    ? "Out of fold: each document is learned from and corrected by weights trained without its fold; synthetic pages by the shipped ones."
    : "With the shipped weights.";
  const head = [
    "collection",
    "profile",
    "words",
    "wrong",
    "WER",
    "fixed / broken / miss",
    "precision",
    "recall",
    "harm",
    "clean: broken",
  ];
  const table = `# Profiles, ${date}

${weights} A profile is learned from all documents of the collection. Harm: right words broken, of 10,000.
Clean: the truth fed in as if it were OCR, under the same profile.

| ${head.join(" | ")} |
| --- | --- |${" --: |".repeat(head.length - 2)}
${rows.join("\n")}
`;
  keep({ out: values.out, bench: "profiles", text: table });
  return 0;
}

await runBench(main);
