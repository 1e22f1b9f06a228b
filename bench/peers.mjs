// npm run bench:peers -- [options]
// hunspell, aspell, nspell, codespell and ocrfix side by side on the sample and the development sets.
import { parseArgs } from "node:util";
import { material, scorer } from "./material.mjs";
import { PEERS } from "./peer-programs.mjs";
import { pipe } from "./program.mjs";
import { keep, runBench, say, today } from "./report.mjs";

const HELP = `usage: npm run bench:peers -- [options]
  --sets a,b        only these
  --limit N         the first N documents of each set (20; 0: all; nspell is slow)
  --peers a,b       only these
  --fold-data DIR   ocrfix out of fold, as in bench:accuracy
  --library         the library in place of the command line
  --out NAME        bench/results/NAME.md and .json (peers-DATE); - writes nothing
`;

/** The program itself, in one process, starting included, as the others are. */
const ocrfix = (foldData, library) => ({
  name: "ocrfix",
  correct: async (texts, documents) => {
    const inputs = documents.map(({ set, id }, at) => ({ set, id, text: texts[at] }));
    const isSample = documents[0].set === "sample";
    const { answers } = await pipe(inputs, { args: [], jobs: 1, library, foldData: isSample ? undefined : foldData });
    return answers.map(({ text }) => text);
  },
});

async function measure(peer, { name, documents }, score) {
  const side = async (textOf) => {
    const started = performance.now();
    const corrected = await peer.correct(documents.map(textOf), documents);
    const seconds = (performance.now() - started) / 1000;
    const totals = score.emptyTotals();
    documents.forEach((document, at) => {
      score.add(totals, textOf(document), document.gt, corrected[at]);
    });
    return { figures: score.figures(totals), seconds };
  };
  const noisy = await side(({ ocr }) => ocr);
  const clean = await side(({ gt }) => gt);
  return {
    set: name,
    peer: peer.name,
    ...noisy.figures,
    cleanBroken: clean.figures.broken,
    cleanPer10k: clean.figures.harmPer10k,
    wordsPerSecond: Math.round(noisy.figures.words / noisy.seconds),
  };
}

function table(report) {
  const lines = [
    `# Side by side, ${report.date}`,
    "",
    report.note,
    "",
    "First suggestions of hunspell (en_US), aspell (en_US) and nspell (dictionary-en), each distinct word asked once; codespell -w. Figures of",
    "`../shared/score/score.mjs`. Harm: right words broken, of 10,000 that the OCR had right. Clean: the truth fed in as if it were OCR.",
    "",
    "| set | | WER | fixed / broken / miss of wrong | precision | recall | harm | clean: broken per 10,000 | words/s |",
    "| --- | --- | --: | --: | --: | --: | --: | --: | --: |",
  ];
  for (const row of report.rows)
    lines.push(
      `| ${row.set} | ${row.peer} | ${row.werBefore} → ${row.werAfter} | ${row.fixed} / ${row.broken} / ${row.miss} of ${row.wrong} | ${row.precision} | ${row.recall} | ${row.harmPer10k} | ${row.cleanPer10k} | ${row.wordsPerSecond} |`,
    );
  return `${lines.join("\n")}\n`;
}

async function main(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      sets: { type: "string", default: "" },
      limit: { type: "string", default: "20" },
      peers: { type: "string", default: "" },
      "fold-data": { type: "string" },
      library: { type: "boolean", default: false },
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
  const wanted = values.peers.split(",").filter(Boolean);
  const all = [...PEERS, ocrfix(values["fold-data"], values.library)].filter(
    ({ name }) => wanted.length === 0 || wanted.includes(name),
  );
  for (const { missing } of all) if (missing) say(`${missing}: left out`);
  const limit = Number(values.limit);
  const date = today();
  const note = limit > 0 ? `The first ${limit} documents of each set.` : "Whole sets.";
  const report = { date, note, rows: [] };
  for (const set of material(values.sets.split(",").filter(Boolean), limit || undefined, say))
    for (const peer of all.filter(({ missing }) => !missing)) {
      const row = await measure(peer, set, score);
      report.rows.push(row);
      say(
        `${set.name} ${peer.name}: fixed ${row.fixed}, broken ${row.broken}, clean ${row.cleanPer10k}, ${row.wordsPerSecond} words/s`,
      );
    }
  keep({ out: values.out, bench: "peers", text: table(report), report });
  return 0;
}

await runBench(main);
