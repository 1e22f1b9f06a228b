/** Bytes in which a NUL tells that a file is no text. */
const PEEKED = 8192;

/** Chunks of which the first has been looked at. */
export interface Peeked {
  readonly first: Uint8Array;
  /** All of them, the first one too. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Lets the source go, whether or not anything was read: a generator that was never begun cannot be ended. */
  leave(): Promise<void>;
}

/** Looks at the first chunk. Whoever calls this must call `leave` in the end. */
export async function peek(chunks: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const next = await iterator.next();
  const first = next.done ? new Uint8Array() : next.value;
  async function* all(): AsyncGenerator<Uint8Array> {
    if (!next.done) yield first;
    for (let more = await iterator.next(); !more.done; more = await iterator.next()) yield more.value;
  }
  return {
    first,
    chunks: all(),
    async leave() {
      await iterator.return?.();
    },
  };
}

/** Whether a file that nobody named is passed over: it holds a NUL and no mark says that it is UTF-16. */
export function looksBinary(first: Uint8Array): boolean {
  const marked = (first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0xfe && first[1] === 0xff);
  return !marked && first.subarray(0, PEEKED).includes(0);
}
