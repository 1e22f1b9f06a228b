import { closeSync, constants, openSync, unlinkSync } from "node:fs";
import { copyFile, type FileHandle, lstat, open, readlink, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { about, CliError } from "../errors.js";
import { onInterrupt } from "../interrupt.js";
import { type FileStamp, sameStamp } from "./source.js";

/** A file being written beside its target; the target is whole, old or new, at every moment. */
export interface Replacement {
  write(bytes: Uint8Array): Promise<void>;
  /**
   * Puts the file in the target's place. Throws a {@link CliError}, and leaves everything as it was, if the target is no
   * longer what `stamp` says.
   */
  commit(stamp?: FileStamp, backupSuffix?: string): Promise<void>;
  /** Removes what was written. */
  discard(): Promise<void>;
}

let counter = 0;

/**
 * Begins to write `target` anew, through symbolic links. What is no regular file (a device, a pipe) is written directly.
 *
 * @param name What errors call the file, where it is not the document that they are about.
 */
export async function beginReplacement(target: string, name?: string): Promise<Replacement> {
  if (name === undefined) return begin(target);
  const { write, commit, discard } = await about(name, begin(target));
  return {
    write: (bytes) => about(name, write(bytes)),
    commit: (stamp, backupSuffix) => about(name, commit(stamp, backupSuffix)),
    discard,
  };
}

async function begin(target: string): Promise<Replacement> {
  const path = await followLinks(target);
  const old = await stat(path).catch(ignoreMissing);
  if (old !== undefined && !old.isFile()) return writeThrough(await open(path, "w"));
  const { temporary, release } = createTemporary(dirname(path), old === undefined ? 0o666 : 0o600);
  const handle = await open(temporary, "r+").catch(async (error) => {
    await unlink(temporary).catch(() => {});
    release();
    throw error;
  });
  const discard = async (): Promise<void> => {
    await handle.close().catch(() => {});
    await unlink(temporary).catch(() => {});
    release();
  };
  return {
    write: (bytes) => writeAll(handle, bytes),
    discard,
    async commit(stamp, backupSuffix) {
      try {
        if (old !== undefined) {
          await handle.chmod(old.mode & 0o7777);
          // Only root may give files away; for others the new file is simply theirs.
          await handle.chown(old.uid, old.gid).catch(() => {});
          await handle.chmod(old.mode & 0o7777);
        }
        await handle.sync();
        await handle.close();
        if (stamp !== undefined) await refuseChanged(path, stamp);
        if (backupSuffix !== undefined) await backUp(path, backupSuffix);
        await rename(temporary, path);
        release();
      } catch (error) {
        await discard();
        throw error;
      }
      await syncFolder(dirname(path));
    },
  };
}

/** Where a write to `target` lands; the last link may point to a file that is not there yet. */
async function followLinks(target: string): Promise<string> {
  try {
    return await realpath(target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const link = await lstat(target).catch(ignoreMissing);
  const path = link?.isSymbolicLink() ? resolve(dirname(target), await readlink(target)) : resolve(target);
  return join(await realpath(dirname(path)), basename(path));
}

/** An empty file of a new name that an interruption removes; without a pause, so that there is none before that is so. */
function createTemporary(folder: string, mode: number): { temporary: string; release: () => void } {
  for (;;) {
    const temporary = join(folder, `.ocrfix-${process.pid}-${++counter}.tmp`);
    const release = onInterrupt(() => {
      try {
        unlinkSync(temporary);
      } catch {
        // Already gone, or in place: nothing is left behind.
      }
    });
    try {
      closeSync(openSync(temporary, "wx", mode));
      return { temporary, release };
    } catch (error) {
      release();
      // A run that was killed may have left the same name.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

async function refuseChanged(path: string, stamp: FileStamp): Promise<void> {
  const now = await stat(path, { bigint: true }).catch(ignoreMissing);
  if (now === undefined || !sameStamp(now, stamp)) {
    throw new CliError("changed on disk while it was being corrected; left as it is");
  }
}

/** An earlier backup is kept: it is the one that holds the original. */
async function backUp(path: string, suffix: string): Promise<void> {
  for (let number = 1; ; number++) {
    try {
      await copyFile(path, path + suffix + (number === 1 ? "" : `.${number}`), constants.COPYFILE_EXCL);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function writeThrough(handle: FileHandle): Replacement {
  const close = (): Promise<void> => handle.close();
  return { write: (bytes) => writeAll(handle, bytes), commit: close, discard: close };
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten;
  }
}

/** So that the rename itself survives a power cut; not every file system can. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
