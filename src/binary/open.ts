import { checksum, headChecksum } from "./checksum.js";
import { DataFileError } from "./data-file-error.js";
import * as layout from "./layout.js";

export interface Expected {
  readonly magic: string;
  readonly version: number;
  /** What the file is to a user, such as "language model": named in errors. */
  readonly role: string;
}

export interface Container {
  has(name: string): boolean;
  /**
   * View of a section, without copying.
   *
   * @throws DataFileError if there is no such section or its elements are of another type
   */
  section<T extends layout.SectionArray>(name: string, type: layout.SectionConstructor<T>): T;
  /** Reads the whole body; throws DataFileError if its checksum is not the one written. */
  verify(): void;
}

/**
 * Opens a compiled file: checks header and table of sections, reads nothing else. The bytes are used where they are;
 * only if they do not begin at a multiple of 16 within their buffer are they copied, once.
 *
 * @throws DataFileError if the file is of another kind or version, unfinished, cut short, or damaged in its head
 */
export function openContainer(source: Uint8Array, expected: Expected): Container {
  const { role } = expected;
  const bytes = source.byteOffset % layout.ALIGNMENT === 0 ? source : new Uint8Array(source);
  const fail = (problem: string): never => {
    throw new DataFileError(role, problem);
  };
  if (bytes.length < layout.HEADER_BYTES) fail("the file is cut short");
  const magic = ascii(bytes, 0, layout.MAGIC_BYTES);
  if (magic === layout.UNFINISHED) fail("the file was never finished");
  if (magic !== expected.magic) fail("the file is not of this kind");
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, layout.HEADER_BYTES / 4);
  if (header[layout.BYTE_ORDER_AT / 4] !== layout.BYTE_ORDER) fail("the file has another byte order");
  const version = header[layout.VERSION_AT / 4];
  if (version !== expected.version) fail(`the file has format ${version}, this program reads ${expected.version}`);
  const length = header[layout.LENGTH_AT / 4];
  if (bytes.length !== length) fail(`the file has ${bytes.length} bytes, not ${length}`);
  const count = header[layout.COUNT_AT / 4];
  const tableEnd = layout.HEADER_BYTES + layout.ROW_BYTES * count;
  if (tableEnd > length || headChecksum(bytes, tableEnd) !== header[layout.HEAD_SUM_AT / 4])
    fail("the file is damaged");

  const table = new Uint32Array(bytes.buffer, bytes.byteOffset + layout.HEADER_BYTES, (tableEnd - 32) / 4);
  const rows = new Map<string, number>();
  for (let row = 0; row < count; row++) {
    const at = layout.HEADER_BYTES + layout.ROW_BYTES * row;
    rows.set(ascii(bytes, at, at + layout.NAME_BYTES), (layout.ROW_BYTES / 4) * row);
  }
  return {
    has: (name) => rows.has(name),
    section(name, type) {
      const row = rows.get(name) ?? fail(`the file has no section "${name}"`);
      const offset = table[row + layout.ROW_OFFSET_AT / 4];
      const size = table[row + layout.ROW_LENGTH_AT / 4];
      const element = layout.ELEMENT_TYPES[table[row + layout.ROW_TYPE_AT / 4]];
      if (element !== type.name) fail(`section "${name}" holds ${element}, not ${type.name}`);
      if (offset % layout.ALIGNMENT !== 0 || offset + size > length || size % type.BYTES_PER_ELEMENT !== 0) {
        fail(`section "${name}" does not lie within the file`);
      }
      return new type(bytes.buffer, bytes.byteOffset + offset, size / type.BYTES_PER_ELEMENT);
    },
    verify() {
      if (checksum(bytes, tableEnd, length) !== header[layout.BODY_SUM_AT / 4]) fail("the file is damaged");
    },
  };
}

/** Text of the bytes up to `end` or the first zero. */
function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end && bytes[i] !== 0; i++) text += String.fromCharCode(bytes[i]);
  return text;
}
