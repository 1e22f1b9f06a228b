import { expect, it } from "vitest";
import { compileHunspell, expandHunspell } from "../../../src/models/lexicon/hunspell.js";
import { ACRONYM, COMMON, MIXED, NAME, NOT_IN_MODEL, openLexicon } from "../../../src/models/lexicon/lexicon.js";

const AFF = `SET UTF-8
NEEDAFFIX N
FORBIDDENWORD F
ONLYINCOMPOUND C
PFX U Y 1
PFX U 0 un .
SFX S Y 2
SFX S 0 s [^y]
SFX S y ies y
`;
const DIC = `8
load/US
city/S
Minsk
NATO
McKay
stem/NS
wrng/F
rd/C
côté
`;

it("spells out every form with its affixes", () => {
  expect(expandHunspell(AFF, DIC).sort()).toEqual(
    ["Minsk", "McKay", "NATO", "cities", "city", "côté", "load", "loads", "stems", "unload", "unloads"].sort(),
  );
});

it("gives a word the affixes of another", () => {
  const forms = expandHunspell(AFF, DIC, [
    { word: "berry", like: "city" },
    { word: "ferry", like: "nowhere" },
  ]);
  expect(forms).toEqual(expect.arrayContaining(["berry", "berries", "ferry"]));
  expect(forms).not.toContain("ferries");
});

it("makes a lexicon in which all words cost the same", () => {
  const lexicon = openLexicon(compileHunspell(AFF, DIC));
  expect(lexicon.flags[lexicon.find("unloads")]).toBe(COMMON);
  expect(lexicon.flags[lexicon.find("minsk")]).toBe(NAME);
  expect(lexicon.flags[lexicon.find("nato")]).toBe(ACRONYM);
  expect(lexicon.flags[lexicon.find("mckay")]).toBe(MIXED);
  expect(lexicon.find("CÔTE")).toBe(lexicon.find("côté"));
  expect(lexicon.find("wrng")).toBe(-1);
  expect(new Set(lexicon.cost).size).toBe(1);
  expect(new Set(lexicon.languageId)).toEqual(new Set([NOT_IN_MODEL]));
});

it("reads the encoding that SET names", () => {
  const latin = (text: string) => Uint8Array.from(text, (unit) => unit.charCodeAt(0));
  const aff = AFF.replace("UTF-8", "ISO8859-1");
  expect(expandHunspell(latin(aff), latin(DIC))).toContain("côté");
  expect(() => expandHunspell(latin(AFF), latin(DIC))).toThrow(/SET.*UTF-8/);
  expect(() => expandHunspell(latin(AFF.replace("UTF-8", "KLINGON")), latin(DIC))).toThrow(/KLINGON/);
});

it.each([
  [AFF, "load/S\ncity/S\n"],
  [AFF, ""],
  ["REP 9\nREP a b\n", "1\nload\n"],
  ["SFX S Y 5\nSFX S\n", "1\nload/S\n"],
])("says what is wrong with what is no dictionary", (aff, dic) => {
  expect(() => expandHunspell(aff, dic)).toThrow(/^not a Hunspell (word list|affix file)/);
});
