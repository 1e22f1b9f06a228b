import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ACRONYM_ARC,
  DIVIDE,
  HYPHENATED,
  HYPHENATED_READ,
  JOIN,
  KEEP,
  LINE_HYPHEN,
  LINE_HYPHEN_READ,
  MERGE,
  READ,
  RECASE,
  RULE,
  WHOLE,
} from "../../src/candidates/lattice.js";
import { REAL_WORD } from "../../src/candidates/propose.js";
import { surfaceOf } from "../../src/decoder/surface-of.js";
import type { Channel } from "../../src/models/channel/channel.js";
import { noHabits } from "../../src/models/channel/habits.js";
import { ABBREVIATION, ACRONYM, COMMON, MIXED, NAME } from "../../src/models/lexicon/lexicon.js";
import type { Rewrite } from "../../src/rules/rule.js";
import { latticeOf, rewriteOf, type Tiny, type TinyWord, tinyChannel, tinyModels } from "../tiny-models.js";

const COMMON_WORDS = "the and a of he it is in to for all which what then"
  .split(" ")
  .map((word): TinyWord => [word, 40]);
const models = tinyModels([
  ...COMMON_WORDS,
  ["member", 85],
  ["time", 60],
  ["tine", 110],
  ["committee", 90],
  ["reading", 90],
  ["meanwhile", 90],
  ["whether", 80],
  ["into", 60],
  ["house", 70],
  ["small", 80],
  ["mr", 80, COMMON | ABBREVIATION],
  ["russia", 90, NAME],
  ["russia's", 100, NAME],
  ["nato", 80, ACRONYM],
  ["minsk", 100, NAME],
  ["mcdonald", 110, MIXED],
  ["partnership", 100],
  ["peace", 90],
  ["pat", 90],
  ["ten", 80],
  ["patten", 150],
  ["commit", 100],
  ["forall", 90],
]);
const channel = tinyChannel(["n>m 3", "t>a 4", ".> 5", "Q>O. 3", "Q>O 5", ">l 6", "m>nn 4"]);

interface Arc {
  readonly kind: number;
  readonly original: string;
  readonly surface: string;
  /** Channel, nats. */
  readonly cost: number;
}

/** What the search reads in the place of single words, in the order of the arcs. */
function readings(text: string, tiny: Tiny, ofChannel: Channel): string[] {
  const { lattice, proposer } = latticeOf(text, tiny, ofChannel);
  const arcs = Array.from({ length: lattice.count }, (_, arc) => arc).filter((arc) => lattice.kind[arc] === READ);
  return arcs.map((arc) => surfaceOf(lattice, arc, proposer));
}

/** The arcs of a text that do not keep it. */
function arcsOf(text: string, rewrites: readonly Rewrite[] = []): Arc[] {
  const { lattice, proposer } = latticeOf(text, models, channel, rewrites);
  const arcs: Arc[] = [];
  for (let arc = 0; arc < lattice.count; arc++)
    if (lattice.kind[arc] !== KEEP)
      arcs.push({
        kind: lattice.kind[arc],
        original: text.slice(lattice.start[arc], lattice.end[arc]),
        surface: surfaceOf(lattice, arc, proposer),
        cost: lattice.channel[arc],
      });
  return arcs;
}

/** Surfaces of the arcs of one kind for one stretch. */
function surfaces(text: string, kind: number, original: string): string[] {
  return arcsOf(text)
    .filter((arc) => arc.kind === kind && arc.original === original)
    .map((arc) => arc.surface);
}

/** Cost of the cheapest arc that makes one stretch into another. */
function costOf(text: string, original: string, surface: string): number {
  return Math.min(
    ...arcsOf(text)
      .filter((a) => a.original === original && a.surface === surface)
      .map((a) => a.cost),
  );
}

