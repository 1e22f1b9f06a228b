const SIGNALS: Readonly<Record<string, number>> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

const cleanups = new Set<() => void>();

/**
 * Has `cleanup` run should a signal end the program. It must be synchronous and must not throw.
 *
 * @returns What takes it back.
 */
export function onInterrupt(cleanup: () => void): () => void {
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/** Runs what was left for an interruption: the run is over, and what it had under way is not wanted. */
export function cleanUp(): void {
  for (const cleanup of cleanups) cleanup();
  cleanups.clear();
}

/** From here on signals clean up before they end the program. @returns What gives them back to the system. */
export function catchSignals(): () => void {
  const end = (signal: NodeJS.Signals): void => {
    cleanUp();
    process.exit(SIGNALS[signal]);
  };
  for (const signal of Object.keys(SIGNALS)) process.on(signal, end);
  return () => {
    for (const signal of Object.keys(SIGNALS)) process.off(signal, end);
  };
}
