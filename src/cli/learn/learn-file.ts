import { isUtf8 } from "node:buffer";
import type { Corrector, Observation } from "../../corrector.js";
import type { Collection } from "../../learning/collect.js";
import type { Encoding } from "../../text/encoding.js";
import { SAMPLE_WINDOWS } from "../../text/window.js";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import type { Input } from "../files/inputs.js";
import { looksBinary, peek } from "../files/peek.js";
import { openSource } from "../files/source.js";
import { readWindows } from "../files/windows.js";
import { linesOf } from "../pipe/lines.js";
import { alignPair } from "./align-pair.js";

/** What learning takes. */
export interface Learner {
  readonly corrector: Corrector;
  readonly collection: Collection;
  readonly encoding: Encoding | "auto";
  /** Told after each document: its words, and its size in UTF-16 units. */
  learned(words: number, units: number): void;
  /** Told of a file, or of a line, that is not learned from; throws what stops the whole run. */
  failed(path: string, error: unknown): Promise<void>;
}

/** Learns from a file: a text, or JSON Lines with a document a line, `{"text"}` or `{"ocr"}`, with its truth under `"gt"`. */
export async function learnFile(input: Input, learner: Learner, context: Context): Promise<void> {
  const opened = await openSource(input, context);
  const { first, chunks, leave } = await peek(opened.chunks);
  try {
    if (input.found && looksBinary(first)) return;
    if (input.path.endsWith(".jsonl")) await learnLines(input.path, chunks, learner);
    else await learnText(chunks, learner);
  } finally {
    await leave();
  }
}

async function learnText(chunks: AsyncIterable<Uint8Array>, learner: Learner): Promise<void> {
  const sample: string[] = [];
  for await (const window of readWindows(chunks, learner.encoding).windows) {
    sample.push(window);
    if (sample.length === SAMPLE_WINDOWS) break;
  }
  if (sample.length === 0) return;
  add(learner, learner.corrector.observe(sample), sample.join("").length);
}

async function learnLines(path: string, chunks: AsyncIterable<Uint8Array>, learner: Learner): Promise<void> {
  let number = 0;
  for await (const line of linesOf(chunks)) {
    number++;
    if (line.toString("latin1").trim() === "") continue;
    try {
      const { scanned, printed } = readLine(line, number);
      if (printed === undefined) add(learner, learner.corrector.observe([scanned]), scanned.length);
      else learnPair(learner, scanned, printed);
    } catch (error) {
      await learner.failed(path, error);
    }
  }
}

/** Learns from a text whose truth is known. */
export function learnPair(learner: Learner, scanned: string, printed: string): void {
  add(learner, learner.corrector.observePair(scanned, printed, alignPair(scanned, printed)), scanned.length);
}

function add(learner: Learner, observation: Observation, units: number): void {
  learner.collection.add(observation);
  learner.learned(observation.words, units);
}

function readLine(line: Buffer, number: number): { readonly scanned: string; readonly printed: string | undefined } {
  if (!isUtf8(line)) throw new CliError(`line ${number}: not valid UTF-8`);
  let row: unknown;
  try {
    row = JSON.parse(line.toString("utf8"));
  } catch {
    throw new CliError(`line ${number}: not JSON`);
  }
  const { ocr, text, gt } = Object(row) as Readonly<Record<string, unknown>>;
  const scanned = typeof ocr === "string" ? ocr : text;
  if (typeof scanned !== "string") throw new CliError(`line ${number}: no string "ocr" or "text"`);
  return { scanned, printed: typeof gt === "string" ? gt : undefined };
}
