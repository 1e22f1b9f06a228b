import { parentPort, workerData } from "node:worker_threads";
import type { Corrector, CorrectorOptions } from "../../corrector.js";
import type { Answer, Task, TaskMessage } from "./messages.js";

const { correctorUrl } = workerData as { readonly correctorUrl: string };
const { createCorrector } = (await import(correctorUrl)) as {
  readonly createCorrector: (options: CorrectorOptions) => Corrector;
};
const correctors: Corrector[] = [];
const port = parentPort!;

function answer(task: Task, optionsNumber: number, options: CorrectorOptions | undefined): Answer {
  try {
    if (options !== undefined) correctors[optionsNumber] = createCorrector(options);
  } catch (error) {
    return { error, making: true };
  }
  try {
    return perform(task, correctors[optionsNumber]);
  } catch (error) {
    return { error, making: false };
  }
}

function perform(task: Task, corrector: Corrector): Answer {
  switch (task.kind) {
    case "whole":
      return { value: corrector.correct(task.text) };
    case "study":
      return { value: corrector.study(task.sample) };
    case "window":
      return { value: corrector.correctWindow(task.text, task.study) };
  }
}

port.on("message", ({ task, optionsNumber, options }: TaskMessage) => {
  port.postMessage(answer(task, optionsNumber, options));
});
