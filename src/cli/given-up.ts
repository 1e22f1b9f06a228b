import type { GivenUp } from "../output/printer.js";
import { visibleInLine } from "../output/visible.js";
import { createLocator } from "../text/lines.js";
import type { Span } from "../text/span.js";

/** Adds up, window by window, what of a document was given up. */
export interface GivenUpSum {
  /** @param spans of the window's text */
  add(text: string, spans: readonly Span[]): void;
  readonly sum: GivenUp | undefined;
}

export function sumGivenUp(): GivenUpSum {
  const locator = createLocator();
  let sum: GivenUp | undefined;
  return {
    add(text, spans) {
      for (const { start, end } of spans) {
        const line = sum?.line ?? locator.at(text, start).line;
        sum = { line, length: (sum?.length ?? 0) + end - start };
      }
      locator.leave(text);
    },
    get sum() {
      return sum;
    },
  };
}

/** What a person is told of it, once a document. */
export function givenUpNote(path: string, { line, length }: GivenUp): string {
  const place = `${visibleInLine(path)}:${line}`;
  const size = `${Math.ceil(length / 1024)} KB`;
  return `${place}: too much to search from here on: ${size} left as they are; --ignore-regex passes over what is no text`;
}
