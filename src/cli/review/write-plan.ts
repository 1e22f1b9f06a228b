import { existsSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { visibleInLine } from "../../output/visible.js";
import { planOf } from "../../review/plan.js";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import { beginReplacement } from "../files/replace.js";
import type { Gathered } from "./gather.js";

/**
 * Writes the questions into a file of JSON Lines, for a person to edit and `ocrfix apply` to read.
 *
 * @param asks What no one has decided stays to be asked; else what the corrector would make is accepted.
 */
export async function writePlan(
  { review, documents }: Gathered,
  plan: string,
  asks: boolean,
  { cwd, stderr }: Context,
): Promise<void> {
  const path = resolve(cwd, plan);
  // It may hold an evening's decisions.
  if (existsSync(path)) throw new CliError(`${plan} is there already: remove it, or name another file`);
  const parts = documents.map(({ file }, i) => planOf(review, i, pathInPlan(file, dirname(path), cwd), asks));
  const replacement = await beginReplacement(path, plan);
  await replacement.write(Buffer.from(parts.join(""))).catch(async (error) => {
    await replacement.discard();
    throw error;
  });
  await replacement.commit();
  const count = review.order.length;
  await stderr.write(
    `${visibleInLine(plan)}: ${count} ${count === 1 ? "question" : "questions"}; edit the decisions, then: ocrfix apply ${visibleInLine(plan)}\n`,
  );
}

/** Relative to the plan's folder, or to the working directory: `apply` looks there, and never outside. */
function pathInPlan(file: string, folder: string, cwd: string): string {
  for (const base of [folder, cwd]) {
    const path = relative(base, file);
    if (!isAbsolute(path) && path !== ".." && !path.startsWith(`..${sep}`)) return path.replaceAll(sep, "/");
  }
  throw new CliError(`${file} lies neither below the plan's folder nor below the working directory`);
}
