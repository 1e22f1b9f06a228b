import type { Readable } from "node:stream";
import type { Corrector, CorrectorOptions } from "../corrector.js";
import { PACKAGE_ROOT } from "../package-root.js";
import { createSink, type Sink } from "./sink.js";

/** What a command may touch of the world around it. */
export interface Context {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: Readable & { isTTY?: boolean };
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Loads the engine, which help and usage errors never need. */
  readonly loadCorrector: () => Promise<(options: CorrectorOptions) => Corrector>;
  /** The module of the same, for worker threads to load. */
  readonly correctorUrl: string;
  /** The exit status so far. */
  readonly status: number;
  /** Raises the exit status: the highest stands, as 2 (an error) beats 1 (findings). */
  fail(status: 1 | 2 | 130): void;
}

/** The process's own world, with what a test puts in its place. */
export function createContext(overrides: Partial<Context> = {}): Context {
  let status = 0;
  return {
    cwd: overrides.cwd ?? process.cwd(),
    env: overrides.env ?? process.env,
    // Opened on demand: to touch standard input is to hold the process open.
    get stdin() {
      return overrides.stdin ?? process.stdin;
    },
    stdout: overrides.stdout ?? createSink(process.stdout),
    stderr: overrides.stderr ?? createSink(process.stderr),
    loadCorrector: overrides.loadCorrector ?? (async () => (await import("../corrector.js")).createCorrector),
    correctorUrl: overrides.correctorUrl ?? new URL("dist/corrector.js", PACKAGE_ROOT).href,
    get status() {
      return status;
    },
    fail(next) {
      status = Math.max(status, next);
    },
  };
}
