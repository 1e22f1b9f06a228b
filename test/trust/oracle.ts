/** What bytes are as a text, by other means than the program's. */
export type Reading =
  | { readonly text: string; readonly mark: number; readonly encoding: Encoding }
  /** Bytes among which the one is that makes them no text. */
  | { readonly wrongFrom: number; readonly wrongTo: number };

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

export function readBytes(bytes: Uint8Array): Reading {
  const encoding = markedUtf16(bytes) ?? "utf-8";
  const mark = encoding !== "utf-8" ? 2 : bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  try {
    return { text: decode(bytes, mark, bytes.length, encoding, false), mark, encoding };
  } catch {
    // Found by halving: how many bytes can be the beginning of a text.
    let [fine, bad] = [mark, bytes.length + 1];
    while (bad - fine > 1) {
      const middle = (fine + bad) >> 1;
      try {
        decode(bytes, mark, middle, encoding, true);
        fine = middle;
      } catch {
        bad = middle;
      }
    }
    return { wrongFrom: Math.max(mark, fine - 4), wrongTo: Math.min(fine, bytes.length) };
  }
}

/** Whether the zeros of unmarked UTF-16 may stand at the beginning: such a text may be refused though it is valid UTF-8. */
export function mayBeUtf16(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 64).includes(0);
}

/** The bytes of a text without its mark. */
export function encodeAs(text: string, encoding: Encoding): Buffer {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  const bytes = Buffer.from(text, "utf16le");
  return encoding === "utf-16le" ? bytes : bytes.swap16();
}

function markedUtf16(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

function decode(bytes: Uint8Array, from: number, to: number, encoding: Encoding, more: boolean): string {
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(from, to), { stream: more });
}
