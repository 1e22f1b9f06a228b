/** A line of a JSON Lines file that is not what it should be. */
export class LineError extends Error {
  override readonly name = "LineError";

  constructor(
    /** From 1. */
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** One line's object, whose properties are asked for one by one; each answer is checked. */
export interface LineObject {
  readonly line: number;
  text(name: string): string;
  /** A whole number from 0 on. */
  count(name: string): number;
  textOrNull(name: string): string | null;
  /** Undefined where the property is missing. */
  list(name: string): readonly unknown[] | undefined;
  inner(name: string): LineObject | undefined;
  has(name: string): boolean;
  names(): string[];
  fail(message: string): never;
}

/** Parses one line. Throws a {@link LineError} where it is not a JSON object. */
export function parseLine(source: string, line: number): LineObject {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    throw new LineError(line, `not JSON: ${(error as Error).message}`);
  }
  return asObject(value, line, "the line");
}

/** The same for a value inside a line, called `what` in errors. */
export function asObject(value: unknown, line: number, what: string): LineObject {
  const fail = (message: string): never => {
    throw new LineError(line, message);
  };
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fail(`${what} must be an object`);
  const own = (name: string): unknown =>
    Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  const wrong = (name: string, wanted: string): never =>
    own(name) === undefined ? fail(`"${name}" is missing`) : fail(`"${name}" must be ${wanted}`);
  return {
    line,
    text(name) {
      const found = own(name);
      return typeof found === "string" ? found : wrong(name, "a string");
    },
    count(name) {
      const found = own(name);
      return Number.isSafeInteger(found) && (found as number) >= 0
        ? (found as number)
        : wrong(name, "a whole number, 0 or more");
    },
    textOrNull(name) {
      const found = own(name);
      return found === null || typeof found === "string" ? found : wrong(name, "a string or null");
    },
    list(name) {
      const found = own(name);
      return found === undefined || Array.isArray(found) ? found : wrong(name, "a list");
    },
    inner(name) {
      const found = own(name);
      return found === undefined ? undefined : asObject(found, line, `"${name}"`);
    },
    has: (name) => Object.hasOwn(value, name),
    names: () => Object.keys(value),
    fail,
  };
}
