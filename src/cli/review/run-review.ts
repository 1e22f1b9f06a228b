import { availableParallelism } from "node:os";
import { visibleInLine } from "../../output/visible.js";
import { isAsked, type ReviewOptions } from "../../review/review.js";
import type { ColourChoice } from "../colour.js";
import type { Context } from "../context.js";
import { createLocalEngine, type Engine } from "../engine/engine.js";
import { documentReason } from "../errors.js";
import { createProgressContext } from "../fix/progress-context.js";
import { givenUpNote } from "../given-up.js";
import { converse } from "./converse.js";
import { findAll, type ReviewDocument, type ReviewSource, readDocument } from "./documents.js";
import { openEditor } from "./editor.js";
import { finishReview } from "./finish.js";
import { type Gathered, gather } from "./gather.js";
import { type OpenFace, openTerminalFace } from "./open-face.js";
import { type OwnLists, readOwnWords } from "./own-lists.js";
import { type Reading, startReading } from "./reading.js";
import { openSessionStore, type SessionStore } from "./session-store.js";
import { writePlan } from "./write-plan.js";

/** From this size on the text is corrected in a thread of its own, in bytes: the keys must not wait for it. */
const OWN_THREAD = 64 * 1024;

/** Another thread pays from about this many bytes more: it loads the dictionaries anew. */
const WORTH_A_THREAD = 512 * 1024;

/** What is to be reviewed, and how. */
export interface ReviewRequest {
  readonly sources: readonly ReviewSource[];
  /** What words, names and rules of mine are added to. */
  readonly lists: readonly OwnLists[];
  readonly options: Omit<ReviewOptions, "isMine">;
  /** A file to write the questions into, instead of asking. */
  readonly plan: string | undefined;
  readonly colour: ColourChoice;
  /** Threads to correct with; by the size of the work if undefined. */
  readonly jobs: number | undefined;
  readonly quiet: boolean;
}

/** The `review` command: asks about each correction, then writes what is accepted. */
export async function runReview(
  request: ReviewRequest,
  outer: Context,
  openFace: OpenFace = openTerminalFace,
): Promise<void> {
  const { context, progress } = createProgressContext(outer, !request.quiet);
  const documents = await readAll(request.sources, context);
  const bytes = documents.reduce((sum, { stamp }) => sum + Number(stamp.size), 0);
  const engine = await engineFor(request.jobs, bytes, context);
  const stores = documents.map(({ file }) => openSessionStore(file, context));
  const options = { ...request.options, isMine: readOwnWords(request.lists) };
  progress.begin({ files: documents.length, bytes });
  let isAsking = false;
  const reading = startReading(documents, engine, ({ words, units }) => isAsking || progress.advance(words, units));
  try {
    if (request.plan !== undefined) {
      await reading.whole;
      progress.clear();
      await writePlan(gather(reading.documents, stores, options), request.plan, options.auto !== undefined, context);
    } else {
      const start = await firstQuestions(reading, stores, options, bytes >= OWN_THREAD);
      isAsking = true;
      progress.clear();
      await ask(start, request, options, engine, context, openFace);
    }
    for (const [path, given] of reading.givenUp) await context.stderr.write(`ocrfix: ${givenUpNote(path, given)}\n`);
  } finally {
    reading.stop();
    for (const store of stores) store.close();
    await engine.close();
  }
}

/** What cannot be read is told, and the others are still reviewed. */
async function readAll(sources: readonly ReviewSource[], context: Context): Promise<ReviewDocument[]> {
  const documents: ReviewDocument[] = [];
  for (const source of sources) {
    try {
      documents.push(await readDocument(source, context));
    } catch (error) {
      const reason = documentReason(error);
      if (reason === undefined) throw error;
      context.fail(2);
      await context.stderr.write(`ocrfix: ${visibleInLine(source.path)}: ${reason}\n`);
    }
  }
  return documents;
}

async function engineFor(jobs: number | undefined, bytes: number, context: Context): Promise<Engine> {
  if (bytes < OWN_THREAD) return createLocalEngine(await context.loadCorrector());
  const { createPool } = await import("../engine/pool.js");
  // One is left for the keys.
  const threads = Math.min(availableParallelism() - 1, Math.floor(bytes / WORTH_A_THREAD));
  return createPool(jobs ?? Math.max(1, threads), context.correctorUrl);
}

/**
 * The review as soon as there is something to ask. In another order than that of the text everything must be there first, and
 * where the keys would have to wait for the engine anyway.
 */
async function firstQuestions(
  reading: Reading,
  stores: readonly SessionStore[],
  options: ReviewOptions,
  hasThread: boolean,
): Promise<Gathered> {
  const whole = (): Gathered => gather(reading.documents, stores, options);
  if (hasThread && (options.by ?? "position") === "position") {
    await reading.until((finding) => isAsked(finding, options));
    if (!reading.isComplete) {
      const some = gather(reading.documents, stores, options, { whole: reading.whole, gather: whole });
      // A session that is to be written anew needs all of its places first.
      if (some.review.undecided > 0 && some.restored.stale.size === 0) return some;
    }
  }
  await reading.whole;
  return whole();
}

async function ask(
  start: Gathered,
  { lists, colour, quiet }: ReviewRequest,
  options: ReviewOptions,
  engine: Engine,
  context: Context,
  openFace: OpenFace,
): Promise<void> {
  if (start.review.order.length === 0) {
    for (const { path } of start.documents) {
      if (!quiet) await context.stderr.write(`${visibleInLine(path)}: nothing to ask\n`);
    }
    return;
  }
  const revise = async ({ documents, stores }: Gathered, file: number, line: number): Promise<Gathered> => {
    await openEditor(documents[file].file, line, context);
    const edited = await readDocument(documents[file].source, context);
    return gather(documents.with(file, await findAll(edited, engine)), stores, options);
  };
  const face = openFace(context, colour);
  const { kind, gathered } = await converse(start, face, revise).finally(() => face.close());
  if (kind === "write") return finishReview(gathered, lists, context, quiet);
  context.fail(130);
  if (kind === "closed" || quiet) return;
  const kept = gathered.review.done.length > 0 ? "; the answers are kept, the next review goes on from them" : "";
  await context.stderr.write(`nothing written${kept}\n`);
}
