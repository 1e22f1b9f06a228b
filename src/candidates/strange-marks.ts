/** Marks that no print has within a word or beside it: parts of letters, or specks. */
const STRANGE_MARKS = "}{^\\«»¬¦■";

export function isStrangeMark(mark: string): boolean {
  return STRANGE_MARKS.includes(mark);
}

export function hasStrangeMark(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isStrangeMark(text[i])) return true;
  return false;
}
