import type { Rule } from "./rule.js";

/**
 * Where in a text each rule could match at all, so that a text without its characters costs one look-up a unit: `role`
 * has 1 for a unit that is a trigger, 2 for one that begins a trigger of two units. Rules are given by their index.
 */
export interface Triggers {
  readonly role: Uint8Array;
  readonly single: ReadonlyMap<number, readonly number[]>;
  /** Key: first unit × 65536 + second. */
  readonly pair: ReadonlyMap<number, readonly number[]>;
}

export const TRIGGER_SINGLE = 1;
export const TRIGGER_PAIR = 2;

const DIGITS = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ATOM = /\\d|\\a|\\s|\[[^\]]+\]|./gsu;

/** The one or two sets of units that a trigger stands for. Throws an error with the reason if it stands for none. */
export function parseTrigger(trigger: string): readonly string[] {
  const atoms = (trigger.match(ATOM) ?? []).map((atom) => {
    if (atom === "\\d") return DIGITS;
    if (atom === "\\a") return LETTERS;
    if (atom === "\\s") return " ";
    return atom.length > 2 ? atom.slice(1, -1).replace("\\d", DIGITS).replace("\\a", LETTERS) : atom;
  });
  if (atoms.length < 1 || atoms.length > 2) throw new Error(`the trigger "${trigger}" is not of one or two characters`);
  return atoms;
}

export function compileTriggers(rules: readonly Rule[]): Triggers {
  const role = new Uint8Array(65536);
  const single = new Map<number, number[]>();
  const pair = new Map<number, number[]>();
  const add = (map: Map<number, number[]>, key: number, rule: number): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [rule]);
    else if (list.at(-1) !== rule) list.push(rule);
  };
  rules.forEach((rule, index) => {
    for (const trigger of rule.triggers) {
      const [first, second] = parseTrigger(trigger);
      for (let i = 0; i < first.length; i++) {
        const unit = first.charCodeAt(i);
        if (second === undefined) {
          role[unit] |= TRIGGER_SINGLE;
          add(single, unit, index);
          continue;
        }
        role[unit] |= TRIGGER_PAIR;
        for (let j = 0; j < second.length; j++) add(pair, unit * 65536 + second.charCodeAt(j), index);
      }
    }
  });
  return { role, single, pair };
}
