/**
 * C0 but for tab and line feed, DEL, C1, the line and paragraph separators, marks and overrides of direction, the byte
 * order mark, the tag characters and lone surrogates: what can move a cursor, recolour, hide or reorder.
 */
const HIDDEN =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu;
const BREAKS = /[\t\n]/g;

/** A text as it may be sent to a terminal: control characters are escaped, tabs and line feeds kept. */
export function visible(text: string): string {
  return text.replace(HIDDEN, escaped);
}

/** A text as it may stand within a line: tabs and line feeds are escaped too. */
export function visibleInLine(text: string): string {
  return visible(text).replace(BREAKS, escaped);
}

function escaped(character: string): string {
  if (character === "\t") return "\\t";
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  const code = character.codePointAt(0)!;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, "0")}` : `\\u{${code.toString(16)}}`;
}

/** JSON in which nothing that a terminal acts upon stands raw; it means the same. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(HIDDEN, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}
