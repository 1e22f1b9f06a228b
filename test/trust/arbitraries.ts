import fc from "fast-check";
import { PARAGRAPH_AT } from "../../src/text/window.js";
import { misread, OWN_TEXTS } from "../own-texts.js";

/** What breaks programs that take text for ASCII. */
const STRANGE: readonly string[] = [
  "\0",
  "\u0001\u001b[31m",
  "\u007f\u0085\u2028\u2029\f\v",
  "\r",
  "\r\n",
  "\n\n\n",
  "\t",
  " ",
  "\u00a0\u2003\u3000",
  "\ufeff",
  "\ufffd\ufffe",
  "\u00ad",
  "\u200b\u200d",
  "e\u0301",
  "a\u0300\u0301\u0302\u0303\u0304",
  "\u0301",
  "ﬁﬂ",
  "ſ",
  "ß",
  "İı",
  "ǅ",
  "שלום",
  "\u202eabc\u202c",
  "مرحبا",
  "漢字かな",
  "Ελλάς",
  "Москва",
  "नमस्ते",
  "👩‍👩‍👧‍👦",
  "🇬🇧",
  "𝔘𝔫𝔦",
  "1,234.56",
  "§ 12°",
  "....",
  "--",
  "—",
  "'\"’“",
  "[sic]",
  "http://a.b/c?d=e",
  "I'll",
  "O'Neil",
  "tbe",
  "nenber",
  "rnodern",
  "c0m-\nmittee",
  "i n t h e",
  "W H A T",
  "THB",
  "inthe",
  "|",
  "l1I",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

const HABITS = [
  ["m", "n", 0.5],
  ["m", "rn", 0.5],
  ["e", "c", 0.2],
  ["h", "b", 0.3],
  ["w", "vv", 0.5],
  ["li", "h", 0.6],
  ["o", "0", 0.2],
  [" ", "", 0.05],
  ["ch", "c h", 0.3],
  [",", ".", 0.5],
  ["\n", "-\n", 0.3],
] as const;

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...STRANGE) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
);

/** Some lines of a text, misread. */
const scan = fc
  .record({
    name: fc.constantFrom(...Object.keys(OWN_TEXTS)),
    habits: fc.subarray([...HABITS], { maxLength: 4 }),
    from: fc.nat(1500),
    length: fc.nat(300),
  })
  .map(({ name, habits, from, length }) => misread(OWN_TEXTS[name], habits).slice(from, from + length));

/** The same with strange pieces in it, or as nobody set it. */
const mangled = fc
  .record({
    text: scan,
    inserted: fc.array(fc.tuple(fc.nat(300), piece), { maxLength: 6 }),
    manner: fc.constantFrom("as it is", "capitals", "one line", "CR LF"),
  })
  .map(({ text, inserted, manner }) => {
    const mixed = inserted.reduce((all, [at, strange]) => all.slice(0, at) + strange + all.slice(at), text);
    if (manner === "capitals") return mixed.toUpperCase();
    return manner === "one line"
      ? mixed.replaceAll("\n", " ")
      : manner === "CR LF"
        ? mixed.replaceAll("\n", "\r\n")
        : mixed;
  });

const strange = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

/** Any text, most of them after English. UTF-16 may be cut where a pair is parted: such are well-formed here. */
export const anyText: fc.Arbitrary<string> = fc
  .oneof({ weight: 4, arbitrary: mangled }, { weight: 1, arbitrary: scan }, { weight: 2, arbitrary: strange })
  .map((text) => text.toWellFormed());

/** A few words or less, lone surrogates among them: so small that hundreds a second are tried. */
export const fewWords: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: piece },
      { weight: 1, arbitrary: fc.constantFrom("\ud800", "\udc00", "x\ud83d", "$1", "U.S.", "tbe nenber of") },
      {
        weight: 4,
        arbitrary: fc
          .tuple(scan, fc.nat(280), fc.integer({ min: 1, max: 30 }))
          .map(([text, from, length]) => text.slice(from, from + length)),
      },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .chain((pieces) => fc.constantFrom("", " ", "\n").map((between) => pieces.join(between)));

/** A text of several windows with the habits of one scanner, and something strange here and there. */
export const longText: fc.Arbitrary<string> = fc
  .record({
    habits: fc.subarray([...HABITS], { minLength: 1, maxLength: 4 }),
    order: fc.array(fc.constantFrom(...Object.keys(OWN_TEXTS)), { minLength: 3, maxLength: 9 }),
    strange: fc.array(piece, { maxLength: 4 }),
  })
  .map(({ habits, order, strange }) => {
    const once = order.map((name, at) => `${misread(OWN_TEXTS[name], habits)} ${strange[at] ?? ""}\n\n`).join("");
    return once.repeat(Math.ceil((2.5 * PARAGRAPH_AT) / once.length)).toWellFormed();
  });

const encoded = fc
  .tuple(anyText, fc.constantFrom("utf-8", "utf-8 marked", "utf-16le", "utf-16be"))
  .map(([text, how]) => {
    if (how === "utf-8") return Buffer.from(text);
    if (how === "utf-8 marked") return Buffer.from(`\ufeff${text}`);
    const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
    return how === "utf-16le" ? bytes : bytes.swap16();
  });

/** A text with bytes put in, taken out, or cut off: mostly no text any more. */
const broken = fc
  .tuple(encoded, fc.nat(400), fc.nat(3), fc.uint8Array({ maxLength: 4 }))
  .map(([bytes, at, removed, put]) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + removed)]));

/** Any bytes, most of them a text. */
export const anyBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 6, arbitrary: encoded },
  { weight: 2, arbitrary: broken },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);
