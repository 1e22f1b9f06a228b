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

/** From here on signals clean up before they end the program. @returns What gives them back to the system. */
export function catchSignals(): () => void {
  const end = (signal: NodeJS.Signals): void => {
    for (const cleanup of cleanups) cleanup();
    process.exit(SIGNALS[signal]);
  };
  for (const signal of Object.keys(SIGNALS)) process.on(signal, end);
  return () => {
    for (const signal of Object.keys(SIGNALS)) process.off(signal, end);
  };
}
