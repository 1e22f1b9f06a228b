import type { Printer } from "../../output/printer.js";
import type { Sink } from "../sink.js";
import type { Consumer } from "./consumer.js";

/** Hands a document's findings to a printer. */
export function createFindingsConsumer(printer: Printer, sink: Sink): Consumer {
  return {
    wantsFindings: true,
    begin: ({ path }) => sink.write(printer.begin(path)),
    window: (_, findings) => sink.write(printer.findings(findings)),
    end: (tally) => sink.write(printer.end(tally)),
    abandon: async () => {},
  };
}
