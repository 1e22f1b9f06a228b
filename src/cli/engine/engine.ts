import type { Corrector, CorrectorOptions, Result, Study } from "../../corrector.js";
import { SAMPLE_WINDOWS } from "../../text/window.js";
import { correctorError } from "../errors.js";

/** So many windows tell whether a document is all in the first, however few it is learned from. */
const ENOUGH_TO_TELL = 2;

/** One window of a document as it came in, with what is to be corrected in it. */
export interface CorrectedWindow {
  readonly text: string;
  readonly result: Result;
}

/** What corrects windows, here or in worker threads; the results are the same. */
export interface Engine {
  /** Corrects the windows of one document, given in order; the results come in the same order. */
  correct(windows: AsyncIterable<string>, options: CorrectorOptions): AsyncIterable<CorrectedWindow>;
  /** Corrects a document that is all there. */
  correctWhole(text: string, options: CorrectorOptions): Promise<Result>;
  /** Number of windows that can be worked on at once. */
  readonly jobs: number;
  close(): Promise<void>;
}

/** The three things that a corrector does, wherever it is; `Handle` stands for a study that stays there. */
export interface Hands<Handle> {
  whole(text: string, options: CorrectorOptions): Result | Promise<Result>;
  study(sample: readonly string[], options: CorrectorOptions): Handle | Promise<Handle>;
  window(text: string, study: Handle, options: CorrectorOptions): Result | Promise<Result>;
}

/** An engine in this thread. */
export function createLocalEngine(createCorrector: (options: CorrectorOptions) => Corrector): Engine {
  const correctors = createCorrectorCache(createCorrector);
  const hands: Hands<Study> = {
    whole: (text, options) => correctors(options).correct(text),
    study: (sample, options) => correctors(options).study(sample),
    window: (text, study, options) => correctors(options).correctWindow(text, study),
  };
  return { ...createEngine(hands, 1), close: async () => {} };
}

/** Makes each corrector once, as files may differ in their settings. Options are told apart by identity. */
function createCorrectorCache(
  createCorrector: (options: CorrectorOptions) => Corrector,
): (options: CorrectorOptions) => Corrector {
  const made = new Map<CorrectorOptions, Corrector>();
  return (options) => {
    let corrector = made.get(options);
    if (corrector !== undefined) return corrector;
    try {
      corrector = createCorrector(options);
    } catch (error) {
      throw correctorError(error);
    }
    made.set(options, corrector);
    return corrector;
  };
}

/** @param jobs Number of windows under way at once. */
export function createEngine<Handle>(hands: Hands<Handle>, jobs: number): Omit<Engine, "close"> {
  return {
    jobs,
    correctWhole: async (text, options) => hands.whole(text, options),
    correct: (windows, options) => correctInOrder(windows, options, hands, jobs),
  };
}

async function* correctInOrder<Handle>(
  windows: AsyncIterable<string>,
  options: CorrectorOptions,
  hands: Hands<Handle>,
  jobs: number,
): AsyncGenerator<CorrectedWindow> {
  const { first, rest } = await takeFirst(windows, Math.max(SAMPLE_WINDOWS, ENOUGH_TO_TELL));
  if (first.length === 0) return;
  if (first.length === 1) {
    yield { text: first[0], result: await hands.whole(first[0], options) };
    return;
  }
  const study = await hands.study(first.slice(0, SAMPLE_WINDOWS), options);
  const underWay: Promise<CorrectedWindow>[] = [];
  const begin = async (text: string): Promise<CorrectedWindow> => {
    await breathe();
    return { text, result: await hands.window(text, study, options) };
  };
  for await (const text of chain(first, rest)) {
    const begun = begin(text);
    // Awaited below, in order; a failure must not count as unhandled until its turn comes.
    begun.catch(() => {});
    underWay.push(begun);
    if (underWay.length >= jobs) yield await underWay.shift()!;
  }
  for (const begun of underWay) yield await begun;
}

/** The first windows, so many if there are, and what gives the others. */
async function takeFirst(
  windows: AsyncIterable<string>,
  count: number,
): Promise<{ first: string[]; rest: AsyncIterator<string> }> {
  const rest = windows[Symbol.asyncIterator]();
  const first: string[] = [];
  while (first.length < count) {
    const next = await rest.next();
    if (next.done) break;
    first.push(next.value);
  }
  return { first, rest };
}

async function* chain(first: readonly string[], rest: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield* first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Between two windows signals are heard. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
