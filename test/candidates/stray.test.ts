import { describe, expect, it } from "vitest";
import { KEEP, STRAY } from "../../src/candidates/lattice.js";
import type { MarkReadings } from "../../src/candidates/misread-marks.js";
import { countMarks, HEAD, markKey, rankOf, TAIL } from "../../src/candidates/stray.js";
import { latticeOf, type TinyWord, tinyChannel, tinyModels } from "../tiny-models.js";

const models = tinyModels([
  ...["the", "house", "of", "and", "was", "two", "sold"].map((word): TinyWord => [word, 50]),
  ["harbour", 90],
]);
const channel = tinyChannel([]);

/** What shows that a text is a scan. */
const MISREAD = "tbe honse\n\n";

/** The text with what each stray takes away in brackets; `before` stands before it. */
function strays(own: string, before = MISREAD): string {
  const text = before + own;
  const { lattice } = latticeOf(text, models, channel);
  const spans = [...lattice.apart.values()]
    .flat()
    .map((arc) => ({ start: lattice.start[arc], end: lattice.end[arc] }))
    .sort((a, b) => b.start - a.start);
  let shown = text;
  for (const { start, end } of spans) shown = `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`;
  return shown.slice(before.length);
}

describe("a mark by itself", () => {
  it.each([
    ["goes with the blank before it", "the house[ '] of the", "the house ' of the"],
    ["behind a mark of the word", "the house.[ _ |]\nof", "the house. _ |\nof"],
    ["at the end", "the house[ «]", "the house «"],
    ["first in its line, with the blank behind it", "the house\n[' ]of the", "the house\n' of the"],
    ["and in the text", "[• ]the house", "• the house"],
    ["but not where printers set it apart", "the house ; of the", "the house ; of the"],
    ["though they do not behind another mark", "the house,[ ;] of", "the house, ; of"],
    ["nor as a bar among bars", "the | house | of", "the | house | of"],
    ["nor what may be meant", "the house & of + the", "the house & of + the"],
    ["nor between words without blanks", "the house'of the", "the house'of the"],
    ["nor one that is spoken of", "the '.' of the", "the '.' of the"],
    ["nor an ellipsis", "the house . . . of the house. . . . of", "the house . . . of the house. . . . of"],
    ["of asterisks neither", "the house * * * * of", "the house * * * * of"],
    ["nor what somebody is quoted with", "the\n> house\n> > of", "the\n> house\n> > of"],
    ["nor what several lines begin with", "the\n* house\n* of\n* the", "the\n* house\n* of\n* the"],
    ["but one that a line begins with", "the\n[* ]house\nof", "the\n* house\nof"],
  ])("%s", (_, expected, text) => expect(strays(text)).toBe(expected));

  it("goes only where the text is a scan, by its words or by other stains", () => {
    expect(strays("the house ' of the", "the house\n\n")).toBe("the house ' of the");
    expect(strays("the house ' of the", "the ■ house • of ■ the ^ house\n\n")).toContain("the house[ '] of the");
  });
});

describe("a mark at a word", () => {
  it.each([
    ["at its head", "the [.]house of", "the .house of"],
    ["before a mark", "the [-]'house of", "the -'house of"],
    ["at its tail", "the house[»] of", "the house» of"],
    ["behind another", "the house,[_] of", "the house,_ of"],
    ["a stop in the middle of a sentence", "the house[.] of", "the house. of"],
    ["but not before a capital", "the house. Of", "the house. Of"],
    ["nor one of several", "the house... of", "the house... of"],
    ["nor two dashes", "the --house of", "the --house of"],
    ["nor a hyphen at a line end", "the house-\nof", "the house-\nof"],
    ["nor that of a path where there are paths", "the /house of /was/sold", "the /house of /was/sold"],
    ["but a slash where there are none", "the [/]house of the", "the /house of the"],
    ["nor that of a directive", "the\n=house\nof", "the\n=house\nof"],
    ["nor one between the parts of a word", "the ho- use of", "the ho- use of"],
    ["but one between words", "the house[-] of", "the house- of"],
    ["nor one that is suspended", "two- and house", "two- and house"],
    ["nor a comma or a quotation mark", 'the house, of "the" house"', 'the house, of "the" house"'],
    ["nor what is put around words", "the _house of_ the 'two' *sold*", "the _house of_ the 'two' *sold*"],
    ["nor between quotes of another language", "the «house of» the", "the «house of» the"],
  ])("%s", (_, expected, text) => expect(strays(text)).toBe(expected));
});

it("is on no path", () => {
  const { lattice } = latticeOf("the house ' of tbe", models, channel);
  const kinds: number[] = [];
  for (let node = 0; node < lattice.units.count; node++)
    for (let arc = lattice.head[node]; arc >= 0; arc = lattice.next[arc]) kinds.push(lattice.kind[arc]);
  expect(kinds).toContain(KEEP);
  expect(kinds).not.toContain(STRAY);
  expect(lattice.kind[lattice.apart.get(1)![0]]).toBe(STRAY);
});