describe("an unknown word", () => {
  it("may be whatever the search finds", () => {
    expect(surfaces("the nenber of", READ, "nenber")).toEqual(["member"]);
    // Two of n for m; the m of the word that is right costs nothing to speak of.
    expect(costOf("the nenber of", "nenber", "member")).toBeCloseTo(6, 1);
  });

  it("may have lost letters at a line end", () => {
    expect(surfaces("he al\nthe", READ, "al")).toContain("all");
    expect(costOf("he al\nthe", "al", "all")).toBeCloseTo(6, 0);
  });

  it("may end in a mark that was read as its last letter, if no mark follows", () => {
    expect(surfaces("the NATQ the", READ, "NATQ").sort()).toEqual(["NATO", "NATO."]);
    expect(surfaces("the NATQ, the", READ, "NATQ")).toEqual(["NATO"]);
  });

  it("costs more with a mark that the place does not ask for", () => {
    const ending = tinyChannel(["Q>o, 3", "Q>o. 3", "Q>o 3"]);
    const cost = (text: string, wanted: string): number => {
      const { lattice, proposer } = latticeOf(text, tinyModels([...COMMON_WORDS, ["nato", 80, ACRONYM]]), ending);
      const arcs = Array.from({ length: lattice.count }, (_, arc) => arc);
      return lattice.channel[arcs.find((arc) => surfaceOf(lattice, arc, proposer) === wanted)!];
    };
    expect(cost("of natQ the", "NATO,") - cost("of natQ the", "NATO")).toBeCloseTo(2.5, 1);
    expect(cost("of natQ the", "NATO.") - cost("of natQ the", "NATO")).toBeCloseTo(3, 1);
    expect(cost("of natQ The", "NATO.")).toBeLessThan(cost("of natQ The", "NATO"));
  });

  it("is searched apart where a mark follows and where none does", () => {
    const marked = surfaces("the *NATQ, and the *NATQ the", READ, "*NATQ");
    expect(marked.filter((surface) => surface === "NATO.")).toHaveLength(1);
    expect(marked.filter((surface) => surface === "NATO")).toHaveLength(2);
  });

  it("may be several", () => {
    expect(surfaces("and itishe and", READ, "itishe")).toEqual(["it is he"]);
  });
});

describe("a known word", () => {
  it("may be what a confusion makes of it, at a price", () => {
    expect(surfaces("the tine of", READ, "tine")).toEqual(["time"]);
    expect(costOf("the tine of", "tine", "time")).toBeCloseTo(3 + REAL_WORD, 1);
  });

  it("is not searched for edits that no confusion explains", () => {
    expect(surfaces("the ten of", READ, "ten")).toEqual([]);
    expect(surfaces("the tem of", READ, "tem")).toContain("ten");
  });

  it("may be a commoner one though itself costs little", () => {
    // the word itself is found first, six nats below
    const common = tinyModels([
      ["the", 25],
      ["he", 45],
      ["of", 30],
    ]);
    expect(readings("of he of", common, tinyChannel([">t 6"]))).toEqual(["the"]);
  });

  it("in the wrong case is put into the right one", () => {
    expect(surfaces("the tIme of", RECASE, "tIme")).toEqual(["time"]);
    expect(surfaces("the mINSK of", RECASE, "mINSK")).toEqual(["MINSK"]);
    expect(surfaces("the MinsK of", RECASE, "MinsK")).toEqual(["Minsk"]);
    expect(surfaces("the McDonald of", RECASE, "McDonald")).toEqual([]);
    expect(surfaces("the Minsk of", RECASE, "Minsk")).toEqual([]);
  });

  it("of which little is known may be two common ones", () => {
    expect(surfaces("the patten of", DIVIDE, "patten")).toEqual(["pat ten"]);
    expect(surfaces("the committee of", DIVIDE, "committee")).toEqual([]);
  });
});

