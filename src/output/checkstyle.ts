import type { Finding } from "../edits/finding.js";
import { change } from "./change.js";
import { type Printer, SILENT } from "./printer.js";
import { xmlAttributes } from "./xml.js";

/** Checkstyle's XML, a `file` element a document; suggestions have severity `info`. */
export function createCheckstylePrinter(version: string): Printer {
  let open = false;
  const file = (path: string): string => `<file${xmlAttributes({ name: path })}>\n`;
  return {
    ...SILENT,
    start: () => `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle${xmlAttributes({ version })}>\n`,
    begin(path) {
      open = true;
      return file(path);
    },
    findings: (findings) => findings.map(element).join(""),
    end() {
      open = false;
      return "</file>\n";
    },
    error(path, message) {
      const opening = open ? "" : file(path);
      open = false;
      const attributes = { line: 1, severity: "error", message, source: "ocrfix.error" };
      return `${opening}<error${xmlAttributes(attributes)}/>\n</file>\n`;
    },
    finish: () => "</checkstyle>\n",
  };
}

function element(finding: Finding): string {
  const { line, column, applied, confidence, class: kind, rules } = finding;
  const message = `${change(finding)} (${confidence.toFixed(2)})`;
  const source = `ocrfix.${kind}${rules.length > 0 ? `.${rules[0]}` : ""}`;
  return `<error${xmlAttributes({ line, column, severity: applied ? "warning" : "info", message, source })}/>\n`;
}
