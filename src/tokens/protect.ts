/** File endings by which a dotted run counts as a file name; none is also an English word that a lost space could join. */
const EXTENSIONS =
  "txt|pdf|docx?|xlsx?|pptx?|rtf|odt|csv|tsv|jsonl?|xml|xsl|xsd|html?|css|scss|jsx?|mjs|cjs|tsx?|py|ipynb|cpp|hpp|cxx|java|" +
  "jar|rb|php|sh|bash|exe|dll|cmd|zip|tar|t?gz|bz2|xz|7z|png|jpe?g|gif|svg|tiff?|bmp|webp|mp3|mp4|wav|avi|mov|ogg|flac|" +
  "tex|bib|cfg|conf|ini|ya?ml|toml|sql|sqlite|bak|tmp|iso|deb|rpm|mdb|dbf|asp|jsp|vbs|lst|dat|sys|epub|ps|eps|djvu";
const EXTENSION = `(?:${EXTENSIONS}|${EXTENSIONS.toUpperCase()})(?![A-Za-z0-9])`;

/** After a typed dash, these are prose and no option: "--and". */
const PROSE_AFTER_DASH =
  "(?:and|but|or|nor|for|yet|so|the|an?|that|this|those|these|which|who|whom|whose|what|when|where|while|if|as|at|by|in|into|" +
  "is|are|was|were|it|its|he|she|his|her|him|they|their|them|we|our|us|you|your|my|me|not|no|of|on|to|then|than|there|" +
  "with|without|from|had|has|have|be|been|one|all|some|any|even|only|such)(?![a-z0-9-])";

/** A run of it is one protected token. ASCII throughout: what it guards is written so. */
const PROTECTED_RUN = new RegExp(
  `(?<![\\p{L}\\p{N}_@#])(?:${[
    '[a-z][a-z0-9+.-]{1,15}://[^\\s<>"“”()\\[\\]{}]*[A-Za-z0-9/#=&_~-]',
    '(?:mailto|doi|urn):[^\\s<>"“”()\\[\\]{}]*[A-Za-z0-9/]',
    'www\\.[A-Za-z0-9-]+\\.[^\\s<>"“”()\\[\\]{}]*[A-Za-z0-9/#=&_~-]',
    "[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}",
    "[a-z][a-z0-9._-]*@[a-z][a-z0-9.-]*(?=:)",
    '[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:com|org|net|edu|gov|mil|info|(?:co|ac|org|gov)\\.uk)(?:/[^\\s<>"“”()\\[\\]{}]*[A-Za-z0-9/])?(?![A-Za-z0-9])',
    "[A-Za-z]:[\\\\/][\\w.$~\\\\/-]*",
    "\\\\\\\\\\w{2,}(?:\\\\[\\w.$-]{2,})+",
    "(?:[\\w.-]{2,}\\\\){2,}[\\w.-]{2,}",
    "(?:~|\\.{1,2})?(?:/[\\w.+-]{2,}){2,}/?",
    "(?:~|\\.{1,2})/[a-z_][\\w+-]+(?:\\.\\w+)*",
    "(?=[\\w.+/-]*[A-Za-z])\\w[\\w.+-]+(?:/[\\w.+-]{2,}){2,}/?",
    `(?:[\\w.+-]+/)*\\*?[\\w+-]{2,}(?:\\.[\\w+-]+)*\\.${EXTENSION}`,
    `\\*\\.${EXTENSION}`,
    // Of two parts each has two letters: `onl_v` is a misread `only`.
    "_{0,2}(?:[A-Za-z0-9]{2,}_[A-Za-z0-9]{2,}|[A-Za-z0-9]+(?:_{1,2}[A-Za-z0-9]+){2,})_{0,2}(?![\\w])(?:\\(\\))?",
    "__[A-Za-z]\\w*__",
    "\\w+(?:::\\w+)+(?:\\(\\))?",
    "[A-Za-z_]\\w+(?:\\.[A-Za-z_]\\w+)+(?=\\()",
    `--(?!${PROSE_AFTER_DASH})[a-z][a-z0-9]+(?:-[a-z0-9]+)*(?:=(?:[^\\s)\\]]*[\\w/"'*])?)?(?![\\p{L}\\p{N}])`,
    "@[A-Za-z]\\w{2,}(?:/[a-z][\\w.-]*)?",
    "#[A-Za-z]\\w{2,}",
    "\\\\[A-Za-z]{3,}(?=[{\\[])",
    // What an editor puts for a letter, or adds: `[t]he`, `work[ed]`.
    "(?:\\[\\p{L}\\]\\p{L}+|\\p{L}{2,}\\[\\p{L}{1,4}\\]\\p{L}*)",
    // Of other capitals than one and the same, which is a misread letter: possRssRd.
    "(?:(?![a-z]+([A-Z])[a-z]+(?:\\1[a-z]+)+(?![\\p{L}\\p{N}]))[a-z]{3,}(?:[A-Z][a-z]+){2,}|[a-z]{2,}(?:[A-Z][a-z0-9]+)+(?=\\())(?![\\p{L}\\p{N}])",
    "(?:[A-Z][a-z0-9]+){4,}(?![\\p{L}\\p{N}])",
    "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![\\p{L}\\p{N}])",
    "(?=[a-f]*\\d)(?=\\d*[a-f])(?=(?:[a-f]*\\d){3})[0-9a-f]{7,64}(?![\\p{L}\\p{N}])",
  ].join("|")})`,
  "gu",
);

/** Includes of C, whose one-letter endings are protected nowhere else. */
const HEADER = /<[\w/]+\.h(?:pp)?>/g;

/** Backticks around code; one that opens a quotation has blanks inside the pair, or no second one. */
const BACKTICKS = /(?<![\p{L}\p{N}`])`[^\s`](?:[^`\n\r\v\f\u0085\u2028\u2029]{0,78}[^\s`])?`(?![\p{L}\p{N}`])/uy;

