import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyRules } from "../../src/rules/apply-rules.js";
import { compileRules } from "../../src/rules/compile-rules.js";
import { addFacts, documentIs, gatherFacts, NO_FACTS } from "../../src/rules/facts.js";
import { parseRules, RULE_COLUMNS } from "../../src/rules/parse-rules.js";
import { parseUserRules } from "../../src/rules/parse-user-rules.js";
import { isPaired, opensQuote } from "../../src/rules/quote-pairs.js";
import type { Rule } from "../../src/rules/rule.js";
import { selectRules } from "../../src/rules/select-rules.js";
import { loadPatternCompiler } from "../../src/rules/user-pattern.js";
import { tokenize } from "../../src/tokens/tokenize.js";

const HEAD = RULE_COLUMNS.join("\t");

function pack(...rows: string[][]): readonly Rule[] {
  const parsed = parseRules([HEAD, ...rows.map((row) => row.join("\t"))].join("\n"), "p", "p.tsv");
  expect(parsed.problems).toEqual([]);
  return parsed.rules;
}

function row(over: Partial<Record<(typeof RULE_COLUMNS)[number], string>>): string[] {
  const cells: Record<string, string> = {
    id: "p/x",
    kind: "pattern",
    match: "0f",
    replacement: "of",
    class: "digit",
    confidence: "0.9",
    certainty: "certain",
    triggers: "0f",
    reason: "because",
    ...over,
  };
  return RULE_COLUMNS.map((column) => cells[column] ?? "");
}

function rewrites(text: string, rules: readonly Rule[], words: readonly string[] = []) {
  const context = { isWord: (word: string) => words.includes(word.toLowerCase()), facts: gatherFacts(tokenize(text)) };
  return applyRules(tokenize(text), compileRules(rules, loadPatternCompiler()), context);
}

function result(text: string, rules: readonly Rule[], words: readonly string[] = []): string {
  let at = 0;
  let out = "";
  for (const { start, end, replacement } of rewrites(text, rules, words)) {
    out += text.slice(at, start) + replacement;
    at = end;
  }
  return out + text.slice(at);
}

describe("parseRules", () => {
  it.each([
    [row({}).slice(1), "11 columns instead of 12"],
    [row({ id: "q/x" }), 'does not begin with "p/"'],
    [row({ kind: "fuzzy" }), 'kind "fuzzy" is none of literal, phrase, pattern'],
    [row({ class: "join" }), 'class "join" is none of'],
    [row({ confidence: "2" }), 'confidence "2" is not between 0 and 1'],
    [row({ certainty: "maybe" }), 'certainty "maybe" is none of'],
    [row({ match: "" }), "nothing to match"],
    [row({ triggers: "" }), "a pattern needs triggers"],
    [row({ triggers: "abc" }), 'the trigger "abc" is not of one or two characters'],
    [row({ when: "full-moon" }), 'condition "full-moon" is none of'],
    [row({ fix: "0f of" }), "has not the form"],
  ])("tells what is wrong with a line: %#", (cells, reason) => {
    const { rules, problems } = parseRules([HEAD, row({}).join("\t"), cells.join("\t")].join("\n"), "p", "p.tsv");
    expect(rules).toHaveLength(1);
    expect(problems).toEqual([{ file: "p.tsv", line: 3, reason: expect.stringContaining(reason) }]);
  });

  it("tells that the columns are others", () => {
    expect(parseRules("id\tmatch\n", "p", "p.tsv").problems[0]).toMatchObject({ line: 1 });
  });
});

describe("compileRules", () => {
  it("names the rule that is not well formed", () => {
    expect(() => compileRules(pack(row({ match: "(0f" })))).toThrow(/^p\.tsv:2: /);
    expect(() => compileRules(pack(row({ replacement: "tr:ab>c" })))).toThrow("p.tsv:2: the sides");
  });
});

