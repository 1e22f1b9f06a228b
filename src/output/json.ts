import type { Printer } from "./printer.js";
import { safeJson } from "./visible.js";

/** One JSON object: `files` with their findings, then the `summary`. Written as it comes, so that nothing is kept. */
export function createJsonPrinter(): Printer {
  let files = 0;
  let findingsOfFile = 0;
  let open = false;
  const entry = (path: string): string => {
    findingsOfFile = 0;
    return `${files++ === 0 ? "" : ","}\n{"path":${safeJson(path)},"findings":[`;
  };
  const close = (rest: Readonly<Record<string, unknown>>): string => {
    open = false;
    return `],${safeJson(rest).slice(1)}`;
  };
  return {
    start: () => '{"files":[',
    begin(path) {
      open = true;
      return entry(path);
    },
    findings: (findings) =>
      findings.map((finding) => `${findingsOfFile++ === 0 ? "" : ","}\n  ${safeJson(finding)}`).join(""),
    end: ({ words, corrections, suggestions, givenUp }) => close({ words, corrections, suggestions, givenUp }),
    skipped: (path, reason) => entry(path) + close({ skipped: reason }),
    error: (path, message) => (open ? "" : entry(path)) + close({ error: message }),
    finish: (totals) => `\n],"summary":${safeJson(totals)}}\n`,
  };
}
