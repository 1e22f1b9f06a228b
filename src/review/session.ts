import type { Effect } from "./answer.js";
import { asObject, type LineObject, parseLine } from "./json-line.js";

/** An answered place as a session keeps it; offset and original are those of the text that the session's head names. */
export interface SessionPlace {
  readonly key: string;
  readonly offset: number;
  readonly original: string;
  readonly to: string | null;
}

export interface AnswerRecord {
  readonly type: "answer";
  readonly n: number;
  /** Key of the question that was shown, in its file's session only. */
  readonly at?: string;
  readonly places: readonly SessionPlace[];
  readonly effect?: Effect;
  /** The sessions that an answer to several files stands in: it counts only if it stands in all of them. */
  readonly with?: readonly string[];
  /** Line of the session, of a record that was read. */
  readonly line?: number;
  /** Of one that was read and is taken back: the last answer's number at that time. */
  readonly undoneAt?: number;
}

/** One line of a session: a file of JSON Lines to which every answer is added. */
export type SessionRecord =
  | {
      readonly type: "session";
      readonly version: 1;
      readonly path: string;
      readonly sha256: string;
      readonly encoding: string;
      /** Answers up to this number are written into the document, or stand below under new numbers. */
      readonly after: number;
    }
  | AnswerRecord
  /** The answer with that number is taken back when `last` was the last one's number. */
  | { readonly type: "undo"; readonly n: number; readonly last: number }
  /** It is given again. */
  | { readonly type: "redo"; readonly n: number }
  /** The document is about to become the text with this hash; what is left is then this. */
  | {
      readonly type: "writing";
      readonly sha256: string;
      readonly after: number;
      readonly places: readonly SessionPlace[];
      readonly effects: readonly Effect[];
    };

export type WritingRecord = SessionRecord & { readonly type: "writing" };

/** A session as it was found. */
export interface Session {
  /** Hash of the document's bytes when the offsets were taken, and their encoding. */
  readonly sha256: string;
  readonly encoding: string;
  /** Answers up to this number do not stand here any more. */
  readonly after: number;
  readonly done: readonly AnswerRecord[];
  readonly undone: readonly AnswerRecord[];
  readonly lastAction: number;
  /** Whether it must be written anew before it is added to: it ends in half a line, or speaks of another text. */
  readonly stale: boolean;
}

export function sessionLine(record: SessionRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/**
 * Reads a session; undefined where nothing was saved yet. A last line without its end was never saved and does not count.
 *
 * @param sha256 Of the document's bytes now: tells whether a writing that was begun was done.
 * @throws LineError naming the first line that is no record.
 */
export function parseSession(source: string, sha256: string): Session | undefined {
  const whole = source.slice(0, source.lastIndexOf("\n") + 1);
  if (whole === "") return undefined;
  const records = whole.slice(0, -1).split("\n").map(parseRecord);
  const head = records[0];
  if (head.type !== "session")
    return parseLine(whole.slice(0, whole.indexOf("\n")), 1).fail("a session's head must come first");
  const last = records[records.length - 1];
  if (last.type === "writing" && last.sha256 === sha256) return sessionAfterWriting(last, head.encoding);
  const done: AnswerRecord[] = [];
  const undone: AnswerRecord[] = [];
  let lastAction = head.after;
  for (const record of records) {
    if (record.type === "answer") {
      done.push(record);
      undone.length = 0;
      lastAction = Math.max(lastAction, record.n);
    } else if (record.type === "undo") move(done, undone, record.n, record.last);
    else if (record.type === "redo") move(undone, done, record.n);
  }
  const { encoding, after } = head;
  const stale = whole !== source || head.sha256 !== sha256;
  return { sha256: head.sha256, encoding, after, done, undone, lastAction, stale };
}

function sessionAfterWriting(writing: WritingRecord, encoding: string): Session {
  const done = recordsAfterWriting(writing);
  const { sha256, after } = writing;
  return { sha256, encoding, after, done, undone: [], lastAction: after + done.length, stale: true };
}

/** What a session begins with after its document was written: the effects still in force, and the places left. */
export function recordsAfterWriting({ after, places, effects }: WritingRecord): AnswerRecord[] {
  const records: AnswerRecord[] = effects.map((effect, i) => ({
    type: "answer",
    n: after + i + 1,
    places: [],
    effect,
  }));
  if (places.length > 0) records.push({ type: "answer", n: after + records.length + 1, places });
  return records;
}

function move(from: AnswerRecord[], to: AnswerRecord[], n: number, undoneAt = 0): void {
  const at = from.findLastIndex((record) => record.n === n);
  if (at >= 0) to.push({ ...from.splice(at, 1)[0], undoneAt });
}

function parseRecord(source: string, index: number): SessionRecord {
  const object = parseLine(source, index + 1);
  const type = object.text("type");
  switch (type) {
    case "session":
      if (object.count("version") !== 1) return object.fail("made by another version of ocrfix");
      return {
        type,
        version: 1,
        path: object.text("path"),
        sha256: object.text("sha256"),
        encoding: object.text("encoding"),
        after: object.count("after"),
      };
    case "undo":
      return { type, n: object.count("n"), last: object.count("last") };
    case "redo":
      return { type, n: object.count("n") };
    case "writing": {
      const effects = (object.list("effects") ?? []).map((value) =>
        effectOf(asObject(value, object.line, "an effect")),
      );
      return { type, sha256: object.text("sha256"), after: object.count("after"), places: placesOf(object), effects };
    }
    case "answer": {
      const effect = object.inner("effect");
      const others = object.list("with")?.map(String);
      return {
        type,
        line: object.line,
        n: object.count("n"),
        ...(object.has("at") ? { at: object.text("at") } : {}),
        places: placesOf(object),
        ...(effect ? { effect: effectOf(effect) } : {}),
        ...(others ? { with: others } : {}),
      };
    }
    default:
      return object.fail(`"type" is ${JSON.stringify(type)}, which no session has`);
  }
}

function placesOf(object: LineObject): SessionPlace[] {
  return (object.list("places") ?? object.fail('"places" is missing')).map((value) => {
    const place = asObject(value, object.line, "a place");
    return {
      key: place.text("key"),
      offset: place.count("offset"),
      original: place.text("original"),
      to: place.textOrNull("to"),
    };
  });
}

function effectOf(object: LineObject): Effect {
  const kind = object.text("kind");
  switch (kind) {
    case "ignore":
    case "word":
    case "name":
      return { kind, word: object.text("word") };
    case "off":
      return { kind, rule: object.text("rule") };
    case "rule":
      return { kind, from: object.text("from"), to: object.text("to") };
    default:
      return object.fail(`"kind" is ${JSON.stringify(kind)}, which no effect has`);
  }
}
