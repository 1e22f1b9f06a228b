import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { REVIEW_KEYS } from "../../src/output/review-help.js";

it("docs/review.md has the keys that the review has, as its help screen says them", () => {
  const page = readFileSync(new URL("../../docs/review.md", import.meta.url), "utf8");
  const named = (keys: string): string =>
    keys
      .split(/ +/)
      .map((key) => `\`${key.replace("^", "Ctrl-")}\``)
      .join(" ");
  const table = REVIEW_KEYS.map(([keys, does]) => `| ${named(keys)} | ${does} |\n`).join("");
  expect(page).toContain(`| key | what it does |\n| --- | --- |\n${table}\n`);
});