describe("capitals that are the small letter writ large", () => {
  const recased = (text: string): string[] =>
    arcsOf(text)
      .filter(({ kind }) => kind === RECASE)
      .map(({ original, surface }) => `${original} ${surface}`);
  const plain = "and the house of the member is in the time to all and then he is for the house what it is ".repeat(4);
  const misread = "of What is the time and What is the house for Which it is all and the Committee is in it to the end";

  it("are proposed small where common words have none but these", () => {
    expect(recased(plain + misread)).toEqual(["What what", "What what", "Which which", "Committee committee"]);
  });

  it("make a small letter cheap for a misread word too", () => {
    const small = (text: string): number =>
      Math.min(
        ...arcsOf(text)
          .filter(({ original, surface }) => original === "Srnall" && surface === "small")
          .map(({ cost }) => cost),
      );
    const word = " and the Srnall house is in the time";
    expect(small(`${plain}${misread}${word}`)).toBeLessThan(small(`${plain}${word}`));
  });

  it("are left where they are few", () => {
    expect(recased(`${plain}of What is the time and the Committee is in the house of all`)).toEqual([]);
  });

  it("are proposed letter by letter, where hardly a common word begins with the small one", () => {
    const words = ["small", "such", "some", "same", "assets", "that", "this", "these"].map(
      (word): TinyWord => [word, 75],
    );
    const many =
      "and house of a member is in and for it is and in of a house and he is in a house for it of a member and ".repeat(
        3,
      );
    const tiny = tinyModels([...COMMON_WORDS, ...words]);
    const proposed = (text: string): string[] => {
      const { lattice, proposer } = latticeOf(text, tiny, channel);
      const arcs = Array.from({ length: lattice.count }, (_, arc) => arc).filter((arc) => lattice.kind[arc] === RECASE);
      return arcs.map((arc) => surfaceOf(lattice, arc, proposer));
    };
    const habit = "of Small and Such in Some for Same, it ";
    expect(proposed(plain + habit)).toEqual(["small", "such", "some", "same"]);
    expect(proposed(`${plain}of small and such ${habit}`)).toEqual([]);
    expect(proposed(`${plain}of Such and Such in Such for Such it`)).toEqual([]);
    expect(proposed(`${plain}of Such and Some for it`)).toEqual([]);
    // A capital that is not like its small letter is believed later.
    expect(proposed(`${plain}of The and For in He it For and Then of`)).toEqual([]);
    expect(proposed(`${many}of The and Then in That for This, it These of`)).toEqual([
      "the",
      "then",
      "that",
      "this",
      "these",
    ]);
    // Two will do if the letter is read so inside words too.
    expect(proposed(`${plain}of Such and Some for the aSsets`)).toEqual(["such", "some", "assets"]);
    expect(proposed(`${plain}of Such and Some for the aSseTs`)).toEqual(["assets"]);
  });

  it("are left where other capitals are as common, as in verse", () => {
    const verse = "of the house The time is all and of the peace And what he is in the house For all";
    expect(recased(`${plain}${misread} ${verse} ${verse}`)).toEqual([]);
  });
});

describe("a small letter where a name has a capital", () => {
  const names = "in Minsk of Russia and Russia's Minsk in Russia and ";
  const recased = (text: string): string[] => surfaces(text, RECASE, "minsk");

  it("is a capital in a text that writes names with capitals", () => {
    expect(recased(`${names}in minsk it is`)).toEqual(["Minsk"]);
  });

  it("is left where names have none, or are few", () => {
    expect(recased(`${names}in minsk and russia it is`)).toEqual([]);
    expect(recased("in Minsk of Russia in minsk it is")).toEqual([]);
  });
});

describe("a mark or a figure that begins a word", () => {
  it("may have been a small letter or a capital", () => {
    expect(surfaces("of 3hat it is", READ, "3hat")).toEqual(expect.arrayContaining(["what", "What"]));
    expect(surfaces("of _hat it is", READ, "_hat")).toEqual(expect.arrayContaining(["what", "What"]));
    expect(surfaces("of 33hat it is", READ, "33hat")).not.toContain("What");
  });

  it("costs more as a capital inside a sentence, and as a small letter where one begins", () => {
    const cheaper = (text: string): string => {
      const arcs = arcsOf(text).filter(({ original, surface }) => original === "3hat" && /^what$/i.test(surface));
      return arcs.sort((a, b) => a.cost - b.cost)[0].surface;
    };
    expect(cheaper("of 3hat it is")).toBe("what");
    expect(cheaper("of it. 3hat it is")).toBe("What");
  });

  it.each([",lohn", "(_ohn"])("with what else is glued to it: %s", (scanned) => {
    const learned = tinyChannel([",l>J 2", "(_>J 2"]);
    const names = tinyModels([...COMMON_WORDS, ["john", 90, NAME]]);
    expect(readings(`the ${scanned} of`, names, learned)).toContain("John");
  });
});

describe("a capital behind a comma", () => {
  it("may be a misread small letter", () => {
    const capital = tinyChannel(["N>w 2"]);
    const read = (text: string): string[] => readings(text, models, capital);
    expect(read("the house, Nhich is")).toContain("which");
    expect(read("the house; Nhich is")).toContain("which");
    expect(read("the house. Nhich is")).not.toContain("which");
  });
});

