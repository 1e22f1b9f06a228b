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
}

/** Learns from a file: a text, or JSON Lines with a document a line, `{"text"}` or `{"ocr"}`, with its truth under `"gt"`. */
export async function learnFile(input: Input, learner: Learner, context: Context): Promise<void> {
  const opened = await openSource(input, context);
  const { first, chunks, leave } = await peek(opened.chunks);
  try {
    if (input.found && looksBinary(first)) return;
    if (input.path.endsWith(".jsonl")) await learnLines(chunks, learner);
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

async function learnLines(chunks: AsyncIterable<Uint8Array>, learner: Learner): Promise<void> {
  let number = 0;
  for await (const line of linesOf(chunks)) {
    number++;
    const text = line.toString("utf8");
    if (text.trim() === "") continue;
    const { scanned, printed } = readLine(text, number);
    if (printed === undefined) add(learner, learner.corrector.observe([scanned]), scanned.length);
    else learnPair(learner, scanned, printed);
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

function readLine(line: string, number: number): { readonly scanned: string; readonly printed: string | undefined } {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw new CliError(`line ${number}: not JSON`);
  }
  const { ocr, text, gt } = Object(row) as Readonly<Record<string, unknown>>;
  const scanned = typeof ocr === "string" ? ocr : text;
  if (typeof scanned !== "string") throw new CliError(`line ${number}: no string "ocr" or "text"`);
  return { scanned, printed: typeof gt === "string" ? gt : undefined };
}
