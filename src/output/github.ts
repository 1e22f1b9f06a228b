import type { Finding } from "../edits/finding.js";
import { change } from "./change.js";
import { type Printer, SILENT } from "./printer.js";
import { visible, visibleInLine } from "./visible.js";

/** Workflow commands that GitHub shows beside the lines. Nothing in a document or a path can begin a command of its own. */
export function createGitHubPrinter(): Printer {
  return {
    ...SILENT,
    findings: (findings) => findings.map(annotation).join(""),
    error: (path, message) => `::error file=${property(path)},title=ocrfix::${data(message)}\n`,
  };
}

function annotation(finding: Finding): string {
  const { path, line, endLine, column, endColumn, confidence, rules } = finding;
  const place =
    line === endLine ? `line=${line},col=${column},endColumn=${endColumn}` : `line=${line},endLine=${endLine}`;
  const ids = rules.length > 0 ? ` ${rules.join(" ")}` : "";
  const message = visibleInLine(`${change(finding)} (${confidence.toFixed(2)})${ids}`);
  const command = finding.applied ? "warning" : "notice";
  return `::${command} file=${property(path)},${place},title=${property(`ocrfix ${finding.class}`)}::${data(message)}\n`;
}

/** The escapes are GitHub's own; other control characters have no business in a log. */
function data(text: string): string {
  return visible(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
