import { createDecoder, type Decoder } from "../../text/decode.js";
import type { Encoding } from "../../text/encoding.js";
import { createWindowCutter } from "../../text/window.js";

/** A document's text as it arrives. The decoder tells encoding and byte order mark once the first window is there. */
export interface WindowStream {
  readonly windows: AsyncIterable<string>;
  readonly decoder: Decoder;
}

/** Decodes chunks of bytes and cuts them into windows. */
export function readWindows(chunks: AsyncIterable<Uint8Array>, encoding: Encoding | "auto"): WindowStream {
  const decoder = createDecoder(encoding);
  return { decoder, windows: cut(chunks, decoder) };
}

async function* cut(chunks: AsyncIterable<Uint8Array>, decoder: Decoder): AsyncGenerator<string> {
  const cutter = createWindowCutter();
  for await (const chunk of chunks) yield* cutter.push(decoder.write(chunk));
  yield* cutter.push(decoder.end());
  yield* cutter.end();
}
