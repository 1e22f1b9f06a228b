import { checksum, headChecksum } from "./checksum.js";
import * as layout from "./layout.js";

export interface Section {
  /** 1–16 printable ASCII characters, unique in the file. */
  readonly name: string;
  readonly data: layout.SectionArray;
}

/**
 * A compiled file of the layout described in `layout.ts`, ready to be written. The same input gives the same bytes.
 *
 * @param magic 8 ASCII characters
 * @throws RangeError for a magic word, a section's name or type that does not fit
 */
export function writeContainer(magic: string, version: number, sections: readonly Section[]): Uint8Array {
  const tableEnd = layout.HEADER_BYTES + layout.ROW_BYTES * sections.length;
  let length = tableEnd;
  for (const { data } of sections) length = layout.aligned(length) + data.byteLength;
  const bytes = new Uint8Array(length);
  const view = new Uint32Array(bytes.buffer, 0, tableEnd / 4);
  putAscii(bytes, 0, layout.UNFINISHED, layout.MAGIC_BYTES);
  view[layout.VERSION_AT / 4] = version;
  view[layout.BYTE_ORDER_AT / 4] = layout.BYTE_ORDER;
  view[layout.LENGTH_AT / 4] = length;
  view[layout.COUNT_AT / 4] = sections.length;

  const names = new Set<string>();
  let row = layout.HEADER_BYTES;
  let offset = tableEnd;
  for (const { name, data } of sections) {
    if (name === "" || names.has(name)) throw new RangeError(`section name is empty or used twice: "${name}"`);
    const type = layout.ELEMENT_TYPES.indexOf(data.constructor.name);
    if (type < 0) throw new RangeError(`section "${name}" is of no known type: ${data.constructor.name}`);
    names.add(name);
    offset = layout.aligned(offset);
    putAscii(bytes, row, name, layout.NAME_BYTES);
    view[(row + layout.ROW_OFFSET_AT) / 4] = offset;
    view[(row + layout.ROW_LENGTH_AT) / 4] = data.byteLength;
    view[(row + layout.ROW_TYPE_AT) / 4] = type;
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    row += layout.ROW_BYTES;
    offset += data.byteLength;
  }

  view[layout.BODY_SUM_AT / 4] = checksum(bytes, tableEnd, length);
  if (magic.length !== layout.MAGIC_BYTES) throw new RangeError(`magic word is not 8 characters: "${magic}"`);
  putAscii(bytes, 0, magic, layout.MAGIC_BYTES);
  view[layout.HEAD_SUM_AT / 4] = headChecksum(bytes, tableEnd);
  return bytes;
}

function putAscii(bytes: Uint8Array, at: number, text: string, room: number): void {
  if (text.length > room) throw new RangeError(`more than ${room} characters: "${text}"`);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e) throw new RangeError(`not printable ASCII: "${text}"`);
    bytes[at + i] = unit;
  }
}
