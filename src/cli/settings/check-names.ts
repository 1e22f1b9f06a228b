import { CORRECTION_CLASSES } from "../../edits/edit.js";
import { loadRules } from "../../loader.js";
import { UNTABLED } from "../../rules/untabled.js";
import { CliError } from "../errors.js";
import { nearestName } from "../nearest-name.js";

/**
 * Throws a {@link CliError} for a name of `enable` or `disable` that is no class, pack or rule. Rules of a user's are called
 * by their file and line, and confusions by what was learned: those cannot be known beforehand.
 */
export function checkNames(setting: "enable" | "disable", names: readonly string[]): void {
  const classes: readonly string[] = CORRECTION_CLASSES;
  const rules = [...loadRules().map(({ id }) => id), ...UNTABLED];
  const packs = new Set(rules.map(packOf));
  for (const name of names) {
    const pack = packOf(name);
    const open = /:\d+$/.test(name) || (name !== pack && classes.includes(pack) && !packs.has(pack));
    if (open || classes.includes(name) || packs.has(name) || rules.includes(name)) continue;
    const near = nearestName(name, [...classes, ...packs, ...rules]);
    const hint = near === undefined ? "ocrfix rules list shows them" : `did you mean ${near}?`;
    throw new CliError(`${setting}: no class or rule is called ${JSON.stringify(name)}; ${hint}`);
  }
}

function packOf(id: string): string {
  const slash = id.indexOf("/");
  return slash < 0 ? id : id.slice(0, slash);
}
