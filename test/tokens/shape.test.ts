import { expect, it } from "vitest";
import { LOWER_SHAPE, MIXED_SHAPE, NO_LETTERS, shapeOf, TITLE_SHAPE, UPPER_SHAPE } from "../../src/tokens/shape.js";

it.each([
  ["123", NO_LETTERS],
  ["", NO_LETTERS],
  ["word", LOWER_SHAPE],
  ["don't", LOWER_SHAPE],
  ["1eg1s", LOWER_SHAPE],
  ["Word", TITLE_SHAPE],
  ["Élan", TITLE_SHAPE],
  ["A", TITLE_SHAPE],
  ["NATO", UPPER_SHAPE],
  ["I'M", UPPER_SHAPE],
  ["NATOin", MIXED_SHAPE],
  ["RUsSian", MIXED_SHAPE],
  ["iPhone", MIXED_SHAPE],
  ["wOrd", MIXED_SHAPE],
])("%s", (word, shape) => {
  expect(shapeOf(word, 0, word.length)).toBe(shape);
});
