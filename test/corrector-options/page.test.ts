import { expect, it } from "vitest";
import { correct, made, PAGE } from "./correctors.js";

it("corrects the page that the other tests are about", () => {
  const plain = correct(PAGE);
  for (const [wrong, right] of [
    ["govemment", "government"],
    ["tbat", "that"],
    ["wbere", "where"],
    ["brotbers", "brothers"],
    ["witb", "with"],
    ["tbe", "the"],
  ])
    expect(made(plain, wrong)).toEqual([right]);
});
