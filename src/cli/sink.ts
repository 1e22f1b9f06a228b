import type { Writable } from "node:stream";

/** Where output goes. A pipe that its reader has closed is quiet; any other failure is thrown by the next call. */
export interface Sink {
  readonly isTTY: boolean;
  /** Width of the terminal in columns, where it is one. */
  readonly columns: number | undefined;
  /** True once the reader is gone: nothing more need be made for it. */
  readonly closed: boolean;
  /** Resolves when more can be taken. */
  write(data: string | Uint8Array): Promise<void>;
  /** Resolves when everything written has left the process. */
  flush(): Promise<void>;
}

export function createSink(stream: Writable & { isTTY?: boolean; columns?: number }): Sink {
  let closed = false;
  let failure: Error | undefined;
  let pending = 0;
  let settled: (() => void) | undefined;
  const waiting: (() => void)[] = [];
  const release = (): void => {
    for (const resolve of waiting.splice(0)) resolve();
  };
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED") closed = true;
    else failure ??= error;
    release();
  });
  stream.on("drain", release);
  stream.on("close", release);
  const written = (): void => {
    if (--pending === 0) settled?.();
  };
  const check = (): void => {
    if (failure !== undefined) throw failure;
  };
  return {
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.columns;
    },
    get closed() {
      return closed;
    },
    async write(data) {
      check();
      if (closed || data.length === 0) return;
      pending++;
      if (stream.write(data, written)) return;
      await new Promise<void>((resolve) => waiting.push(resolve));
      check();
    },
    async flush() {
      if (pending > 0) await new Promise<void>((resolve) => (settled = resolve));
      check();
    },
  };
}
