import type { CorrectorOptions } from "../../corrector.js";
import type { Context } from "../context.js";
import { createLocalEngine } from "../engine/engine.js";
import { correctedLine, errorLine, readRequest } from "./answer.js";
import { linesOf } from "./lines.js";

/** The options of `pipe` as they were typed. */
export type PipeOptions = Pick<CorrectorOptions, "level" | "minConfidence">;

/** The `pipe` command: each line is answered before more input is waited for. */
export async function runPipe(options: PipeOptions, context: Context): Promise<void> {
  const engine = createLocalEngine(await context.loadCorrector());
  for await (const line of linesOf(context.stdin)) {
    if (context.stdout.closed) break;
    const request = readRequest(line);
    if ("error" in request) {
      context.fail(2);
      await context.stdout.write(errorLine(request.id, request.error));
    } else {
      const result = await engine.correctWhole(request.document.text, options);
      await context.stdout.write(correctedLine(request.document, result));
    }
  }
  await engine.close();
}
