// npm run bench:errors -- [options]
// Of what kinds the errors are that remain, in each development set: counts alone, and no text.
import { parseArgs } from "node:util";
import { modelsByFold } from "./fold-models.mjs";
import { material } from "./material.mjs";
import { partOf } from "./part-of-set.mjs";
import { createExaminer, KINDS } from "./remaining.mjs";
import { keep, noteOfSets, runBench, say, today } from "./report.mjs";

const HELP = `usage: npm run bench:errors -- [options]
  --sets a,b        only these
  --words N         about so many words of each development set, documents spread through it (4000; 0: all)
  --fold-data DIR   out of fold: DIR/fold0 … DIR/fold4 are the dictionaries trained without that fold
  --out NAME        bench/results/NAME.md and .json (errors-DATE); - writes nothing
`;

function countKinds(documents, modelsOf) {
  const examiners = new Map();
  const counts = new Map(KINDS.map((kind) => [kind, { places: 0, changed: 0 }]));
  let wrong = 0;
  for (const document of documents) {
    const models = modelsOf(document);
    if (!examiners.has(models)) examiners.set(models, createExaminer(models));
    const examined = examiners.get(models)(document);
    wrong += examined.wrong;
    for (const { kind, changed } of examined.remaining) {
      const count = counts.get(kind);
      count.places++;
      if (changed) count.changed++;
    }
  }
  return { wrong, counts: Object.fromEntries(counts) };
}

/** The development sets as one. */
function pooled(sets) {
  const total = (of) => sets.reduce((sum, set) => sum + of(set), 0);
  const count = (kind, key) => total(({ counts }) => counts[kind][key]);
  return {
    name: "development sets",
    documents: total(({ documents }) => documents),
    wrong: total(({ wrong }) => wrong),
    counts: Object.fromEntries(
      KINDS.map((kind) => [kind, { places: count(kind, "places"), changed: count(kind, "changed") }]),
    ),
  };
}

function table(report) {
  const development = report.sets.filter(({ name }) => name !== "sample");
  const sets = development.length > 1 ? [...report.sets, pooled(development)] : report.sets;
  const sum = (set, key) => Object.values(set.counts).reduce((total, count) => total + count[key], 0);
  const share = (part, whole) => (part === 0 ? "–" : `${part} (${Math.round((100 * part) / Math.max(1, whole))}%)`);
  const row = (cells) => `| ${cells.join(" | ")} |`;
  const cells = (of) => sets.map(of);
  return `${[
    `# What remains wrong, ${report.date}`,
    "",
    report.note,
    "",
    "Level `balanced`. Places: words of the truth, those together that the scan divides otherwise. A place is of the first kind that fits;",
    "shares are of the places that remain. Changed: wrong before, and wrong otherwise now. Only counts: no text of the sets.",
    "",
    row(["", ...cells(({ name }) => name)]),
    row(["---", ...cells(() => "--:")]),
    row(["documents", ...cells(({ documents }) => documents)]),
    row(["places wrong in the scan", ...cells(({ wrong }) => wrong)]),
    row(["places wrong afterwards", ...cells((set) => sum(set, "places"))]),
    row(["of these changed", ...cells((set) => sum(set, "changed"))]),
    ...KINDS.map((kind) => row([kind, ...cells((set) => share(set.counts[kind].places, sum(set, "places")))])),
  ].join("\n")}\n`;
}

async function main(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      sets: { type: "string", default: "" },
      words: { type: "string", default: "4000" },
      "fold-data": { type: "string" },
      out: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const date = today();
  const words = Number(values.words);
  const modelsOf = modelsByFold(values["fold-data"]);
  const note = noteOfSets(values["fold-data"], words);
  const report = { date, note, sets: [] };
  for (const { name, documents: all } of material(values.sets.split(",").filter(Boolean), undefined, say)) {
    const documents = partOf(all, words);
    const counted = countKinds(documents, modelsOf);
    report.sets.push({ name, documents: documents.length, ...counted });
    say(`${name}: ${counted.wrong} places wrong in the scan`);
  }
  keep({ out: values.out, bench: "errors", text: table(report), report });
  return 0;
}

await runBench(main);
