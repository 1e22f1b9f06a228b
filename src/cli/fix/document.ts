import { applyEdits, type Edit } from "../../edits/apply-edits.js";
import type { Correction } from "../../edits/edit.js";
import { ID_CONTEXT } from "../../edits/identity.js";
import type { Decoder } from "../../text/decode.js";
import { canEncode, type Encoding } from "../../text/encoding.js";
import type { CorrectedWindow } from "../engine/engine.js";

/** A corrected window as those see it that write or print it. */
export interface DocumentWindow {
  readonly text: string;
  /** The 32 units around it. */
  readonly before: string;
  readonly after: string;
  /** All of them, in order. */
  readonly corrections: readonly Correction[];
  /** Those that are made. */
  readonly edits: readonly Edit[];
  readonly words: number;
}

/** What a document turned out to be once its first bytes were read. */
export interface DocumentHead {
  readonly path: string;
  readonly encoding: Encoding;
  readonly markLength: number;
}

/** Puts windows in their context; a correction that the document's encoding cannot write becomes a suggestion. */
export async function* documentWindows(
  corrected: AsyncIterable<CorrectedWindow>,
  decoder: Decoder,
): AsyncGenerator<DocumentWindow> {
  let before = "";
  let waiting: CorrectedWindow | undefined;
  for await (const next of corrected) {
    if (waiting !== undefined) {
      yield inContext(waiting, before, next.text.slice(0, ID_CONTEXT), decoder.encoding);
      before = waiting.text.slice(-ID_CONTEXT);
    }
    waiting = next;
  }
  if (waiting !== undefined) yield inContext(waiting, before, "", decoder.encoding);
}

function inContext(
  { text, result }: CorrectedWindow,
  before: string,
  after: string,
  encoding: Encoding,
): DocumentWindow {
  const corrections = result.corrections.map((correction) => writable(correction, encoding));
  const edits = corrections.filter((correction) => correction.applied);
  return { text, before, after, corrections, edits, words: result.words };
}

function writable(correction: Correction, encoding: Encoding): Correction {
  if (!correction.applied || canEncode(correction.replacement, encoding)) return correction;
  return { ...correction, applied: false, evidence: [...correction.evidence, `cannot be written in ${encoding}`] };
}

/** The window's text with its corrections made. */
export function correctedText({ text, edits }: DocumentWindow): string {
  return edits.length === 0 ? text : applyEdits(text, edits);
}
