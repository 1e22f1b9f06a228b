/** How a document's text is written as bytes. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "latin-1";

export const ENCODINGS: readonly Encoding[] = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "latin-1"];

const ALIASES: Readonly<Record<string, Encoding>> = {
  utf8: "utf-8",
  ascii: "utf-8",
  "us-ascii": "utf-8",
  utf16le: "utf-16le",
  "utf-16": "utf-16le",
  utf16be: "utf-16be",
  cp1252: "windows-1252",
  latin1: "latin-1",
  "iso-8859-1": "latin-1",
};

/** The encoding that people call `name`, or undefined. */
export function encodingNamed(name: string): Encoding | undefined {
  const wanted = name.toLowerCase();
  return (
    ENCODINGS.find((encoding) => encoding === wanted) ?? (Object.hasOwn(ALIASES, wanted) ? ALIASES[wanted] : undefined)
  );
}

/** Bytes that are not text in their encoding. */
export class EncodingError extends Error {
  constructor(
    readonly encoding: Encoding,
    /** Of the first byte that does not fit, from the start of the document. */
    readonly byteOffset: number,
    /** What is likely to help, or undefined. */
    readonly hint?: string,
  ) {
    super(`not valid ${encoding.toUpperCase()} at byte ${byteOffset}`);
  }
}

const CP1252_HIGH =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** Windows-1252, bytes 0x80 to 0x9F, as in the WHATWG's encoding standard: the five unused bytes are C1 controls. */
export function cp1252Unit(byte: number): number {
  return byte >= 0x80 && byte < 0xa0 ? CP1252_HIGH.charCodeAt(byte - 0x80) : byte;
}

function cp1252Byte(unit: number): number {
  if (unit < 0x80 || (unit >= 0xa0 && unit < 0x100)) return unit;
  const at = CP1252_HIGH.indexOf(String.fromCharCode(unit));
  return at < 0 ? -1 : at + 0x80;
}

/** Whether every character of `text` can be written in `encoding`. */
export function canEncode(text: string, encoding: Encoding): boolean {
  if (encoding.startsWith("utf")) return text.isWellFormed();
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (encoding === "latin-1" ? unit > 0xff : cp1252Byte(unit) < 0) return false;
  }
  return true;
}

/** The bytes of `text`, without a byte order mark. The text must be one that `canEncode` allows. */
export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  if (encoding === "utf-16le") return Buffer.from(text, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(text, "utf16le").swap16();
  if (encoding === "latin-1") return Buffer.from(text, "latin1");
  const bytes = Buffer.allocUnsafe(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = cp1252Byte(text.charCodeAt(at));
  return bytes;
}

/** Number of bytes that `text` takes. */
export function encodedLength(text: string, encoding: Encoding): number {
  if (encoding === "utf-8") return Buffer.byteLength(text, "utf8");
  return encoding.startsWith("utf-16") ? text.length * 2 : text.length;
}
