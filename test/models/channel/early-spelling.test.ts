import { expect, it } from "vitest";
import { isEarlySpelling } from "../../../src/models/channel/early-spelling.js";

it.each([
  ["u", "v"],
  ["I", "J"],
  ["y", "i"],
  ["hy", "hi"],
  ["hyl", "hil"],
  ["e", ""],
  ["", "a"],
  ["et", "eat"],
  ["me", "m"],
  ["nn", "n"],
  ["yui", "ivi"],
])("%j for %j is early spelling", (scanned, printed) => {
  expect(isEarlySpelling(scanned, printed)).toBe(true);
});

it.each([
  ["h", "b"],
  ["hy", "by"],
  ["hu", "bv"],
  ["m", "rn"],
  ["l", ""],
  ["1", "i"],
])("%j for %j is a misreading", (scanned, printed) => {
  expect(isEarlySpelling(scanned, printed)).toBe(false);
});
