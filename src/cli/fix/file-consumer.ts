import { encode } from "../../text/encoding.js";
import { CliError } from "../errors.js";
import { beginReplacement, type Replacement } from "../files/replace.js";
import type { FileStamp } from "../files/source.js";
import type { Consumer } from "./consumer.js";
import { correctedText, type DocumentHead } from "./document.js";

/**
 * Bytes of a document that are held back. Most documents are all in them, so that the new file is begun only when it is known
 * that, and what, it will hold; and as long as there is no temporary file to remove a signal ends the program at once.
 */
const HELD_LIMIT = 4 * 1024 * 1024;

export interface FileTarget {
  /** Absolute. */
  readonly file: string;
  /** What errors call it, where it is another file than the document. */
  readonly name?: string;
  /** True to leave alone a file that would not change. */
  readonly onlyChanges: boolean;
  /** What the file was when it was read, for one that is replaced. */
  readonly stamp?: FileStamp;
  readonly backupSuffix?: string;
  /** Percentage of the words beyond which the file is not replaced. */
  readonly maxChanges?: number;
}

/** Writes the corrected document to a file, whole or not at all. */
export function createFileConsumer(target: FileTarget): Consumer {
  let head: DocumentHead;
  let held: Uint8Array[] = [];
  let heldLength = 0;
  let replacement: Replacement | undefined;
  let changed = !target.onlyChanges;

  const begin = async (): Promise<Replacement> => {
    replacement = await beginReplacement(target.file, target.name);
    for (const piece of held) await replacement.write(piece);
    held = [];
    return replacement;
  };
  const put = async (bytes: Uint8Array): Promise<void> => {
    if (replacement !== undefined) return replacement.write(bytes);
    held.push(bytes);
    heldLength += bytes.length;
    if (heldLength >= HELD_LIMIT) await begin();
  };
  const abandon = async (): Promise<void> => replacement?.discard();

  return {
    wantsFindings: false,
    abandon,
    async begin(started) {
      head = started;
      await put(head.markLength > 0 ? encode("\ufeff", head.encoding) : new Uint8Array());
    },
    async window(window) {
      changed ||= window.edits.length > 0;
      await put(encode(correctedText(window), head.encoding));
    },
    async end({ words, corrections }) {
      if (!changed) return abandon();
      const { maxChanges } = target;
      if (maxChanges !== undefined && corrections > (words * maxChanges) / 100) {
        await abandon();
        throw new CliError(
          `${corrections} of ${words} words would change, more than --max-changes ${maxChanges} allows: hardly readable, or not English; left as it is`,
        );
      }
      await (replacement ?? (await begin())).commit(target.stamp, target.backupSuffix);
    },
  };
}