/** An identifier of letters, of which a misread word may have the look: `su_cient`, `wi_hou_`. */
const UNDERSCORED = /^_{0,2}\p{L}+(?:_{1,2}\p{L}+)+_{0,2}$/u;
/** One of several parts that are all of two letters or more is rather a name: two_part_name. */
const NAME_OF_PARTS = /^\p{L}{2,}(?:_\p{L}{2,}){2,}$/u;
/** What no one names so: an underscore by itself, at the end of a scrap, or beside one letter of a word. */
const UNREAD = /(?<![\p{L}\p{N}_])(?:_|_\p{L}{1,2}|\p{L}{1,2}_|\p{L}_\p{L}{2,}|\p{L}{2,}_\p{L})(?![\p{L}\p{N}_])/gu;
/** A text with so many of them is a scan whose reader put underscores for what it could not read, */
const LEAST_UNREAD = 4;
/** Emphasis in plain text: one word in underscores. */
const EMPHASIS = /(?<![\p{L}\p{N}_])_\p{L}{2,}_(?![\p{L}\p{N}_])/gu;
/** and not one in so many of them emphasis. */
const UNREAD_OFTENER = 3;
/** Other marks that print has not inside words, between three small letters or more: `w#s`, `sec~nd`, `a£ter`. */
const INSIDE_WORD = /[#*~^§%$£€¢¥°©®•«»](?<=\p{Ll}.)(?=\p{Ll})(?:(?<=\p{Ll}{2}.)|(?=\p{Ll}{2}))/gu;
/** One that stands there so often is a letter that could not be read, or is always read so. */
const LEAST_INSIDE = 4;

/** The marks that stand for letters in a text: underscores that are no parts of names, and marks that stand inside its words. */
export function unreadMarks(text: string): string {
  let marks = isUnderscoreUnread(text) ? "_" : "";
  const times = new Map<string, number>();
  for (const [mark] of text.matchAll(INSIDE_WORD)) times.set(mark, (times.get(mark) ?? 0) + 1);
  for (const [mark, count] of times) if (count >= LEAST_INSIDE) marks += mark;
  return marks;
}

function isUnderscoreUnread(text: string): boolean {
  if (!text.includes("_")) return false;
  UNREAD.lastIndex = 0;
  for (let times = 0; times < LEAST_UNREAD; times++) if (!UNREAD.test(text)) return false;
  const emphases = text.match(EMPHASIS)?.length ?? 0;
  return emphases === 0 || text.match(UNREAD)!.length > UNREAD_OFTENER * emphases;
}

/** Is what looks like an identifier or a hashtag a word with letters that were not read? */
function isMisreadWord(run: string, unread: string): boolean {
  if (unread === "") return false;
  if (run[0] === "#") return unread.includes("#");
  return unread.includes("_") && UNDERSCORED.test(run) && !NAME_OF_PARTS.test(run);
}

/** A longer run without blanks is no name, and searching it would be slow. */
const LONGEST_CHUNK = 1024;

/**
 * The stretches of `text[start, end)`, a chunk without white space, that are addresses, paths, identifiers and the
 * like, as pairs of UTF-16 offsets in order. The last one may end after `end`: code in backticks can hold blanks.
 * `unread`: marks that are unread letters, see `unreadMarks`.
 */
export function protectedSpans(text: string, start: number, end: number, unread = ""): readonly number[] {
  const spans: number[] = [];
  if (end - start > LONGEST_CHUNK) return spans;
  const chunk = text.slice(start, end);
  const tick = chunk.indexOf("`");
  if (tick >= 0) {
    BACKTICKS.lastIndex = start + tick;
    const code = BACKTICKS.exec(text);
    if (code !== null) return [start + tick, start + tick + code[0].length];
  }
  for (const pattern of [PROTECTED_RUN, HEADER]) {
    for (const found of chunk.matchAll(pattern))
      if (!isMisreadWord(found[0], unread)) spans.push(start + found.index, start + found.index + found[0].length);
    if (spans.length > 0) break;
  }
  return spans;
}
