import { isUtf8 } from "node:buffer";
import { cp1252Unit, type Encoding, EncodingError } from "./encoding.js";
import { isHighSurrogate, isLowSurrogate } from "./units.js";
import { invalidUtf8At, unfinishedUtf8 } from "./utf8.js";

/** Turns a document's bytes into text, piece by piece, and nothing into U+FFFD. */
export interface Decoder {
  /** The text of the next bytes; a character that is not all there yet waits. Throws an {@link EncodingError}. */
  write(bytes: Uint8Array): string;
  /** The bytes are at their end. Throws an {@link EncodingError} where a character is cut off. */
  end(): string;
  /** Known once `write` has returned text, or after `end`. */
  readonly encoding: Encoding;
  /** Length in bytes of the byte order mark that was skipped. */
  readonly markLength: number;
}

/**
 * A decoder for one document. `auto` goes by the byte order mark and takes UTF-8 where there is none. A mark is no part
 * of the text.
 */
export function createDecoder(wanted: Encoding | "auto"): Decoder {
  let encoding: Encoding | undefined;
  let markLength = 0;
  let waiting: Buffer = Buffer.alloc(0);
  /** Place in the document of the first waiting byte. */
  let offset = 0;

  const decode = (ended: boolean): string => {
    if (encoding === undefined) {
      if (waiting.length < 3 && !ended) return "";
      encoding = wanted === "auto" ? (markedEncoding(waiting) ?? unmarkedEncoding(waiting)) : wanted;
      markLength = lengthOfMark(waiting, encoding);
      waiting = waiting.subarray(markLength);
      offset = markLength;
    }
    const ready = ended ? waiting.length : waiting.length - unfinished(waiting, encoding);
    const bytes = waiting.subarray(0, ready);
    const text = decodeAll(bytes, encoding, offset);
    waiting = Buffer.from(waiting.subarray(ready));
    offset += ready;
    return text;
  };

  return {
    write(bytes) {
      waiting = waiting.length === 0 ? asBuffer(bytes) : Buffer.concat([waiting, bytes]);
      return decode(false);
    },
    end: () => decode(true),
    get encoding() {
      return encoding ?? (wanted === "auto" ? "utf-8" : wanted);
    },
    get markLength() {
      return markLength;
    },
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** UTF-8, unless the zeros of ASCII written as UTF-16 stand in every other byte: that would pass as UTF-8. */
function unmarkedEncoding(bytes: Uint8Array): Encoding {
  const pairs = Math.min(bytes.length >> 1, 32);
  let low = 0;
  let high = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) high++;
    if (bytes[2 * pair + 1] === 0) low++;
  }
  const enough = Math.max(1, pairs * 0.6);
  if (low >= enough && high === 0) throw new EncodingError("utf-8", 1, "utf-16le");
  if (high >= enough && low === 0) throw new EncodingError("utf-8", 0, "utf-16be");
  return "utf-8";
}

function lengthOfMark(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === "utf-8") return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return encoding === markedEncoding(bytes) ? 2 : 0;
}

function unfinished(bytes: Buffer, encoding: Encoding): number {
  if (encoding === "utf-8") return unfinishedUtf8(bytes);
  if (!encoding.startsWith("utf-16")) return 0;
  const odd = bytes.length & 1;
  const last = bytes.length - odd - 2;
  return last >= 0 && isHighSurrogate(unitAt(bytes, last, encoding)) ? odd + 2 : odd;
}

function unitAt(bytes: Buffer, at: number, encoding: Encoding): number {
  return encoding === "utf-16le" ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
}

function decodeAll(bytes: Buffer, encoding: Encoding, offset: number): string {
  switch (encoding) {
    case "utf-8":
      if (!isUtf8(bytes)) throw new EncodingError(encoding, offset + invalidUtf8At(bytes));
      return bytes.toString("utf8");
    case "latin-1":
      return bytes.toString("latin1");
    case "windows-1252":
      return decodeCp1252(bytes);
    default:
      return decodeUtf16(bytes, encoding, offset);
  }
}

function decodeCp1252(bytes: Buffer): string {
  const units = new Uint16Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) units[at] = cp1252Unit(bytes[at]);
  return Buffer.from(units.buffer).toString("utf16le");
}

function decodeUtf16(bytes: Buffer, encoding: Encoding, offset: number): string {
  const even = bytes.length & ~1;
  const units = encoding === "utf-16le" ? bytes.subarray(0, even) : Buffer.from(bytes.subarray(0, even)).swap16();
  const text = units.toString("utf16le");
  if (!text.isWellFormed()) throw new EncodingError(encoding, offset + 2 * loneSurrogateAt(text));
  if (even < bytes.length) throw new EncodingError(encoding, offset + even);
  return text;
}

function loneSurrogateAt(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isLowSurrogate(unit)) return at;
    if (isHighSurrogate(unit) && !isLowSurrogate(text.charCodeAt(++at))) return at - 1;
  }
  return -1;
}
