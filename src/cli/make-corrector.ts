import type { Corrector, CorrectorOptions } from "../corrector.js";
import type { Context } from "./context.js";
import { correctorError } from "./errors.js";

/** The one corrector of a command that needs no engine. What keeps it from being made stops the run. */
export async function makeCorrector(options: CorrectorOptions, context: Context): Promise<Corrector> {
  const createCorrector = await context.loadCorrector();
  try {
    return createCorrector(options);
  } catch (error) {
    throw correctorError(error);
  }
}
