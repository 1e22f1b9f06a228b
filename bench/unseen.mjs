// npm run bench:unseen -- [options]
// What the decision is worth on a scanner that it has not seen: each development set, and what each OCR engine read, judged by
// forests that were trained without any of it, beside the same out of fold. Needs the rows and folds that `npm run train:decision` leaves behind.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openJudge } from "../dist/decision/judge.js";
import { calibrated } from "../dist/decision/model.js";
import { companyOfRows, documentsOf, judgedVector } from "../scripts/train/company-of-rows.mjs";
import { FOLDS } from "../scripts/train/folds.mjs";
import { scoreRow } from "../scripts/train/forest.mjs";
import { ALONE, growForests, TOGETHER } from "../scripts/train/grow.mjs";
import { curveOf, FOLD_DATA, isReading, proposedBy, ROW_FILES, readRows, setOf } from "../scripts/train/rows-file.mjs";
import { keep, runBench, say } from "./report.mjs";

const HELP = `usage: npm run bench:unseen -- [options]
  --sets a,b    default: all development sets, and the engines
  --out NAME    bench/results/NAME.md and .json (unseen-DATE); - writes nothing
`;
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BALANCED = 0.6;
const SURE = 0.9;

const readModel = (file) => JSON.parse(readFileSync(file, "utf8"));

/** The confidence of each row out of fold, by the shipped way of judging. */
function outOfFold(rows, documents) {
  const judges = Array.from({ length: FOLDS }, (_, fold) =>
    openJudge(readModel(join(FOLD_DATA, `fold${fold}/decision.json`))),
  );
  const confidences = new Float64Array(rows.length);
  for (const members of documents) {
    const { fold, units } = rows[members[0]];
    const proposals = members.map((i) => ({ ...proposedBy(rows[i]), features: Float64Array.from(rows[i].x) }));
    judges[fold](proposals, units).confidences.forEach((confidence, k) => {
      confidences[members[k]] = confidence;
    });
  }
  return confidences;
}

/** The confidences of a set's rows by forests that saw nothing of it, at the calibration of what is shipped. */
async function unseen(rows, documents, set, shipped) {
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
  const ALL = "all";
  const alone = await growForests(
    ROW_FILES,
    [{ name: ALL, without: set }, ...folds.map((fold) => ({ name: fold, excluded: [fold], without: set }))],
    ALONE,
  );
  const scores = rows.map((row) => scoreRow(alone.get(setOf(row) === set ? ALL : row.fold).model, row.x));
  const seen = [...rows.keys()].filter((i) => setOf(rows[i]) !== set);
  const curve = curveOf(rows, scores, seen);
  const company = companyOfRows(rows, documents, scores, curve);
  const together = await growForests(ROW_FILES, [{ name: ALL, without: set, company }], TOGETHER);
  const { model } = together.get(ALL);
  return Float64Array.from(rows, (row, i) =>
    setOf(row) === set ? calibrated(shipped.calibration, scoreRow(model, judgedVector(row, i, company))) : 0,
  );
}

/** Counts of the proposals of a set at a threshold. */
function counts(rows, confidences, set, threshold) {
  const tally = { made: 0, right: 0, broken: 0, cleanBroken: 0 };
  rows.forEach((row, i) => {
    if (setOf(row) !== set || confidences[i] < threshold) return;
    if (!isReading(row)) tally.cleanBroken += row.broke;
    else {
      tally.made++;
      tally.right += row.right;
      tally.broken += row.broke;
    }
  });
  return tally;
}

const percent = ({ right, made }) => (made === 0 ? "–" : `${((100 * right) / made).toFixed(1)}%`);

await runBench(async (args) => {
  const { values } = parseArgs({
    args,
    options: { sets: { type: "string" }, out: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (![...ROW_FILES, FOLD_DATA].every(existsSync))
    throw new Error("there are no rows to train on: run npm run train:decision first");
  const rows = readRows(ROW_FILES);
  const documents = documentsOf(rows);
  const sets = [...new Set(rows.filter(isReading).map(setOf))].sort();
  const wanted = values.sets === undefined ? sets : values.sets.split(",");
  const strange = wanted.find((set) => !sets.includes(set));
  if (strange !== undefined) throw new Error(`no set ${strange}; there are ${sets.join(", ")}`);
  const shipped = readModel(join(ROOT, "dictionaries/en/decision.json")).together;
  const folded = outOfFold(rows, documents);
  const report = [];
  for (const set of wanted) {
    say(set);
    const left = await unseen(rows, documents, set, shipped);
    const of = (confidences) => ({
      balanced: counts(rows, confidences, set, BALANCED),
      sure: counts(rows, confidences, set, SURE),
    });
    report.push({ set, outOfFold: of(folded), unseen: of(left) });
  }
  const cells = ({ balanced, sure }) => [
    `${balanced.right} of ${balanced.made}`,
    percent(balanced),
    balanced.broken,
    balanced.cleanBroken,
    percent(sure),
  ];
  const lines = report.map(
    ({ set, ...both }) => `| ${[set, ...cells(both.outOfFold), ...cells(both.unseen)].join(" | ")} |`,
  );
  const text = `# Scanners not seen

Proposals of the first pass over each development set, and over the prose that each OCR engine read (\`prose:by-…\`), judged out of fold (by forests that have
seen other documents of the set) and unseen (by forests trained without any document of it; the table of confusions is that of the fold in both). At ${BALANCED}, the
threshold of \`balanced\`: how many are right, how many right words they break, in the scans and in the clean texts; and what share of those
at ${SURE} and above is right.

| set | out of fold: right | | broken | clean | at ${SURE} | unseen: right | | broken | clean | at ${SURE} |
| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
${lines.join("\n")}
`;
  keep({ out: values.out, bench: "unseen", text, report });
  return 0;
});
