import { applyEdits, type Edit } from "../../edits/apply-edits.js";
import type { Correction } from "../../edits/edit.js";
import { ID_CONTEXT } from "../../edits/identity.js";
import type { Decoder } from "../../text/decode.js";
import { canEncode, type Encoding } from "../../text/encoding.js";
import { createLocator, type Locator } from "../../text/lines.js";
import type { Span } from "../../text/span.js";
import type { CorrectedWindow } from "../engine/engine.js";
import type { LineRange } from "./options.js";

/** A corrected window as those see it that write or print it. */
export interface DocumentWindow {
  readonly text: string;
  /** Of its first unit in the document. */
  readonly offset: number;
  /** The 32 units around it. */
  readonly before: string;
  readonly after: string;
  /** All of them, in order. */
  readonly corrections: readonly Correction[];
  /** Those that are made. */
  readonly edits: readonly Edit[];
  readonly words: number;
  /** What of it would have taken too long; spans of its text. */
  readonly givenUp: readonly Span[];
}

/** What a document turned out to be once its first bytes were read. */
export interface DocumentHead {
  readonly path: string;
  readonly encoding: Encoding;
  readonly markLength: number;
}

/**
 * Puts windows in their context. A correction outside `lines` is dropped; one that the document's encoding cannot write
 * becomes a suggestion.
 */
export async function* documentWindows(
  corrected: AsyncIterable<CorrectedWindow>,
  decoder: Decoder,
  lines?: LineRange,
): AsyncGenerator<DocumentWindow> {
  const keep = lines === undefined ? undefined : createLineFilter(lines);
  let before = "";
  let offset = 0;
  let waiting: CorrectedWindow | undefined;
  const inContext = ({ text, result }: CorrectedWindow, after: string): DocumentWindow => {
    const kept = keep === undefined ? result.corrections : keep(text, result.corrections);
    const corrections = kept.map((correction) => writable(correction, decoder.encoding));
    const edits = corrections.filter((correction) => correction.applied);
    const { words, givenUp } = result;
    const window = { text, offset, before, after, corrections, edits, words, givenUp };
    before = text.slice(-ID_CONTEXT);
    offset += text.length;
    return window;
  };
  for await (const next of corrected) {
    if (waiting !== undefined) yield inContext(waiting, next.text.slice(0, ID_CONTEXT));
    waiting = next;
  }
  if (waiting !== undefined) yield inContext(waiting, "");
}

function createLineFilter({ from, to }: LineRange): (text: string, corrections: readonly Correction[]) => Correction[] {
  const locator: Locator = createLocator();
  return (text, corrections) => {
    const kept = corrections.filter(({ start, end }) => {
      const first = locator.at(text, start).line;
      return first >= from && locator.at(text, end).line <= to;
    });
    locator.leave(text);
    return kept;
  };
}

function writable(correction: Correction, encoding: Encoding): Correction {
  if (!correction.applied || canEncode(correction.replacement, encoding)) return correction;
  return { ...correction, applied: false, evidence: [...correction.evidence, `cannot be written in ${encoding}`] };
}

/** The window's text with its corrections made. */
export function correctedText({ text, edits }: DocumentWindow): string {
  return edits.length === 0 ? text : applyEdits(text, edits);
}
