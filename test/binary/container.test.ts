import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DataFileError } from "../../src/binary/data-file-error.js";
import { openContainer } from "../../src/binary/open.js";
import { type Section, writeContainer } from "../../src/binary/write.js";

const EXPECTED = { magic: "TESTFILE", version: 3, role: "test table" };
const SECTIONS: Section[] = [
  { name: "bytes", data: Uint8Array.of(1, 2, 3) },
  { name: "costs", data: Float32Array.of(0.5, -1, Number.POSITIVE_INFINITY) },
  { name: "empty", data: new Uint16Array(0) },
  { name: "sixteen-letters-", data: Uint32Array.of(0xffffffff, 7) },
];
const FILE = writeContainer(EXPECTED.magic, EXPECTED.version, SECTIONS);
const HEAD_END = 32 + 32 * SECTIONS.length;

function openAll(bytes: Uint8Array): void {
  openContainer(bytes, EXPECTED).verify();
}

describe("a compiled file", () => {
  test("gives back its sections as views on one buffer", () => {
    const file = openContainer(FILE, EXPECTED);
    const costs = file.section("costs", Float32Array);
    expect([...file.section("bytes", Uint8Array)]).toEqual([1, 2, 3]);
    expect([...costs]).toEqual([0.5, -1, Number.POSITIVE_INFINITY]);
    expect(file.section("empty", Uint16Array).length).toBe(0);
    expect([...file.section("sixteen-letters-", Uint32Array)]).toEqual([0xffffffff, 7]);
    expect(costs.buffer).toBe(FILE.buffer);
    expect(() => file.verify()).not.toThrow();
  });

  test("is copied once when it lies askew in its buffer, also within a Buffer", () => {
    for (const shift of [1, 4, 16]) {
      const wide = Buffer.alloc(FILE.length + shift);
      wide.set(FILE, shift);
      const file = openContainer(wide.subarray(shift), EXPECTED);
      const bytes = file.section("bytes", Uint8Array);
      const costs = file.section("costs", Float32Array);
      expect([...bytes]).toEqual([1, 2, 3]);
      expect(costs[1]).toBe(-1);
      expect(costs.buffer).toBe(bytes.buffer);
    }
  });

  test("is the same whenever it is written", () => {
    expect(writeContainer(EXPECTED.magic, EXPECTED.version, SECTIONS)).toEqual(FILE);
  });

  test("has its sections at multiples of 16 and its fields where the table of offsets says", () => {
    const view = new DataView(FILE.buffer);
    expect(String.fromCharCode(...FILE.subarray(0, 8))).toBe("TESTFILE");
    expect(view.getUint32(8, true)).toBe(3);
    expect(view.getUint32(12, true)).toBe(0x01020304);
    expect(view.getUint32(16, true)).toBe(FILE.length);
    expect(view.getUint32(20, true)).toBe(4);
    for (let row = 32; row < HEAD_END; row += 32) expect(view.getUint32(row + 16, true) % 16).toBe(0);
    expect(view.getUint32(32 + 16, true)).toBe(HEAD_END);
    expect([...FILE.subarray(HEAD_END, HEAD_END + 4)]).toEqual([1, 2, 3, 0]);
  });

  test("that is too short, of another kind, version or byte order, or unfinished is refused with the reason", () => {
    const altered = (at: number, ...values: number[]) => {
      const copy = FILE.slice();
      copy.set(values, at);
      return () => openContainer(copy, EXPECTED);
    };
    expect(() => openContainer(FILE.subarray(0, 0), EXPECTED)).toThrow("test table: the file is cut short");
    expect(() => openContainer(FILE, { ...EXPECTED, magic: "OTHERONE" })).toThrow("not of this kind");
    expect(() => openContainer(FILE, { ...EXPECTED, version: 4 })).toThrow("has format 3, this program reads 4");
    expect(altered(12, 1, 2, 3, 4)).toThrow("another byte order");
    expect(altered(0, ...Buffer.from("UNFINISH"))).toThrow("never finished");
    expect(altered(0, 0)).toThrow("rebuild it with: npm run data:build");
    expect(altered(0, 0)).toThrow(DataFileError);
  });

  test("refuses a section that it lacks or that holds other elements", () => {
    const file = openContainer(FILE, EXPECTED);
    expect(() => file.section("none", Uint8Array)).toThrow('test table: the file has no section "none"');
    expect(() => file.section("costs", Uint32Array)).toThrow('section "costs" holds Float32Array, not Uint32Array');
  });

  test("cut anywhere is refused", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: FILE.length - 1 }), (length) => {
        expect(() => openContainer(FILE.slice(0, length), EXPECTED)).toThrow(DataFileError);
      }),
    );
  });

  test("with any bit of its head flipped is refused on opening", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: HEAD_END - 1 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const copy = FILE.slice();
        copy[at] ^= 1 << bit;
        expect(() => openContainer(copy, EXPECTED)).toThrow(DataFileError);
      }),
      { numRuns: 1000 },
    );
  });

  test("with any bit of its body flipped is refused on verifying", () => {
    fc.assert(
      fc.property(fc.integer({ min: HEAD_END, max: FILE.length - 1 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const copy = FILE.slice();
        copy[at] ^= 1 << bit;
        expect(() => openContainer(copy, EXPECTED)).not.toThrow();
        expect(() => openAll(copy)).toThrow("damaged");
      }),
    );
  });

  test("of random bytes is refused", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => openAll(bytes)).toThrow(DataFileError);
      }),
    );
  });

  test("returns what was put in, whatever it was", () => {
    const data = fc.oneof(
      fc.uint8Array(),
      fc.int8Array(),
      fc.uint16Array(),
      fc.int16Array(),
      fc.uint32Array(),
      fc.int32Array(),
      fc.float32Array(),
      fc.float64Array(),
    );
    fc.assert(
      fc.property(fc.array(data, { maxLength: 6 }), (all) => {
        const bytes = writeContainer(
          "TESTFILE",
          3,
          all.map((array, index) => ({ name: `s${index}`, data: array })),
        );
        const file = openContainer(bytes, EXPECTED);
        file.verify();
        all.forEach((array, index) => {
          const type = array.constructor as Uint8ArrayConstructor;
          expect(file.section(`s${index}`, type)).toEqual(array);
        });
      }),
    );
  });
});

describe("writing", () => {
  test("refuses names and magic words that do not fit", () => {
    const one = (name: string) => () => writeContainer("TESTFILE", 1, [{ name, data: new Uint8Array(1) }]);
    expect(one("")).toThrow(RangeError);
    expect(one("seventeen-letters")).toThrow(RangeError);
    expect(one("naïve")).toThrow("not printable ASCII");
    expect(() => writeContainer("SHORT", 1, [])).toThrow(RangeError);
    expect(() => writeContainer("TESTFILE", 1, [SECTIONS[0], SECTIONS[0]])).toThrow("used twice");
    expect(() => writeContainer("TESTFILE", 1, [{ name: "b", data: Buffer.alloc(1) }])).toThrow(
      "no known type: Buffer",
    );
  });
});