describe("applyRules", () => {
  it("answers in order, without overlaps, the certain ones first", () => {
    const rules = pack(
      row({ id: "p/a", match: "bc", triggers: "bc", replacement: "1", certainty: "propose" }),
      row({ id: "p/b", match: "ab", triggers: "ab", replacement: "2", certainty: "propose" }),
      row({ id: "p/c", match: "cd", triggers: "cd", replacement: "3" }),
    );
    const found = rewrites("abcd ab xbc", rules);
    expect(found.map(({ start, end, ruleId }) => [start, end, ruleId])).toEqual([
      [0, 2, "p/b"],
      [2, 4, "p/c"],
      [5, 7, "p/b"],
      [9, 11, "p/a"],
    ]);
    expect(found[1]).toMatchObject({
      replacement: "3",
      certain: true,
      class: "digit",
      confidence: 0.9,
      reason: "because",
    });
  });

  it("leaves protected tokens and marked passages alone", () => {
    const rules = pack(row({ match: "0f", triggers: "0f" }));
    expect(result("see /usr/0f/lib 0f it", rules)).toBe("see /usr/0f/lib of it");
    const tokens = tokenize("0f 0f");
    const found = applyRules(tokens, compileRules(rules), {
      isWord: () => true,
      facts: NO_FACTS,
      passages: Uint8Array.of(1, 0, 0),
    });
    expect(found.map(({ start }) => start)).toEqual([3]);
  });

  it("asks whether the result is a word, and whether the original is none", () => {
    const makes = pack(row({ match: "0", triggers: "0", replacement: "o", when: "makes-word" }));
    expect(result("f0x h0use (h0use)", makes, ["house"])).toBe("f0x house (house)");
    const none = pack(row({ match: "\\|", triggers: "|", replacement: "l", when: "no-word" }));
    expect(result("a|b c|d", none, ["a|b"])).toBe("a|b cld");
  });

  it("finds what it finds without triggers", () => {
    const rule = row({ match: "[lI]\\d", triggers: "[lI]\\d", replacement: "tr:lI>11" });
    fc.assert(
      fc.property(fc.array(fc.constantFrom("l", "I", "1", "9", " ", "x", "\n", "th"), { maxLength: 300 }), (parts) => {
        const text = parts.join("");
        expect(result(text, pack(rule))).toBe(text.replace(/[lI]\d/g, (found) => found.replace(/[lI]/, "1")));
      }),
    );
  });

  it("copes with any text", () => {
    const rules = pack(
      row({ id: "p/a", match: "(?<=\\p{L})\\|(?=\\p{L})", triggers: "|", replacement: "l" }),
      row({ id: "p/b", kind: "literal", match: "[0", triggers: "", replacement: "(0" }),
      row({ id: "p/c", kind: "phrase", match: "of teh", triggers: "", replacement: "of the" }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("|", "[0", "of", " ", "teh", "\n", "\ud83d", "\ude00", "é", "a")),
        (parts) => {
          const text = parts.join("");
          let last = 0;
          for (const { start, end } of rewrites(text, rules)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe("conditions on the document", () => {
  it("hold where one style prevails", () => {
    const straight = gatherFacts(tokenize(`"a" "b" "c" don't “d”`));
    expect(straight).toMatchObject({ straightQuotes: 6, curlyQuotes: 2, straightApostrophes: 1, curlyApostrophes: 0 });
    expect(documentIs("straight-quotes", straight)).toBe(true);
    expect(documentIs("curly-quotes", straight)).toBe(false);
    expect(documentIs("straight-apostrophes", straight)).toBe(false);
    expect(documentIs("straight-quotes", addFacts(straight, { ...NO_FACTS, curlyQuotes: 9 }))).toBe(false);
    expect(documentIs("straight-quotes", NO_FACTS)).toBe(false);
  });

  it("hold for apostrophes that are too few to tell, unless the other marks are curly", () => {
    const holds = (text: string) => documentIs("unsettled-apostrophes", gatherFacts(tokenize(text)));
    expect(holds("one morning‘s work")).toBe(true);
    expect(holds("don't and can't, “so”")).toBe(false);
    expect(holds("it isn’t")).toBe(false);
    expect(holds("don't can't won't isn't")).toBe(false);
  });

  it("hold for ligatures where many words are misread", () => {
    const tokens = tokenize("the ﬁrst of tbe tnen and wotnen was ofﬁcer of it");
    const known = (words: string) => (token: number) =>
      words.split(" ").includes(tokens.text.slice(tokens.start[token], tokens.end[token]));
    const scan = gatherFacts(tokens, known("the ﬁrst and was ofﬁcer"));
    expect(scan).toMatchObject({ ligatures: 2, plainLigatures: 0, smallWords: 7, unknownWords: 3 });
    expect(documentIs("plain-ligatures", scan)).toBe(true);
    expect(documentIs("plain-ligatures", gatherFacts(tokens, known("the ﬁrst tbe tnen and was ofﬁcer")))).toBe(false);
    expect(documentIs("plain-ligatures", addFacts(scan, { ...NO_FACTS, smallWords: 90 }))).toBe(false);
  });

  it("hold for a text with unknown words, in a text of any size", () => {
    const misread = (unknownWords: number, smallWords: number) =>
      documentIs("misread", { ...NO_FACTS, unknownWords, smallWords });
    expect([misread(0, 0), misread(0, 900), misread(3, 900), misread(14, 900)]).toEqual([false, false, false, true]);
    expect(misread(1, 40)).toBe(true);
  });

  it("hold for quotation marks without a mate of their kind", () => {
    const unpaired = (text: string, mark: string, at: "first" | "last" = "first") => {
      const start = at === "first" ? text.indexOf(mark) : text.lastIndexOf(mark);
      return !isPaired(text, start, start + mark.length);
    };
    expect(unpaired("a “word” of", "“")).toBe(false);
    expect(unpaired("a “word” of", "”")).toBe(false);
    expect(unpaired('a "word” of', "”")).toBe(true);
    expect(unpaired('a “word" of', "“")).toBe(true);
    expect(unpaired('a "word" of', '"')).toBe(false);
    expect(unpaired('a "word" of', '"', "last")).toBe(false);
    expect(unpaired('“a" of "word"', '"')).toBe(true);
    expect(unpaired("a ``word'' of", "''")).toBe(false);
    expect(unpaired("a ''word'' of", "''")).toBe(false);
    expect(unpaired("a \"word'' of", "''")).toBe(true);
    expect(unpaired("it ended” so", "”")).toBe(true);
    expect(unpaired("a “word\n\nof” it", "”")).toBe(true);
  });

  it("hold for quotation marks between blanks where those of the paragraph take turns", () => {
    const opens = (text: string) => [...text.matchAll(/"/g)].map(({ index }) => opensQuote(text, index));
    expect(opens('he said , " It is so , " and " they " went')).toEqual([true, false, true, false]);
    expect(opens('he said , "It is so , " and')).toEqual([true, false]);
    expect(opens('he said , " It is so" and')).toEqual([true, false]);
    expect(opens('he said , " It is so , and')).toEqual([undefined]);
    expect(opens('so" he said , " It')).toEqual([undefined, undefined]);
    expect(opens('" So " he\n\n" said')).toEqual([true, false, undefined]);
    expect(opensQuote('the " Times " says', 11)).toBe(false);
  });

  it("do not count a mark that was read twice", () => {
    expect(gatherFacts(tokenize('"so"” “"so"'))).toMatchObject({ straightQuotes: 3, curlyQuotes: 1 });
  });
});

describe("selectRules", () => {
  const rules = pack(row({ id: "p/a" }), row({ id: "p/b", when: "off" }), row({ id: "p/c", class: "quote" }));
  const ids = (enable: string[], disable: string[]) => selectRules(rules, enable, disable).map(({ id }) => id.slice(2));

  it.each([
    [[], [], ["a", "c"]],
    [["digit"], [], ["a", "b", "c"]],
    [["p/b"], ["digit"], ["b", "c"]],
    [[], ["p"], []],
    [["p/a"], ["p"], ["a"]],
    [["p/a"], ["p/a"], ["c"]],
    [["quote"], ["p"], []],
  ])("enable %j, disable %j leaves %j", (enable, disable, left) => {
    expect(ids(enable, disable)).toEqual(left);
  });
});

describe("phrases of a user's", () => {
  const user = (table: string) => {
    const { rules, problems } = parseUserRules(table, "my.tsv", loadPatternCompiler());
    expect(problems).toEqual([]);
    return rules;
  };

  it("match whole words, in any case if written small, and take over the case", () => {
    const rules = user("tbe\tthe\nGonmittee\tCommittee");
    expect(result("tbe Tbe TBE tbere x-tbe Gonmittee gonmittee", rules)).toBe(
      "the The THE tbere x-the Committee gonmittee",
    );
  });

  it("match over blanks and one line end, and keep these", () => {
    const rules = user("inthe house\tin thehouse\nal ong\talong");
    expect(result("inthe\n  house, inthe  house, inthe\n\nhouse", rules)).toBe(
      "in\n  thehouse, in  thehouse, inthe\n\nhouse",
    );
    expect(result("al ong al\nong", rules)).toBe("along al\nong");
  });

  it("hold marks, and reach into protected tokens", () => {
    const rules = user("Mr,\tMr.\nfoo_baz\tfoo_bar");
    expect(result("Mr, Smith and Mr; foo_baz", rules)).toBe("Mr. Smith and Mr; foo_bar");
  });

  it("prefer the longer of two", () => {
    const rules = user("tbe\tthe\ntbe end\tTHE END");
    expect(result("tbe end of tbe", rules)).toBe("THE END of the");
  });

  it("ask or flag without replacing", () => {
    const rules = user("arid\tand|arid\nhc\the|\nFoo\t\tlook at it\nbe\tbe\\|c");
    const found = rewrites("Arid hc Foo be", rules);
    expect(
      found.map(({ action, replacement, alternatives, certain }) => [action, replacement, alternatives, certain]),
    ).toEqual([
      ["ask", "And", ["And", "Arid"], false],
      ["ask", "he", ["he"], false],
      ["flag", "Foo", [], false],
      ["replace", "be|c", [], true],
    ]);
    expect(found[2].reason).toBe("look at it");
    expect(found[0]).toMatchObject({ ruleId: "my.tsv:1", reason: "a rule of my.tsv", class: "rule" });
  });

  it("may be patterns, which stay in their line and cannot hang", () => {
    const rules = user("/\\b([A-Z])l(\\w+)/\t$1i$2\n/^from/i\tFrom\n/(a*)*b/\tb");
    expect(result(`Gleen from\nfrom ${"a".repeat(5000)} Sl Slx`, rules)).toBe(
      `Gieen from\nFrom ${"a".repeat(5000)} Sl Six`,
    );
  });
});
