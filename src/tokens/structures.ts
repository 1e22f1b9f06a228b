import { codeScore, headerKind, isChat, isCommand, tableScore } from "./line-kinds.js";
import { forEachLine } from "./line-shape.js";
import { CHAT, CODE, COMMAND, HEADER, TABLE } from "./passage.js";
import { positiveRuns } from "./positive-runs.js";
import { GLUED_LEFT, PUNCT, type Tokens } from "./token.js";

interface Line {
  readonly from: number;
  readonly to: number;
  readonly blank: boolean;
  readonly indented: boolean;
  readonly header: 0 | 1 | 2;
  readonly code: number;
  readonly table: number;
  readonly chat: boolean;
  readonly command: boolean;
}

/** Two lines of program text, and what stands between them. */
const CODE_DROP = 5;
const CODE_LEAST = 4;
/** Three rows. */
const TABLE_DROP = 5;
const TABLE_LEAST = 5;
/** Chat lines this near each other belong together with what is between them. */
const CHAT_GAP = 2;
/** What a command answers in one line. */
const COMMAND_GAP = 1;

/** Marks the lines of program text, mail headers, tables, chats, commands and listings in `marks`. */
export function markStructures(tokens: Tokens, marks: Uint8Array): void {
  const lines: Line[] = [];
  let suspicious = false;
  forEachLine(tokens, (shape) => {
    const line = {
      from: shape.from,
      to: shape.to,
      blank: shape.first === shape.to,
      indented: shape.indent > 0,
      header: headerKind(tokens, shape),
      code: codeScore(tokens, shape),
      table: tableScore(shape),
      chat: isChat(tokens, shape),
      command: isCommand(tokens, shape),
    };
    suspicious ||= line.header > 0 || line.code > 0 || line.table > 0 || line.chat || line.command;
    lines.push(line);
  });
  if (!suspicious) return;
  const mark = (from: number, to: number, kind: number): void => {
    for (let i = from; i < to; i++) if (marks[lines[i].from] === 0) marks.fill(kind, lines[i].from, lines[i].to);
  };
  markHeaders(lines, mark);
  markNear(lines, (line) => line.command, COMMAND_GAP, COMMAND, mark);
  markNear(lines, (line) => line.chat, CHAT_GAP, CHAT, mark);
  markBlocks(lines, (line) => (line.command || line.header ? 0 : line.code), CODE_DROP, CODE_LEAST, 2, CODE, mark);
  markBlocks(lines, (line) => line.table, TABLE_DROP, TABLE_LEAST, 3, TABLE, mark);
}

type Mark = (from: number, to: number, kind: number) => void;

/** Blocks of headers of which one at least is a machine's; continued lines begin with a blank. */
function markHeaders(lines: readonly Line[], mark: Mark): void {
  for (let i = 0; i < lines.length; i++) {
    if (lines[i].header === 0) continue;
    let to = i + 1;
    let headers = 1;
    let machine = lines[i].header === 2;
    for (; to < lines.length && !lines[to].blank && (lines[to].header > 0 || lines[to].indented); to++) {
      if (lines[to].header > 0) headers++;
      machine ||= lines[to].header === 2;
    }
    if (headers >= 2 && machine) mark(i, to, HEADER);
    i = to - 1;
  }
}

/** Lines of a kind, and the few between two of them. */
function markNear(lines: readonly Line[], is: (line: Line) => boolean, gap: number, kind: number, mark: Mark): void {
  let last = -1;
  lines.forEach((line, i) => {
    if (!is(line)) return;
    mark(last >= 0 && i - last <= gap + 1 ? last : i, i + 1, kind);
    last = i;
  });
}

function markBlocks(
  lines: readonly Line[],
  scoreOf: (line: Line) => number,
  drop: number,
  least: number,
  leastLines: number,
  kind: number,
  mark: Mark,
): void {
  const scores = Int8Array.from(lines, scoreOf);
  const runs = positiveRuns(scores, drop, least);
  for (let r = 0; r < runs.length; r += 2) {
    let strong = 0;
    for (let i = runs[r]; i < runs[r + 1]; i++) if (scores[i] >= 2) strong++;
    if (strong >= leastLines) mark(runs[r], runs[r + 1], kind);
  }
}

const TAG =
  /<(?:\/[A-Za-z][\w:.-]*\s*|(?:a|abbr|b|big|blockquote|body|br|center|code|dd|div|dl|dt|em|font|form|h[1-6]|head|hr|html|i|img|input|li|link|meta|ol|p|pre|s|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|title|tr|tt|u|ul)\s*\/?|[A-Za-z][\w:.-]*(?:\s+[\w:.-]+=(?:"[^"<>]*"|'[^'<>]*'|[\w#%.-]+))+\s*\/?|[A-Za-z][\w:.-]*\s?\/|!--[^<>]*--|![A-Za-z][^<>]*|\?[A-Za-z][^<>]*\?)>/y;
const ENTITY = /&(?:[A-Za-z][A-Za-z0-9]{1,7}|#\d{1,6}|#x[0-9A-Fa-f]{1,6});/y;

/** Marks tags and entities of markup, `kind` apart from what stands between them. */
export function markMarkup(tokens: Tokens, marks: Uint8Array, kind: number): void {
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== PUNCT) continue;
    const unit = tokens.text.charCodeAt(tokens.start[i]);
    const pattern = unit === 0x3c ? TAG : unit === 0x26 ? ENTITY : null;
    if (pattern === null || i + 1 === tokens.count || !(tokens.flags[i + 1] & GLUED_LEFT)) continue;
    pattern.lastIndex = tokens.start[i];
    const found = pattern.exec(tokens.text);
    if (found === null) continue;
    const end = tokens.start[i] + found[0].length;
    for (; i < tokens.count && tokens.end[i] <= end; i++) marks[i] = kind;
    i--;
  }
}
