import { Worker } from "node:worker_threads";
import type { CorrectorOptions, Result, Study } from "../../corrector.js";
import { PACKAGE_ROOT } from "../../package-root.js";
import { correctorError } from "../errors.js";
import { createEngine, type Engine } from "./engine.js";
import type { Answer, Task, TaskMessage } from "./messages.js";

/**
 * A thread needs a tenth of this, but the limit tells V8 how far to let the heap grow before it clears it: to four times what
 * is alive on a machine with much memory, with this to less than twice, at 3% of the pace.
 */
const OLD_GENERATION_MB = 1024;

interface Waiting {
  readonly task: Task;
  readonly options: CorrectorOptions;
  resolve(value: Result | Study): void;
  reject(error: unknown): void;
}

/**
 * An engine of worker threads. Each works on one task at a time; results are the same as in this thread.
 *
 * @param correctorUrl Module that exports `createCorrector`.
 */
export function createPool(jobs: number, correctorUrl: string): Engine {
  const queue: Waiting[] = [];
  const numbers = new Map<CorrectorOptions, number>();
  let broken: unknown;
  const hands = Array.from({ length: jobs }, () => createHand(correctorUrl, next, fail));

  function next(): Waiting | undefined {
    return queue.shift();
  }
  function fail(error: unknown): void {
    broken ??= error;
    for (const { reject } of queue.splice(0)) reject(error);
  }
  const perform = (task: Task, options: CorrectorOptions): Promise<Result | Study> =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) return reject(broken);
      if (!numbers.has(options)) numbers.set(options, numbers.size);
      queue.push({ task, options, resolve, reject });
      hands.find((hand) => hand.idle)?.start(numbers);
    });

  const engine = createEngine<Study>(
    {
      whole: (text, options) => perform({ kind: "whole", text }, options) as Promise<Result>,
      study: (sample, options) => perform({ kind: "study", sample }, options) as Promise<Study>,
      window: (text, study, options) => perform({ kind: "window", text, study }, options) as Promise<Result>,
    },
    // One more than can be worked on, so that no thread waits for the next window.
    jobs + 1,
  );
  return {
    ...engine,
    async close() {
      await Promise.all(hands.map((hand) => hand.close()));
    },
  };
}

interface Hand {
  readonly idle: boolean;
  start(numbers: ReadonlyMap<CorrectorOptions, number>): void;
  close(): Promise<unknown>;
}

function createHand(correctorUrl: string, next: () => Waiting | undefined, fail: (error: unknown) => void): Hand {
  const worker = new Worker(new URL("dist/cli/engine/worker.js", PACKAGE_ROOT), {
    workerData: { correctorUrl },
    resourceLimits: { maxOldGenerationSizeMb: OLD_GENERATION_MB },
  });
  const known = new Set<number>();
  let current: Waiting | undefined;
  let numbers: ReadonlyMap<CorrectorOptions, number>;
  const start = (): void => {
    current = next();
    if (current === undefined) return;
    const { task, options } = current;
    const optionsNumber = numbers.get(options)!;
    const message: TaskMessage = { task, optionsNumber, options: known.has(optionsNumber) ? undefined : options };
    known.add(optionsNumber);
    worker.postMessage(message);
  };
  worker.on("message", (answer: Answer) => {
    const { resolve, reject } = current!;
    if ("error" in answer) reject(answer.making ? correctorError(answer.error) : answer.error);
    else resolve(answer.value);
    start();
  });
  worker.on("error", (error) => {
    current?.reject(error);
    current = undefined;
    fail(error);
  });
  return {
    get idle() {
      return current === undefined;
    },
    start(all) {
      numbers = all;
      start();
    },
    close: () => worker.terminate(),
  };
}
