// npm run bench:ablations -- [options]
// The corrector with a part taken out, on the sample and a part of each development set. Nothing is trained anew.
import { parseArgs } from "node:util";
import { UNFIT } from "../dist/models/language/context.js";
import { STOP_FOR_COMMA, STRAY_MARK } from "../dist/rules/untabled.js";
import { assemble } from "./assembled.mjs";
import { modelsByFold } from "./fold-models.mjs";
import { material, scorer } from "./material.mjs";
import { partOf, wordsIn } from "./part-of-set.mjs";
import { keep, noteOfSets, runBench, say, today } from "./report.mjs";

const HELP = `usage: npm run bench:ablations -- [options]
  --sets a,b        only these
  --words N         about so many words of each development set, documents spread through it (2000; 0: all)
  --fold-data DIR   out of fold: DIR/fold0 … DIR/fold4 are the dictionaries trained without that fold
  --out NAME        bench/results/NAME.md and .json (ablations-DATE); - writes nothing
`;

const withLanguage = (cost) => (models) => ({
  ...models,
  language: { ...models.language, cost: cost(models.language) },
});
const withDecision = (confidence) => (models) => ({
  ...models,
  judge: (proposals) => ({
    confidences: Float64Array.from(proposals, ({ features }) => confidence(features)),
    grounds: () => [],
  }),
});
const posterior = (features) => features[0];
const keepsDivision = ({ original, replacement }) =>
  !/\p{L}/u.test(original) || wordsIn(original) === wordsIn(replacement);
const isOfWords = ({ rules }) => !rules.includes(STRAY_MARK) && !rules.includes(STOP_FOR_COMMA);

/** What is taken out, in the words of the table. */
const ABLATIONS = [
  { name: "as it is" },
  { name: "no learning from the document", without: { learn: false } },
  { name: "no words of the document", without: { words: false } },
  { name: "no strings read as whole words", without: { whole: false } },
  {
    name: "bigrams only",
    without: { models: withLanguage((language) => (_, second, word) => language.cost(-1, second, word)) },
  },
  {
    name: "unigrams only",
    without: { models: withLanguage((language) => (_first, _second, word) => language.cost(-1, -1, word)) },
  },
  {
    name: "no words farther off",
    without: { models: (models) => ({ ...models, context: { ...models.context, fit: () => UNFIT } }) },
  },
  { name: "no looks of letters", without: { models: (models) => ({ ...models, print: () => models.print("", "") }) } },
  { name: "no splits, joins, merges", without: { permit: keepsDivision } },
  { name: "no stray marks, no commas of stops", without: { permit: isOfWords } },
  { name: "no rule packs", without: { models: (models) => ({ ...models, rules: [] }) } },
  { name: "no decision: all that is proposed", without: { models: withDecision(() => 1) } },
  {
    name: "no decision: posterior ≥ 0.5",
    without: { models: withDecision((features) => (posterior(features) >= 0.5 ? 1 : 0)) },
  },
];

function measure(documents, without, modelsOf, score) {
  const correctors = new Map();
  const correct = (document, text) => {
    const models = modelsOf(document);
    if (!correctors.has(models)) correctors.set(models, assemble(models, without));
    return correctors.get(models)(text);
  };
  const noisy = score.emptyTotals();
  const clean = score.emptyTotals();
  for (const document of documents) {
    score.add(noisy, document.ocr, document.gt, correct(document, document.ocr));
    score.add(clean, document.gt, document.gt, correct(document, document.gt));
  }
  return { ...score.figures(noisy), cleanBroken: clean.broken };
}

const sum = (list, key) => list.reduce((total, each) => total + each[key], 0);
const firstRows = (sets) => sets.map(({ rows }) => rows[0]);
const percent = (part, whole) => +((100 * part) / Math.max(1, whole)).toFixed(2);
const perTenThousand = (part, whole) => +((1e4 * part) / Math.max(1, whole)).toFixed(2);

/** One row of several sets' rows: what can be added up. */
function pooled(rows) {
  const total = Object.fromEntries(
    ["words", "wrong", "fixed", "broken", "miss", "cleanBroken"].map((key) => [key, sum(rows, key)]),
  );
  const { words, wrong, fixed, broken, miss } = total;
  return {
    name: rows[0].name,
    ...total,
    precision: percent(fixed, fixed + broken + miss),
    recall: percent(fixed, wrong),
    harmPer10k: perTenThousand(broken, words - wrong),
  };
}

function tableRows(rows) {
  const signed = (reduction) =>
    reduction === undefined
      ? ""
      : `${reduction < 0 ? "+" : reduction > 0 ? "−" : ""}${Math.abs(reduction).toFixed(1)}%`;
  return [
    "| | CER | WER | fixed / broken / miss | precision | recall | harm | clean: broken = per 10,000 |",
    "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ...rows.map((row) => {
      const made = `${row.fixed} / ${row.broken} / ${row.miss}`;
      const clean = `${row.cleanBroken} = ${perTenThousand(row.cleanBroken, row.words)}`;
      return `| ${row.name} | ${signed(row.cerReduction)} | ${signed(row.werReduction)} | ${made} | ${row.precision} | ${row.recall} | ${row.harmPer10k} | ${clean} |`;
    }),
  ];
}

function table(report) {
  const lines = [
    `# With a part taken out, ${report.date}`,
    "",
    report.note,
    "",
    "Level `balanced`. Nothing is trained anew: the decision model was trained with everything in place, and one trained without the part",
    "might do better. Figures of `../shared/score/score.mjs`. Harm: right words broken, of 10,000 that the OCR had right. Clean: the",
    "same with the truth fed in as if it were OCR. Without splits, joins, merges: no correction that changes where words are divided.",
  ];
  const development = report.sets.filter(({ set }) => set !== "sample");
  if (development.length > 1)
    lines.push(
      "",
      `## Development sets, pooled: ${sum(development, "words")} words, ${sum(firstRows(development), "wrong")} wrong`,
      "",
      ...tableRows(ABLATIONS.map((_, at) => pooled(development.map(({ rows }) => rows[at])))),
    );
  for (const { set, documents, words, rows } of report.sets)
    lines.push(
      "",
      `## ${set}: ${documents} document${documents === 1 ? "" : "s"}, ${words} words, ${rows[0].wrong} wrong`,
      "",
      ...tableRows(rows),
    );
  return `${lines.join("\n")}\n`;
}

async function main(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      sets: { type: "string", default: "" },
      words: { type: "string", default: "2000" },
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
  const date = today();
  const words = Number(values.words);
  const modelsOf = modelsByFold(values["fold-data"]);
  const note = noteOfSets(values["fold-data"], words);
  const report = { date, note, sets: [] };
  for (const { name, documents: all } of material(values.sets.split(",").filter(Boolean), undefined, say)) {
    const documents = partOf(all, words);
    const rows = ABLATIONS.map(({ name: ablation, without }) => {
      const row = { name: ablation, ...measure(documents, without, modelsOf, score) };
      say(`${name}, ${ablation}: fixed ${row.fixed}, broken ${row.broken}, miss ${row.miss}, clean ${row.cleanBroken}`);
      return row;
    });
    report.sets.push({ set: name, documents: documents.length, words: rows[0].words, rows });
  }
  keep({ out: values.out, bench: "ablations", text: table(report), report });
  return 0;
}

await runBench(main);
