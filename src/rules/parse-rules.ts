import {
  CONDITIONS,
  type Condition,
  RULE_CLASSES,
  RULE_KINDS,
  type Rule,
  type RuleClass,
  type RuleKind,
  type RuleProblem,
} from "./rule.js";
import { parseTrigger } from "./triggers.js";

/** Columns of a rule pack, tab-separated, in this order; the first line of a pack names them. */
export const RULE_COLUMNS = [
  "id",
  "kind",
  "match",
  "replacement",
  "class",
  "confidence",
  "certainty",
  "triggers",
  "when",
  "reason",
  "fix",
  "keep",
] as const;

/** Between the two sides of an example, and between examples. */
const ARROW = " → ";
const BETWEEN_EXAMPLES = " ¦ ";

/** What a pack says: its rules, and the problems of the lines that are none. */
export interface ParsedRules {
  readonly rules: readonly Rule[];
  readonly problems: readonly RuleProblem[];
}

/** Reads a rule pack. `file` is only for messages; every rule's id must begin with the pack's name and a slash. */
export function parseRules(table: string, pack: string, file: string): ParsedRules {
  const rules: Rule[] = [];
  const problems: RuleProblem[] = [];
  const lines = table.split("\n");
  if (lines[0] !== RULE_COLUMNS.join("\t"))
    return { rules, problems: [{ file, line: 1, reason: `the columns are not ${RULE_COLUMNS.join(", ")}` }] };
  lines.forEach((text, index) => {
    if (index === 0 || text === "") return;
    try {
      rules.push(parseRule(text.split("\t"), pack, file, index + 1));
    } catch (error) {
      problems.push({ file, line: index + 1, reason: (error as Error).message });
    }
  });
  return { rules, problems };
}

function oneOf<T extends string>(what: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Error(`${what} "${value}" is none of ${allowed.join(", ")}`);
  return found;
}

function parseRule(cells: readonly string[], pack: string, file: string, line: number): Rule {
  if (cells.length !== RULE_COLUMNS.length)
    throw new Error(`${cells.length} columns instead of ${RULE_COLUMNS.length}`);
  const [id, kindCell, match, replacement, classCell, confidenceCell, certainty, triggerCell, when, reason, fix, keep] =
    cells;
  if (!id.startsWith(`${pack}/`)) throw new Error(`the id "${id}" does not begin with "${pack}/"`);
  const kind: RuleKind = oneOf("kind", kindCell, RULE_KINDS);
  const ruleClass: RuleClass = oneOf("class", classCell, RULE_CLASSES);
  const confidence = Number(confidenceCell);
  if (!(confidence > 0 && confidence <= 1)) throw new Error(`confidence "${confidenceCell}" is not between 0 and 1`);
  if (match === "") throw new Error("nothing to match");
  const triggers = kind === "literal" ? [literalTrigger(match)] : triggerCell.split(" ").filter((one) => one !== "");
  if (kind === "pattern" && triggers.length === 0) throw new Error("a pattern needs triggers");
  for (const trigger of triggers) parseTrigger(trigger);
  return {
    id,
    kind,
    match,
    replacement,
    action: "replace",
    alternatives: [],
    class: ruleClass,
    confidence,
    certain: oneOf("certainty", certainty, ["certain", "propose"]) === "certain",
    triggers,
    when: when
      .split(" ")
      .filter((one) => one !== "")
      .map((one): Condition => oneOf("condition", one, CONDITIONS)),
    everywhere: false,
    reason,
    fix: examples(fix).map(pairOf),
    keep: examples(keep),
    file,
    line,
  };
}

/** The first one or two units of a literal, each as a set, so that `[` and `\` stand for themselves. */
function literalTrigger(match: string): string {
  return Array.from(match.slice(0, 2), (unit) => (unit === "[" || unit === "\\" ? `[${unit}]` : unit)).join("");
}

function examples(cell: string): string[] {
  return cell
    .split(BETWEEN_EXAMPLES)
    .filter((one) => one !== "")
    .map((one) => one.replaceAll("\\n", "\n"));
}

function pairOf(example: string): readonly [string, string] {
  const sides = example.split(ARROW);
  if (sides.length !== 2) throw new Error(`the example "${example}" has not the form "before${ARROW}after"`);
  return [sides[0], sides[1]];
}
