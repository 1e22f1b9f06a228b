import type { RuleProblem } from "../rule.js";
import { cellOf, type Imported, type ImportedRow } from "./imported.js";

/**
 * A codespell dictionary: `wrong->right`; `wrong->one, other,` for a choice; `wrong->right, reason` for one that is
 * not to be made without a person, where the text after the last comma is the reason.
 */
export function importCodespell(list: string, file: string): Imported {
  const rows: ImportedRow[] = [];
  const problems: RuleProblem[] = [];
  list.split(/\r\n|\r|\n/).forEach((text, index) => {
    const line = index + 1;
    const entry = text.trim();
    if (entry === "" || entry.startsWith("#")) return;
    const arrow = entry.indexOf("->");
    if (arrow < 1) {
      problems.push({ file, line, reason: `no "->" in "${entry}"` });
      return;
    }
    const wrong = entry.slice(0, arrow).trim();
    const data = entry.slice(arrow + 2);
    const comma = data.lastIndexOf(",");
    const rights = (comma < 0 ? [data] : data.slice(0, comma).split(","))
      .map((one) => cellOf(one.trim()))
      .filter((one) => one !== "");
    if (rights.length === 0) {
      problems.push({ file, line, reason: `nothing after "->" in "${entry}"` });
      return;
    }
    const asks = comma >= 0;
    const right = asks && rights.length === 1 ? `${rights[0]}|` : rights.join("|");
    rows.push({ wrong, right, note: asks ? data.slice(comma + 1).trim() : "", line });
  });
  return { rows, problems };
}
