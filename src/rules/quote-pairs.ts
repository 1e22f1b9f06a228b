/** As far as a quotation is looked for, UTF-16 units. */
const MATE_WITHIN = 1000;
const QUOTE = /["“”„]|''|``/g;
const PARAGRAPH_END = /\r?\n[^\S\n]*\r?\n/;
/** What stands before a mark that opens. */
const BEFORE_OPENING = /^$|[\s([{—–-]/;
/** Of each mark, those that it makes a pair with. */
const MATES: Readonly<Record<string, readonly string[]>> = {
  "“": ["”"],
  "„": ["”", "“"],
  "”": ["“", "„"],
  '"': ['"'],
  "''": ["''", "``"],
};

/**
 * Whether the quotation mark [start, end) has a mate of its own kind, so that the two were printed so: the next mark if it opens, else the one
 * before, in the same paragraph.
 */
export function isPaired(text: string, start: number, end: number): boolean {
  const mark = text.slice(start, end);
  const mates = MATES[mark];
  if (mates === undefined) return false;
  const opens = mark === "“" || mark === "„" || (mark !== "”" && isOpening(text, start));
  const found = opens ? nextQuote(text, end) : quoteBefore(text, start);
  return found !== undefined && mates.includes(found);
}

/** The next mark in the paragraph, but for pairs of straight ones within a curly pair. */
function nextQuote(text: string, from: number): string | undefined {
  const rest = restOfParagraph(text, from, MATE_WITHIN);
  const marks = [...rest.matchAll(QUOTE)];
  let next = 0;
  while (marks[next]?.[0] === '"' && isOpening(rest, marks[next].index) && marks[next + 1]?.[0] === '"') next += 2;
  return marks[next]?.[0];
}

/** The mark before, likewise. */
function quoteBefore(text: string, to: number): string | undefined {
  const before = beginOfParagraph(text, to, MATE_WITHIN);
  const marks = [...before.matchAll(QUOTE)];
  let last = marks.length - 1;
  while (last > 0 && marks[last][0] === '"' && !isOpening(before, marks[last].index) && marks[last - 1][0] === '"')
    last -= 2;
  return marks[last]?.[0];
}

/** Longest paragraph whose quotations are followed, UTF-16 units. */
const LONGEST_PARAGRAPH = 4000;
const DOUBLE = /["“”„]/g;

/**
 * Does the quotation mark at or behind `start`, with blanks on both sides, open a quotation, or close one? Undefined unless the marks of its
 * paragraph take turns: one that was lost or read anew leaves no way to tell.
 */
export function opensQuote(text: string, start: number): boolean | undefined {
  const before = beginOfParagraph(text, start, LONGEST_PARAGRAPH);
  const paragraph = before + restOfParagraph(text, start, LONGEST_PARAGRAPH);
  let open = false;
  let asked: boolean | undefined;
  for (const { 0: mark, index } of paragraph.matchAll(DOUBLE)) {
    const left = /\S/.test(paragraph.charAt(index - 1));
    const right = /\S/.test(paragraph.charAt(index + 1));
    const shows = mark !== '"' ? mark !== "”" : left === right ? undefined : right;
    if (shows === open) return undefined;
    if (asked === undefined && index >= before.length) asked = !open;
    open = !open;
  }
  return open ? undefined : asked;
}

/** What stands of a paragraph before `to`, as far as `within` UTF-16 units. */
function beginOfParagraph(text: string, to: number, within: number): string {
  return text
    .slice(Math.max(0, to - within), to)
    .split(PARAGRAPH_END)
    .at(-1)!;
}

/** And what from `from` on. */
function restOfParagraph(text: string, from: number, within: number): string {
  return text.slice(from, from + within).split(PARAGRAPH_END, 1)[0];
}

function isOpening(text: string, at: number): boolean {
  return BEFORE_OPENING.test(text.charAt(at - 1));
}
