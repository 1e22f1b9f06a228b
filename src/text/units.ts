/** Length of the line end at `at`: 2 for CR LF, 1 for LF or CR, 0 where there is none. */
export function lineEndLength(text: string, at: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(at);
  if (unit === 10) return 1;
  if (unit !== 13) return 0;
  return text.charCodeAt(at + 1) === 10 ? 2 : 1;
}

export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

export function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

const EXTENDS = /\p{M}|\p{Grapheme_Extend}|\u200d|[\u{1f3fb}-\u{1f3ff}]/u;

/** Whether the unit at `at` belongs to the character before it: the second half of a pair or of CR LF, a mark, a joiner. */
export function joinsToTheLeft(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  if (unit === 10 && before === 13) return true;
  if (isLowSurrogate(unit) && isHighSurrogate(before)) return true;
  if (before === 0x200d) return true;
  return unit >= 0x300 && EXTENDS.test(String.fromCodePoint(text.codePointAt(at)!));
}
