import { visible } from "../../output/visible.js";
import { type Encoding, encode } from "../../text/encoding.js";
import type { Sink } from "../sink.js";
import type { Consumer } from "./consumer.js";
import { correctedText } from "./document.js";

/** Writes the corrected text to a stream, in the document's own encoding; to a terminal without its control characters. */
export function createTextConsumer(sink: Sink): Consumer {
  let encoding: Encoding;
  return {
    wantsFindings: false,
    async begin(head) {
      encoding = head.encoding;
      if (head.markLength > 0 && !sink.isTTY) await sink.write(encode("\ufeff", encoding));
    },
    async window(window) {
      const text = correctedText(window);
      // Line ends of every kind are sent; a terminal would take a lone CR for an order to overwrite.
      await sink.write(sink.isTTY ? visible(text.replaceAll("\r\n", "\n")) : encode(text, encoding));
    },
    end: async () => {},
    abandon: async () => {},
  };
}
