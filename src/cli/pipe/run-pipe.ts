import type { Context } from "../context.js";
import { chooseEngine } from "../engine/choose-engine.js";
import { documentReason } from "../errors.js";
import { inOrder } from "../fix/in-order.js";
import type { CorrectionOptions, SettingsOptions } from "../fix/options.js";
import { createCorrectorOptions } from "../settings/corrector-options.js";
import { createRunSettings } from "../settings/run-settings.js";
import { correctedLine, errorLine, readRequest } from "./answer.js";
import { linesOf } from "./lines.js";

/** The options of `pipe` as they were typed. */
export interface PipeOptions extends CorrectionOptions, SettingsOptions {
  readonly jobs?: number;
}

/**
 * The `pipe` command. An answer never waits for more input: lines are answered while the next are waited for, and only
 * as many are read ahead as there are threads.
 */
export async function runPipe(options: PipeOptions, context: Context): Promise<void> {
  const settings = createRunSettings(options, context).own;
  const corrector = await createCorrectorOptions(context)(settings);
  const engine = await chooseEngine((settings.get("jobs")!.value as number | undefined) ?? 1, undefined, context);
  const { stdout } = context;
  try {
    await inOrder(linesOf(context.stdin), engine.jobs, async (line, lane) => {
      if (stdout.closed) return;
      const request = readRequest(line);
      if ("error" in request) {
        context.fail(2);
        return lane.run(() => stdout.write(errorLine(request.id, request.error)));
      }
      const { document } = request;
      const answer = await engine
        .correctWhole(document.text, corrector)
        .then((result) => correctedLine(document, result))
        .catch((error: unknown) => {
          const reason = documentReason(error);
          if (reason === undefined) throw error;
          context.fail(2);
          return errorLine(document.id, reason);
        });
      await lane.run(() => stdout.write(answer));
    });
  } finally {
    await engine.close();
  }
}
