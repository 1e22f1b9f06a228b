import { statSync } from "node:fs";
import { visibleInLine } from "../../output/visible.js";
import type { ReviewOptions } from "../../review/review.js";
import type { ColourChoice } from "../colour.js";
import type { Context } from "../context.js";
import { chooseEngine } from "../engine/choose-engine.js";
import { documentReason } from "../errors.js";
import { converse } from "./converse.js";
import { type ReviewDocument, type ReviewSource, readDocument } from "./documents.js";
import { openEditor } from "./editor.js";
import { finishReview } from "./finish.js";
import { type Gathered, gather } from "./gather.js";
import { type OpenFace, openTerminalFace } from "./open-face.js";
import { type OwnLists, readOwnWords } from "./own-lists.js";
import { openSessionStore } from "./session-store.js";
import { writePlan } from "./write-plan.js";

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
  context: Context,
  openFace: OpenFace = openTerminalFace,
): Promise<void> {
  const engine = await chooseEngine(request.jobs, sizeOf(request.sources), context);
  const read = (source: ReviewSource): Promise<ReviewDocument> => readDocument(source, engine, context);
  const documents: ReviewDocument[] = [];
  for (const source of request.sources) {
    try {
      documents.push(await read(source));
    } catch (error) {
      const reason = documentReason(error);
      if (reason === undefined) throw error;
      context.fail(2);
      await context.stderr.write(`ocrfix: ${visibleInLine(source.path)}: ${reason}\n`);
    }
  }
  const stores = documents.map(({ file }) => openSessionStore(file, context));
  const options = { ...request.options, isMine: readOwnWords(request.lists) };
  try {
    const gathered = gather(documents, stores, options);
    if (request.plan !== undefined) await writePlan(gathered, request.plan, options.auto !== undefined, context);
    else await ask(gathered, request, options, read, context, openFace);
  } finally {
    for (const store of stores) store.close();
    await engine.close();
  }
}

async function ask(
  start: Gathered,
  { sources, lists, colour, quiet }: ReviewRequest,
  options: ReviewOptions,
  read: (source: ReviewSource) => Promise<ReviewDocument>,
  context: Context,
  openFace: OpenFace,
): Promise<void> {
  const { documents, stores, review } = start;
  if (review.order.length === 0) {
    for (const { path } of documents)
      if (!quiet) await context.stderr.write(`${visibleInLine(path)}: nothing to ask\n`);
    return;
  }
  let latest = documents;
  const revise = async (file: number, line: number): Promise<Gathered> => {
    await openEditor(documents[file].file, line, context);
    const source = sources.find((one) => one.file === documents[file].file)!;
    latest = latest.with(file, await read(source));
    return gather(latest, stores, options);
  };
  const face = openFace(context, colour);
  const { kind, gathered } = await converse(start, face, revise).finally(() => face.close());
  if (kind === "write") return finishReview(gathered, lists, context, quiet);
  context.fail(130);
  if (kind === "closed" || quiet) return;
  const kept = gathered.review.done.length > 0 ? "; the answers are kept, the next review goes on from them" : "";
  await context.stderr.write(`nothing written${kept}\n`);
}

/** In bytes; what cannot be read is told when its turn comes. */
function sizeOf(sources: readonly ReviewSource[]): number {
  return sources.reduce((sum, { file }) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}
