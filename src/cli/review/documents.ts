import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import type { CorrectorOptions } from "../../corrector.js";
import { createFinder, type Finding } from "../../edits/finding.js";
import type { GivenUp } from "../../output/printer.js";
import type { ReviewFile } from "../../review/question.js";
import { createDecoder, type Decoder } from "../../text/decode.js";
import type { Encoding } from "../../text/encoding.js";
import { createWindowCutter } from "../../text/window.js";
import type { Context } from "../context.js";
import type { Engine } from "../engine/engine.js";
import { CliError } from "../errors.js";
import { type FileStamp, openSource, type Source } from "../files/source.js";
import { documentWindows } from "../fix/document.js";
import type { LineRange } from "../fix/options.js";
import { sumGivenUp } from "../given-up.js";
import { sessionName } from "./session-store.js";

/** A document that is to be reviewed. */
export interface ReviewSource {
  /** As shown. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
  readonly encoding: Encoding | "auto";
  readonly lines: LineRange | undefined;
  readonly options: CorrectorOptions;
}

/** A document as it was read, with what is to be asked about it. */
export interface ReviewDocument extends ReviewFile {
  readonly file: string;
  readonly markLength: number;
  readonly stamp: FileStamp;
  readonly source: ReviewSource;
  readonly decoder: Decoder;
}

/** A document's bytes and what they say. */
export interface ReadText {
  readonly text: string;
  /** At its end: it tells encoding and byte order mark. */
  readonly decoder: Decoder;
  readonly sha256: string;
  readonly stamp: FileStamp;
}

/** Reads a file as a whole. Throws what reading and decoding throw. */
export async function readText(source: Source, encoding: Encoding | "auto", context: Context): Promise<ReadText> {
  // A pipe or a device cannot be written back, and might never end.
  const stats = source.file === undefined ? undefined : statSync(source.file, { throwIfNoEntry: false });
  if (stats && !stats.isFile() && !stats.isDirectory()) throw new CliError("is no regular file: it cannot be reviewed");
  const { chunks, stamp } = await openSource(source, context);
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  const bytes = Buffer.concat(pieces);
  const decoder = createDecoder(encoding);
  const text = decoder.write(bytes) + decoder.end();
  return { text, decoder, sha256: hashOf(bytes), stamp: stamp! };
}

/** Reads a document, in which nothing is found yet. Throws what reading and decoding throw. */
export async function readDocument(source: ReviewSource, context: Context): Promise<ReviewDocument> {
  const { path, file } = source;
  const { text, decoder, sha256, stamp } = await readText(source, source.encoding, context);
  const { encoding, markLength } = decoder;
  const session = sessionName(file);
  return { path, file, session, sha256, encoding, markLength, text, findings: [], stamp, source, decoder };
}

/** What is to be asked about a document, window by window. */
export interface FoundWindow {
  readonly findings: readonly Finding[];
  readonly words: number;
  /** UTF-16 units of text. */
  readonly units: number;
  /** What was given up of the document up to here. */
  readonly givenUp: GivenUp | undefined;
}

/** Corrects a document. Throws what correcting throws. */
export async function* findIn(document: ReviewDocument, engine: Engine): AsyncGenerator<FoundWindow> {
  const { path, encoding, markLength, text, decoder, source } = document;
  const find = createFinder(path, encoding, markLength);
  const corrected = engine.correct(windowsOf(text), source.options);
  const givenUp = sumGivenUp();
  for await (const window of documentWindows(corrected, decoder, source.lines)) {
    givenUp.add(window.text, window.givenUp);
    const { words } = window;
    yield { findings: find(window, window.corrections), words, units: window.text.length, givenUp: givenUp.sum };
  }
}

/** The same, all of it. */
export async function findAll(document: ReviewDocument, engine: Engine): Promise<ReviewDocument> {
  const all: Finding[] = [];
  for await (const { findings } of findIn(document, engine)) for (const finding of findings) all.push(finding);
  return { ...document, findings: all };
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function* windowsOf(text: string): AsyncGenerator<string> {
  const cutter = createWindowCutter();
  yield* cutter.push(text);
  yield* cutter.end();
}
