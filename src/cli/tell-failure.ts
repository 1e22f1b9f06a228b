import { visible, visibleInLine } from "../output/visible.js";
import type { Context } from "./context.js";
import { documentReason } from "./errors.js";

/** Tells on standard error what went wrong with one document, exit status 2; what stops the whole run is thrown again. */
export async function tellFailure(path: string, error: unknown, context: Context): Promise<void> {
  const reason = documentReason(error);
  if (reason === undefined) throw error;
  context.fail(2);
  await context.stderr.write(`ocrfix: ${visibleInLine(path)}: ${visible(reason)}\n`);
}