describe("letters that could not be read", () => {
  const unread = "_f the h_ and _t is _n ";

  it("may be any in a text that has them as underscores", () => {
    expect(surfaces(`${unread}co_mittee of`, MERGE, "co_mittee")).toEqual(["committee"]);
    expect(surfaces(`${unread}house_old of`, MERGE, "house_old")).toEqual([]);
  });

  it("may be two side by side, and stand before and behind the others", () => {
    expect(surfaces(`${unread}co__ittee of`, MERGE, "co__ittee")).toEqual(["committee"]);
    expect(surfaces(`${unread}_omm_ttee of`, MERGE, "_omm_ttee")).toEqual(["committee"]);
    expect(surfaces(`${unread}commi_te_ of`, MERGE, "commi_te_")).toEqual(["committee"]);
  });

  it("may be another mark that stands inside many words", () => {
    const marked = "th# sm#ll ho#se is wh#t ";
    expect(surfaces(`${marked}comm#ttee of`, MERGE, "comm#ttee")).toEqual(["committee"]);
    expect(surfaces(`${marked}comm##tee of`, MERGE, "comm##tee")).toEqual(["committee"]);
  });

  it("never belong to two readings, one behind the other", () => {
    const misread = tinyChannel(["#>t 2", "_>t 2", "#>e 2", "_>e 2", "#> 3", "_> 3"]);
    const pieces = "_ __ # ## a A i T he ten house hous m mm t 7 . -".split(" ");
    const piece = fc.constantFrom(...pieces, " ", "\n");
    fc.assert(
      fc.property(fc.array(piece, { minLength: 2, maxLength: 16 }), (pieces) => {
        const text = `${unread}th# sm#ll ho#se is wh#t ${pieces.join("")}`;
        const { lattice } = latticeOf(text, models, misread);
        const ends = new Map<number, number>();
        for (let node = 0; node < lattice.units.count; node++)
          for (let arc = lattice.head[node]; arc >= 0; arc = lattice.next[arc]) {
            const to = lattice.to[arc];
            ends.set(to, Math.max(ends.get(to) ?? 0, lattice.end[arc]));
          }
        for (let node = 0; node < lattice.units.count; node++)
          for (let arc = lattice.head[node]; arc >= 0; arc = lattice.next[arc])
            expect(lattice.start[arc], text).toBeGreaterThanOrEqual(ends.get(node) ?? 0);
      }),
      {
        numRuns: 1000,
        examples: [
          [["i", "#", "hous", "#", "ten"]],
          [["he", "_", "m", "_", "mm", "_", "t"]],
          [["7", "he", "#_", "hous", "_", "7"]],
        ],
      },
    );
  });

  it("are left in names with underscores", () => {
    expect(surfaces("the co_mittee of", MERGE, "co_mittee")).toEqual([]);
  });
});

describe("capitals and small letters run together", () => {
  it("are divided where the case changes", () => {
    expect(surfaces("the NATOin the", DIVIDE, "NATOin")).toEqual(["NATO in"]);
    expect(costOf("the NATOin the", "NATOin", "NATO in")).toBeCloseTo(6, 1);
    expect(surfaces("the NATOxy the", DIVIDE, "NATOxy")).toEqual([]);
    expect(surfaces("the ofMinsk the", DIVIDE, "ofMinsk")).toEqual(["of Minsk"]);
  });

  it("before a name that nothing knows where the first is a word that stands before names", () => {
    expect(surfaces("the ofScio the", DIVIDE, "ofScio")).toEqual(["of Scio"]);
    expect(surfaces("the inKeats's the", DIVIDE, "inKeats's")).toEqual(["in Keats's"]);
    expect(surfaces("the peaceScio the", DIVIDE, "peaceScio")).toEqual([]);
    expect(surfaces("the ofXy the", DIVIDE, "ofXy")).toEqual([]);
    expect(surfaces("the ofSCIO the", DIVIDE, "ofSCIO")).toEqual([]);
  });

  it("not before a common word where names of programs begin so", () => {
    expect(surfaces("the isHouse the", DIVIDE, "isHouse")).toEqual([]);
    expect(surfaces("the isMr the", DIVIDE, "isMr")).toEqual(["is Mr"]);
    expect(surfaces("the ofHouse the", DIVIDE, "ofHouse")).toEqual(["of House"]);
  });
});

