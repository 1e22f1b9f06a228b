import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { afterEach } from "vitest";
import { run } from "../../src/cli/main.js";
import type { Sink } from "../../src/cli/sink.js";
import { createCorrector } from "./fake-corrector.js";

export { WORDS } from "./fake-corrector.js";

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly bytes: Buffer;
}

export interface World {
  readonly cwd: string;
  readonly stdin?: string | Uint8Array | Iterable<Uint8Array>;
  readonly terminal?: "stdin" | "stdout" | "stderr";
  readonly env?: NodeJS.ProcessEnv;
  /** The reader closes standard output after this many writes. */
  readonly closeAfter?: number;
  /** With the corrector that is shipped, in place of one that knows a few words. */
  readonly real?: true;
}

/** Runs the program in this process, with a corrector that knows a few words. */
export async function runFake(argv: readonly string[], world: World): Promise<Outcome> {
  const stdout = createCapture(world.terminal === "stdout", world.closeAfter);
  const stderr = createCapture(world.terminal === "stderr");
  const input = world.stdin ?? "";
  const pieces = typeof input === "string" || input instanceof Uint8Array ? [Buffer.from(input)] : [...input];
  const stdin: Readable & { isTTY?: boolean } = Readable.from(pieces, { objectMode: false });
  if (world.terminal === "stdin") stdin.isTTY = true;
  const status = await run(argv, {
    cwd: world.cwd,
    env: world.env ?? {},
    stdin,
    stdout: stdout.sink,
    stderr: stderr.sink,
    ...(world.real ? {} : { loadCorrector: async () => createCorrector }),
  });
  const bytes = Buffer.concat(stdout.written);
  return { status, bytes, stdout: bytes.toString(), stderr: Buffer.concat(stderr.written).toString() };
}

function createCapture(isTTY: boolean, closeAfter = Number.POSITIVE_INFINITY): { sink: Sink; written: Buffer[] } {
  const written: Buffer[] = [];
  const sink: Sink = {
    isTTY,
    columns: isTTY ? 80 : undefined,
    get closed() {
      return written.length >= closeAfter;
    },
    async write(data) {
      if (data.length > 0 && written.length < closeAfter) written.push(Buffer.from(data));
    },
    flush: async () => {},
  };
  return { sink, written };
}

/** A folder with these files, removed when the test is done with. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): { cwd: string; remove: () => void } {
  const cwd = mkdtempSync(join(tmpdir(), "ocrfix-test-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
  return { cwd, remove: () => rmSync(cwd, { recursive: true, force: true }) };
}

const removers: (() => void)[] = [];
afterEach(() => {
  for (const remove of removers.splice(0)) remove();
});

/** A folder with these files that lasts for one test. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const { cwd, remove } = folderOf(files);
  removers.push(remove);
  return cwd;
}
