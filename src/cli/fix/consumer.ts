import type { Finding } from "../../edits/finding.js";
import type { Tally } from "../../output/printer.js";
import type { DocumentHead, DocumentWindow } from "./document.js";

/** Something that makes use of a document as it is corrected: writes it, compares it, reports on it. */
export interface Consumer {
  /** Whether `window` is to be given the findings, which cost something to place. */
  readonly wantsFindings: boolean;
  begin(head: DocumentHead): Promise<void>;
  window(window: DocumentWindow, findings: readonly Finding[]): Promise<void>;
  end(tally: Tally): Promise<void>;
  /** The document could not be read to its end: nothing half done may be left. */
  abandon(): Promise<void>;
}
