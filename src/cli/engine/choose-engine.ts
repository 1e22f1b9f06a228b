import { availableParallelism } from "node:os";
import type { Context } from "../context.js";
import { createLocalEngine, type Engine } from "./engine.js";

/** A thread pays from about this many bytes of text: it loads the dictionaries anew. */
const BYTES_PER_THREAD = 512 * 1024;

/**
 * The engine for a run.
 *
 * @param jobs Threads asked for, or undefined to go by the size of the work.
 * @param bytes Size of the work, or undefined where it is unknown.
 */
export async function chooseEngine(
  jobs: number | undefined,
  bytes: number | undefined,
  context: Context,
): Promise<Engine> {
  const worthwhile = bytes === undefined ? 1 : Math.floor(bytes / BYTES_PER_THREAD);
  const threads = jobs ?? Math.min(availableParallelism(), worthwhile);
  if (threads <= 1) return createLocalEngine(await context.loadCorrector());
  const { createPool } = await import("./pool.js");
  return createPool(threads, context.correctorUrl);
}
