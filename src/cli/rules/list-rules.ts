import { loadRules } from "../../loader.js";
import { safeJson, visibleInLine } from "../../output/visible.js";
import type { Rule } from "../../rules/rule.js";
import { selectRules } from "../../rules/select-rules.js";
import type { Context } from "../context.js";
import { readRules } from "./read-rules.js";

export interface ListOptions {
  readonly rules?: readonly string[];
  readonly enable?: readonly string[];
  readonly disable?: readonly string[];
  readonly noBuiltin?: boolean;
  readonly json?: boolean;
}

/** What a rule does where it matches. */
function effectOf(rule: Rule, on: boolean): string {
  if (!on) return "off";
  if (rule.action !== "replace") return `${rule.action}s`;
  return rule.certain ? "certain" : "proposes";
}

/** Prints the rules, the user's own last, as a person reads them or as JSON. */
export async function listRules(options: ListOptions, context: Context): Promise<void> {
  const builtin = options.noBuiltin ? [] : loadRules();
  const rules = [...builtin, ...readRules(options.rules ?? [], context)];
  const inForce = new Set(selectRules(rules, options.enable, options.disable).map(({ id }) => id));
  const rows = rules.map((rule) => ({
    id: rule.id,
    class: rule.class,
    effect: effectOf(rule, inForce.has(rule.id)),
    confidence: rule.confidence,
    match: rule.match,
    replacement: rule.action === "ask" ? rule.alternatives.join("|") : rule.replacement,
    reason: rule.reason,
  }));
  if (options.json) {
    await context.stdout.write(`${safeJson(rows)}\n`);
    return;
  }
  const width = (cell: (row: (typeof rows)[number]) => string): number =>
    Math.max(0, ...rows.map((row) => cell(row).length));
  const idWidth = width((row) => row.id);
  const classWidth = width((row) => row.class);
  for (const row of rows) {
    const cells = [
      row.id.padEnd(idWidth),
      row.class.padEnd(classWidth),
      row.effect.padEnd(8),
      row.confidence.toFixed(2),
    ];
    await context.stdout.write(`${cells.join("  ")}  ${visibleInLine(row.reason)}\n`);
  }
}
