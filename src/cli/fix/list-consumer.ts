import { visibleInLine } from "../../output/visible.js";
import type { Sink } from "../sink.js";
import type { Consumer } from "./consumer.js";

/** Prints the path of a document that would change: as it is for programs, with its control characters shown on a terminal. */
export function createListConsumer(sink: Sink): Consumer {
  return {
    wantsFindings: false,
    begin: async () => {},
    window: async () => {},
    end: async ({ path, corrections }) => {
      if (corrections > 0) await sink.write(`${sink.isTTY ? visibleInLine(path) : path}\n`);
    },
    abandon: async () => {},
  };
}