describe("marks of a window", () => {
  const { times, dirt } = countMarks("'the house' was ' of ' .and _ the, two. two_ «»");

  it("are counted by where they stand", () => {
    expect(times.get("'")).toBe(2);
    expect(times.get(markKey(HEAD, "'"))).toBe(1);
    expect(times.get(markKey(TAIL, "'"))).toBe(1);
    expect(times.get(markKey(HEAD, "."))).toBe(1);
    expect(times.get(markKey(TAIL, "."))).toBe(1);
    expect(times.get(markKey(TAIL, "_"))).toBe(1);
    expect(times.get("«»")).toBe(1);
    expect(times.get(markKey(TAIL, "e"))).toBeUndefined();
  });

  it("are counted where they begin a line", () => {
    const { firsts } = countMarks("* the\n  * house\nof * and\n> > was");
    expect([...firsts]).toEqual([
      ["*", 2],
      [">", 1],
    ]);
  });

  it("are dirt by themselves, unless they are of a sentence", () => {
    expect(dirt).toBe(4);
    expect(countMarks('one , two . three ; " four').dirt).toBe(0);
    expect(countMarks("")).toEqual({ times: new Map(), firsts: new Map(), dirt: 0, paths: false });
  });

  it("rank by how likely print has them by themselves", () => {
    const ranks = ["", ",", ".", ";", "?", '"', "'", "-", "*", "°", "■", "'."].map(rankOf);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBe(ranks.length);
    expect(rankOf(";")).toBe(rankOf(":"));
  });
});

/** What each mark becomes that may go or change. */
function made(text: string): string[] {
  const { lattice } = latticeOf(text, models, channel);
  return [...lattice.apart.values()].flat().map((arc) => lattice.surface.get(arc) ?? "");
}

describe("a full stop before a small letter", () => {
  it("was a comma, but behind a word that has no mark behind it", () => {
    expect(made("two houses. and")).toEqual([","]);
    expect(made("tbe houses and two of. the")).toEqual([""]);
    expect(made("two houses. And")).toEqual([]);
    expect(made("two houses.\nand")).toEqual([]);
  });

  it("in a text whose words are right only where it reads commas so", () => {
    expect(made("two harbour. and")).toEqual([]);
    expect(made("sold harbour. and of ' the ".repeat(3))).toEqual([",", ",", ","]);
  });

  it("at line ends too where the text reads commas so", () => {
    const habit = "two houses. and two houses. and two houses. and\n\n";
    const habitual = [",", ",", ","];
    expect(made(`${habit}two houses.\nand`)).toEqual([...habitual, ","]);
    expect(made(`${habit}two houses.\n\nand`)).toEqual(habitual);
    expect(made(`${habit}two houses.\nOf`)).toEqual(habitual);
    expect(made(`${habit}two houses...\nand`)).toEqual(habitual);
    expect(made(`${habit}two of.\nthe`)).toEqual(habitual);
  });
});

describe("the readings of marks", () => {
  const of = (text: string, kind: keyof MarkReadings) => latticeOf(text, models, channel).facts.readings[kind];

  it("are of commas, behind longer words", () => {
    const text = "houses. and streets, the of. the viz. and houses. The";
    expect(of(text, "commas")).toEqual({ seen: 1, share: 1 / 4, habit: false });
    expect(of("", "commas")).toEqual({ seen: 0, share: 0, habit: false });
    expect(of("houses. and ".repeat(2), "commas").habit).toBe(false);
    expect(of("houses. and ".repeat(3), "commas").habit).toBe(true);
    expect(of("houses. and ".repeat(3) + "houses, and ".repeat(30), "commas").habit).toBe(false);
  });

  it("are of hyphens, at line ends that part a word", () => {
    expect(of("the ho—\nuse of\nthe ho–\n\nuse of", "hyphens")).toMatchObject({ seen: 2, habit: true });
    expect(of("the ho—use of the—\nof the ho—\nxyz", "hyphens").seen).toBe(0);
    expect(of("the ho-\nuse of ".repeat(12) + "the ho—\nuse of ".repeat(2), "hyphens").habit).toBe(false);
  });
});

describe("a dash between words", () => {
  it("was a hyphen where the text reads hyphens so", () => {
    const habit = "the ho—\nuse of the ho—\nuse of\n\n";
    expect(made(`${habit}the house—sold of`)).toEqual(["-"]);
    expect(made("the house—sold of")).toEqual([]);
    expect(made(`${habit}the house — sold of`)).toEqual([]);
    expect(made(`${habit}the house—Sold of`)).toEqual([]);
    expect(made(`${habit}the house.—sold of`)).toEqual([]);
  });
});
