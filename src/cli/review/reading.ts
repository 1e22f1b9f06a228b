import type { Finding } from "../../edits/finding.js";
import type { GivenUp } from "../../output/printer.js";
import type { Engine } from "../engine/engine.js";
import { type FoundWindow, findIn, type ReviewDocument } from "./documents.js";

/** Documents that are being corrected while the first questions are asked. */
export interface Reading {
  /** The documents with what was found in them so far: in order, so that what is found later only stands behind it. */
  readonly documents: readonly ReviewDocument[];
  readonly isComplete: boolean;
  /** By path, what was given up of the documents as far as they are read. */
  readonly givenUp: ReadonlyMap<string, GivenUp>;
  /** Resolves when something is found for which `isWanted`, or all is read; throws what correcting throws. */
  until(isWanted: (finding: Finding) => boolean): Promise<void>;
  /** Resolves when all is read; throws what correcting throws. */
  readonly whole: Promise<void>;
  /** Nobody wants the rest. */
  stop(): void;
}

/** Begins to correct documents, one after the other. */
export function startReading(
  documents: readonly ReviewDocument[],
  engine: Engine,
  onWindow: (window: FoundWindow) => void,
): Reading {
  const found: Finding[][] = documents.map(() => []);
  const givenUp = new Map<string, GivenUp>();
  let isComplete = false;
  let isStopped = false;
  let wake: ((findings: readonly Finding[]) => void) | undefined;
  const work = async (): Promise<void> => {
    for (const [i, document] of documents.entries()) {
      for await (const window of findIn(document, engine)) {
        if (isStopped) return;
        for (const finding of window.findings) found[i].push(finding);
        if (window.givenUp !== undefined) givenUp.set(document.path, window.givenUp);
        onWindow(window);
        wake?.(window.findings);
      }
    }
    isComplete = true;
  };
  const whole = work();
  // Awaited by who wants it; until then a failure must not count as unhandled.
  whole.catch(() => {});
  return {
    get documents() {
      return documents.map((document, i) => ({ ...document, findings: [...found[i]] }));
    },
    givenUp,
    get isComplete() {
      return isComplete;
    },
    async until(isWanted) {
      if (found.some((findings) => findings.some(isWanted))) return;
      const some = new Promise<void>((resolve) => {
        wake = (findings) => findings.some(isWanted) && resolve();
      });
      await Promise.race([some, whole]);
      wake = undefined;
    },
    whole,
    stop() {
      isStopped = true;
    },
  };
}
