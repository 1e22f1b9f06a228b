import { expect, it } from "vitest";
import { wholeUnits } from "../../src/pipeline/whole-units.js";
import type { Rewrite } from "../../src/rules/rule.js";
import { tinyLexicon, unitsOf } from "../tiny-models.js";

const lexicon = tinyLexicon([["the"]]);

function widened(text: string, ...changes: readonly (readonly [before: string, after: string])[]): string[] {
  let from = 0;
  const rewrites = changes.map(([before, replacement]): Rewrite => {
    const start = text.indexOf(before, from);
    from = start + before.length;
    return {
      start,
      end: from,
      replacement,
      action: "replace",
      alternatives: [],
      ruleId: "test/one",
      class: "rule",
      confidence: 0.9,
      certain: true,
      reason: "",
    };
  });
  return wholeUnits(rewrites, unitsOf(text, lexicon)).map(
    (one) => `${text.slice(one.start, one.end)} → ${one.replacement}`,
  );
}

it.each([
  ["the ofﬁcer went", [["ﬁ", "fi"]], ["ofﬁcer → officer"]],
  [
    "an ofﬁcer’s ﬂag ﬂoats",
    [
      ["ﬁ", "fi"],
      ["ﬂ", "fl"],
      ["ﬂ", "fl"],
    ],
    ["ofﬁcer’s → officer’s", "ﬂag → flag", "ﬂoats → floats"],
  ],
  [
    "oﬃceﬂofﬁcer",
    [
      ["ﬃ", "ffi"],
      ["ﬂ", "fl"],
      ["ﬁ", "fi"],
    ],
    ["oﬃceﬂofﬁcer → officeflofficer"],
  ],
  ["so , it was", [[" ,", ","]], [" , → ,"]],
  ["the house", [["the", "The"]], ["the → The"]],
  ["ofﬁce rs of", [["ﬁce rs", "ficers"]], ["ofﬁce rs → officers"]],
] as const)("in %j", (text, changes, expected) => {
  expect(widened(text, ...changes)).toEqual(expected);
});
