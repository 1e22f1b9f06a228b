import { classAt, LOWER_BIT, UPPER_BIT } from "./char-class.js";

/** What `shapeOf` answers. */
export const NO_LETTERS = 0;
export const LOWER_SHAPE = 1;
/** A capital, then small letters only; also a single capital. */
export const TITLE_SHAPE = 2;
/** Two letters or more, all capitals. */
export const UPPER_SHAPE = 3;
export const MIXED_SHAPE = 4;

/**
 * How the letters of `text[start, end)` are capitalised. Digits, marks and letters without case are passed over; a
 * word of letters without case is LOWER_SHAPE when it has any that Unicode calls small, else NO_LETTERS.
 */
export function shapeOf(text: string, start: number, end: number): number {
  let capitals = 0;
  let small = 0;
  let firstIsCapital = false;
  for (let i = start; i < end; i++) {
    const bits = classAt(text, i);
    if (bits & UPPER_BIT) {
      if (capitals + small === 0) firstIsCapital = true;
      capitals++;
    } else if (bits & LOWER_BIT) small++;
  }
  if (capitals === 0) return small === 0 ? NO_LETTERS : LOWER_SHAPE;
  if (capitals === 1) return firstIsCapital ? TITLE_SHAPE : MIXED_SHAPE;
  return small === 0 ? UPPER_SHAPE : MIXED_SHAPE;
}
