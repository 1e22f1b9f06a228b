/** 1 for the units of marks that no print has within a word or beside it: parts of letters, or specks. */
export const strangeMark = new Uint8Array(1 << 16);
for (const mark of "}{^\\«»¬¦■") strangeMark[mark.charCodeAt(0)] = 1;

export function hasStrangeMark(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (strangeMark[text.charCodeAt(i)] !== 0) return true;
  return false;
}
