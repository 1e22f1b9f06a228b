// The figures of a run of the accuracy bench as Markdown.

const sign = (value, digits = 1) => (value > 0 ? "+" : "") + value.toFixed(digits);

function row(cells) {
  return `| ${cells.join(" | ")} |`;
}

function figureCells(set, before) {
  const { noisy, clean, second, wordsPerSecond } = set;
  const delta = (value, old) => (old === undefined || Math.abs(value - old) < 0.05 ? "" : ` (${sign(value - old)})`);
  const was = before?.noisy;
  return [
    set.name,
    noisy.words,
    noisy.wrong,
    `${noisy.cerBefore} → ${noisy.cerAfter} (${sign(-noisy.cerReduction, 2)}%)`,
    `${sign(-noisy.werReduction, 2)}%${delta(-noisy.werReduction, was && -was.werReduction)}`,
    `${noisy.fixed} / ${noisy.broken} / ${noisy.miss} / ${noisy.still}`,
    `${noisy.precision}${delta(noisy.precision, was?.precision)}`,
    `${noisy.recall}${delta(noisy.recall, was?.recall)}`,
    `${noisy.harmPer10k}${delta(noisy.harmPer10k, was?.harmPer10k)}`,
    clean ? `${clean.broken} = ${clean.harmPer10k}${delta(clean.harmPer10k, before?.clean?.harmPer10k)}` : "–",
    second ? `${second.edits} in ${second.documents}` : "–",
    Math.round(wordsPerSecond),
  ];
}

/** The table of one run, with the differences to another run in brackets where one is given. */
export function accuracyTable(report, compared) {
  const before = new Map((compared?.sets ?? []).map((set) => [set.name, set]));
  const lines = [
    `# Accuracy, ${report.date}`,
    "",
    `Commit ${report.commit}. ${report.note}`,
    "",
    "Figures of `../shared/score/score.mjs`. Harm: right words broken, of 10,000 that the OCR had right. Clean: the truth fed in as if it were OCR.",
    "Second run: corrections made in our own output. Words a second: whole processes, starting included.",
    "",
    row([
      "set",
      "words",
      "wrong",
      "CER %",
      "WER",
      "fixed / broken / miss / still",
      "precision",
      "recall",
      "harm",
      "clean: broken = per 10,000",
      "second run: edits in documents",
      "words/s",
    ]),
    row(["---", ...Array(11).fill("--:")]),
    ...report.sets.map((set) => row(figureCells(set, before.get(set.name)))),
    "",
  ];
  return lines.join("\n");
}

/** The reliability tables, pooled first. */
export function reliabilityTable(tables) {
  const lines = [
    "## Reliability",
    "",
    "Of the corrections given a confidence, how many are right: the words of the truth aligned to the corrected words equal the result, punctuation included.",
    "Bins of fewer than 50 are pooled with the next.",
    "",
    row(["set", "confidence", "corrections", "mean confidence", "right"]),
    row(["---", "---", "--:", "--:", "--:"]),
  ];
  for (const { name, bins } of tables)
    for (const { from, to, count, meanConfidence, shareRight } of bins)
      lines.push(row([name, `${from}–${to}`, count, meanConfidence.toFixed(3), `${(100 * shareRight).toFixed(1)}%`]));
  return `${lines.join("\n")}\n`;
}
