import { HEAD_SUM_AT, HEADER_BYTES } from "./layout.js";

/**
 * A number that stands for a compiled file's content, so that a file made for another can say which: the checksum of
 * its head, in which the body's checksum is. 0 for what is too short to be one; nothing else is checked.
 */
export function identityOf(bytes: Uint8Array): number {
  if (bytes.length < HEADER_BYTES) return 0;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(HEAD_SUM_AT, true);
}
