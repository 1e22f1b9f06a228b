/**
 * How every compiled file of ocrfix is laid out: a header, a table of sections, the sections. All numbers are unsigned
 * 32-bit integers in the byte order of the machine that wrote the file; every supported machine is little-endian, and
 * the byte-order mark tells when one is not.
 *
 * | offset | bytes | field |
 * | ---: | ---: | --- |
 * | 0 | 8 | magic word: which kind of file this is, ASCII; `UNFINISH` while it is being written |
 * | 8 | 4 | version of the kind's own format |
 * | 12 | 4 | byte-order mark, 0x01020304 |
 * | 16 | 4 | length of the whole file, bytes |
 * | 20 | 4 | number of sections, n |
 * | 24 | 4 | checksum of the body: everything after the table of sections |
 * | 28 | 4 | checksum of the bytes 0–27 and of the table of sections |
 * | 32 | 32·n | table of sections |
 * | 32 + 32·n | | the sections in the table's order, each at a multiple of 16, zeros between them |
 *
 * One row of the table of sections:
 *
 * | offset | bytes | field |
 * | ---: | ---: | --- |
 * | 0 | 16 | name, ASCII, filled up with zeros |
 * | 16 | 4 | offset in the file, a multiple of 16 |
 * | 20 | 4 | length, bytes |
 * | 24 | 4 | type of the elements: index in `ELEMENT_TYPES` |
 * | 28 | 4 | zero |
 *
 * The checksum of header and table is looked at whenever a file is opened; the body's, which takes as long as reading
 * the whole file, only on demand (`verify`).
 */
export const MAGIC_BYTES = 8;
export const VERSION_AT = 8;
export const BYTE_ORDER_AT = 12;
export const LENGTH_AT = 16;
export const COUNT_AT = 20;
export const BODY_SUM_AT = 24;
export const HEAD_SUM_AT = 28;
export const HEADER_BYTES = 32;
export const ROW_BYTES = 32;
export const NAME_BYTES = 16;
export const ROW_OFFSET_AT = 16;
export const ROW_LENGTH_AT = 20;
export const ROW_TYPE_AT = 24;
/** Enough for every element type, and what a vector register wants. */
export const ALIGNMENT = 16;
export const BYTE_ORDER = 0x01020304;
export const UNFINISHED = "UNFINISH";

export type SectionArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

export interface SectionConstructor<T extends SectionArray> {
  readonly BYTES_PER_ELEMENT: number;
  readonly name: string;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): T;
}

/** Their order is part of the format: append only. */
export const ELEMENT_TYPES: readonly string[] = [
  "Uint8Array",
  "Int8Array",
  "Uint16Array",
  "Int16Array",
  "Uint32Array",
  "Int32Array",
  "Float32Array",
  "Float64Array",
];

export function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
