import { LONGEST_RUN } from "../models/channel/whole-words.js";
import {
  PROFILE_EVENTS,
  PROFILE_VERSION,
  type Profile,
  type ProfileConfusion,
  type ProfileEvent,
  type ProfileReading,
  type ProfileWord,
  type Rate,
} from "./profile.js";

/** A file is no profile, or one with a mistake; the message names file and entry. */
export class ProfileError extends Error {
  override readonly name = "ProfileError";
}

/** UTF-16 units; a profile of a million pages is a tenth of it. */
const LONGEST_FILE = 1 << 24;
const MOST_ENTRIES = 100_000;
const LONGEST_WORD = 64;
const MOST_COUNT = 1e12;
const MOST_NOISE = 100;
const WORD = /^\p{L}[\p{L}\p{M}'’]*$/u;

type Fields = ReadonlyMap<string, unknown>;

/**
 * Reads a profile. All but its version may be missing.
 *
 * @throws ProfileError for the first thing that is wrong: no JSON, another version, a key that is unknown, missing or of
 *   another type, a number out of range, the same entry twice
 */
export function parseProfile({ path, text }: { readonly path: string; readonly text: string }): Profile {
  const fail = (where: string, reason: string): never => {
    throw new ProfileError(`${path}: ${where === "" ? "" : `${where}: `}${reason}`);
  };
  if (text.length > LONGEST_FILE) fail("", `${text.length} characters are more than a profile has`);
  const read = createReader(fail);
  const whole = parseJson(text, fail);
  const { version } = Object(whole) as { readonly version?: unknown };
  if (version !== undefined && version !== PROFILE_VERSION)
    fail("version", `${JSON.stringify(version)}, this program reads ${PROFILE_VERSION}`);
  const top = read.object(whole, "", TOP_KEYS, ["version"]);
  const part = (name: string, otherwise: unknown): unknown => (top.has(name) ? top.get(name) : otherwise);
  const from = read.object(part("learnedFrom", NOTHING), "learnedFrom", ["documents", "words", "letters"]);
  const events = read.object(part("events", {}), "events", PROFILE_EVENTS, []);
  const rateOf = (name: ProfileEvent): Rate => {
    const where = `events.${name}`;
    return events.has(name) ? read.rate(read.object(events.get(name), where, RATE), where) : { count: 0, of: 0 };
  };
  return {
    documents: read.number(from.get("documents"), "learnedFrom.documents"),
    words: read.number(from.get("words"), "learnedFrom.words"),
    letters: read.number(from.get("letters"), "learnedFrom.letters"),
    noise: read.number(part("noise", 1), "noise", MOST_NOISE),
    unknownNoise: read.number(part("unknownNoise", 1), "unknownNoise", MOST_NOISE),
    confusions: read.list(part("confusions", []), "confusions", readConfusion, keyOfConfusion),
    readings: read.list(part("readings", []), "readings", readReading, keyOfConfusion),
    spaces: read.list(part("spaces", []), "spaces", readSpace, ({ after }) => after),
    events: Object.fromEntries(PROFILE_EVENTS.map((name) => [name, rateOf(name)])) as Record<ProfileEvent, Rate>,
    vocabulary: read.list(part("words", []), "words", readWord, keyOfWord),
    names: read.list(part("names", []), "names", readWord, keyOfWord),
  };

  function readConfusion(value: unknown, where: string): ProfileConfusion {
    const keys = ["scanned", "printed", "count", "of"];
    const fields = read.object(value, where, [...keys, "examples"], keys);
    const scanned = read.string(fields.get("scanned"), `${where}.scanned`, 3);
    const printed = read.string(fields.get("printed"), `${where}.printed`, 3);
    const what = `${where} (${JSON.stringify(scanned)} for ${JSON.stringify(printed)})`;
    if (scanned === printed) fail(what, "both sides are the same");
    const examples = read.list(fields.get("examples") ?? [], `${what}.examples`, (example, at) =>
      read.string(example, at, 200),
    );
    return { scanned, printed, ...read.rate(fields, what), examples };
  }

  function readReading(value: unknown, where: string): ProfileReading {
    const fields = read.object(value, where, ["scanned", "printed", "count", "of"]);
    const scanned = read.string(fields.get("scanned"), `${where}.scanned`, LONGEST_RUN);
    const printed = read.string(fields.get("printed"), `${where}.printed`, LONGEST_WORD);
    const what = `${where} (${JSON.stringify(scanned)} for ${JSON.stringify(printed)})`;
    if (scanned === "" || /\s/.test(scanned)) fail(what, '"scanned" must be some characters without a space');
    if (!WORD.test(printed)) fail(what, `${JSON.stringify(printed)} is not one word`);
    if (scanned.toLowerCase() === printed.toLowerCase()) fail(what, "both sides are the same");
    return { scanned, printed: printed.toLowerCase(), ...read.rate(fields, what) };
  }

  function readSpace(value: unknown, where: string): Rate & { readonly after: string } {
    const fields = read.object(value, where, ["after", "count", "of"]);
    const after = read.string(fields.get("after"), `${where}.after`, 1);
    if (after === "") fail(where, '"after" must be one character');
    return { after, ...read.rate(fields, `${where} (after ${JSON.stringify(after)})`) };
  }

  function readWord(value: unknown, where: string): ProfileWord {
    // A person who adds a word need not know how often it stands anywhere.
    const fields: Fields =
      typeof value === "string"
        ? new Map<string, unknown>([
            ["text", value],
            ["count", 1],
          ])
        : read.object(value, where, ["text", "count"]);
    const word = read.string(fields.get("text"), `${where}.text`, LONGEST_WORD);
    if (!WORD.test(word)) fail(where, `${JSON.stringify(word)} is not one word`);
    return { text: word, count: read.number(fields.get("count"), `${where} (${word}).count`) };
  }
}

const TOP_KEYS = [
  "version",
  "learnedFrom",
  "noise",
  "unknownNoise",
  "confusions",
  "readings",
  "spaces",
  "events",
  "words",
  "names",
];
const RATE = ["count", "of"];
const NOTHING = { documents: 0, words: 0, letters: 0 };

function keyOfConfusion({ scanned, printed }: ProfileReading): string {
  return `${scanned}>${printed}`;
}

function keyOfWord({ text }: ProfileWord): string {
  return text;
}

type Fail = (where: string, reason: string) => never;

/** Reads values of one kind each, or fails with where they stand. Only own keys of an object count, whatever their name. */
function createReader(fail: Fail) {
  const told = (value: unknown): string => {
    // What is nested by the thousand cannot be told in full.
    if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
    const text = value === undefined ? "nothing" : JSON.stringify(value);
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
  };
  const object = (value: unknown, where: string, keys: readonly string[], needed = keys): Fields => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return fail(where, `an object must stand here, not ${told(value)}`);
    const fields = new Map(Object.entries(value));
    for (const key of fields.keys())
      if (!keys.includes(key))
        fail(where, `the key ${JSON.stringify(key)} is unknown; the keys are ${keys.join(", ")}`);
    for (const key of needed) if (!fields.has(key)) fail(where, `the key "${key}" is missing`);
    return fields;
  };
  const number = (value: unknown, where: string, most = MOST_COUNT): number => {
    if (typeof value !== "number" || !(value >= 0 && value <= most))
      return fail(where, `a number from 0 to ${most} must stand here, not ${told(value)}`);
    return value;
  };
  const string = (value: unknown, where: string, longest: number): string => {
    if (typeof value !== "string") return fail(where, `a string must stand here, not ${told(value)}`);
    if (value.length > longest) fail(where, `${told(value)} is longer than ${longest}`);
    if (/\p{Cc}/u.test(value)) fail(where, `${told(value)} has control characters`);
    return value;
  };
  const rate = (fields: Fields, where: string): Rate => {
    const count = number(fields.get("count"), `${where}.count`);
    const of = number(fields.get("of"), `${where}.of`);
    if (count > of) fail(where, `${count} times of ${of}`);
    return { count, of };
  };
  const list = <T>(
    value: unknown,
    where: string,
    each: (entry: unknown, where: string) => T,
    key?: (entry: T) => string,
  ): T[] => {
    if (!Array.isArray(value)) return fail(where, `a list must stand here, not ${told(value)}`);
    if (value.length > MOST_ENTRIES) fail(where, `${value.length} entries are more than ${MOST_ENTRIES}`);
    const seen = new Set<string>();
    return value.map((entry, index) => {
      const made = each(entry, `${where}[${index}]`);
      const name = key?.(made);
      if (name !== undefined && seen.has(name)) fail(`${where}[${index}]`, `${JSON.stringify(name)} again`);
      if (name !== undefined) seen.add(name);
      return made;
    });
  };
  return { object, number, string, rate, list };
}

function parseJson(text: string, fail: Fail): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    const message = (error as Error).message;
    const position = /at position (\d+)/.exec(message);
    const line = position === null ? "" : `line ${text.slice(0, Number(position[1])).split("\n").length}`;
    return fail(line, `not valid JSON: ${message.replace(/ in JSON at position \d+.*$/, "")}`);
  }
}
