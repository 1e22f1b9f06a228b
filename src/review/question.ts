import type { Finding } from "../edits/finding.js";
import { createIdentities, ID_CONTEXT } from "../edits/identity.js";
import type { Encoding } from "../text/encoding.js";

/** A document under review, as it was read. */
export interface ReviewFile {
  /** As the person named it. */
  readonly path: string;
  /** Names the document among all sessions; equal in every run. */
  readonly session: string;
  /** Of its bytes. */
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly text: string;
  /** Ordered by place, never overlapping. */
  readonly findings: readonly Finding[];
}

/** One correction or suggestion that a person is asked about. */
export interface Question {
  /** Index of its file. */
  readonly file: number;
  /** Names the place in its file's session, however the file is spelled on the command line. */
  readonly key: string;
  readonly finding: Finding;
}

/** A place in a text, as much as a key is made of. */
export type Spot = Pick<Finding, "offset" | "length" | "original" | "class">;

/** Keys of places in `text`, which must be given in order: equal places are told apart by their ordinal. */
export function keysOf(text: string, spots: readonly Spot[]): string[] {
  const identify = createIdentities("");
  return spots.map(({ offset, length, original, class: kind }) =>
    identify({
      original,
      class: kind,
      before: text.slice(Math.max(0, offset - ID_CONTEXT), offset),
      after: text.slice(offset + length, offset + length + ID_CONTEXT),
    }),
  );
}
