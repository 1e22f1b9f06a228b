const SIGNALS: Readonly<Record<string, number>> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

const cleanups = new Set<() => void>();

/**
 * Has `cleanup` run should a signal end the program. It must be synchronous and must not throw. While there is nothing to
 * clean up, a signal ends the program in the system's own way: at once, and not only when this thread has time to hear it.
 *
 * @returns What takes it back.
 */
export function onInterrupt(cleanup: () => void): () => void {
  if (cleanups.size === 0) for (const signal of Object.keys(SIGNALS)) process.on(signal, end);
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
    if (cleanups.size === 0) leaveSignals();
  };
}

/** Runs what was left for an interruption: the run is over, and what it had under way is not wanted. */
export function cleanUp(): void {
  for (const cleanup of cleanups) cleanup();
  cleanups.clear();
  leaveSignals();
}

function leaveSignals(): void {
  for (const signal of Object.keys(SIGNALS)) process.off(signal, end);
}

function end(signal: NodeJS.Signals): void {
  cleanUp();
  process.exit(SIGNALS[signal]);
}
