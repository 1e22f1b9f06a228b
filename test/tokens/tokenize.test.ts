import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  AFTER_HYPHEN_BREAK,
  AFTER_HYPHEN_SPACE,
  BREAK,
  DOTTED,
  GLUED_LEFT,
  GLUED_RIGHT,
  HAS_BAR,
  HAS_DIGIT,
  HYPHEN_BREAK,
  HYPHEN_SPACE,
  LINE_END,
  LINE_START,
  NUMBER,
  OTHER,
  PARAGRAPH_END,
  PROTECTED,
  PUNCT,
  SPACE,
  tokenize,
  WORD,
} from "../../src/tokens/tokenize.js";

const LETTER_OF = {
  [WORD]: "w",
  [NUMBER]: "n",
  [PUNCT]: "p",
  [SPACE]: "s",
  [BREAK]: "b",
  [PROTECTED]: "P",
  [OTHER]: "o",
};

/** Tokens other than blanks, as `text/kind`. */
function cut(text: string): string[] {
  const { count, start, end, kind } = tokenize(text);
  const list: string[] = [];
  for (let i = 0; i < count; i++) {
    if (kind[i] === SPACE) continue;
    const token = JSON.stringify(text.slice(start[i], end[i])).slice(1, -1).replaceAll("\\\\", "\\");
    list.push(`${token}/${LETTER_OF[kind[i] as keyof typeof LETTER_OF]}`);
  }
  return list;
}

function flagged(text: string, flag: number): string[] {
  const { count, start, end, flags } = tokenize(text);
  const list: string[] = [];
  for (let i = 0; i < count; i++) if (flags[i] & flag) list.push(text.slice(start[i], end[i]));
  return list;
}

const anyUnits = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0, max: 0x2ff }),
      fc.integer({ min: 0xd800, max: 0xdfff }),
    ),
  )
  .map((units) => String.fromCharCode(...units));
