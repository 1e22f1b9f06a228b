import { visibleInLine } from "./visible.js";

/** In XML and in HTML. */
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** A text as it may stand in an attribute or between tags; what XML 1.0 cannot carry is shown as an escape. */
export function xmlText(text: string): string {
  const carried = visibleInLine(text).replace(
    /[\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );
  return withoutMarkup(carried);
}

/** A text in which nothing is markup. */
export function withoutMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** ` name="value"` for each; numbers are written as they are. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === "number" ? value : xmlText(value)}"`)
    .join("");
}
