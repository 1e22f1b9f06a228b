import type { Sink } from "../sink.js";
import type { Lane } from "./in-order.js";

/** A stream that a document writes to when it is its turn. */
export function laneSink(sink: Sink, lane: Lane): Sink {
  return {
    isTTY: sink.isTTY,
    columns: sink.columns,
    get closed() {
      return sink.closed;
    },
    write: (data) => lane.run(() => sink.write(data)),
    flush: () => sink.flush(),
  };
}
