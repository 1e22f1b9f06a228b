import { EncodingError } from "../text/encoding.js";

/** Something that the person at the keyboard can mend: told in one line, exit status 2, no stack. */
export class CliError extends Error {}

/** Something that stops the whole run and not one document, such as a damaged dictionary: told in one line too. */
export class FatalError extends Error {}

/** An error in making a corrector. Those that only a mistake in the program throws stay what they are. */
export function correctorError(error: unknown): unknown {
  const bug = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  return bug || !(error instanceof Error) ? error : new FatalError(error.message, { cause: error });
}

/** What went wrong, in words that name the thing rather than the system call. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code;
  return (code !== undefined && SYSTEM_REASONS[code]) || error.message;
}

const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or directory",
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EISDIR: "is a directory",
  ENOTDIR: "not a directory",
  EEXIST: "is there already, and is no folder",
  ELOOP: "too many levels of symbolic links",
  ENOSPC: "no space left on the device",
  EFBIG: "file too large: the file system, or a limit of the shell's (ulimit -f), allows no more",
  EDQUOT: "disk quota exceeded",
  EROFS: "read-only file system",
  ETXTBSY: "is a program that is running",
  EBUSY: "in use by the system",
  EMFILE: "too many open files",
  ENFILE: "too many open files in the system",
  ENAMETOOLONG: "file name too long",
  EIO: "input/output error",
};

/** Whether the error is one of the file system's, and so no fault of the program. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === "string";
}

/** Has an error of the file system's say which file it is about. */
export async function about<T>(name: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isSystemError(error) ? new CliError(`${name}: ${reasonOf(error)}`) : error;
  }
}

/** Why one document could not be done, and the way out; undefined for what stops the whole run. */
export function documentReason(error: unknown): string | undefined {
  if (error instanceof FatalError) return undefined;
  if (error instanceof EncodingError) {
    const way = error.hint ?? (error.encoding === "windows-1252" ? "utf-8" : "windows-1252");
    return `${error.message}: name the encoding it is in, such as --encoding ${way}`;
  }
  return error instanceof CliError || isSystemError(error) ? reasonOf(error) : internalError(error);
}

/** A mistake in the program, told so that it can be found. */
export function internalError(error: unknown): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `internal error, please report it: ${detail}`;
}
