import { CORRECTION_CLASSES, type CorrectionClass } from "../edits/edit.js";
import type { Finding } from "../edits/finding.js";
import type { Printer } from "./printer.js";
import { safeJson, visibleInLine } from "./visible.js";

const CLASS_DESCRIPTIONS: Readonly<Record<CorrectionClass, string>> = {
  confusion: "Letters that the scanner took for others",
  split: "Words that were run together",
  join: "A word that was torn apart",
  hyphen: "A word parted at a line's end",
  punctuation: "A punctuation mark misread or lost",
  quote: "A quotation mark misread",
  case: "A capital for a small letter, or the other way round",
  digit: "A digit for a letter, or the other way round",
  spacing: "White space lost or added",
  rule: "A rule of the user's",
};

/** A SARIF 2.1.0 log. Results are written as they come; the tool, which the standard lets stand anywhere, follows them. */
export function createSarifPrinter(version: string): Printer {
  let results = 0;
  const notifications: unknown[] = [];
  const notify = (level: "error" | "warning" | "note", message: string, path: string): string => {
    const locations = [{ physicalLocation: { artifactLocation: artifact(path) } }];
    notifications.push({ level, message: { text: visibleInLine(message) }, locations });
    return "";
  };
  return {
    start: () =>
      `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits",` +
      `"newlineSequences":${JSON.stringify(["\r\n", "\n", "\r"])},"results":[`,
    begin: () => "",
    findings: (findings) =>
      findings.map((finding) => `${results++ === 0 ? "" : ","}\n${safeJson(result(finding))}`).join(""),
    end: ({ path, givenUp }) =>
      givenUp === undefined
        ? ""
        : notify("warning", `left as it is from line ${givenUp.line} on: too much to search`, path),
    skipped: (path, reason) => notify("note", `passed over: ${reason}`, path),
    error: (path, message) => notify("error", message, path),
    finish({ errors }) {
      const invocation = { executionSuccessful: errors === 0, toolExecutionNotifications: notifications };
      const rules = CORRECTION_CLASSES.map((id) => ({ id, shortDescription: { text: CLASS_DESCRIPTIONS[id] } }));
      const tool = { driver: { name: "ocrfix", version, rules } };
      return `\n],"invocations":[${safeJson(invocation)}],"tool":${safeJson(tool)}}]}\n`;
    },
  };
}

function result(finding: Finding): unknown {
  const { path, original, replacement, confidence } = finding;
  const region = {
    startLine: finding.line,
    startColumn: finding.column,
    endLine: finding.endLine,
    endColumn: finding.endColumn,
    charOffset: finding.offset,
    charLength: finding.length,
    byteOffset: finding.byteOffset,
    byteLength: finding.byteLength,
  };
  const location = { artifactLocation: artifact(path), region: { ...region, snippet: { text: original } } };
  const evidence = finding.evidence.length > 0 ? `: ${finding.evidence.join("; ")}` : "";
  const reading = original === replacement ? "" : ` is likely “${replacement}”`;
  const change = `“${original}”${reading} (${confidence.toFixed(2)})`;
  return {
    ruleId: finding.class,
    ruleIndex: CORRECTION_CLASSES.indexOf(finding.class),
    level: finding.applied ? "warning" : "note",
    message: { text: visibleInLine(change + evidence) },
    locations: [{ physicalLocation: location }],
    partialFingerprints: { "ocrfix/v1": finding.id },
    fixes: fixes(finding, region),
    rank: Math.round(confidence * 1000) / 10,
    properties: { confidence, rules: finding.rules, series: finding.series, applied: finding.applied },
  };
}

/** What may have stood there, most confident first. */
function fixes(finding: Finding, deletedRegion: unknown): unknown[] {
  const { path, original, replacement, confidence, candidates } = finding;
  if (original === replacement) return [];
  const readings = candidates.some(({ text }) => text === replacement)
    ? candidates
    : [{ text: replacement, confidence }, ...candidates];
  return [...readings]
    .sort((a, b) => b.confidence - a.confidence)
    .map(({ text, confidence: sure }) => ({
      description: { text: visibleInLine(`Replace by “${text}” (${sure.toFixed(2)})`) },
      artifactChanges: [
        { artifactLocation: artifact(path), replacements: [{ deletedRegion, insertedContent: { text } }] },
      ],
    }));
}

function artifact(path: string): { readonly uri: string } {
  const uri = path.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return { uri: uri.startsWith("/") ? `file://${uri}` : uri };
}
