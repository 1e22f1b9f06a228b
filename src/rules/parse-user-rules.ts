import { USER_PATTERN } from "./compile-rules.js";
import type { ParsedRules } from "./parse-rules.js";
import { highestGroup, type PatternCompiler } from "./pattern.js";
import type { Rule, RuleAction, RuleProblem } from "./rule.js";

/** A person's own rule is right as far as the program knows. */
const CONFIDENCE = 1;
/** A question is no answer: under the threshold of every level. */
const QUESTION_CONFIDENCE = 0.3;

/** A `|` that is not written `\|`. */
const BAR = /(?<!\\)\|/;

/**
 * Reads a table of a user's rules: `wrong<TAB>right[<TAB>note]` a line, `#` before a comment line. `a|b` on the right,
 * or `a|`, asks a person; nothing on the right only flags; `\|` is a bar. `/pattern/` or `/pattern/i` on the left is a
 * regular expression. Every line that is not so is a problem with its reason; the other lines are read all the same.
 */
export function parseUserRules(table: string, file: string, compile: PatternCompiler): ParsedRules {
  const rules: Rule[] = [];
  const problems: RuleProblem[] = [];
  const lines = table.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  lines.forEach((text, index) => {
    if (text.trim() === "" || text.startsWith("#")) return;
    const line = index + 1;
    try {
      rules.push(parseLine(text, file, line, compile));
    } catch (error) {
      problems.push({ file, line, reason: (error as Error).message });
    }
  });
  return { rules, problems };
}

function parseLine(text: string, file: string, line: number, compile: PatternCompiler): Rule {
  const cells = text.split("\t");
  if (cells.length < 2) throw new Error("no tab between what is wrong and what is right");
  if (cells.length > 3) throw new Error(`${cells.length} columns instead of 2 or 3`);
  const [wrong, right, note = ""] = cells;
  if (wrong.trim() === "") throw new Error("nothing to match");
  const alternatives = right.split(BAR).map((one) => one.replaceAll("\\|", "|"));
  const asks = alternatives.length > 1;
  if (asks && alternatives.at(-1) === "") alternatives.pop();
  if (asks && alternatives.includes("")) throw new Error("an empty alternative");
  const action: RuleAction = right === "" ? "flag" : asks ? "ask" : "replace";
  const pattern = USER_PATTERN.exec(wrong);
  if (pattern === null) checkPhrase(wrong, alternatives, action);
  else checkPattern(pattern, alternatives, compile);
  return {
    id: `${file}:${line}`,
    kind: pattern === null ? "phrase" : "pattern",
    match: wrong,
    replacement: alternatives[0],
    action,
    alternatives: asks ? alternatives : [],
    class: "rule",
    confidence: action === "replace" ? CONFIDENCE : QUESTION_CONFIDENCE,
    certain: action === "replace",
    triggers: [],
    when: [],
    everywhere: true,
    reason: note.trim() === "" ? `a rule of ${file}` : note.trim(),
    fix: [],
    keep: [],
    file,
    line,
  };
}

function checkPhrase(wrong: string, alternatives: readonly string[], action: RuleAction): void {
  if (wrong !== wrong.trim()) throw new Error(`"${wrong}" begins or ends with a blank; words are matched whole anyway`);
  if (action !== "flag" && alternatives.some((one) => one !== one.trim()))
    throw new Error("what is right begins or ends with a blank");
  if (alternatives.every((one) => one === wrong)) throw new Error(`"${wrong}" is replaced by itself`);
}

function checkPattern(pattern: RegExpExecArray, alternatives: readonly string[], compile: PatternCompiler): void {
  const { search, groups } = compile(pattern[1], pattern[2] === "i");
  const highest = Math.max(...alternatives.map(highestGroup));
  if (highest > groups) throw new Error(`$${highest}, but the pattern has ${groups} groups`);
  const empty = search("", 0);
  if (empty !== null) throw new Error("the pattern matches where nothing stands");
}
