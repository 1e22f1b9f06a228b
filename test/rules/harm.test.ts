import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { entriesOf } from "../../src/candidates/units.js";
import { loadRules } from "../../src/loader.js";
import { openLexicon } from "../../src/models/lexicon/lexicon.js";
import { applyRules } from "../../src/rules/apply-rules.js";
import { compileRules } from "../../src/rules/compile-rules.js";
import { gatherFacts } from "../../src/rules/facts.js";
import type { Rewrite } from "../../src/rules/rule.js";
import { selectRules } from "../../src/rules/select-rules.js";
import { numberForms } from "../../src/tokens/forms.js";
import { parseFunctionWords } from "../../src/tokens/function-words.js";
import { markPassages } from "../../src/tokens/passages.js";
import { type Tokens, tokenize, WORD } from "../../src/tokens/tokenize.js";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string): Buffer => readFileSync(new URL(path, ROOT));
const lexicon = openLexicon(read("dictionaries/en/lexicon.bin"));
const functionWords = parseFunctionWords(read("dictionaries/en/rules/foreign.tsv").toString());
const rules = compileRules(selectRules(loadRules()));

function judged(text: string): { tokens: Tokens; passages: Uint8Array; rewrites: Rewrite[] } {
  const tokens = tokenize(text);
  const forms = numberForms(tokens);
  const entries = entriesOf(tokens, forms, lexicon);
  const passages = markPassages(tokens, forms, functionWords, (form) => entries[form] >= 0);
  const isWord = (word: string): boolean => lexicon.find(word) >= 0;
  return { tokens, passages, rewrites: applyRules(tokens, rules, { isWord, facts: gatherFacts(tokens), passages }) };
}

describe("clean documents", () => {
  const base = new URL("fixtures/clean/", ROOT);
  // Manuals are running English, with words of their own.
  const running = ["manuals"];
  it.each(readdirSync(base))("%s: no rule fires, and no unknown word is unmarked", (kind) => {
    for (const file of readdirSync(new URL(`${kind}/`, base))) {
      const text = readFileSync(new URL(`${kind}/${file}`, base), "utf8");
      const { tokens, passages, rewrites } = judged(text);
      expect(rewrites, file).toEqual([]);
      for (let i = 0; i < tokens.count; i++)
        if (tokens.kind[i] === WORD && passages[i] === 0 && !running.includes(kind))
          expect(
            lexicon.findUnits(text, tokens.start[i], tokens.end[i]),
            text.slice(tokens.start[i], tokens.end[i]),
          ).not.toBe(-1);
    }
  });
});

const DATA = new URL("../shared/data/", ROOT);

describe.skipIf(!existsSync(DATA))("true texts of the development sets", () => {
  it("have certain rewrites in fewer than one of 20,000 words, and passages in fewer than one of 200", () => {
    let words = 0;
    let certain = 0;
    let marked = 0;
    for (const file of readdirSync(DATA).filter((name) => name.endsWith(".jsonl")))
      for (const line of readFileSync(new URL(file, DATA), "utf8").split("\n")) {
        if (line === "") continue;
        const { tokens, passages, rewrites } = judged((JSON.parse(line) as { gt: string }).gt);
        for (let i = 0; i < tokens.count; i++) {
          if (tokens.kind[i] !== WORD) continue;
          words++;
          if (passages[i] !== 0) marked++;
        }
        certain += rewrites.filter((rewrite) => rewrite.certain).length;
      }
    expect(words).toBeGreaterThan(100_000);
    expect(certain * 20_000).toBeLessThan(words);
    expect(marked * 200).toBeLessThan(words);
  });
});
