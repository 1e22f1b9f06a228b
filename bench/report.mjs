// What all benches end with: results on standard output and in bench/results, errors on standard error.
import { mkdirSync, writeFileSync } from "node:fs";

export const say = (message) => process.stderr.write(`${message}\n`);

export const today = () => new Date().toISOString().slice(0, 10);

/**
 * Prints a table, and keeps it unless `out` is `-`.
 *
 * @param out name of the file in bench/results; default: `bench`-DATE
 * @param report kept beside the table as JSON, if there is one
 */
export function keep({ out, bench, text, report }) {
  process.stdout.write(text);
  if (out === "-") return;
  const name = out ?? `${bench}-${today()}`;
  mkdirSync(new URL("results/", import.meta.url), { recursive: true });
  writeFileSync(new URL(`results/${name}.md`, import.meta.url), text);
  if (report !== undefined)
    writeFileSync(new URL(`results/${name}.json`, import.meta.url), `${JSON.stringify(report, null, 1)}\n`);
}

/** Runs a bench on the process's arguments; it answers with its exit status. */
export async function runBench(main) {
  process.exitCode = await main(process.argv.slice(2)).catch((error) => {
    say(error.message);
    return 1;
  });
}

/** By which weights the development sets are corrected, and how much of each. */
export function noteOfSets(foldData, words) {
  const weights = foldData
    ? "Out of fold: each document is corrected by weights trained without its fold; the sample by the shipped ones."
    : "With the shipped weights.";
  const extent =
    words > 0 ? `About ${words} words of each development set, documents spread through it.` : "Whole sets.";
  return `${weights} ${extent}`;
}
