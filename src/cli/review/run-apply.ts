import { existsSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Edit } from "../../edits/apply-edits.js";
import { visibleInLine } from "../../output/visible.js";
import { LineError, type LineObject, parseLine } from "../../review/json-line.js";
import { type FilePlan, parsePlan, planEdits, planOfSession } from "../../review/plan.js";
import { parseSession } from "../../review/session.js";
import type { Context } from "../context.js";
import { CliError, documentReason } from "../errors.js";
import { tellFailure } from "../tell-failure.js";
import { type ReadText, readText } from "./documents.js";
import { sessionName } from "./session-store.js";
import { editedBytes, writeDocument } from "./write-document.js";

/** A document that is as the plan says, and what is to be done to it. */
interface Ready {
  readonly plan: FilePlan;
  readonly file: string;
  readonly read: ReadText;
  readonly edits: readonly Edit[];
}

/**
 * The `apply` command: makes the corrections that a plan, or a session, accepts. A line that is wrong is an error, and then
 * nothing is written; a document that has changed is refused, and the others are still done.
 *
 * @throws CliError naming the line.
 */
export async function runApply(decisions: string, quiet: boolean, context: Context): Promise<void> {
  const ready: Ready[] = [];
  try {
    for (const { plan, file } of readDecisions(decisions, context)) {
      try {
        const read = await readText({ path: plan.path, file }, plan.encoding, context);
        if (read.sha256 !== plan.sha256) throw new CliError("has changed since it was reviewed; left as it is");
        ready.push({ plan, file, read, edits: planEdits(plan, read.text) });
      } catch (error) {
        if (error instanceof LineError) throw error;
        await tellFailure(plan.path, error, context);
      }
    }
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    throw new CliError(`${visibleInLine(decisions)}:${error.line}: ${visibleInLine(error.message)}`);
  }
  for (const { plan, file, read, edits } of ready) {
    const { text, decoder, stamp } = read;
    try {
      const bytes = editedBytes(text, edits, decoder.encoding, decoder.markLength);
      if (edits.length > 0) await writeDocument(file, bytes, stamp);
      if (!quiet) await context.stderr.write(`${visibleInLine(plan.path)}: ${summary(plan, edits.length)}\n`);
    } catch (error) {
      await tellFailure(plan.path, error, context);
    }
  }
}

function summary({ items }: FilePlan, written: number): string {
  const undecided = items.filter(({ decision }) => decision === "ask").length;
  return `${written} written, ${items.length - written - undecided} left as they are, ${undecided} undecided`;
}

interface Placed {
  readonly plan: FilePlan;
  /** Absolute. */
  readonly file: string;
}

function readDecisions(decisions: string, { cwd }: Context): Placed[] {
  const path = resolve(cwd, decisions);
  let source: string;
  try {
    source = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const reason = error instanceof TypeError ? "not valid UTF-8" : documentReason(error);
    throw reason === undefined ? error : new CliError(`${visibleInLine(decisions)}: ${reason}`);
  }
  const session = sessionDecisions(source, path);
  if (session) return [session];
  const folders = [dirname(path), cwd];
  return parsePlan(source).map((plan) => ({ plan, file: placeOf(plan, folders) }));
}

/** A session's decisions, if it is one: its document is beside it, and its name says which. */
function sessionDecisions(source: string, path: string): Placed | undefined {
  const head = firstLine(source);
  if (head?.has("type") !== true || head.text("type") !== "session") return undefined;
  const folder = resolve(dirname(path), "..", "..");
  const name = basename(head.text("path"));
  const file = join(folder, name);
  if (basename(path) !== `${sessionName(file)}.jsonl`) head.fail(`is not the session of ${file}`);
  const session = parseSession(source, head.text("sha256"));
  return session && { plan: planOfSession(session, name), file };
}

function firstLine(source: string): LineObject | undefined {
  try {
    return parseLine(source.split("\n", 1)[0], 1);
  } catch {
    // A plan is told what is wrong with it, line by line.
    return undefined;
  }
}

/** A plan's path, which cannot leave the plan's folder or the working directory, be it by a link. */
function placeOf({ path, source }: FilePlan, folders: readonly string[]): string {
  const isInside = (folder: string, file: string): boolean => {
    const way = relative(folder, file);
    return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && resolve(folder, way) === file;
  };
  for (const folder of folders) {
    const file = resolve(folder, path);
    if (!isInside(folder, file)) throw new LineError(source, `"path" ${JSON.stringify(path)} leads out of its folder`);
    if (!existsSync(file)) continue;
    if (isInside(realpathSync(folder), realpathSync(file))) return file;
    throw new LineError(source, `"path" ${JSON.stringify(path)} is a link that leads out of its folder`);
  }
  throw new LineError(source, `"path" ${JSON.stringify(path)}: no such file`);
}
