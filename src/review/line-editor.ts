/** A line of text being typed; the caret is an offset in UTF-16 units, on a grapheme's border. */
export interface Line {
  readonly text: string;
  readonly caret: number;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const NOT_TEXT = /[\p{Cc}\u2028\u2029]/gu;

/** What a key makes of a line; undefined for a key that edits nothing. */
export function editLine(line: Line, key: string): Line | undefined {
  const { text, caret } = line;
  switch (key) {
    case "left":
      return { text, caret: before(line) };
    case "right":
      return { text, caret: after(line) };
    case "home":
    case "ctrl-a":
      return { text, caret: 0 };
    case "end":
    case "ctrl-e":
      return { text, caret: text.length };
    case "backspace":
      return cut(line, before(line), caret);
    case "delete":
      return cut(line, caret, after(line));
    case "ctrl-u":
      return cut(line, 0, caret);
    case "ctrl-k":
      return cut(line, caret, text.length);
    case "ctrl-w":
      return cut(line, text.slice(0, caret).search(/\S+\s*$/) >>> 0, caret);
  }
  const typed = key.startsWith("paste:") ? key.slice("paste:".length) : isCharacter(key) ? key : "";
  const inserted = typed.replace(NOT_TEXT, "");
  if (inserted === "") return undefined;
  return { text: text.slice(0, caret) + inserted + text.slice(caret), caret: caret + inserted.length };
}

/** Whether a key is a character; others have names of two or more. */
function isCharacter(key: string): boolean {
  return key.length === (key.codePointAt(0)! > 0xffff ? 2 : 1);
}

function cut({ text, caret }: Line, from: number, to: number): Line {
  // Without a word before the caret there is nothing to cut.
  if (from > to) return { text, caret };
  return { text: text.slice(0, from) + text.slice(to), caret: from };
}

function before({ text, caret }: Line): number {
  let at = 0;
  for (const { index } of graphemes.segment(text.slice(0, caret))) at = index;
  return at;
}

function after({ text, caret }: Line): number {
  for (const { segment } of graphemes.segment(text.slice(caret))) return caret + segment.length;
  return caret;
}
