import type { Sink } from "../sink.js";
import type { Consumer } from "./consumer.js";

/** Prints the path of a document that would change; raw, as it is read by programs. */
export function createListConsumer(sink: Sink): Consumer {
  return {
    wantsFindings: false,
    begin: async () => {},
    window: async () => {},
    end: async ({ path, corrections }) => {
      if (corrections > 0) await sink.write(`${path}\n`);
    },
    abandon: async () => {},
  };
}
