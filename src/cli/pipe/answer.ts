import { isUtf8 } from "node:buffer";
import type { Result } from "../../corrector.js";
import { CliError } from "../errors.js";

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

/**
 * The answer to a document: the same keys, the corrected text in the old one's place, what was corrected, and what was
 * given up, if anything was. Throws a {@link CliError} where that cannot be a line.
 */
export function correctedLine(document: Document, { text, corrections, givenUp }: Result): string {
  const line = lineOf({ ...document, text, corrections, ...(givenUp.length > 0 ? { givenUp } : {}) });
  if (line === undefined) throw new CliError("nested too deeply, or too long, to be written");
  return line;
}

/** The answer to what cannot be corrected; its id is given back if it can be. */
export function errorLine(id: unknown, error: string): string {
  return lineOf({ id: id ?? null, error }) ?? `${JSON.stringify({ id: null, error })}\n`;
}

/** Undefined for what cannot be a line: JSON is read to any depth, but not written, and a string has a longest length. */
function lineOf(answer: object): string | undefined {
  try {
    return `${JSON.stringify(answer)}\n`;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
