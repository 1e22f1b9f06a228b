/** A half-open range `[start, end)` of UTF-16 units of the document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
