import type { Tally, Totals } from "./printer.js";
import { visibleInLine } from "./visible.js";

/** `essay.txt: 212 corrections, 9 suggestions left`. */
export function summaryLine({ path, corrections, suggestions }: Tally): string {
  return `${visibleInLine(path)}: ${counts(corrections, suggestions)}\n`;
}

/** The same for a run of several files. */
export function totalLine({ files, corrections, suggestions, errors }: Totals): string {
  const failed = errors > 0 ? `, ${counted(errors, "error")}` : "";
  return `${counted(files, "file")}: ${counts(corrections, suggestions)}${failed}\n`;
}

function counts(corrections: number, suggestions: number): string {
  return `${counted(corrections, "correction")}, ${counted(suggestions, "suggestion")} left`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
