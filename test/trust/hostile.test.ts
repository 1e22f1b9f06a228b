import { describe, it } from "vitest";
import { OWN_TEXTS } from "../own-texts.js";
import { checkDocuments, checkThreads } from "./batch.js";

/** Bytes that are read at a time: what stands across the border must not come apart. */
const CHUNK = 256 * 1024;

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le");
const bytes = (...parts: readonly (string | readonly number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

const DOCUMENTS: Readonly<Record<string, string | Uint8Array>> = {
  nothing: "",
  "one letter": "x",
  "one line end": "\n",
  "one byte that is no text": bytes([0xff]),
  "one NUL": "\0",
  NULs: "\0".repeat(300),
  "NULs among words": "tbe\0nenber\0of tbe house",
  binary: Buffer.from(Array.from({ length: 2000 }, (_, at) => (at * 7919 + (at >> 3)) & 255)),
  "a byte order mark alone": "\ufeff",
  "a byte order mark twice": "\ufeff\ufefftbe nenber",
  "a byte order mark in the middle": "tbe nenber \ufeff of tbe house",
  "wrong UTF-8 at the start": bytes([0xc3], "tbe nenber"),
  "wrong UTF-8 in the middle": bytes("tbe nenber ", [0xe2, 0x82], " of tbe house"),
  "wrong UTF-8 at the end": bytes("tbe nenber ", [0xf0, 0x9f, 0x98]),
  "wrong UTF-8 at the border of a chunk": bytes("\n".repeat(CHUNK - 1), [0xc3, 0x28], "tbe"),
  "a letter across the border of a chunk": `${"\n".repeat(CHUNK - 1)}é tbe nenber 😀`,
  "an emoji across the border of a chunk": `${"\n".repeat(CHUNK - 2)}😀 tbe nenber`,
  "an overlong NUL": bytes("tbe ", [0xc0, 0x80], " nenber"),
  "a surrogate in UTF-8": bytes("tbe ", [0xed, 0xa0, 0x80], " nenber"),
  "UTF-16 of odd length": bytes([...utf16("tbe nenber")], [0x61]),
  "UTF-16 with a lone surrogate": Buffer.concat([
    utf16("tbe "),
    Buffer.from([0x3d, 0xd8]),
    Buffer.from("x", "utf16le"),
  ]),
  "UTF-16 with half a pair at its end": Buffer.concat([utf16("tbe "), Buffer.from([0x3d, 0xd8])]),
  "UTF-16 whose mark is all": utf16(""),
  "UTF-16 with an emoji": utf16("tbe nenber 😀 of tbe house"),
  "UTF-32": bytes([0xff, 0xfe, 0, 0], [0x74, 0, 0, 0], [0x62, 0, 0, 0]),
  "combining characters by the thousand": `tbe n${"\u0301".repeat(5000)}enber of tbe house`,
  "a word that begins with them": `${"\u0301".repeat(50)}nenber tbe`,
  "right to left": "שלום tbe nenber עולם \u202eesuoh ebt\u202c مرحبا",
  emoji: "👩‍👩‍👧‍👦 tbe 🇬🇧 nenber 👍🏽".repeat(20),
  "other scripts": "Москва Ελλάς 漢字かな नमस्ते ภาษาไทย 한국어 tbe nenber",
  "letters that grow in capitals": "straße İstanbul ŉ ǰ ﬃ tbe nenber",
  "a hundred thousand empty lines": "\n".repeat(100_000),
  "lone carriage returns": "tbe\rnenber\r\rof\r\n\rit",
  "a word of a hundred thousand letters": "nenber".repeat(17_000),
  "a line of it": "tbe nenber of tbe house ".repeat(700),
  "punctuation alone": ".,;:!?-()[]{}*'\"`~^|\\/".repeat(200),
  "digits alone": "0123456789 1234.5 ".repeat(200),
  "capitals alone": OWN_TEXTS.minutes.toUpperCase(),
  "blanks alone": " \t\u00a0\u2003\u3000".repeat(500),
  "words of one letter": "a b c d e f g h i j k l m n o p q r s t u v w x y z ".repeat(20),
  "bars and digits for letters": "| l 1 I ".repeat(300),
  "hyphens at each line's end": "com-\nmit-\ntee-\n".repeat(100),
  "[sic] everywhere": "tbe [sic] nenber [sic!] ".repeat(50),
  escapes: "\u001b[31mtbe\u001b[0m \u009b31mnenber\u0007\u0008",
  "words that no one can read": Array.from({ length: 60 }, (_, at) =>
    "bcdfghjkl".replace(/./g, (letter) => "bcdfghjklmnpqrstvwxz"[(letter.charCodeAt(0) * (at + 7)) % 20]),
  ).join(" "),
  "unit separators and deletes": "tbe\u001fnenber\u007fof\u0000it",
};

describe("a document of", () => {
  it.each(Object.entries(DOCUMENTS))(
    "%s is corrected, or refused with the byte and the way out",
    async (_, document) => {
      await checkDocuments([Buffer.from(document as string)]);
    },
  );
});

describe("all of them, as files of one run", () => {
  it("are the same in a process, with one thread and with four", async () => {
    await checkThreads(Object.values(DOCUMENTS).map((document) => Buffer.from(document as string)));
  });
});
