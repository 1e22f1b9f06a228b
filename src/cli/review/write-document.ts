import { applyEdits, type Edit } from "../../edits/apply-edits.js";
import { type Encoding, encode } from "../../text/encoding.js";
import { beginReplacement } from "../files/replace.js";
import type { FileStamp } from "../files/source.js";

/** A document's bytes with edits made; what they do not touch, and the byte order mark, is as it was. */
export function editedBytes(text: string, edits: readonly Edit[], encoding: Encoding, markLength: number): Buffer {
  const body = encode(applyEdits(text, edits), encoding);
  return markLength > 0 ? Buffer.concat([encode("\ufeff", encoding), body]) : body;
}

/** Puts bytes in a document's place, at once. Throws if it has changed since `stamp` was taken. */
export async function writeDocument(file: string, bytes: Uint8Array, stamp: FileStamp): Promise<void> {
  const replacement = await beginReplacement(file);
  try {
    await replacement.write(bytes);
  } catch (error) {
    await replacement.discard();
    throw error;
  }
  await replacement.commit(stamp);
}
