// Forests that grow in as many workers as there are cores here; each worker reads the rows for itself.
import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** The first forest is trained many times over, and what it says need not be as exact. */
export const ALONE = { trees: 300, depth: 6, rate: 0.1 };
export const TOGETHER = { trees: 600, depth: 7 };

const WORKERS = 2;
const WORKER_MB = 6000;

/**
 * Trains a forest for each task.
 *
 * @param files where the rows are
 * @param tasks `{ name, excluded, without, company }`: folds that are left out, a set that is (its clean side too), and what
 *   stands behind each row's features; all but the name may be missing
 * @returns `{ model, used }` by name
 */
export async function growForests(files, tasks, options) {
  const grown = new Map();
  const waiting = [...tasks];
  const next = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const worker = new Worker(new URL("forest-worker.mjs", import.meta.url), {
        workerData: { files, options, excluded: task.excluded ?? [], without: task.without, company: task.company },
        resourceLimits: { maxOldGenerationSizeMb: WORKER_MB },
      });
      const [result] = await once(worker, "message");
      grown.set(task.name, result);
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, next));
  return grown;
}
