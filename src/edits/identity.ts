import { createHash } from "node:crypto";

/** UTF-16 units on each side that take part in an id. */
export const ID_CONTEXT = 32;
/** Hexadecimal digits of an id: 64 bits, as collisions in a collection must not happen. */
const ID_DIGITS = 16;

/** What an id is made of. */
export interface Place {
  readonly original: string;
  readonly class: string;
  /** The {@link ID_CONTEXT} units before and after in the document, fewer only at its ends. */
  readonly before: string;
  readonly after: string;
}

/**
 * Names places in one document. An id is a hash of path, original, class, context and the ordinal among equals, so that it
 * is the same in a second run; the replacement is no part of it.
 */
export function createIdentities(path: string): (place: Place) => string {
  const seen = new Map<string, number>();
  return ({ original, class: kind, before, after }) => {
    const parts = [path, original, kind, before, after];
    const first = hash(parts);
    const ordinal = (seen.get(first) ?? 0) + 1;
    seen.set(first, ordinal);
    return ordinal === 1 ? first : hash([...parts, String(ordinal)]);
  };
}

function hash(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, ID_DIGITS);
}
