import type { ExplainedCandidate, ExplainedStep, Explanation } from "../edits/explanation.js";
import { visibleInLine } from "./visible.js";

/** An explanation with its place in a file, or of a word by itself. */
export interface PlacedExplanation {
  readonly path: string | undefined;
  /** From 1, columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** What stands around it in its line. */
  readonly before: string;
  readonly after: string;
  readonly explanation: Explanation;
}

/** Columns of the part's name. */
const NAME = 11;
const MOST_CANDIDATES = 12;

/** An explanation for a person. */
export function explanationText(placed: PlacedExplanation): string {
  const { explanation } = placed;
  const { outcome, because, correction, candidates, features, otherwise } = explanation;
  const change =
    correction === undefined || correction.original === correction.replacement
      ? ""
      : ` to ${quoted(correction.replacement)}`;
  const rules = correction?.rules ?? [];
  const parts: [name: string, lines: readonly string[]][] = [
    ["decided", [`${outcome}${change}: ${visibleInLine(because)}`, ...evidence(explanation)]],
    ["readings", candidateLines(candidates)],
    ["rules", rules.length > 0 ? [rules.map(visibleInLine).join(", ")] : []],
    ["confidence", features.length > 0 ? featureLines(explanation) : []],
    ["otherwise", otherwise.map(visibleInLine)],
  ];
  const body = parts.flatMap(([name, lines]) =>
    lines.map((line, at) => `  ${(at === 0 ? name : "").padEnd(NAME)}${line}`.trimEnd()),
  );
  return `${heading(placed)}\n${body.join("\n")}\n`;
}

function heading({ path, line, column, before, after, explanation }: PlacedExplanation): string {
  const original = visibleInLine(explanation.original);
  if (path === undefined) return original;
  return `${visibleInLine(path)}:${line}:${column}: ${visibleInLine(before)}[${original}]${visibleInLine(after)}`;
}

function evidence({ correction }: Explanation): string[] {
  return correction === undefined || correction.evidence.length === 0
    ? []
    : [correction.evidence.map(visibleInLine).join(" · ")];
}

function quoted(text: string): string {
  return `“${visibleInLine(text)}”`;
}

/** A table: text, costs, and what happened. */
function candidateLines(candidates: readonly ExplainedCandidate[]): string[] {
  const shown = candidates.slice(0, MOST_CANDIDATES);
  if (shown.length === 0) return [];
  const texts = shown.map(({ text, kept }) => `${visibleInLine(text)}${kept ? " (as it stands)" : ""}`);
  const width = Math.max(...texts.map((text) => text.length));
  const cell = (value: string): string => value.padStart(9);
  const head = `${"".padEnd(width)}${["channel", "language", "above"].map(cell).join("")}`;
  const rows = shown.map(({ channel, language, above, steps }, at) => {
    const numbers = [channel, language, above].map((nats) => cell(nats.toFixed(1))).join("");
    const told = steps.map(stepText).join(", ");
    return `${texts[at].padEnd(width)}${numbers}${told === "" ? "" : `   ${told}`}`;
  });
  const more = candidates.length - shown.length;
  return [head, ...rows, ...(more > 0 ? [`and ${more} more`] : [])];
}

/** `n for m 2.1 (67 times here)`. */
function stepText({ kind, scanned, printed, cost, known, inDocument, inProfile }: ExplainedStep): string {
  const seen = [
    ...(inDocument >= 0.5 ? [`${count(inDocument)} here`] : []),
    ...(inProfile >= 0.5 ? [`${count(inProfile)} in the profile`] : []),
    ...(known ? [] : ["a guess"]),
  ];
  const what: Readonly<Record<ExplainedStep["kind"], string>> = {
    misread: `${letters(scanned)} for ${letters(printed)}`,
    case: `${letters(scanned)} for ${letters(printed)}`,
    space: "a space inside",
    split: "a space lost",
    crop: `${letters(printed)} cut off`,
    hyphen: "a hyphen left",
    lineHyphen: "a hyphen lost at the line end",
    word: `${letters(scanned)} for ${letters(printed)}`,
  };
  return `${what[kind]} ${cost.toFixed(1)}${seen.length > 0 ? ` (${seen.join(", ")})` : ""}`;
}

function count(times: number): string {
  return times < 1.5 ? "once" : `${Math.round(times)} times`;
}

function letters(text: string): string {
  return text === "" ? "nothing" : visibleInLine(text);
}

function featureLines({ confidence, features }: Explanation): string[] {
  const added = features.map(({ name, value, adds }) => {
    const sign = adds < 0 ? "−" : "+";
    return `${name} ${Number(value.toFixed(2))} ${sign}${Math.abs(adds).toFixed(2)}`;
  });
  return [`${confidence!.toFixed(2)}, what weighs most, in log odds:`, added.join(" · ")];
}
