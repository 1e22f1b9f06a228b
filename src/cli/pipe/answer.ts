import { isUtf8 } from "node:buffer";
import type { Result } from "../../corrector.js";

/** A line that asks for a correction, or what is wrong with it. */
export type Request = { readonly document: Document } | { readonly id: unknown; readonly error: string };

/** The object of a line: a text, an id, and whatever else is to be passed through. */
export interface Document {
  readonly id?: unknown;
  readonly text: string;
}

/** Reads one line. Never throws: what is wrong with a line is the line's answer. */
export function readRequest(line: Buffer): Request {
  if (!isUtf8(line)) return { id: null, error: "not valid UTF-8" };
  let value: unknown;
  try {
    value = JSON.parse(line.toString("utf8"));
  } catch (error) {
    return { id: null, error: `not valid JSON: ${(error as Error).message}` };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { id: null, error: "not a JSON object" };
  }
  const { id, text } = value as { id?: unknown; text?: unknown };
  if (typeof text !== "string") return { id: id ?? null, error: 'no string "text"' };
  return { document: value as Document };
}

/** The answer to a document: the same keys, the corrected text in the old one's place, and what was corrected. */
export function correctedLine(document: Document, { text, corrections }: Result): string {
  return `${JSON.stringify({ ...document, text, corrections })}\n`;
}

export function errorLine(id: unknown, error: string): string {
  return `${JSON.stringify({ id, error })}\n`;
}
