import type { Finding } from "../edits/finding.js";
import { paintedChange } from "./change.js";
import type { Paint } from "./paint.js";
import { type Printer, SILENT } from "./printer.js";
import { visibleInLine } from "./visible.js";

/** `essay.txt:12:5: nenber → member (0.97) confusion/n>m`, a finding a line; suggestions, if asked for, with `?`. */
export function createBriefPrinter(paint: Paint, suggestions: boolean): Printer {
  const line = (finding: Finding): string => {
    const { path, line, column, confidence, rules, applied } = finding;
    const place = `${visibleInLine(path)}:${line}:${column}:`;
    const ids = rules.length > 0 ? ` ${rules.map(visibleInLine).join(" ")}` : "";
    return `${place} ${paintedChange(finding, paint)}${applied ? "" : " ?"} (${confidence.toFixed(2)})${paint.quiet(ids)}\n`;
  };
  return {
    ...SILENT,
    findings: (findings) =>
      findings
        .filter((f) => f.applied || suggestions)
        .map(line)
        .join(""),
  };
}
