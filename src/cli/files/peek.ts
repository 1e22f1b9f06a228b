/** Bytes in which a NUL tells that a file is no text. */
const PEEKED = 8192;

/** Looks at the first chunk; the chunks that are returned are all of them. */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly first: Uint8Array; readonly chunks: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const next = await iterator.next();
  const first = next.done ? new Uint8Array() : next.value;
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (!next.done) yield first;
      for (let more = await iterator.next(); !more.done; more = await iterator.next()) yield more.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { first, chunks: all() };
}

/** Whether a file that nobody named is passed over: it holds a NUL and no mark says that it is UTF-16. */
export function looksBinary(first: Uint8Array): boolean {
  const marked = (first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0xfe && first[1] === 0xff);
  return !marked && first.subarray(0, PEEKED).includes(0);
}
