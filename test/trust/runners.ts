import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { run } from "../../src/cli/main.js";
import type { Sink } from "../../src/cli/sink.js";
import { type Corrector, type CorrectorOptions, createCorrector } from "../../src/corrector.js";

export interface Outcome {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** The program with its real dictionaries, in a folder, with bytes on standard input. */
export type Runner = (argv: readonly string[], cwd: string, stdin?: Uint8Array) => Promise<Outcome>;

const BIN = fileURLToPath(new URL("../../bin/ocrfix.js", import.meta.url));

/** As a person would run it. */
export const asProcess: Runner = (argv, cwd, stdin = new Uint8Array()) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...argv], { cwd });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk) => out.push(chunk));
    child.stderr.on("data", (chunk) => err.push(chunk));
    child.on("error", reject);
    child.on("close", (status) =>
      resolve({ status, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() }),
    );
    child.stdin.on("error", () => {}); // it may have left already
    child.stdin.end(stdin);
  });

const correctors = new Map<string, Corrector>();

/** Opens the dictionaries once for all runs. */
function cached(options: CorrectorOptions): Corrector {
  const key = JSON.stringify(options);
  const corrector = correctors.get(key) ?? createCorrector(options);
  correctors.set(key, corrector);
  return corrector;
}

/** In this process, which saves the start: the same command line, engine and dictionaries. One thread only. */
export const inProcess: Runner = async (argv, cwd, stdin = new Uint8Array()) => {
  const [out, err] = [createCapture(), createCapture()];
  const status = await run(argv, {
    cwd,
    env: {},
    stdin: Readable.from([Buffer.from(stdin)], { objectMode: false }),
    stdout: out.sink,
    stderr: err.sink,
    loadCorrector: async () => cached,
  });
  return { status, stdout: Buffer.concat(out.written), stderr: Buffer.concat(err.written).toString() };
};

function createCapture(): { readonly sink: Sink; readonly written: Buffer[] } {
  const written: Buffer[] = [];
  const sink: Sink = {
    isTTY: false,
    columns: undefined,
    closed: false,
    async write(data) {
      written.push(Buffer.from(data));
    },
    flush: async () => {},
  };
  return { sink, written };
}
