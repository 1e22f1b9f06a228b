import { HEAD_SUM_AT, HEADER_BYTES } from "./layout.js";

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * FNV-1a, 32 bits, of the bytes from `start` to `end` (exclusive), going on from `sum`. Every step is a bijection of the
 * state, so that no change of a single byte goes unseen.
 * Source: Fowler, Noll, Vo, Eastlake, *The FNV Non-Cryptographic Hash Algorithm*.
 */
export function checksum(bytes: Uint8Array, start: number, end: number, sum = OFFSET_BASIS): number {
  let state = sum;
  for (let i = start; i < end; i++) state = Math.imul(state ^ bytes[i], PRIME);
  return state >>> 0;
}

/** Checksum of the header up to its own field, and of the table of sections. */
export function headChecksum(bytes: Uint8Array, tableEnd: number): number {
  return checksum(bytes, HEADER_BYTES, tableEnd, checksum(bytes, 0, HEAD_SUM_AT));
}