describe("a word with a hyphen at its line end", () => {
  it.each(["\n", "\r\n", "\n\f"])("is looked up joined, and stays as it is: %j", (end) => {
    const original = `com-${end}mittee`;
    expect(surfaces(`the ${original} of`, HYPHENATED, original)).toEqual([original]);
    expect(surfaces(`the ${original} of`, HYPHENATED_READ, original)).toEqual([]);
  });

  it("is mended with its hyphen and line end in place", () => {
    expect(surfaces("the com-\nnittee of", HYPHENATED_READ, "com-\nnittee")).toEqual(["com-\nmittee"]);
    expect(surfaces("the con-\r\nnittee of", HYPHENATED_READ, "con-\r\nnittee")).toEqual(["com-\r\nmittee"]);
  });

  it("is not read fragment by fragment", () => {
    expect(arcsOf("the tine-\nnittee of").filter(({ original }) => !original.includes("-"))).toEqual([]);
  });
});

describe("a line end without a hyphen", () => {
  const hyphens = (text: string): Arc[] => arcsOf(text).filter((arc) => arc.kind === LINE_HYPHEN);
  const readings = (text: string): Arc[] => arcsOf(text).filter((arc) => arc.kind === LINE_HYPHEN_READ);

  it.each([
    ["com\nmittee", "com", "com-"],
    ["com*\nmittee", "com*", "com-"],
    ["com •\nmittee", "com •", "com-"],
    ["com.\r\n  mittee", "com.", "com-"],
    ["COM\nMITTEE", "COM", "COM-"],
    // A letter read for the hyphen.
    ["comi\nmittee", "comi", "com-"],
  ])("of %j makes %j into %j, and goes over the rest of the word", (text, original, surface) => {
    expect(hyphens(text)).toEqual([expect.objectContaining({ original, surface })]);
  });

  it.each([
    ["nothing to join", "com\nthe"],
    ["another paragraph", "com\n\nmittee"],
    ["a capital", "com\nMittee"],
    ["a number", "com\n12"],
    ["a hyphen that is there", "com-\nmittee"],
    ["several marks", "com...\nmittee"],
    ["known words, and a mark that may end a sentence", "in.\nto"],
  ])("is left at %s", (_, text) => expect(hyphens(text)).toEqual([]));

  it("costs more between two known words, and with a mark that may be meant", () => {
    const [lost] = hyphens("whe\nther");
    const [meant] = hyphens("whe,\nther");
    expect(meant.cost).toBeCloseTo(lost.cost + 3, 6);
    expect(hyphens("pat\nten")[0].cost).toBeCloseTo(lost.cost + 3.5, 6);
  });

  it("may stand in a misread word, whose two lines are mended together", () => {
    const garbled = "conn\nnittee";
    expect(readings(garbled)).toContainEqual(expect.objectContaining({ original: garbled, surface: "com-\nmittee" }));
    expect(readings("then\nit")).toEqual([]);
  });
});

describe("letters with blanks between them", () => {
  it.each([
    ["the t h e house", "t h e", "the"],
    ["T h e house", "T h e", "The"],
    ["the W h e t h e r of", "W h e t h e r", "Whether"],
    ["the T H E house", "T H E", "THE"],
    ["Meanwhi l e the", "Meanwhi l e", "Meanwhile"],
    ["the com mit tee of", "com mit tee", "committee"],
  ])("in %j are a word", (text, original, surface) => expect(surfaces(text, JOIN, original)).toEqual([surface]));

  it("cost a space each", () => {
    // Behind h: 6 nats.
    expect(costOf("the t h e house", "t h e", "the")).toBeCloseTo(12, 1);
  });

  it("are none where fragments are no commoner word, and none over a line end", () => {
    expect(surfaces("the house the house", JOIN, "the house")).toEqual([]);
    expect(surfaces("the t h\ne house", JOIN, "t h\ne")).toEqual([]);
    expect(surfaces("the com, mit tee of", JOIN, "com, mit tee")).toEqual([]);
  });
});

