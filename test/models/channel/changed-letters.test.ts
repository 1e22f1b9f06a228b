import { expect, it } from "vitest";
import { changedLetters, sidesOfKey } from "../../../src/models/channel/confusion.js";

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

it.each([
  ["n>m", "n", "m"],
  [">i", "", "i"],
  ["n>", "n", ""],
  ["}>i>in", "}>i", "in"],
  ["n>>", "n>", ""],
  [">>", ">", ""],
  ["}>>y", "}>", "y"],
])("the key %j has its sides", (key, scanned, printed) => {
  expect(sidesOfKey(key)).toEqual({ scanned, printed });
});

it.each(["nm", "abcd>e", "a>bcde"])("%j is no key", (key) => {
  expect(sidesOfKey(key)).toBeUndefined();
});
