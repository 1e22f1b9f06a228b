import { isWordLike, type Tokens } from "./token.js";

/**
 * The distinct texts of a window's words, numbers and protected stretches, numbered from 0 in the order in which they
 * first stand: what follows from a word's letters alone is found once for each of them.
 */
export interface Forms {
  readonly count: number;
  /** Form of each token, −1 for those of other kinds. */
  readonly of: Int32Array;
  /** Token where each form first stands. */
  readonly first: Int32Array;
}

/** Numbers the forms of a window, by a hash of their UTF-16 units: no string is made. */
export function numberForms({ text, count, start, end, kind }: Tokens): Forms {
  let bits = 6;
  while (1 << bits < count) bits++;
  const slots = new Int32Array(1 << bits).fill(-1);
  const mask = slots.length - 1;
  const of = new Int32Array(count).fill(-1);
  const first = new Int32Array(count);
  let forms = 0;
  for (let token = 0; token < count; token++) {
    if (!isWordLike(kind[token])) continue;
    const from = start[token];
    const length = end[token] - from;
    let hash = length;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ text.charCodeAt(from + i), 0x9e3779b1);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (; slots[slot] >= 0; slot = (slot + 1) & mask) {
      const other = first[slots[slot]];
      if (end[other] - start[other] === length && isSame(text, start[other], from, length)) break;
    }
    if (slots[slot] < 0) {
      slots[slot] = forms;
      first[forms++] = token;
    }
    of[token] = slots[slot];
  }
  return { count: forms, of, first: first.slice(0, forms) };
}

function isSame(text: string, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (text.charCodeAt(a + i) !== text.charCodeAt(b + i)) return false;
  return true;
}
