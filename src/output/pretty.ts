import type { Finding } from "../edits/finding.js";
import { paintedChange } from "./change.js";
import { excerpt, type SourceText } from "./excerpt.js";
import type { Paint } from "./paint.js";
import { type Printer, SILENT } from "./printer.js";
import { visibleInLine } from "./visible.js";

/**
 * For a person: a heading a file, then each finding in its line, with its confidence, rules and evidence below.
 *
 * @param context Lines to show around each finding; undefined for its place alone.
 */
export function createPrettyPrinter(paint: Paint, suggestions: boolean, context?: number): Printer {
  let heading: string | undefined;
  const entry = (finding: Finding, source: SourceText): string => {
    const why = [finding.confidence.toFixed(2), ...finding.rules, ...finding.evidence].map(visibleInLine).join(" · ");
    const reasons = `${" ".repeat(11)}${paint.quiet(why)}\n`;
    if (context !== undefined) return `${excerpt(finding, source, context, paint)}${reasons}\n`;
    const place = `${finding.line}:${finding.column}`.padStart(9);
    const mark = finding.applied ? "" : paint.warning(" (suggestion)");
    return `${place}  ${inLine(finding, paint)}${mark}\n${reasons}`;
  };
  return {
    ...SILENT,
    begin(path) {
      heading = `${paint.heading(visibleInLine(path))}\n`;
      return "";
    },
    findings(findings, source) {
      const shown = findings.filter((finding) => finding.applied || suggestions);
      if (shown.length === 0) return "";
      // A file without findings gets no heading.
      const opening = heading ?? "";
      heading = undefined;
      return opening + shown.map((finding) => entry(finding, source)).join("");
    },
    end() {
      const printed = heading === undefined;
      heading = undefined;
      return printed ? "\n" : "";
    },
  };
}

function inLine(finding: Finding, paint: Paint): string {
  return `${visibleInLine(finding.before)}[${paintedChange(finding, paint)}]${visibleInLine(finding.after)}`;
}
