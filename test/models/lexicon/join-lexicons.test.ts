import { describe, expect, it } from "vitest";
import { compileLexicon, type LexiconWord } from "../../../src/models/lexicon/compile.js";
import { joinLexicons } from "../../../src/models/lexicon/join-lexicons.js";
import { COMMON, type Lexicon, NAME, NOT_IN_MODEL, openLexicon } from "../../../src/models/lexicon/lexicon.js";
import { ownWordsLexicon } from "../../../src/models/lexicon/own-words.js";

const word = (text: string, cost: number, languageId = NOT_IN_MODEL): LexiconWord => ({
  text,
  cost,
  flags: COMMON,
  languageId,
});
const english = openLexicon(compileLexicon([word("member", 70, 5), word("alma", 160), word("time", 50, 2)], 9));
const own = ownWordsLexicon([
  { text: "Alma", cost: 100 },
  { text: "member", cost: 100 },
  { text: "Müller", cost: 100 },
]);

describe("joined lexicons", () => {
  const joined = joinLexicons([english, own]);
  const entryOf = (text: string, lexicon: Lexicon = joined) => {
    const entry = lexicon.find(text);
    return entry < 0
      ? undefined
      : [lexicon.writtenOf(entry), lexicon.cost[entry], lexicon.flags[entry] & 7, lexicon.languageId[entry]];
  };

  it("find every word of each, the main one's where the language model knows it", () => {
    expect(entryOf("time")).toEqual(["time", 50, COMMON, 2]);
    expect(entryOf("member")).toEqual(["member", 70, COMMON, 5]);
    expect(entryOf("alma")).toEqual(["alma", 100, NAME, NOT_IN_MODEL]);
    expect(entryOf("Alma's")).toEqual(["alma's", 123, NAME, NOT_IN_MODEL]);
    expect(entryOf("muller")).toEqual(["müller", 100, NAME, NOT_IN_MODEL]);
    expect(entryOf("nenber")).toBeUndefined();
  });

  it("number their entries one after another", () => {
    expect(joined.parts.map(({ firstEntry }) => firstEntry)).toEqual([0, english.cost.length]);
    for (const { trie, firstEntry } of joined.parts)
      for (const entry of trie.entry) if (entry >= 0) expect(joined.textOf(firstEntry + entry)).not.toBe("");
    expect(joined.firstCollected).toBe(Number.POSITIVE_INFINITY);
  });

  it("tell what the collection taught, behind the others", () => {
    const collected = ownWordsLexicon([{ text: "Zorblatt", cost: 90 }]);
    const all = joinLexicons([english, own], { collected });
    expect(all.firstCollected).toBe(english.cost.length + own.cost.length);
    expect(all.find("Zorblatt")).toBeGreaterThanOrEqual(all.firstCollected);
    expect(all.find("Alma")).toBeLessThan(all.firstCollected);
  });

  it("do not find what is forbidden, in whatever lexicon and case it stands", () => {
    const strict = joinLexicons([english, own], { forbidden: ["Member", "ALMA", "xyzzy"] });
    for (const text of ["member", "Alma", "alma"]) expect(strict.find(text)).toBe(-1);
    expect(strict.forbidden.size).toBe(4);
    expect([strict.forbids("MEMBER"), strict.forbids("xyzzy"), strict.forbids("time")]).toEqual([true, true, false]);
    expect(strict.find("time")).toBeGreaterThanOrEqual(0);
  });

  it("may be joined again", () => {
    const twice = joinLexicons([joined, ownWordsLexicon([{ text: "Ada", cost: 80 }])]);
    expect(entryOf("Ada", twice)).toEqual(["ada", 80, NAME, NOT_IN_MODEL]);
    expect(entryOf("muller", twice)).toEqual(["müller", 100, NAME, NOT_IN_MODEL]);
    expect(twice.parts).toHaveLength(3);
  });

  it("refuse a second language model's numbers", () => {
    expect(() => joinLexicons([own, english])).toThrow("made for another language model");
  });
});
