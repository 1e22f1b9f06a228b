import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import nspell from "nspell";
import { describe, expect, it } from "vitest";
import { compileRules } from "../../src/rules/compile-rules.js";
import { NO_FACTS } from "../../src/rules/facts.js";
import { parseRules } from "../../src/rules/parse-rules.js";
import { factsFor, rewritten, tryExamples } from "../../src/rules/try-examples.js";

const FOLDER = new URL("../../dictionaries/en/rules/", import.meta.url);
const PACKS = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".tsv") && name !== "foreign.tsv")
  .sort();

const parsed = PACKS.map((file) =>
  parseRules(readFileSync(new URL(file, FOLDER), "utf8"), file.replace(".tsv", ""), file),
);
const rules = parsed.flatMap((pack) => pack.rules);

const require = createRequire(import.meta.url);
const folder = require.resolve("dictionary-en").replace("index.js", "");
const speller = nspell(readFileSync(`${folder}index.aff`), readFileSync(`${folder}index.dic`));
const isWord = (word: string): boolean => speller.correct(word);

describe("the rule packs", () => {
  it("are well formed", () => {
    expect(PACKS.length).toBeGreaterThanOrEqual(7);
    expect(parsed.flatMap((pack) => pack.problems)).toEqual([]);
    expect(() => compileRules(rules)).not.toThrow();
  });

  it.each(PACKS)("%s is sorted, without doubles", (file) => {
    const ids = parsed[PACKS.indexOf(file)].rules.map((rule) => rule.id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("have examples, and match no common word", () => {
    for (const rule of rules) {
      expect(rule.fix.length, rule.id).toBeGreaterThan(0);
      expect(rule.keep.length, rule.id).toBeGreaterThan(0);
      expect(rule.reason, rule.id).not.toBe("");
      if (rule.kind !== "pattern") expect(isWord(rule.match), rule.id).toBe(false);
    }
  });
});

describe.each(rules)("$id", (rule) => {
  it("does on its examples what they say", () => {
    expect(tryExamples(rule, isWord)).toEqual([]);
  });

  it("does nothing in a document of other habits", () => {
    const documentary = rule.when.some((condition) =>
      /^(?:straight-|curly-|plain-|misread$|marks-apart$)/.test(condition),
    );
    for (const [before] of rule.fix)
      expect(rewritten(before, [rule], NO_FACTS, isWord) === before, before).toBe(documentary);
  });

  it("comes to rest with all the others", () => {
    const facts = factsFor(rule);
    for (const [before] of rule.fix) {
      const once = rewritten(before, rules, facts, isWord);
      expect(rewritten(once, rules, facts, isWord)).toBe(once);
    }
  });
});
