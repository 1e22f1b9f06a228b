import type { LineShape } from "./line-shape.js";
import { SPACE, type Tokens, WORD } from "./token.js";

/** Words that begin statements. Most are English too: they count only beside other signs. */
const KEYWORDS = new Set(
  (
    "from import def class return if else elif for while function const let var public private protected static void int char " +
    "double float bool string unsigned long short try catch except finally raise throw print println echo select insert update " +
    "delete where group order create table end begin then fi do done esac require use using include package struct enum " +
    "switch case break continue default local export async await yield new typedef namespace template fn impl match pub " +
    "mod type interface extends implements module endif ifdef ifndef define pragma lambda with pass goto sub my our"
  ).split(" "),
);

/** Programs that a command line begins with. */
const COMMANDS = new Set(
  (
    "ls cd cp mv rm mkdir rmdir chmod chown cat grep sed awk find echo export git npm npx node python python3 pip java javac " +
    "make cmake gcc g++ clang cargo go ruby perl php bash sh sudo apt apt-get yum dnf brew docker kubectl ssh scp rsync curl wget tar " +
    "gzip gunzip zip unzip ps kill top df du ln touch head tail sort uniq wc diff patch man vi vim nano less more mount " +
    "systemctl service psql mysql sqlite3 pwd whoami uname which dir copy del type ocrfix tesseract convert exit clear history source set cc ld ar tr basename dirname date log printf test trap unset alias env xargs tee"
  ).split(" "),
);

const HEADER_LINE =
  /^(?:([A-Z][A-Za-z]*(?:-[A-Za-z0-9]+)*): |([A-Za-z][A-Za-z0-9-]*):$|From \S+@|[A-Z]{3,7} \S+ HTTP\/\d|HTTP\/\d\.\d \d{3})/;
const HEADERS = new Set(
  (
    "from to cc bcc subject date sent received reply-to sender message-id in-reply-to references return-path mime-version " +
    "content-type content-transfer-encoding content-disposition content-length content-language delivered-to user-agent " +
    "organization organisation newsgroups path lines xref distribution followup-to nntp-posting-host nntp-posting-date " +
    "dkim-signature authentication-results received-spf errors-to precedence priority importance status keywords summary " +
    "list-id list-post list-help list-archive list-unsubscribe list-subscribe resent-from resent-to resent-date approved " +
    "host accept accept-language accept-encoding connection server location set-cookie cookie cache-control etag expires " +
    "last-modified transfer-encoding attachments attachment vary referer tags age pragma allow via upgrade range origin cookie warning"
  ).split(" "),
);
/** Headers that no memorandum on paper has. */
const MACHINE_HEADER = /^(?:x-.*|.*-.*|bcc|received|newsgroups|path|xref|lines)$/;

/** 0 no header, 1 one that a paper memorandum may have too, 2 one that only a machine writes or that has an address. */
export function headerKind(tokens: Tokens, line: LineShape): 0 | 1 | 2 {
  if (line.first === line.to || line.indent > 0 || tokens.kind[line.first] !== WORD) return 0;
  const found = HEADER_LINE.exec(tokens.text.slice(tokens.start[line.first], tokens.end[line.to - 1]));
  if (found === null) return 0;
  const name = (found[1] ?? found[2])?.toLowerCase();
  if (name === undefined) return 2;
  if (!HEADERS.has(name) && !name.startsWith("x-")) return name.includes("-") ? 1 : 0;
  return MACHINE_HEADER.test(name) || line.protectedTokens > 0 ? 2 : 1;
}

/** Score of a line as program text: positive if it looks so, 0 if it says nothing, negative if it looks like prose. */
export function codeScore(tokens: Tokens, line: LineShape): number {
  const { text, start, end } = tokens;
  if (line.first === line.to) return 0;
  const firstWord = text.slice(start[line.first], end[line.first]);
  let points = line.code;
  const lead = text.slice(start[line.first], start[line.first] + 2);
  if (lead === "//" || lead === "/*" || lead === "#!" || lead === "@@") points += 2;
  else if (
    (lead[0] === "+" || lead[0] === "-" || lead[0] === "*" || lead[0] === "#") &&
    line.indent === 0 &&
    line.code > 0
  )
    points++;
  if (line.words === 1 && line.to - line.first === 1 && KEYWORDS.has(firstWord)) return 1;
  if (points === 0 && line.indent === 0) return line.words + line.protectedTokens === 0 ? 0 : -2;
  if (KEYWORDS.has(firstWord)) points++;
  if (points > 0 && line.indent >= 2) points++;
  if (line.lastUnit === 0x3b || (line.lastUnit === 0x3a && points > 0)) points++;
  if (points >= 3 && points * 4 >= line.words) return 2;
  if (line.words === 0 && line.numbers === 0) return points > 0 ? 1 : 0;
  if (points >= 2 && points * 5 >= line.words) return 1;
  if (points >= 1 && line.words <= 3) return 0;
  return -2;
}

