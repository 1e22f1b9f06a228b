import { expect, it } from "vitest";
import { changedLetters } from "../../../src/models/channel/confusion.js";

it.each([
  ["n", "m", ["n>m"]],
  ["ne", "me", ["n>m"]],
  ["nbe", "mbe", ["n>m"]],
  ["nen", "mem", ["n>m", "n>m"]],
  ["nn", "mm", ["n>m", "n>m"]],
  ["cl", "od", ["cl>od"]],
  ["Sa", "Sta", [">t"]],
  ["ll", "ill", [">i"]],
  ["m", "rn", ["m>rn"]],
  ["em", "ern", ["m>rn"]],
  ["", "e", [">e"]],
  ["l}'", "ly", ["}'>y"]],
  ["aa", "a", ["a>"]],
])("of %j for %j keeps what differs", (scanned, printed, kept) => {
  expect(changedLetters({ scanned, printed }).map((sides) => `${sides.scanned}>${sides.printed}`)).toEqual(kept);
});
