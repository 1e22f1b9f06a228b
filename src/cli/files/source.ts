import { fstatSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { resolve } from "node:path";
import type { Context } from "../context.js";

/** Bytes read at a time. */
const CHUNK = 256 * 1024;

/** By which a file that changed is known: device, inode, size, times in nanoseconds. */
export interface FileStamp {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
}

/** A document to read: a file or standard input. */
export interface Source {
  /** As shown to a person and in findings: relative to the working directory where the file is below it, with `/`. */
  readonly path: string;
  /** Absolute; undefined for standard input. */
  readonly file: string | undefined;
}

export interface OpenSource {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** What the file was when it was opened; undefined for standard input and what is not a regular file. */
  readonly stamp: FileStamp | undefined;
}

/** Opens a source. The handle is closed when the chunks are used up or left. */
export async function openSource(source: Source, context: Context): Promise<OpenSource> {
  if (source.file === undefined) {
    // Node.js would take a folder for an empty stream.
    if (context.stdin === process.stdin && fstatSync(0).isDirectory()) throw isFolder();
    return { chunks: context.stdin, stamp: undefined };
  }
  const handle = await open(resolve(context.cwd, source.file));
  try {
    const stats = await handle.stat({ bigint: true });
    if (stats.isDirectory()) throw isFolder();
    return { chunks: readChunks(handle), stamp: stats.isFile() ? stats : undefined };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function isFolder(): Error {
  return Object.assign(new Error("is a directory"), { code: "EISDIR", syscall: "read" });
}

async function* readChunks(handle: FileHandle): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(CHUNK);
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

export function sameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.dev === b.dev && a.ino === b.ino && a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs;
}
