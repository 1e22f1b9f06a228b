import { createBriefPrinter } from "./brief.js";
import { createCheckstylePrinter } from "./checkstyle.js";
import { createGitHubPrinter } from "./github.js";
import { createJsonPrinter } from "./json.js";
import { createJsonLinesPrinter } from "./jsonl.js";
import { createJUnitPrinter } from "./junit.js";
import { createPaint } from "./paint.js";
import { createPrettyPrinter } from "./pretty.js";
import type { Printer } from "./printer.js";
import { createSarifPrinter } from "./sarif.js";

export interface PrinterOptions {
  readonly coloured: boolean;
  /** Whether formats for a person show suggestions too. */
  readonly suggestions: boolean;
  /** Lines around each finding, for `pretty`; undefined for the finding's place alone. */
  readonly context: number | undefined;
  /** The program's, for formats that name it. */
  readonly version: string;
}

/** The printer of a format. */
export function createPrinter(
  format: "pretty" | "brief" | "jsonl" | "json" | "sarif" | "github" | "checkstyle" | "junit",
  { coloured, suggestions, context, version }: PrinterOptions,
): Printer {
  switch (format) {
    case "pretty":
      return createPrettyPrinter(createPaint(coloured), suggestions, context);
    case "brief":
      return createBriefPrinter(createPaint(coloured), suggestions);
    case "jsonl":
      return createJsonLinesPrinter();
    case "json":
      return createJsonPrinter();
    case "sarif":
      return createSarifPrinter(version);
    case "github":
      return createGitHubPrinter();
    case "checkstyle":
      return createCheckstylePrinter(version);
    case "junit":
      return createJUnitPrinter();
  }
}
