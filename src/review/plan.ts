import type { Edit } from "../edits/apply-edits.js";
import type { Finding } from "../edits/finding.js";
import { canEncode, type Encoding, encodingNamed } from "../text/encoding.js";
import { createLocator } from "../text/lines.js";
import { LineError, type LineObject, parseLine } from "./json-line.js";
import { ACCEPTED, decidedText, LEFT, type Review, UNDECIDED } from "./review.js";
import type { Session } from "./session.js";

/** What a plan says of a place: make the correction, leave the place, or nothing yet (it is left, and counted). */
const DECISIONS = ["accept", "leave", "ask"] as const;
export type Decision = (typeof DECISIONS)[number];

/** One place of a plan. */
export interface PlanItem {
  /** Line of the plan. */
  readonly source: number;
  readonly decision: Decision;
  readonly replacement: string;
  readonly offset: number;
  readonly original: string;
  /** Line and column of the document, where the plan says them. */
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** What a plan says of one document. */
export interface FilePlan {
  readonly source: number;
  readonly path: string;
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly items: readonly PlanItem[];
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  begin: ["type", "version", "path", "sha256", "encoding"],
  decision: [
    ...["type", "decision", "original", "replacement", "line", "column", "before", "after", "confidence", "class"],
    ...["rules", "candidates", "evidence", "offset", "id"],
  ],
};

/**
 * One file's part of a plan, as JSON Lines. What is not decided is accepted if the corrector would make it.
 *
 * @param path As the plan is to name the document.
 * @param asks Decide nothing for the person: what is not decided stays to be asked.
 */
export function planOf(review: Review, file: number, path: string, asks: boolean): string {
  const { sha256, encoding } = review.files[file];
  const lines = [JSON.stringify({ type: "begin", version: 1, path, sha256, encoding })];
  for (const question of review.order) {
    const { file: of, finding } = review.questions[question];
    if (of !== file) continue;
    const { original, id, line, column, offset, rules, confidence, candidates, evidence, before, after } = finding;
    lines.push(
      JSON.stringify({
        type: "decision",
        decision: decisionOf(review, question, finding, asks),
        original,
        replacement: review.status[question] === ACCEPTED ? decidedText(review, question) : finding.replacement,
        line,
        column,
        before,
        after,
        confidence,
        class: finding.class,
        rules,
        candidates,
        evidence,
        offset,
        id,
      }),
    );
  }
  return `${lines.join("\n")}\n`;
}

function decisionOf({ status }: Review, question: number, { applied }: Finding, asks: boolean): Decision {
  if (status[question] === UNDECIDED) return applied && !asks ? "accept" : "ask";
  return status[question] === LEFT ? "leave" : "accept";
}

/** Reads a plan, whether it was edited or not. @throws LineError at the first line that is not a plan's. */
export function parsePlan(source: string): FilePlan[] {
  const files: (FilePlan & { items: PlanItem[] })[] = [];
  source.split(/\r?\n/).forEach((text, index) => {
    if (text.trim() === "") return;
    const object = parseLine(text, index + 1);
    const type = object.text("type");
    const known = Object.hasOwn(KEYS, type)
      ? KEYS[type]
      : object.fail(`"type" must be begin or decision, not ${JSON.stringify(type)}`);
    for (const name of object.names()) {
      if (!known.includes(name)) object.fail(`${JSON.stringify(name)} is not known here: ${known.join(", ")} are`);
    }
    if (type === "begin") files.push(beginOf(object, files));
    else if (files.length === 0) object.fail("a decision stands before the line that begins its document");
    else files[files.length - 1].items.push(itemOf(object));
  });
  return files;
}

function beginOf(object: LineObject, files: readonly FilePlan[]): FilePlan & { items: PlanItem[] } {
  if (object.count("version") !== 1) object.fail("made by another version of ocrfix");
  const path = object.text("path");
  const other = files.find((file) => file.path === path);
  if (other) object.fail(`${JSON.stringify(path)} begins twice, first in line ${other.source}`);
  const encoding = encodingNamed(object.text("encoding")) ?? object.fail('"encoding" is none that ocrfix knows');
  return { source: object.line, path, sha256: object.text("sha256"), encoding, items: [] };
}

function itemOf(object: LineObject): PlanItem {
  const decision = object.text("decision");
  if (!DECISIONS.includes(decision as Decision)) {
    object.fail(`"decision" must be ${DECISIONS.join(", ")}, not ${JSON.stringify(decision)}`);
  }
  return {
    source: object.line,
    decision: decision as Decision,
    replacement: object.text("replacement"),
    offset: object.count("offset"),
    original: object.text("original"),
    line: object.has("line") ? object.count("line") : undefined,
    column: object.has("column") ? object.count("column") : undefined,
  };
}

/** The edits that a document's part of a plan asks for. @throws LineError where it does not fit the text. */
export function planEdits({ items, encoding }: FilePlan, text: string): Edit[] {
  const byPlace = [...items].sort((a, b) => a.offset - b.offset || a.source - b.source);
  const locator = createLocator();
  let before: PlanItem | undefined;
  const edits: Edit[] = [];
  for (const item of byPlace) {
    const { source, offset, original, replacement, decision } = item;
    const fail = (message: string): never => {
      throw new LineError(source, message);
    };
    if (before && (offset < before.offset + before.original.length || offset === before.offset)) {
      fail(`is for a place that line ${before.source} of the plan is for`);
    }
    if (!text.startsWith(original, offset)) {
      const found = text.slice(offset, offset + Math.max(original.length, 1));
      fail(`"original" is ${JSON.stringify(original)}, but ${JSON.stringify(found)} stands at offset ${offset}`);
    }
    const position = locator.at(text, offset);
    if ((item.line ?? position.line) !== position.line || (item.column ?? position.column) !== position.column) {
      fail(`offset ${offset} is line ${position.line}, column ${position.column}`);
    }
    before = item;
    if (decision !== "accept" || replacement === original) continue;
    if (!canEncode(replacement, encoding)) fail(`"replacement" cannot be written in ${encoding}`);
    edits.push({ start: offset, end: offset + original.length, replacement });
  }
  return edits;
}

/** What a session says of its document, as a plan. */
export function planOfSession({ sha256, encoding, done }: Session, path: string): FilePlan {
  const items = new Map<string, PlanItem>();
  for (const { line = 1, places } of done) {
    for (const { key, offset, original, to } of places) {
      const decision = to === null ? "leave" : "accept";
      items.set(key, {
        source: line,
        decision,
        replacement: to ?? original,
        offset,
        original,
        line: undefined,
        column: undefined,
      });
    }
  }
  return { source: 1, path, sha256, encoding: encodingNamed(encoding) ?? "utf-8", items: [...items.values()] };
}
