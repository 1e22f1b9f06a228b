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

/**
 * The graphemes of a text as integers, equal where the graphemes are equal.
 * @param clusters is added to.
 */
export function encodeGraphemes(text: string, clusters: Clusters): Int32Array {
  if (ONE_UNIT_EACH.test(text)) {
    const codes = new Int32Array(text.length);
    for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
    return codes;
  }
  const codes: number[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const point = segment.codePointAt(0)!;
    if (segment.length === (point > 0xffff ? 2 : 1)) codes.push(point);
    else {
      const known = clusters.get(segment) ?? FIRST_CLUSTER + clusters.size;
      clusters.set(segment, known);
      codes.push(known);
    }
  }
  return Int32Array.from(codes);
}
