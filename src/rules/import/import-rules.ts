import { findConflicts } from "../conflicts.js";
import { parseUserRules } from "../parse-user-rules.js";
import type { PatternCompiler } from "../pattern.js";
import type { RuleProblem } from "../rule.js";
import { importCodespell } from "./codespell.js";
import { importDataMunging } from "./data-munging.js";
import { importGuiguts } from "./guiguts.js";
import type { Imported } from "./imported.js";
import type { ListFormat } from "./list-formats.js";
import { importSubtitleEdit } from "./subtitle-edit.js";

const IMPORTERS: Readonly<Record<ListFormat, (list: string, file: string) => Imported>> = {
  codespell: importCodespell,
  "subtitle-edit": importSubtitleEdit,
  guiguts: importGuiguts,
  datamunging: importDataMunging,
};

export interface ImportedTable {
  /** A table of rules, each line of which `parseUserRules` accepts, alone and together. */
  readonly table: string;
  readonly rules: number;
  /** Entries left out, by place in the list, each with the reason. */
  readonly problems: readonly RuleProblem[];
}

/** The format of a list by what stands in it, or null if it is none of the known ones. */
export function formatOf(list: string): ListFormat | null {
  if (/^\ufeff?\s*</.test(list)) return "subtitle-edit";
  if (/^\s*%(?:::|main::)?scannoslist\s*=/m.test(list)) return "guiguts";
  const lines = list.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const share = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length / lines.length;
  if (share(/\S->\S/) > 0.5) return "codespell";
  if (share(/^[^\t]+\t[^\t]+(?:\t\s*\d*\s*)?$/) > 0.5) return "datamunging";
  return null;
}

/** Converts another program's list into a table of rules; what cannot be converted is among the problems. */
export function importRules(list: string, format: ListFormat, file: string, compile: PatternCompiler): ImportedTable {
  const imported = IMPORTERS[format](list, file);
  const problems: RuleProblem[] = [...imported.problems];
  const leave = (index: number, reason: string): void => {
    problems.push({ file, line: imported.rows[index].line, reason });
  };
  const rows = imported.rows.map(({ wrong, right, note }) => `${wrong}\t${right}${note === "" ? "" : `\t${note}`}`);
  // One row a line, so that a rule's line is its row; a row of several lines or cells could not be read back.
  const whole = rows.map((row, i) => {
    const isRow = /^[^\t\n\r]+\t[^\t\n\r]*(?:\t[^\t\n\r]*)?$/.test(row) && !row.startsWith("#");
    if (isRow && !CONTROLS.test(row)) return row;
    leave(i, isRow ? "it holds control characters" : "it holds a tab or a line end, or begins with #");
    return "";
  });
  const parsed = parseUserRules(whole.join("\n"), file, compile);
  for (const { line, reason } of parsed.problems) leave(line - 1, reason);
  const out = new Set(parsed.problems.map(({ line }) => line));
  // A later entry gives way to an earlier one; without it others may be free of conflict, but none comes into one.
  for (const { line, reason } of findConflicts(parsed.rules)) {
    if (!out.has(line)) leave(line - 1, reason.replace(CONFLICT_PLACE, ""));
    out.add(line);
  }
  const kept = whole.filter((row, i) => row !== "" && !out.has(i + 1));
  return {
    table: kept.map((row) => `${row}\n`).join(""),
    rules: kept.length,
    problems: problems.sort((a, b) => a.line - b.line),
  };
}

/** No misreading has them, and the table is printed; a tab is between its cells. */
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Rows have lines of their own, which say nothing to a reader of the list. */
const CONFLICT_PLACE = /, after \S+$| by \S+:\d+$/;
