import { visibleInLine } from "../../output/visible.js";
import { editsOf, sessionAfter, writingRecord } from "../../review/aftermath.js";
import { effectsOf } from "../../review/history.js";
import { headOf } from "../../review/records.js";
import { LEFT, UNDECIDED } from "../../review/review.js";
import type { Context } from "../context.js";
import { CliError, isSystemError, reasonOf } from "../errors.js";
import { shownPath } from "../files/shown-path.js";
import { hashOf } from "./documents.js";
import type { Gathered } from "./gather.js";
import { addToOwnLists, type OwnLists } from "./own-lists.js";
import { editedBytes, writeDocument } from "./write-document.js";

/**
 * Writes what is accepted, document by document, each wholly or not at all, and my words, names and rules; says what it wrote.
 * The sessions keep what was left and what is undecided.
 */
export async function finishReview(gathered: Gathered, lists: readonly OwnLists[], context: Context, quiet: boolean) {
  const { documents } = gathered;
  const say = async (line: string): Promise<void> => {
    if (!quiet) await context.stderr.write(`${line}\n`);
  };
  const grown = new Set(lists.flatMap((list) => addToOwnLists(list, effectsOf(gathered.review))));
  for (const path of grown) await say(`${visibleInLine(shownPath(path, context.cwd))}: my own, added to`);
  for (const [file, { path }] of documents.entries()) {
    try {
      await say(`${visibleInLine(path)}: ${await finishDocument(gathered, file)}`);
    } catch (error) {
      if (!(error instanceof CliError) && !isSystemError(error)) throw error;
      context.fail(2);
      await context.stderr.write(`ocrfix: ${visibleInLine(path)}: ${reasonOf(error)}; the answers are kept\n`);
    }
  }
}

async function finishDocument({ review, documents, stores }: Gathered, file: number): Promise<string> {
  const document = documents[file];
  const edits = editsOf(review, file);
  const { text, encoding, markLength, stamp } = document;
  const mine = [...review.order].filter((question) => review.questions[question].file === file);
  const count = (which: number): number => mine.filter((question) => review.status[question] === which).length;
  const rest = `${count(LEFT)} left as they are, ${count(UNDECIDED)} undecided`;
  const isAnswered = review.done.some(({ at, changes }) =>
    [at, ...changes.map(({ question }) => question)].some((question) => review.questions[question]?.file === file),
  );
  if (edits.length === 0 && !isAnswered) return `nothing to write, ${rest}`;
  const bytes = editedBytes(text, edits, encoding, markLength);
  const writing = writingRecord(review, file, hashOf(bytes));
  if (edits.length > 0) {
    stores[file].begin(headOf(document, 0));
    stores[file].add(writing);
    await writeDocument(document.file, bytes, stamp);
  }
  stores[file].replace(sessionAfter(review, file, writing));
  return `${edits.length} written, ${rest}`;
}
