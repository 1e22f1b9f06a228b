import { describe, expect, it } from "vitest";
import { parseUserRules } from "../../src/rules/parse-user-rules.js";
import { readUserRules, UserRulesError } from "../../src/rules/read-user-rules.js";
import { loadPatternCompiler } from "../../src/rules/user-pattern.js";

const compile = loadPatternCompiler();

describe("parseUserRules", () => {
  it("passes over comments, blank lines, a byte order mark and the line ends of any system", () => {
    const { rules, problems } = parseUserRules("\ufeff# mine\r\n\r\na b\tc\rd\te\tnote\n", "r.tsv", compile);
    expect(problems).toEqual([]);
    expect(rules.map(({ match, replacement, line }) => [match, replacement, line])).toEqual([
      ["a b", "c", 3],
      ["d", "e", 4],
    ]);
  });

  it.each([
    ["tbe the", "no tab between what is wrong and what is right"],
    ["a\tb\tc\td", "4 columns instead of 2 or 3"],
    ["\tthe", "nothing to match"],
    [" tbe\tthe", '" tbe" begins or ends with a blank'],
    ["tbe\t the", "what is right begins or ends with a blank"],
    ["tbe\ttbe", '"tbe" is replaced by itself'],
    ["tbe\ta||b", "an empty alternative"],
    ["/(a/\tb", "not a regular expression: missing closing )"],
    ["/(?<=a)b/\tc", "not a regular expression"],
    ["/(a)b/\t$2", "$2, but the pattern has 1 groups"],
    ["/a*/\tb", "the pattern matches where nothing stands"],
  ])("refuses %j with the line and the reason, and reads the others", (line, reason) => {
    const { rules, problems } = parseUserRules(`ok\tfine\n${line}\nyes\tno`, "r.tsv", compile);
    expect(rules.map(({ match }) => match)).toEqual(["ok", "yes"]);
    expect(problems).toEqual([{ file: "r.tsv", line: 2, reason: expect.stringContaining(reason) }]);
  });
});

describe("readUserRules", () => {
  const problemsOf = (...texts: string[]): string[] => {
    try {
      readUserRules(
        texts.map((text, i) => ({ path: `${i}.tsv`, text })),
        compile,
      );
    } catch (error) {
      expect(error).toBeInstanceOf(UserRulesError);
      return (error as Error).message.split("\n");
    }
    return [];
  };

  it("takes rules that get along", () => {
    expect(problemsOf("tbe\tthe\nMr,\tMr.", "arid\tand|arid\nthe the\tthe")).toEqual([]);
  });

  it.each([
    [["tbe\tthe\ntbe\tthe"], ['0.tsv:2: "tbe" again, after 0.tsv:1']],
    [["tbe\tthe", "tbe\ttube"], ['1.tsv:1: "tbe" again, after 0.tsv:1']],
    [["Mr\tMr."], ['0.tsv:1: "Mr." holds "Mr", which would be replaced again']],
    [["a1\tb1", "b1\tc1"], ['0.tsv:1: "b1" is itself replaced by 1.tsv:1']],
    [["x\n(y\tz"], ["0.tsv:1: no tab between what is wrong and what is right"]],
  ])("refuses %j", (texts, messages) => {
    expect(problemsOf(...texts)).toEqual(messages);
  });
});
