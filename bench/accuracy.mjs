// npm run bench:accuracy -- [options]
// Runs the built program over the sample and the development sets, scores it, and writes a dated table to bench/results.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { accuracyTable, reliabilityTable } from "./accuracy-table.mjs";
import { material, SAMPLE_OCR, scorer } from "./material.mjs";
import { PROGRAM, pipe, run } from "./program.mjs";
import { judgeCorrections, reliability } from "./reliability.mjs";
import { keep, runBench, say, today } from "./report.mjs";

const HELP = `usage: npm run bench:accuracy -- [options] [-- options of the program]
  --sets a,b          only these (sample, and the names of the files in ../shared/data)
  --limit N           the first N documents of each set
  --fold-data DIR     out of fold: DIR/fold0 … DIR/fold4 are the dictionaries trained without that fold
  --jobs N            processes at a time (2)
  --no-clean          not the truth fed in as OCR
  --no-second         not our own output fed in again
  --reliability       the table of confidence against the share that is right
  --list FILE         every word fixed, broken or missed, one a line; outside the project, since it holds text of the sets
  --judged FILE       with --reliability: every correction with whether it is right, JSON Lines; outside the project
  --compare FILE      an earlier .json of this bench: differences in brackets
  --library           the library in place of the command line
  --out NAME          bench/results/NAME.md and .json (accuracy-DATE); - writes nothing
`;

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** A file that holds text of the sets stays out of the project. */
function outside(file) {
  if (file !== undefined && !relative(ROOT, resolve(file)).startsWith(".."))
    throw new Error(`${file} is inside the project`);
  return file;
}

async function correct(documents, options) {
  const isSample = documents[0]?.set === "sample";
  return pipe(documents, { ...options, foldData: isSample ? undefined : options.foldData });
}

/** The sample goes in as a file, as a person would do it. */
async function correctSampleFile(options) {
  const text = await run(process.execPath, [PROGRAM, ...options.args, SAMPLE_OCR], "");
  return { answers: [{ text, corrections: [] }] };
}

const made = (answers) =>
  answers.reduce((sum, { corrections }) => sum + corrections.filter((c) => c.applied !== false).length, 0);

async function measureSet({ name, documents }, score, options) {
  const list = [];
  const scored = (side, ocrOf, answers) => {
    const totals = score.emptyTotals();
    documents.forEach((document, at) => {
      for (const word of score.add(totals, ocrOf(document), document.gt, answers[at].text))
        list.push([name, document.id, side, word.verdict, word.ocr, word.hyp, word.gt].join("\t"));
    });
    return score.figures(totals);
  };
  const texts = (textOf) =>
    documents.map((document, at) => ({ set: document.set, id: document.id, text: textOf(document, at) }));
  const words = documents.reduce((sum, { ocr }) => sum + ocr.split(/\s+/).length, 0);

  const noisyRun = await correct(
    texts(({ ocr }) => ocr),
    options,
  );
  const asFile = name === "sample" && !options.library ? await correctSampleFile(options) : noisyRun;
  if (asFile.answers[0].text !== noisyRun.answers[0].text)
    say("the sample comes out of `pipe` and of FILE differently");
  const result = {
    name,
    documents: documents.length,
    noisy: scored("noisy", ({ ocr }) => ocr, asFile.answers),
    edits: made(noisyRun.answers),
    wordsPerSecond: words / noisyRun.seconds,
  };
  if (options.clean) {
    const cleanRun = await correct(
      texts(({ gt }) => gt),
      options,
    );
    result.clean = { ...scored("clean", ({ gt }) => gt, cleanRun.answers), edits: made(cleanRun.answers) };
    result.clean.wordsPerSecond = words / cleanRun.seconds;
  }
  if (options.second) {
    const secondRun = await correct(
      texts((_, at) => noisyRun.answers[at].text),
      options,
    );
    const changed = secondRun.answers.filter(({ text }, at) => text !== noisyRun.answers[at].text);
    result.second = { edits: made(secondRun.answers), documents: changed.length };
  }
  let judged = [];
  if (options.reliability) {
    const everything = { ...options, args: [...options.args, "--min-confidence", "0.05"] };
    const { answers } = await correct(
      texts(({ ocr }) => ocr),
      everything,
    );
    judged = documents.flatMap((document, at) =>
      judgeCorrections(document, answers[at].corrections).map((verdict) => ({
        set: name,
        id: document.id,
        ...verdict,
      })),
    );
    result.reliability = reliability(judged);
  }
  return { result, list, judged };
}

function commit() {
  const git = (...args) => execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain", "--", "src", "dictionaries") !== "";
  return git("rev-parse", "--short", "HEAD") + (changed ? " with changes not committed" : "");
}

async function main(argv) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      sets: { type: "string", default: "" },
      limit: { type: "string" },
      "fold-data": { type: "string" },
      jobs: { type: "string", default: "2" },
      "no-clean": { type: "boolean", default: false },
      "no-second": { type: "boolean", default: false },
      reliability: { type: "boolean", default: false },
      list: { type: "string" },
      judged: { type: "string" },
      compare: { type: "string" },
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
  const options = {
    args: positionals,
    library: values.library,
    jobs: Number(values.jobs),
    foldData: values["fold-data"] && resolve(values["fold-data"]),
    clean: !values["no-clean"],
    second: !values["no-second"],
    reliability: values.reliability,
  };
  const [listFile, judgedFile] = [values.list, values.judged].map(outside);
  const date = today();
  const report = {
    date,
    commit: commit(),
    note: [
      values["fold-data"]
        ? "Out of fold: each document is corrected by weights trained without its fold; the sample by the shipped ones."
        : "With the shipped weights.",
      values.limit ? `The first ${values.limit} documents of each set only.` : "",
      positionals.length > 0 ? `Options: ${positionals.join(" ")}.` : "",
      values.library ? "Through the library." : "",
    ]
      .filter(Boolean)
      .join(" "),
    sets: [],
  };
  const list = [];
  const judged = [];
  for (const set of material(values.sets.split(",").filter(Boolean), values.limit && Number(values.limit), say)) {
    const measured = await measureSet(set, score, options);
    report.sets.push(measured.result);
    list.push(...measured.list);
    judged.push(...measured.judged);
    const { noisy, clean, wordsPerSecond } = measured.result;
    say(
      `${set.name}: fixed ${noisy.fixed} of ${noisy.wrong}, broken ${noisy.broken}, miss ${noisy.miss}; WER cut ${noisy.werReduction}%` +
        `${clean ? `; clean broken ${clean.broken}` : ""}; ${Math.round(wordsPerSecond)} words/s`,
    );
  }
  const compared = values.compare && JSON.parse(readFileSync(values.compare, "utf8"));
  let table = accuracyTable(report, compared);
  if (options.reliability) {
    report.reliability = reliability(judged.filter(({ set }) => set !== "sample"));
    const tables = report.sets.map(({ name, reliability: bins }) => ({ name, bins }));
    table += `\n${reliabilityTable([{ name: "development sets, pooled", bins: report.reliability }, ...tables])}`;
  }
  keep({ out: values.out, bench: "accuracy", text: table, report });
  if (listFile) writeFileSync(listFile, `${list.join("\n")}\n`);
  if (judgedFile) writeFileSync(judgedFile, judged.map((verdict) => `${JSON.stringify(verdict)}\n`).join(""));
  return 0;
}

await runBench(main);
