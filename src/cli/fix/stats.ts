import type { Correction } from "../../edits/edit.js";
import { visibleInLine } from "../../output/visible.js";

/** Changes shown, the most frequent ones. */
const SHOWN = 20;

/** Counts what is corrected over a whole run. */
export interface Stats {
  add(corrections: readonly Correction[]): void;
  /** The tables, for a person. */
  text(): string;
}

export function createStats(): Stats {
  const classes = new Map<string, { made: number; left: number }>();
  const changes = new Map<string, number>();
  return {
    add(corrections) {
      for (const { class: kind, original, replacement, applied } of corrections) {
        let counts = classes.get(kind);
        if (counts === undefined) classes.set(kind, (counts = { made: 0, left: 0 }));
        if (!applied) {
          counts.left++;
          continue;
        }
        counts.made++;
        const change = `${visibleInLine(original)} → ${visibleInLine(replacement)}`;
        changes.set(change, (changes.get(change) ?? 0) + 1);
      }
    },
    text() {
      const byClass = [...classes]
        .sort(([a, x], [b, y]) => y.made - x.made || y.left - x.left || (a < b ? -1 : 1))
        .map(([kind, { made, left }]) => `${row(made)} ${row(left)}  ${kind}\n`);
      const byChange = [...changes]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .slice(0, SHOWN)
        .map(([change, count]) => `${row(count)}  ${change}\n`);
      if (byClass.length === 0) return "nothing to correct\n";
      const head = `${"made".padStart(8)} ${"left".padStart(8)}  class\n`;
      const second = byChange.length === 0 ? "" : `\n${"made".padStart(8)}  change\n`;
      return head + byClass.join("") + second + byChange.join("");
    },
  };
}

function row(count: number): string {
  return String(count).padStart(8);
}
