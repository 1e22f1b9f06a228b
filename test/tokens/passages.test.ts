import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import nspell from "nspell";
import { describe, expect, it } from "vitest";
import { numberForms } from "../../src/tokens/forms.js";
import { parseFunctionWords } from "../../src/tokens/function-words.js";
import { CHAT, CODE, COMMAND, DIALECT, FOREIGN, HEADER, MARKUP, NO_PASSAGE, TABLE } from "../../src/tokens/passage.js";
import { markPassages } from "../../src/tokens/passages.js";
import { tokenize, WORD } from "../../src/tokens/tokenize.js";

const table = readFileSync(new URL("../../dictionaries/en/rules/foreign.tsv", import.meta.url), "utf8");
const words = parseFunctionWords(table);
const folder = createRequire(import.meta.url)
  .resolve("dictionary-en")
  .replace("index.js", "");
const speller = nspell(readFileSync(`${folder}index.aff`), readFileSync(`${folder}index.dic`));
const isWord = (word: string): boolean => speller.correct(word) || speller.correct(word.toLowerCase());

/** Each WORD with its mark. */
function marked(text: string): (readonly [string, number])[] {
  const tokens = tokenize(text);
  const forms = numberForms(tokens);
  const textOf = (token: number): string => text.slice(tokens.start[token], tokens.end[token]);
  const marks = markPassages(tokens, forms, words, (form) => isWord(textOf(forms.first[form])));
  const list: (readonly [string, number])[] = [];
  for (let i = 0; i < tokens.count; i++)
    if (tokens.kind[i] === WORD) list.push([text.slice(tokens.start[i], tokens.end[i]), marks[i]]);
  return list;
}

function left(text: string): string {
  return marked(text)
    .filter(([, mark]) => mark === NO_PASSAGE)
    .map(([word]) => word)
    .join(" ");
}

describe("the table of function words", () => {
  it("is sorted, without doubles", () => {
    const lines = table.trimEnd().split("\n").slice(1);
    const keys = lines.map((line) => line.split("\t")[0]);
    expect(keys).toEqual([...new Set(keys)].sort());
    expect(words.languages).toEqual(expect.arrayContaining(["fr", "de", "la", "it", "es", "nl", "sco", "chat", "en"]));
  });

  it("is refused with the line when it is not of its form", () => {
    expect(() => parseFunctionWords("word\tlanguages\nder\n")).toThrow("line 2");
    expect(() => parseFunctionWords("word\tlanguages\nder\tde\nder\tnl\n")).toThrow("line 3");
  });
});

describe("clean documents of other kinds", () => {
  const base = new URL("../../fixtures/clean/", import.meta.url);
  const kinds = { french: FOREIGN, german: FOREIGN, latin: FOREIGN, scots: DIALECT } as const;
  for (const [kind, mark] of Object.entries(kinds))
    it.each(readdirSync(new URL(`${kind}/`, base)).sort())(`${kind}/%s is marked whole`, (file) => {
      const list = marked(readFileSync(new URL(`${kind}/${file}`, base), "utf8"));
      expect(list.length).toBeGreaterThan(50);
      expect(list.filter(([, found]) => found !== mark)).toEqual([]);
    });
  const structured = {
    code: [CODE, COMMAND, MARKUP],
    chat: [CHAT, DIALECT, COMMAND],
    "mail-headers": [HEADER, CODE, COMMAND],
  };
  for (const [kind, allowed] of Object.entries(structured))
    it.each(readdirSync(new URL(`${kind}/`, base)).sort())(`${kind}/%s is marked whole`, (file) => {
      const list = marked(readFileSync(new URL(`${kind}/${file}`, base), "utf8"));
      expect(list.filter(([, found]) => !allowed.includes(found))).toEqual([]);
    });
  it.each(readdirSync(new URL("tables/", base)).sort())("tables/%s is marked but for its title", (file) => {
    const text = readFileSync(new URL(`tables/${file}`, base), "utf8");
    const body = text.startsWith("Table") ? text.slice(text.indexOf("\n")) : text;
    expect(marked(body).filter(([, found]) => found !== TABLE)).toEqual([]);
  });
});

