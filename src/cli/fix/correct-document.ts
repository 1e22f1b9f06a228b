import type { CorrectorOptions } from "../../corrector.js";
import { createFinder, type Finder } from "../../edits/finding.js";
import type { Tally } from "../../output/printer.js";
import type { Encoding } from "../../text/encoding.js";
import type { Engine } from "../engine/engine.js";
import { readWindows } from "../files/windows.js";
import { sumGivenUp } from "../given-up.js";
import type { Consumer } from "./consumer.js";
import { documentWindows } from "./document.js";
import type { LineRange } from "./options.js";

/** A document on its way to its consumers. */
export interface DocumentJob {
  readonly path: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly encoding: Encoding | "auto";
  readonly lines: LineRange | undefined;
  readonly options: CorrectorOptions;
  readonly consumers: readonly Consumer[];
  /** Asked between windows: true where nobody wants the rest. */
  readonly stopped: () => boolean;
}

/** Reads, corrects and hands on one document, window by window. Throws what a consumer or the reading throws. */
export async function correctDocument(job: DocumentJob, engine: Engine): Promise<Tally> {
  const { path, consumers } = job;
  const { windows, decoder } = readWindows(job.chunks, job.encoding);
  const placed = consumers.some((consumer) => consumer.wantsFindings);
  let find: Finder | undefined;
  const begin = async (): Promise<Finder> => {
    const { encoding, markLength } = decoder;
    for (const consumer of consumers) await consumer.begin({ path, encoding, markLength });
    return createFinder(path, encoding, markLength);
  };
  const givenUp = sumGivenUp();
  let words = 0;
  let corrections = 0;
  let all = 0;
  try {
    for await (const window of documentWindows(engine.correct(windows, job.options), decoder, job.lines)) {
      find ??= await begin();
      const findings = placed ? find(window, window.corrections) : [];
      for (const consumer of consumers) await consumer.window(window, findings);
      givenUp.add(window.text, window.givenUp);
      words += window.words;
      corrections += window.edits.length;
      all += window.corrections.length;
      if (job.stopped()) break;
    }
    if (find === undefined) await begin();
    const tally = { path, words, corrections, suggestions: all - corrections, givenUp: givenUp.sum };
    for (const consumer of consumers) await consumer.end(tally);
    return tally;
  } catch (error) {
    for (const consumer of consumers) await consumer.abandon();
    throw error;
  }
}
