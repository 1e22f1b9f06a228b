import { keepRule, leaveWord, reach, switchOff } from "./actions.js";
import { answered, type KeyAction, type KeyTable, type Outcome, say } from "./outcome.js";
import { decidedText, type Review } from "./review.js";
import type { View } from "./view.js";

const LISTS = { ignore: "this review", word: "my words", name: "my names" } as const;

/** Answers about a word or a rule, which reach every place that has it. */
export const SCOPE_KEYS: KeyTable = {
  i: leave("ignore"),
  I: leave("word"),
  N: leave("name"),
  r: (review, view) => {
    const { original } = review.questions[view.question].finding;
    const to = decidedText(review, view.question);
    if (!canBeRule(original, to)) return say(view, `${original} → ${to} cannot be a rule of one line`);
    const action = keepRule(review, view.question);
    return answered(review, view, action, `${reach(review, action)} accepted: ${original} → ${to} is a rule now`);
  },
  x: (review, view) => {
    const rules = rulesOf(review, view);
    if (rules.length === 1) return off(review, view, rules[0]);
    view.mode = "rules";
    return say(view, rules.map((rule, i) => `${i + 1} ${rule}`).join("   "));
  },
};

/** The rules that led to the question shown, its class where there are none: what may be switched off. */
function rulesOf({ questions }: Review, { question }: View): readonly string[] {
  const { rules, class: kind } = questions[question].finding;
  return rules.length > 0 ? [...new Set(rules)].slice(0, 9) : [kind];
}

/** The number of the rule to switch off was asked for. */
export function chooseRule(review: Review, view: View, key: string): Outcome {
  view.mode = view.series ? "list" : "ask";
  const rule = rulesOf(review, view)[Number(key) - 1];
  return rule === undefined ? say(view, "no rule switched off") : off(review, view, rule);
}

function off(review: Review, view: View, rule: string): Outcome {
  const action = switchOff(review, view.question, rule);
  return answered(review, view, action, `${reach(review, action)} left: ${rule} is off`);
}

function leave(kind: keyof typeof LISTS): KeyAction {
  return (review, view) => {
    const { original } = review.questions[view.question].finding;
    if (kind === "name" && !/[\p{Lu}\p{Lt}\p{Lo}]/u.test(original)) {
      return say(view, `${original} has no capital, as names have: I makes it a word of mine`);
    }
    if (kind !== "ignore" && !canBeWord(original))
      return say(view, `${original} is no single word: i leaves it for now`);
    const action = leaveWord(review, view.question, kind);
    const where = kind === "ignore" ? "for this review" : `joins ${LISTS[kind]}`;
    return answered(review, view, action, `${reach(review, action)} left: ${original} ${where}`);
  };
}

/** As lists of words are read: one a line, and some characters mean something in it. */
function canBeWord(text: string): boolean {
  return /^[^\s/*#\p{Cc}][^\s/\p{Cc}]*$/u.test(text) && /\p{L}/u.test(text);
}

/** As files of rules are read: `wrong`, tab, `right`; `a|b` asks, nothing only flags, a rule that changes nothing is none. */
function canBeRule(wrong: string, right: string): boolean {
  return /^[^\s#/][^\p{Cc}]*$/u.test(wrong) && /^[^\p{Cc}|]+$/u.test(right) && wrong !== right;
}
