import type { RuleProblem } from "../rule.js";

/** An entry of another program's list, as a row of a table of rules: the cells as they stand in the file. */
export interface ImportedRow {
  readonly wrong: string;
  /** Empty: flag only; with `|`: ask. */
  readonly right: string;
  readonly note: string;
  /** Line in the list, from 1. */
  readonly line: number;
}

/** What a list gave, and the entries that cannot be said in a table of rules, each with its reason. */
export interface Imported {
  readonly rows: readonly ImportedRow[];
  readonly problems: readonly RuleProblem[];
}

/** Text in a cell on the right, where a bar would part alternatives. */
export function cellOf(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** The pattern that matches a text as it stands, in RE2's language. */
export function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** Text on the right of a pattern, where `$` would begin a group. */
export function unreferenced(text: string): string {
  return cellOf(text.replaceAll("$", "$$$$"));
}