/** Score of a line as a row of a table; 0 for a drawn or a blank one. */
export function tableScore(line: LineShape): number {
  if (line.first === line.to) return 0;
  const things = line.words + line.numbers + line.protectedTokens;
  if (things === 0 && line.otherMarks === 0) return line.to - line.first >= 3 ? 1 : 0;
  if (line.bars >= 2 || line.tabs >= 2 || (line.tightCommas >= 3 && things <= line.tightCommas * 4 + 4)) return 2;
  const cells = line.gaps + line.tabs + 1;
  if (cells >= 3 && things <= cells * 4) return line.numbers > 0 ? 2 : 1;
  if (line.numbers >= 3 && line.numbers >= line.words) return 2;
  if ((cells === 2 || line.bars === 1) && things <= 8) return line.numbers > 0 ? 1 : 0;
  return -4;
}

/** `<nick> text`, `[12:34] nick: text`, `12:34 <nick> text`, `* nick waves`, `*** nick has joined`. */
const CHAT_LINE =
  /^(?:[[(]?\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?[\])]? ?(?:<[^<>\s]{2,20}>|\w{2,20}:|\*|-!-|-->|<--|--)|[[(]\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?[\])] |<[@+%~&]?[A-Za-z_][^<>\s]{1,19}> |\*{1,3} \S{2,20} (?:has |is now |waves|sets |left|joined|quit))/;

export function isChat(tokens: Tokens, line: LineShape): boolean {
  if (line.first === line.to) return false;
  const unit = tokens.text.charCodeAt(tokens.start[line.first]);
  // < [ ( * and figures
  if (unit !== 0x3c && unit !== 0x5b && unit !== 0x28 && unit !== 0x2a && !(unit >= 0x30 && unit <= 0x39)) return false;
  return CHAT_LINE.test(tokens.text.slice(tokens.start[line.first], tokens.end[line.to - 1]));
}

const PROMPT =
  /^(?:[$%#>] |[\w.-]+@[\w.-]+[:~][^$#%>]{0,60}[$#%>] |PS [A-Z]:\\[^>]*> |[A-Z]:\\[^>]*>|>>> |\.\.\. {1,4}\S|In \[\d+\]: |mysql> |\w+=[#>] )/;
const PERMISSIONS = /^(?:[-dlbcps][r-][w-][xsS-][r-][w-][xsS-]|total \d+$)/;
/** An option of a program: ` -x`, ` --long`, ` /s`. */
const OPTION = /\s-{1,2}[A-Za-z][\w-]*/;

/** Words of a command line without a prompt; a longer one is a sentence that begins like it. */
const LONGEST_COMMAND = 10;

/** A command typed at a prompt, or a line of a listing of files. */
export function isCommand(tokens: Tokens, line: LineShape): boolean {
  if (line.first === line.to) return false;
  const { text, start, end, kind } = tokens;
  const unit = text.charCodeAt(start[line.first]);
  const first = text.slice(start[line.first], end[line.first]);
  const listed =
    line.protectedTokens > 0 && line.protectedTokens * 2 >= line.words + line.numbers + line.protectedTokens;
  if (listed) return true;
  if (
    kind[line.first] === WORD &&
    !COMMANDS.has(first) &&
    !/^(?:PS|In|total|[-dlbcps]?[r-][w-]x?|\w*sql|\w+=)/.test(first)
  )
    return false;
  const whole = text.slice(start[line.first], end[line.to - 1]);
  if (unit === 0x2d || kind[line.first] === WORD) if (PERMISSIONS.test(whole)) return true;
  if (COMMANDS.has(first))
    return line.words <= LONGEST_COMMAND && line.lastUnit !== 0x2e && (line.protectedTokens > 0 || OPTION.test(whole));
  const prompt = PROMPT.exec(whole);
  if (prompt === null) return false;
  if (prompt[0].length > 2) return true;
  const word = commandAfter(tokens, line);
  return COMMANDS.has(word) || word.startsWith("./") || line.protectedTokens > 0 || OPTION.test(whole);
}

function commandAfter({ text, start, end, kind }: Tokens, line: LineShape): string {
  let at = line.first + 1;
  while (at < line.to && kind[at] === SPACE) at++;
  return at < line.to ? text.slice(start[at], end[at]) : "";
}