describe("passages inside English", () => {
  it("finds a foreign sentence and leaves what is around it", () => {
    const text =
      "The old man read the motto aloud: Dominus illuminatio mea et salus mea, quem timebo. Then he put the book away and went home.";
    expect(
      marked(text)
        .filter(([, mark]) => mark === FOREIGN)
        .map(([word]) => word),
    ).toEqual("Dominus illuminatio mea et salus mea quem timebo".split(" "));
  });

  it("finds dialect in a speech", () => {
    const text =
      'The farmer looked up at the sky for a while.\n\n"I dinna ken, sir," said he, "but it\'s a braw nicht, an\' ye\'ll hae nae rain."\n\nThe stranger thanked him and rode on to the inn.';
    expect(left(text)).toContain("The farmer looked up at the sky for a while");
    expect(left(text)).toContain("The stranger thanked him and rode on to the inn");
    expect(left(text)).not.toContain("dinna");
    expect(left(text)).not.toContain("nicht");
  });

  describe("cut short by apostrophes", () => {
    const dialect = [
      "When I wor young I went to th' market on a Monday, and sat o' th' wall wi' my owd dog.",
      "He wor a good dog, and he barked at all th' carts that came up fro' th' mill.",
      "Folk said it wor th' noise o' th' wheels that he could not bear, and mornin' and evenin' it wor th' same.",
    ].join(" ");

    it("is dialect through and through, if words are so everywhere", () => {
      expect(marked(dialect).filter(([, mark]) => mark !== DIALECT)).toEqual([]);
    });

    it("is a speech or a verse, if they are few in a long text", () => {
      const plain = "The carts came up from the mill every Monday and went down to the market in the town. ".repeat(60);
      expect(marked(`${plain}\n\n${dialect}`).filter(([, mark]) => mark === NO_PASSAGE).length).toBeGreaterThan(1000);
    });

    it("is nothing of the kind, if an apostrophe only closes a quotation", () => {
      const quoted = "'I saw the cabin,' said he. 'Then come in,' said she, 'and sit down by the cabin'. ".repeat(20);
      expect(marked(quoted).filter(([, mark]) => mark !== NO_PASSAGE)).toEqual([]);
    });
  });

  it("finds a code block, a command, a table and tags", () => {
    const text = [
      "The following function adds the two numbers, as was said above.",
      "",
      "    int add(int a, int b) {",
      "        return a + b;",
      "    }",
      "",
      "It is compiled with the usual command.",
      "",
      "$ gcc -c add.c",
      "",
      "| nme | vlu |",
      "|-----|-----|",
      "| abc | 12  |",
      "| xyz | 34  |",
      "",
      "The result is <b>always</b> right &amp; never wrong.",
    ].join("\n");
    const prose =
      "The following function adds the two numbers as was said above It is compiled with the usual command The result is always right never wrong";
    expect(left(text)).toBe(prose);
  });

  it("finds the headers of a mail but not a memorandum", () => {
    const mail =
      "From: J. Ode <jo@example.org>\nTo: staff\nSubject: lnches\nX-Mailr: 3\n\nDear all, the lunches are late.";
    expect(left(mail)).toBe("Dear all the lunches are late");
    expect(left("TO: The staff\nFROM: The manager\nSUBJECT: Lunches\nDATE: 4 May\n\nThey are late.")).toContain(
      "manager",
    );
  });
});

describe("noisy English", () => {
  it.each([
    "Tbe nenbers of tbe Gonmittee net yesterdav in tbe Toivn Hall, tlie Mavor in tbe cbair. Mr. Srnith noved tbat tbe report be adoptcd, and tlie motion vvas carried witbout discussion. A vote of tbanks to tbe Secretarv concludcd tbe rneeting.",
    "Admlnlstratlon offlclals sald 1t 1s 11kely that the b111 w111 be s1gned th1s week. 0n the other hand the 1ndustry 1s not yet conv1nced, and 1ts representat1ves are to meet agaln on Frlday mornlng.",
    "rn e m b e r s of t h e H o u s e had re ceived a co py of the Re port, an d it was or dered to be print ed. The Sec re tary of St ate for the Col o nies m oved the sec ond read ing of the Bill.",
    "PKIVY COUXCIL.-Beforo tho Lord Chancelior nnd Lords Jnstices. Tlie cass of Hcnry v. Dunlop wns partly henrd; tho appellaut's counsei had not concludcd whcn their Lordships rose ; le judgmeut de the conrt bclow, un il la, was read.",
    "Saturday, 14th Sept.—Wind S.W., fresh. At 4 a.m. made Cape Otway light; spoke the brig Mary Ann, 31 days out. Lat. 38° 52' S., long. 143° 30' E. Hands employed in the rigging; sailmaker mending the fore-topsail.",
    "1801 he went to London; 1805 to Paris; 1812 to Rome. In 1815 he was at Vienna, and in 1819 he came home again and died, aged 63, of a fever that he had caught in 1817.",
    "'Twas he that said it, not I. The captain' s men, who' d been asleep, awoke ; and I' ll say this for them, they didn' t complain, but went at once to the pumps and worked till morning.",
    "Section 3(b) of the Act (as amended); section 4(1), (2) and (5) thereof; and any order, rule or regulation made thereunder; provided that (i) no notice has been given; and (ii) no appeal is pending;",
  ])("is not taken for anything else: %s", (text) => {
    expect(marked(text).filter(([, mark]) => mark !== NO_PASSAGE)).toEqual([]);
  });
});

it("marks any text, as many marks as tokens", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          ..."<b> &amp; | 12 \t x = { } ; ( $ ls -l \n From: To: > et la der de und ye dinna lol \n\n ' \" . [1:2] ж".split(
            " ",
          ),
          "\n",
          "  ",
        ),
      ),
      (parts) => {
        const tokens = tokenize(parts.join(" "));
        const marks = markPassages(tokens, numberForms(tokens), words, () => false);
        expect(marks).toHaveLength(tokens.count);
        expect(marks.every((mark) => mark <= MARKUP)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