describe("the hyphen of a line break inside the line", () => {
  it.each(["-", "‐", "¬", "\u00ad"])("goes with its blank: %j", (hyphen) => {
    const original = `com${hyphen} mittee`;
    expect(surfaces(`the ${original} of`, JOIN, original)).toEqual(["committee"]);
    expect(costOf(`the ${original} of`, original, "committee")).toBeCloseTo(4, 1);
  });

  it("is dearer where it may be meant", () => {
    expect(surfaces("the com-mittee of", JOIN, "com-mittee")).toEqual(["committee"]);
    const joined = arcsOf("the com-mittee of").filter(({ kind }) => kind === JOIN);
    expect(joined[0].cost).toBeCloseTo(4 + 3, 1);
    expect(surfaces("the in-to of", JOIN, "in-to")).toEqual([]);
  });
});

describe("neighbours that are one word", () => {
  it.each([
    ["the whi ch the", "whi ch", "which"],
    ["the snall house", "snall", "small"],
    ["the re.tding of", "re.tding", "reading"],
    ["of Russia s house", "Russia s", "Russia's"],
    ["of Russia 's house", "Russia 's", "Russia's"],
    ["of Russia' s house", "Russia' s", "Russia's"],
    ["the in to the", "in to", "into"],
    ["the nen ber of", "nen ber", "member"],
  ])("in %j", (text, original, surface) =>
    expect(
      arcsOf(text)
        .filter((a) => a.original === original)
        .map((a) => a.surface),
    ).toContain(surface),
  );

  it("are left to the words around them where both are words and the whole is a commoner one", () => {
    expect(costOf("the in to the", "in to", "into")).toBeCloseTo(6, 1);
    expect(surfaces("the in to the", JOIN, "in to")).toEqual(["into"]);
    expect(surfaces("the for all the", JOIN, "for all")).toEqual([]);
    expect(surfaces("the in To the", JOIN, "in To")).toEqual([]);
    expect(surfaces("the in} to the", JOIN, "in} to")).toEqual([]);
  });

  it("are joined as they are where a scrap stands beside a good word", () => {
    expect(surfaces("the commit tee of", JOIN, "commit tee")).toEqual(["committee"]);
    expect(surfaces("the house what of", JOIN, "house what")).toEqual([]);
    expect(surfaces("the mem ber of", JOIN, "mem ber")).toEqual([]);
    expect(surfaces("the Commit Tee of", JOIN, "Commit Tee")).toEqual([]);
    expect(surfaces("the commit tee} of", JOIN, "commit tee")).toEqual([]);
  });

  it("are none where one is too good to be a fragment, or a mark stands between words", () => {
    expect(surfaces("the house house of", MERGE, "house house")).toEqual([]);
    expect(surfaces("the in.to of", MERGE, "in.to")).toEqual([]);
    expect(surfaces("Mr.tding of", MERGE, "Mr.tding")).toEqual([]);
    expect(surfaces("the whi, ch the", MERGE, "whi, ch")).toEqual([]);
  });
});

describe("a string that the document reads as a whole word", () => {
  const habits = noHabits(1);
  habits.whole = new Map([
    ["mm", [{ word: "which", count: 8, of: 12 }]],
    ["1:", [{ word: "it", count: 4, of: 4 }]],
    ["15", [{ word: "is", count: 4, of: 40 }]],
    ["qq", [{ word: "unheard", count: 4, of: 4 }]],
  ]);
  const learned = tinyChannel([], habits);
  const wholeOf = (text: string) => {
    const { lattice, proposer } = latticeOf(text, models, learned);
    return Array.from({ length: lattice.count }, (_, arc) => arc)
      .filter((arc) => lattice.kind[arc] === WHOLE)
      .map((arc) => [
        text.slice(lattice.start[arc], lattice.end[arc]),
        surfaceOf(lattice, arc, proposer),
        +lattice.channel[arc].toFixed(1),
      ]);
  };

  it("may be that word, at the rate at which it was read so", () => {
    // 8 of 12 times, and four more that the prior has
    expect(wholeOf("the house mm he")).toEqual([["mm", "which", 0.7]]);
  });

  it("leaves the marks around it, and takes those within", () => {
    expect(wholeOf('the house, "mm" he')).toEqual([["mm", "which", 0.7]]);
    expect(wholeOf("the time 1: he")).toEqual([["1:", "it", 0.7]]);
    expect(wholeOf("the time 1:: he")).toEqual([]);
  });

  it("is written as its place asks", () => {
    expect(wholeOf("1: is the house").map(([, surface]) => surface)).toEqual(["It"]);
    expect(wholeOf("THE HOUSE mm ALL").map(([, surface]) => surface)).toEqual(["WHICH"]);
  });

  it("may be a number among words, not one that stands apart", () => {
    expect(wholeOf("the house 15 small")).toEqual([["15", "is", 2.4]]);
    expect(wholeOf("12 15 12")).toEqual([]);
  });

  it("is left where no lexicon has the word", () => {
    expect(wholeOf("the house qq he")).toEqual([]);
  });
});

