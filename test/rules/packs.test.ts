import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import nspell from "nspell";
import { describe, expect, it } from "vitest";
import { applyRules } from "../../src/rules/apply-rules.js";
import { compileRules } from "../../src/rules/compile-rules.js";
import { type DocumentFacts, NO_FACTS } from "../../src/rules/facts.js";
import { parseRules } from "../../src/rules/parse-rules.js";
import type { Rule } from "../../src/rules/rule.js";
import { tokenize } from "../../src/tokens/tokenize.js";

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

/** Facts of a document in which all conditions of a rule hold. */
function factsFor(rule: Rule): DocumentFacts {
  return {
    ...NO_FACTS,
    straightQuotes: rule.when.includes("straight-quotes") ? 20 : 0,
    curlyQuotes: rule.when.includes("curly-quotes") ? 20 : 0,
    straightApostrophes: rule.when.includes("straight-apostrophes") ? 20 : 0,
    curlyApostrophes: rule.when.includes("curly-apostrophes") ? 20 : 0,
  };
}

function rewritten(text: string, some: readonly Rule[], facts: DocumentFacts): string {
  let result = "";
  let at = 0;
  for (const rewrite of applyRules(tokenize(text), compileRules(some), { isWord, facts })) {
    result += text.slice(at, rewrite.start) + rewrite.replacement;
    at = rewrite.end;
  }
  return result + text.slice(at);
}

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
  const facts = factsFor(rule);

  it("changes what it must, once", () => {
    for (const [before, after] of rule.fix) {
      expect(rewritten(before, [rule], facts)).toBe(after);
      expect(rewritten(after, [rule], facts)).toBe(after);
    }
  });

  it("leaves what it must", () => {
    for (const text of rule.keep) expect(rewritten(text, [rule], facts)).toBe(text);
  });

  it("does nothing in a document of other habits", () => {
    const documentary = rule.when.some((condition) => /^(?:straight|curly)-/.test(condition));
    for (const [before] of rule.fix) expect(rewritten(before, [rule], NO_FACTS) === before, before).toBe(documentary);
  });

  it("comes to rest with all the others", () => {
    for (const [before] of rule.fix) {
      const once = rewritten(before, rules, facts);
      expect(rewritten(once, rules, facts)).toBe(once);
    }
  });
});
