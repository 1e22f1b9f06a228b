import type { Printer, Tally } from "./printer.js";
import { safeJson } from "./visible.js";

/** JSON Lines, each with its `type`. */
export function createJsonLinesPrinter(): Printer {
  const line = (value: unknown): string => `${safeJson(value)}\n`;
  return {
    start: () => "",
    begin: (path) => line({ type: "begin", path }),
    findings: (findings) => findings.map(line).join(""),
    end: ({ path, words, corrections, suggestions, givenUp }: Tally) =>
      line({ type: "end", path, words, corrections, suggestions, givenUp }),
    skipped: (path, reason) => line({ type: "skipped", path, reason }),
    error: (path, message) => line({ type: "error", path, message }),
    finish: (totals) => line({ type: "summary", ...totals }),
  };
}