const page = fc
  .array(
    fc.constantFrom(
      ..."the|re.t|1n|'|’|-|- |-\n|¬\n| |\t|\n|\r|\r\n|\f|U.S.|12|3/4|1st|@|_|`|/|\\|:|#|.|..|http://x|--|a|Z|é|é|𝐀|😀|\u2028| ".split(
        "|",
      ),
      "|",
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

describe("tokenize", () => {
  it("is lossless, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(anyUnits, page, fc.string({ unit: "binary" })), (text) => {
        const { count, start, end, kind } = tokenize(text);
        let at = 0;
        for (let i = 0; i < count; i++) {
          expect(start[i]).toBe(at);
          expect(end[i]).toBeGreaterThan(at);
          expect(kind[i]).toBeGreaterThanOrEqual(WORD);
          expect(kind[i]).toBeLessThanOrEqual(OTHER);
          at = end[i];
          const cutsPair = /[\ud800-\udbff]$/.test(text.slice(0, at)) && /^[\udc00-\udfff]/.test(text.slice(at));
          expect(cutsPair).toBe(false);
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it("gives marks, line ends and strange units one token each", () => {
    fc.assert(
      fc.property(fc.oneof(anyUnits, page), (text) => {
        const { count, start, end, kind } = tokenize(text);
        for (let i = 0; i < count; i++) {
          const token = text.slice(start[i], end[i]);
          if (kind[i] === PUNCT || kind[i] === OTHER) expect([...token]).toHaveLength(1);
          if (kind[i] === BREAK) expect(token).toMatch(/^(?:\r\n|[\n\r\f\v\u0085\u2028\u2029])$/);
          else expect(token).not.toMatch(/[\n\r\f\v\u0085\u2028\u2029]/);
          if (kind[i] === SPACE) expect(token).toMatch(/^[\p{Zs}\t]+$/u);
          if (kind[i] === WORD) expect(token).toMatch(/\p{L}/u);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("cuts a letter that it meets for the first time as it does later", () => {
    const text = "ж１２ 漢\u3000字 𝟙𝟚 ￥５ ﬁn \ufeffx";
    expect(cut(text)).toEqual(cut(text));
    expect(cut(text)).toEqual("ж１２/w 漢/w 字/w 𝟙𝟚/n ￥/p ５/n ﬁn/w \ufeff/o x/w".split(" "));
  });

  it("makes words of letters, inner apostrophes, and the digits and bars that scanners read for letters", () => {
    expect(cut("don't o’clock 'tis dogs' rock'n'roll")).toEqual(
      "don't/w o’clock/w '/p tis/w dogs/w '/p rock'n'roll/w".split(" "),
    );
    expect(cut("1eg1slatlon 11d M1115 l9th 1lth 1n 1'll 0'er")).toEqual(
      "1eg1slatlon/w 11d/w M1115/w l9th/w 1lth/w 1n/w 1'll/w 0'er/w".split(" "),
    );
    expect(cut("|owkey M| wil|ing 0|d | 1|2 |-|")).toEqual(
      "|owkey/w M|/w wil|ing/w 0|d/w |/p 1/n |/p 2/n |/p -/p |/p".split(" "),
    );
    expect(cut("naïve cafe\u0301 Ærø 𝐀𝐁 Москва")).toEqual("naïve/w cafe\u0301/w Ærø/w 𝐀𝐁/w Москва/w".split(" "));
    expect(cut("well-known vice¬ (so-called)")).toEqual(
      "well/w -/p known/w vice/w ¬/p (/p so/w -/p called/w )/p".split(" "),
    );
  });

  it("makes numbers of digits, what stands between them, and their endings", () => {
    expect(cut("1st 2nd 3rd 12th 113th 40s 1840s 1840's 10,000th")).toEqual(
      "1st/n 2nd/n 3rd/n 12th/n 113th/n 40s/n 1840s/n 1840's/n 10,000th/n".split(" "),
    );
    expect(cut("3/4 10:30 1,000.50 12/3/94. £5, 7½ ²")).toEqual(
      "3/4/n 10:30/n 1,000.50/n 12/3/94/n ./p £/p 5/n ,/p 7½/n ²/n".split(" "),
    );
    expect(cut("1th 1s 12st 3.5kg 1: 5.a")).toEqual("1th/w 1s/w 12st/w 3.5/n kg/w 1/n :/p 5/n ./p a/w".split(" "));
  });

  it.each([
    "https://example.com/a?b=c#d",
    "ftp://host/x",
    "www.example.org/page.html",
    "j.smith+x@mail.example.co.uk",
    "example.com",
    "C:\\Users\\me\\x.txt",
    "\\\\server\\share",
    "/usr/local/bin",
    "./configure",
    "~/notes.md",
    "src/models/lexicon",
    "foo/bar.txt",
    "report-2.pdf",
    "README.TXT",
    "*.csv",
    "snake_case_name",
    "__init__",
    "std::vector",
    "--dry-run",
    "--max=3",
    "@handle",
    "#hashtag",
    "`npm run x`",
    "getElementById",
    "d41d8cd98f00b204",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
  ])("protects %s", (text) => {
    expect(cut(text)).toEqual([`${text}/P`]);
    expect(cut(`(see ${text}, or`)).toContain(`${text}/P`);
  });

  it.each(
    "re.tding wvi:h famil}^ Setv'.ce had.evidently NATOin RUsSian ofEngland p.rsons v-sit %rnd b@nd \\vhen \\Vhen and/or he/she 1:was w()rd wi.h the--and it.was 1nvolv1ng Admlnlstratlon ACCID1NT 1972and 'd_ _the (fig.3) U.S.A. a.m. Ph.D. T.he 12/3/94 3.1.2 `Tis `yes' d/o No.5 end.The".split(
      " ",
    ),
  )("does not protect %s", (text) => {
    expect(cut(text).filter((token) => token.endsWith("/P"))).toEqual([]);
  });

  it("takes no identifier for what it is where underscores are letters that could not be read", () => {
    expect(cut("su_cient of _f the h_ and _t is _n")).not.toContain("su_cient/P");
    expect(cut("su_cient of f_f the _word_ and x_i is max_value")).toContain("su_cient/P");
    expect(cut("two_part_name of _f the h_ and _t is _n")).toContain("two_part_name/P");
    expect(cut("wi_hou_ _he of _f the h_ and _t is _n").filter((token) => token.endsWith("/P"))).toEqual([]);
    expect(cut("wi_hou_ of a name")).toContain("wi_hou_/P");
  });

  it("takes marks inside words for letters where they are many, and then no hashtag for what it is", () => {
    const marked = "th#t w#s the pl#ce #bout wh#ch they l#nded #nd h#d";
    expect(tokenize(marked).unread).toBe("#");
    expect(cut(marked).filter((token) => token.endsWith("/P"))).toEqual([]);
    expect(tokenize("the sec~nd h~use wh~ch c~me").unread).toBe("~");
    expect(tokenize("a£ter di££erent o£ le£t li£e a£ternoon gi£t").unread).toBe("£");
    const plain = "see #nature and #bout, f*ck, x*y a*b c*d m*n and 5*6; was £5 or 5% of it~ and C# for a#b w#s th#t";
    expect(tokenize(plain).unread).toBe("");
    expect(cut(plain)).toContain("#nature/P");
  });

  it("takes no emphasis for letters that could not be read", () => {
    const emphasis = "a _little_ word of _my_ own, _In the_ house _of_ max_value ";
    expect(cut(`${emphasis}_I am_ _so_ sure of_`)).toContain("max_value/P");
    expect(cut(`${emphasis}_f the h_ of _t and is _n or _h to a_ on _e in i_ by _y at t_ an_ _as _is`)).not.toContain(
      "max_value/P",
    );
  });

  it("protects no word whose capitals are all the same, as those of one misread letter", () => {
    expect(cut("the possRssRd howRvRr and").filter((token) => token.endsWith("/P"))).toEqual([]);
    expect(cut("the possRssAd getItemName and").filter((token) => token.endsWith("/P"))).toEqual([
      "possRssAd/P",
      "getItemName/P",
    ]);
  });

  it("takes backticks that quote speech for no code", () => {
    expect(cut("`Yes,' he said. `No,' said she.").filter((token) => token.endsWith("/P"))).toEqual([]);
    expect(cut("word --and then --help")).toContain("--help/P");
    expect(cut("word --and then --help")).toContain("and/w");
  });

  it("knows line ends, line starts and paragraph ends", () => {
    const text = "One two,\n three\r\n\r\n  four.\n \t\nfive (six)";
    expect(flagged(text, LINE_END)).toEqual(["two", "three", "four", "six"]);
    expect(flagged(text, LINE_START)).toEqual(["One", "three", "four", "five"]);
    expect(flagged(text, PARAGRAPH_END)).toEqual(["three", "four", "six"]);
  });

  it("knows hyphens at line ends and before blanks", () => {
    const text = "Wil-\nliams dis- tance inspec¬ \r\n tion page-\n\fturn one-two ends- , x -\ny";
    expect(flagged(text, HYPHEN_BREAK)).toEqual(["Wil", "inspec", "page"]);
    expect(flagged(text, AFTER_HYPHEN_BREAK)).toEqual(["liams", "tion", "turn"]);
    expect(flagged(text, HYPHEN_SPACE)).toEqual(["dis"]);
    expect(flagged(text, AFTER_HYPHEN_SPACE)).toEqual(["tance"]);
  });

  it("knows dotted abbreviations", () => {
    const parts = (text: string) => flagged(text, DOTTED).join("");
    expect(parts("the U.S. at 9 a.m., e.g. B.B.C and Ph.D. or B.Sc.")).toBe("U.S.a.m.e.g.B.B.CPh.D.B.Sc.");
    expect(parts("end.I was re.tding J.Smith to.do T.he it. I.")).toBe("");
  });

  it("knows what touches what", () => {
    expect(flagged("a,b c", GLUED_RIGHT)).toEqual(["a", ","]);
    expect(flagged("a,b c", GLUED_LEFT)).toEqual([",", "b"]);
    expect(flagged("h1m |t 12 x", HAS_DIGIT)).toEqual(["h1m", "12"]);
    expect(flagged("h1m |t 12 x", HAS_BAR)).toEqual(["|t"]);
  });
});
