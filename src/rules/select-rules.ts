import type { Rule } from "./rule.js";

/** How narrowly a name of `--enable` or `--disable` means a rule: 3 its id, 2 its pack, 1 its class, 0 not at all. */
function nearness(rule: Rule, name: string): number {
  if (rule.id === name) return 3;
  if (rule.id.slice(0, rule.id.indexOf("/")) === name) return 2;
  return rule.class === name ? 1 : 0;
}

/**
 * The rules in force. Names are rule ids, packs or classes; the narrower name prevails, and of two as narrow, the
 * disabling one. A rule with the condition `off` needs to be enabled; with `plain-ligatures` or `misread` one that is enabled holds whatever
 * the document is like.
 */
export function selectRules(
  rules: readonly Rule[],
  enable: readonly string[] = [],
  disable: readonly string[] = [],
): readonly Rule[] {
  return rules.flatMap((rule) => {
    const on = Math.max(0, ...enable.map((name) => nearness(rule, name)));
    const off = Math.max(0, ...disable.map((name) => nearness(rule, name)));
    if (on > off) return [whateverTheDocument(rule)];
    return on === off && on === 0 && !rule.when.includes("off") ? [rule] : [];
  });
}

function whateverTheDocument(rule: Rule): Rule {
  return { ...rule, when: rule.when.filter((condition) => condition !== "plain-ligatures" && condition !== "misread") };
}