describe("an acronym in brackets", () => {
  const before = "the Partnership for Peace";

  it.each([
    ["(PiP)", "PiP", ["PfP"]],
    ["(PP)", "PP", []],
    ["(PfP)", "PfP", []],
    ["(PFP)", "PFP", []],
    ["(PtP", "PtP", ["PfP)"]],
    ["(PfJ the", "PfJ", ["PfP)"]],
    ["(XYZ)", "XYZ", []],
    ["(P)", "P", []],
    ["(Pip)", "Pip", []],
  ])("%s is held against the initials before it", (brackets, original, expected) => {
    expect(surfaces(`${before} ${brackets} of`, ACRONYM_ARC, original)).toEqual(expected);
  });

  it("is left alone without such words", () => {
    expect(surfaces("the house for all (PiP) of", ACRONYM_ARC, "PiP")).toEqual([]);
    expect(surfaces(`${before}. (PiP) of`, ACRONYM_ARC, "PiP")).toEqual([]);
    expect(surfaces("Partnership. For Peace (PiP) of", ACRONYM_ARC, "PiP")).toEqual([]);
  });
});

describe("what a rule asks for", () => {
  it("is an arc over the units that it covers", () => {
    const [proposed] = arcsOf("the tine of", [rewriteOf(4, 11, "time and", false)]).filter(({ kind }) => kind === RULE);
    expect(proposed).toEqual({ kind: RULE, original: "tine of", surface: "time and", cost: Math.log(2) });
    const [certain] = arcsOf("the tine of", [rewriteOf(0, 3, "a", true)]).filter(({ kind }) => kind === RULE);
    expect(certain.cost).toBeLessThan(-10);
  });

  it("is none for parts of units and for marks alone", () => {
    expect(arcsOf("the tine, of", [rewriteOf(4, 6, "ti", false)]).filter(({ kind }) => kind === RULE)).toEqual([]);
    expect(arcsOf("the tine, of", [rewriteOf(8, 9, ".", false)]).filter(({ kind }) => kind === RULE)).toEqual([]);
  });
});

it("every arc leads on, covers its units, has words, and a way leads through that keeps all", () => {
  const piece = fc.constantFrom(
    ..."the nenber tine Russia s com- com-\n com\n com*\n mittee NATQ T h e re.tding in to 12 (PiP) Partnership for Peace famil} , . \n".split(
      /(?<=.) /,
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, fc.constantFrom(" ", "", "  ")), { maxLength: 12 }), (pieces) => {
      const text = pieces.flat().join("");
      const { lattice, proposer } = latticeOf(text, models, channel);
      const { units } = lattice;
      const keeps = new Uint8Array(units.count);
      for (let u = 0; u < units.count; u++)
        for (let arc = lattice.head[u]; arc >= 0; arc = lattice.next[arc]) {
          const to = lattice.to[arc];
          expect(to).toBeGreaterThan(u);
          expect(to).toBeLessThanOrEqual(units.count);
          expect(lattice.start[arc]).toBeLessThanOrEqual(units.start[u]);
          // A hyphen at a line end is put behind the first piece, the second stays as it is.
          const last = lattice.kind[arc] === LINE_HYPHEN ? to - 2 : to - 1;
          expect(lattice.end[arc]).toBeGreaterThanOrEqual(units.end[last]);
          expect(lattice.wordCount[arc]).toBeGreaterThan(0);
          expect(lattice.channel[arc]).toBeGreaterThanOrEqual(0);
          const original = text.slice(lattice.start[arc], lattice.end[arc]);
          const surface = surfaceOf(lattice, arc, proposer);
          if (lattice.kind[arc] === KEEP) keeps[u]++;
          else if (lattice.kind[arc] !== HYPHENATED) expect(surface).not.toBe(original);
        }
      expect([...keeps]).toEqual(Array(units.count).fill(1));
    }),
    { numRuns: 300 },
  );
});
