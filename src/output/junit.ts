import type { Finding } from "../edits/finding.js";
import { change } from "./change.js";
import { type Printer, SILENT } from "./printer.js";
import { xmlAttributes, xmlText } from "./xml.js";

/** JUnit's XML, a test suite a document, a failure a correction; suggestions are no failures and left out. */
export function createJUnitPrinter(): Printer {
  // A suite tells its counts before its cases: they are held until it ends.
  let suite: { readonly path: string; cases: string[] } | undefined;
  const written = (path: string, cases: readonly string[], counts: Readonly<Record<string, number>>): string => {
    const attributes = { name: path, failures: 0, errors: 0, skipped: 0, ...counts, tests: cases.length, time: 0 };
    return `<testsuite${xmlAttributes(attributes)}>\n${cases.join("")}</testsuite>\n`;
  };
  return {
    ...SILENT,
    start: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ocrfix">\n',
    begin(path) {
      suite = { path, cases: [] };
      return "";
    },
    findings(findings) {
      for (const finding of findings) if (finding.applied) suite!.cases.push(failure(finding));
      return "";
    },
    end({ path }) {
      const { cases } = suite!;
      suite = undefined;
      return cases.length > 0
        ? written(path, cases, { failures: cases.length })
        : written(path, [testCase(path, "no corrections", "")], {});
    },
    skipped: (path, reason) =>
      written(path, [testCase(path, "passed over", `<skipped${xmlAttributes({ message: reason })}/>`)], { skipped: 1 }),
    error(path, message) {
      suite = undefined;
      const inside = `<error${xmlAttributes({ message, type: "error" })}>${xmlText(message)}</error>`;
      return written(path, [testCase(path, "readable", inside)], { errors: 1 });
    },
    finish: () => "</testsuites>\n",
  };
}

function failure(finding: Finding): string {
  const { path, line, column, confidence, class: kind, evidence } = finding;
  const message = `${change(finding)} (${confidence.toFixed(2)})`;
  const body = `${path}:${line}:${column}: ${[message, ...evidence].join("; ")}`;
  const inside = `<failure${xmlAttributes({ message, type: kind })}>${xmlText(body)}</failure>`;
  return testCase(path, `${line}:${column}`, inside);
}

function testCase(path: string, name: string, inside: string): string {
  return `<testcase${xmlAttributes({ classname: path, name, time: 0 })}>${inside}</testcase>\n`;
}
