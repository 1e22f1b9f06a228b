import type { Context } from "../context.js";
import { createProgress, type Progress, type Workload } from "../progress.js";
import type { Sink } from "../sink.js";

/** Progress that begins once the work is known. */
export interface LateProgress extends Progress {
  begin(workload: Workload): void;
}

/** A context whose terminal shows progress between the lines that are written; nothing is shown in a pipe. */
export function createProgressContext(
  context: Context,
  wanted: boolean,
): { readonly context: Context; readonly progress: LateProgress } {
  let shown: Progress | undefined;
  const progress: LateProgress = {
    begin(workload) {
      if (wanted && context.stderr.isTTY) shown = createProgress(context.stderr, workload);
    },
    advance: (words, units) => shown?.advance(words, units),
    fileDone: () => shown?.fileDone(),
    clear: () => shown?.clear(),
  };
  const cleared = (sink: Sink): Sink =>
    sink.isTTY
      ? {
          isTTY: true,
          columns: sink.columns,
          get closed() {
            return sink.closed;
          },
          write(data) {
            progress.clear();
            return sink.write(data);
          },
          flush: () => sink.flush(),
        }
      : sink;
  const { fail } = context;
  const view: Context = {
    cwd: context.cwd,
    env: context.env,
    get stdin() {
      return context.stdin;
    },
    stdout: cleared(context.stdout),
    stderr: cleared(context.stderr),
    loadCorrector: context.loadCorrector,
    correctorUrl: context.correctorUrl,
    get status() {
      return context.status;
    },
    fail,
  };
  return { context: view, progress };
}
