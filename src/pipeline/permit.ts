import { CORRECTION_CLASSES, type Correction } from "../edits/edit.js";

/** What `--enable` and `--disable` leave standing. */
export type Permit = (correction: Pick<Correction, "class" | "rules">) => boolean;

const CLASSES: readonly string[] = CORRECTION_CLASSES;

/**
 * Names are ids of rules and confusions (`confusion/n>m`), packs of rules, or classes. The narrower name prevails, and of
 * two as narrow the disabling one. A correction stands if all that led to it does.
 */
export function createPermit(enable: readonly string[] = [], disable: readonly string[] = []): Permit {
  if (disable.length === 0) return () => true;
  return (correction) =>
    (correction.rules.length > 0 ? correction.rules : [""]).every((id) => {
      const on = nearest(enable, id, correction.class);
      const off = nearest(disable, id, correction.class);
      return off === 0 || on > off;
    });
}

/** 3 where a name is the id, 2 its pack, 1 its class, 0 where none is any of these. */
function nearest(names: readonly string[], id: string, kind: string): number {
  const pack = id.slice(0, Math.max(0, id.indexOf("/")));
  let near = 0;
  for (const name of names) {
    if (name === id) return 3;
    // `confusion/0>o` is of the class digit, and does not go with the class confusion.
    if (name === pack && !CLASSES.includes(name)) near = 2;
    else if (name === kind && near === 0) near = 1;
  }
  return near;
}
