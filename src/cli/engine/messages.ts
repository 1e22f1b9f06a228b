import type { CorrectorOptions, Result, Study } from "../../corrector.js";

/** What a worker is asked to do. Options are sent once to each worker, and then called by their number. */
export type Task =
  | { readonly kind: "whole"; readonly text: string }
  | { readonly kind: "study"; readonly sample: readonly string[] }
  | { readonly kind: "window"; readonly text: string; readonly study: Study };

export interface TaskMessage {
  readonly task: Task;
  readonly optionsNumber: number;
  /** With the first task that needs them. */
  readonly options: CorrectorOptions | undefined;
}

/** `making` tells that the corrector could not even be made. */
export type Answer = { readonly value: Result | Study } | { readonly error: unknown; readonly making: boolean };
