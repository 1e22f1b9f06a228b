import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { LineError } from "../../review/json-line.js";
import { parseSession, type Session, type SessionRecord, sessionLine } from "../../review/session.js";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import { shownPath } from "../files/shown-path.js";

/** Digits of the hash that names a session. */
const NAME_DIGITS = 32;
/** Where a folder cannot be written, the session goes elsewhere. */
const NOT_WRITABLE = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"];

/** A document's answers on the disk. Everything is synchronous: an answer is saved before anything else is asked. */
export interface SessionStore {
  /** What was saved; undefined where nothing was. @throws CliError naming the line of a damaged one. */
  load(sha256: string): Session | undefined;
  /** Makes sure that the session is there, before the first answer to several documents is added anywhere. */
  begin(head: SessionRecord): void;
  /** Adds a record; when this returns it is on the disk. Throws, and leaves the session as it was, if that fails. */
  add(record: SessionRecord): void;
  /** Puts another session in its place, as a whole. */
  replace(records: readonly SessionRecord[]): void;
  /** Where it is, as shown to a person. */
  readonly path: string;
  close(): void;
}

/** The name of a document's session: a hash of its absolute path. */
export function sessionName(file: string): string {
  return createHash("sha256").update(file).digest("hex").slice(0, NAME_DIGITS);
}

/** @param file Absolute path of the document. */
export function openSessionStore(file: string, { cwd, env }: Context): SessionStore {
  const name = `${sessionName(file)}.jsonl`;
  const beside = join(dirname(file), ".ocrfix", "session", name);
  const state = env.XDG_STATE_HOME || join(env.HOME || homedir(), ".local", "state");
  const elsewhere = join(state, "ocrfix", "session", name);
  let path = fs.existsSync(elsewhere) ? elsewhere : beside;
  let handle: number | undefined;
  /** What the session's length must be, so that two reviews of one document are noticed. */
  let length = 0;

  const open = (): number => {
    if (handle !== undefined) return handle;
    try {
      fs.mkdirSync(dirname(path), { recursive: true });
      handle = fs.openSync(path, "a+");
    } catch (error) {
      if (path === elsewhere || !NOT_WRITABLE.includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
      const saved = fs.existsSync(path) ? fs.readFileSync(path) : Buffer.alloc(0);
      path = elsewhere;
      length = 0;
      append(open(), saved);
      return handle!;
    }
    return handle;
  };
  const append = (to: number, bytes: Uint8Array): void => {
    const before = fs.fstatSync(to).size;
    if (before !== length) throw new CliError(`${basename(file)} is being reviewed elsewhere: its session has changed`);
    try {
      for (let done = 0; done < bytes.length; ) done += fs.writeSync(to, bytes, done);
      fs.fsyncSync(to);
    } catch (error) {
      // Half a record must not stand before the next one.
      fs.ftruncateSync(to, before);
      throw error;
    }
    length += bytes.length;
  };

  return {
    get path() {
      return shownPath(path, cwd);
    },
    load(sha256) {
      if (!fs.existsSync(path)) return undefined;
      const bytes = fs.readFileSync(path);
      length = bytes.length;
      try {
        const session = parseSession(bytes.toString("utf8"), sha256);
        if (session === undefined && length > 0) {
          fs.truncateSync(path);
          length = 0;
        }
        return session;
      } catch (error) {
        if (!(error instanceof LineError)) throw error;
        const where = `${shownPath(path, cwd)}:${error.line}`;
        throw new CliError(
          `${where}: the saved review is damaged (${error.message}): mend the line, or remove the file to begin anew`,
        );
      }
    },
    begin(head) {
      const to = open();
      if (length === 0) append(to, Buffer.from(sessionLine(head)));
    },
    add: (record) => append(open(), Buffer.from(sessionLine(record))),
    replace(records) {
      // Opened first, so that it is known where a session can be.
      open();
      const bytes = Buffer.from(records.map(sessionLine).join(""));
      const temporary = `${path}.${process.pid}.tmp`;
      const to = fs.openSync(temporary, "w");
      try {
        for (let done = 0; done < bytes.length; ) done += fs.writeSync(to, bytes, done);
        fs.fsyncSync(to);
        fs.renameSync(temporary, path);
      } catch (error) {
        fs.rmSync(temporary, { force: true });
        throw error;
      } finally {
        fs.closeSync(to);
      }
      fs.closeSync(handle!);
      handle = fs.openSync(path, "a+");
      length = bytes.length;
    },
    close() {
      if (handle !== undefined) fs.closeSync(handle);
      handle = undefined;
    },
  };
}
