/** Everything whose graphemes are its UTF-16 units, once CR LF is gone: Latin without combining marks, and common marks. */
const ONE_UNIT_EACH = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\ufb00-\ufb06]*$/;

/** Above the last code point, so that a cluster's code is never a single character's. */
const FIRST_CLUSTER = 0x110000;

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Codes for graphemes of several code points, shared by the texts of one comparison so that equal graphemes have
 * equal codes.
 */
export type Clusters = Map<string, number>;

export interface Graphemes {
  /** Equal where the graphemes are equal. */
  readonly codes: Int32Array;
  /** UTF-16 offset of each grapheme and of the end; undefined where every grapheme is one unit. */
  readonly offsets: Int32Array | undefined;
}

/**
 * The graphemes of a text as integers.
 * @param clusters is added to.
 */
export function encodeGraphemes(text: string, clusters: Clusters): Graphemes {
  if (ONE_UNIT_EACH.test(text)) {
    const codes = new Int32Array(text.length);
    for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
    return { codes, offsets: undefined };
  }
  const codes: number[] = [];
  const offsets: number[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const point = segment.codePointAt(0)!;
    offsets.push(index);
    if (segment.length === (point > 0xffff ? 2 : 1)) codes.push(point);
    else {
      const known = clusters.get(segment) ?? FIRST_CLUSTER + clusters.size;
      clusters.set(segment, known);
      codes.push(known);
    }
  }
  offsets.push(text.length);
  return { codes: Int32Array.from(codes), offsets: Int32Array.from(offsets) };
}
