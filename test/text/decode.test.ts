import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDecoder, type Decoder } from "../../src/text/decode.js";
import {
  canEncode,
  ENCODINGS,
  type Encoding,
  EncodingError,
  encode,
  encodedLength,
  encodingNamed,
} from "../../src/text/encoding.js";

function decodeIn(bytes: Uint8Array, steps: readonly number[], decoder: Decoder): string {
  let text = "";
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const step = steps[turn % steps.length];
    text += decoder.write(bytes.subarray(at, at + step));
    at += step;
  }
  return text + decoder.end();
}

function failure(bytes: number[], encoding: Encoding | "auto" = "auto", step = 1000): EncodingError {
  try {
    decodeIn(Uint8Array.from(bytes), [step], createDecoder(encoding));
  } catch (error) {
    if (error instanceof EncodingError) return error;
    throw error;
  }
  throw new Error("nothing was wrong");
}

const steps = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 });

describe("createDecoder", () => {
  it("decodes what encode wrote, however it arrives", () => {
    const text = fc.string({ unit: "binary" }).filter((s) => s.isWellFormed());
    fc.assert(
      fc.property(fc.constantFrom(...ENCODINGS), text, steps, (encoding, any, pieces) => {
        const written = encoding === "latin-1" ? Buffer.from(any).toString("latin1") : any;
        fc.pre(canEncode(written, encoding) && !written.startsWith("\ufeff"));
        const bytes = encode(written, encoding);
        expect(bytes).toHaveLength(encodedLength(written, encoding));
        expect(decodeIn(bytes, pieces, createDecoder(encoding))).toBe(written);
      }),
      { numRuns: 400 },
    );
  });

  it("keeps every byte of windows-1252 and latin-1", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    for (const encoding of ["windows-1252", "latin-1"] as const) {
      const text = decodeIn(bytes, [9], createDecoder(encoding));
      expect(new Uint8Array(encode(text, encoding))).toEqual(bytes);
    }
    expect(decodeIn(Uint8Array.of(0x93, 0x80, 0x94), [1], createDecoder("windows-1252"))).toBe("\u201c\u20ac\u201d");
  });

  it.each([
    ["utf-8", [0xef, 0xbb, 0xbf, 0x61], "utf-8", 3],
    ["utf-16le", [0xff, 0xfe, 0x61, 0], "utf-16le", 2],
    ["utf-16be", [0xfe, 0xff, 0, 0x61], "utf-16be", 2],
  ] as const)("goes by the byte order mark: %s", (_, bytes, encoding, markLength) => {
    for (const step of [1, 2, 100]) {
      const decoder = createDecoder("auto");
      expect(decodeIn(Uint8Array.from(bytes), [step], decoder)).toBe("a");
      expect(decoder).toMatchObject({ encoding, markLength });
    }
  });

  it("keeps a mark in the middle of a text", () => {
    expect(decodeIn(encode("a\ufeffb", "utf-8"), [2], createDecoder("auto"))).toBe("a\ufeffb");
  });

  it("is content with no bytes at all, and with one", () => {
    expect(decodeIn(new Uint8Array(), [1], createDecoder("auto"))).toBe("");
    expect(decodeIn(Uint8Array.of(0x61), [1], createDecoder("auto"))).toBe("a");
  });

  it.each([
    ["at the start", [0x80, 0x61], 0],
    ["in the middle", [0x61, 0x62, 0xe9, 0x62], 2],
    ["cut off at the end", [0x61, 0xe2, 0x82], 1],
    ["overlong", [0x61, 0xc0, 0xaf], 1],
    ["a surrogate", [0xed, 0xa0, 0x80], 0],
    ["beyond Unicode", [0x61, 0x61, 0x61, 0xf4, 0x90, 0x80, 0x80], 3],
    ["after a byte order mark", [0xef, 0xbb, 0xbf, 0x61, 0xff], 4],
  ])("names the byte that is not UTF-8: %s", (_, bytes, byteOffset) => {
    for (const step of [1, 2, 3, 100]) {
      expect(failure(bytes, "auto", step)).toMatchObject({ encoding: "utf-8", byteOffset });
    }
  });

  it("names the byte where UTF-16 goes wrong", () => {
    expect(failure([0x61, 0, 0, 0xd8, 0x61, 0], "utf-16le", 1).byteOffset).toBe(2);
    expect(failure([0x61, 0, 0, 0xdc], "utf-16le", 3).byteOffset).toBe(2);
    expect(failure([0xfe, 0xff, 0, 0x61, 0], "auto", 2).byteOffset).toBe(4);
    expect(failure([0x61, 0, 0x3d, 0xd8], "utf-16le", 1).byteOffset).toBe(2);
  });

  it("does not pass UTF-16 without a mark off as UTF-8", () => {
    expect(failure([...encode("plain words", "utf-16le")]).hint).toBe("utf-16le");
    expect(failure([...encode("plain words", "utf-16be")], "auto", 1).hint).toBe("utf-16be");
  });

  it("lets NULs pass where they are no sign of UTF-16", () => {
    expect(decodeIn(Uint8Array.of(0x61, 0x62, 0x63, 0, 0x64), [9], createDecoder("auto"))).toBe("abc\0d");
  });
});

describe("encodingNamed", () => {
  it("knows the usual names in any case, and no others", () => {
    expect(["UTF8", "Latin1", "ISO-8859-1", "cp1252", "utf-16LE"].map(encodingNamed)).toEqual([
      "utf-8",
      "latin-1",
      "latin-1",
      "windows-1252",
      "utf-16le",
    ]);
    expect(["koi8-r", "toString", ""].map(encodingNamed)).toEqual([undefined, undefined, undefined]);
  });
});

describe("canEncode", () => {
  it("says what an encoding lacks", () => {
    expect(canEncode("\u201ca\u201d", "windows-1252")).toBe(true);
    expect(canEncode("\u201ca\u201d", "latin-1")).toBe(false);
    expect(canEncode("\ud800", "utf-8")).toBe(false);
    expect(canEncode("\u0142", "windows-1252")).toBe(false);
  });
});
