import type { RuleProblem } from "../rule.js";
import { cellOf, type Imported, type ImportedRow } from "./imported.js";

/** DataMunging's rule sets: `wrong<TAB>right`, in some with how often it was seen after another tab. */
export function importDataMunging(list: string, file: string): Imported {
  const rows: ImportedRow[] = [];
  const problems: RuleProblem[] = [];
  list.split(/\r\n|\r|\n/).forEach((text, index) => {
    const line = index + 1;
    if (text.trim() === "") return;
    const cells = text.split("\t").map((cell) => cell.trim());
    const [wrong, right = "", count = ""] = cells;
    if (wrong === "" || right === "" || cells.length > 3 || !/^\d*$/.test(count)) {
      problems.push({ file, line, reason: `not "wrong<TAB>right" or "wrong<TAB>right<TAB>count": "${text}"` });
      return;
    }
    rows.push({ wrong, right: cellOf(right), note: count === "" ? "" : `seen ${count} times`, line });
  });
  return { rows, problems };
}
