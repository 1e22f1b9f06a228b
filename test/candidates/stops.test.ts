import { describe, expect, it } from "vitest";
import { STOP } from "../../src/candidates/lattice.js";
import { endsOfVerse, shareOfLostStops } from "../../src/candidates/lost-stops.js";
import { surfaceOf } from "../../src/decoder/surface-of.js";
import { NAME } from "../../src/models/lexicon/lexicon.js";
import { latticeOf, type TinyWord, tinyChannel, tinyModels, unitsOf } from "../tiny-models.js";

const common = (words: string, cost: number): TinyWord[] => words.split(" ").map((word) => [word, cost]);
const models = tinyModels([
  ...common("the he they that of to and was by at is", 40),
  ...common("sea wind port ship storm crew land blew sailed route therefore four men", 85),
  ["scotland", 100, NAME],
]);
const channel = tinyChannel([]);

/** A text that shows that it loses its stops, and one that does not. */
const LOSES =
  "the sea The wind blew the storm They sailed the crew He was by the port The ship sailed the land They sailed. ";
const KEEPS = LOSES.replace(/(?<=\p{Ll}) (?=\p{Lu})/gu, ". ");

/** What stands with a full stop in some arc of the text behind `before`. */
function stopped(before: string, text: string): string[] {
  const whole = before + text;
  const { lattice, proposer } = latticeOf(whole, models, channel);
  const found: string[] = [];
  for (let arc = 0; arc < lattice.count; arc++)
    if (lattice.kind[arc] === STOP && lattice.start[arc] >= before.length)
      found.push(surfaceOf(lattice, arc, proposer));
  return found;
}

const share = (text: string): number => {
  const units = unitsOf(text, models.lexicon);
  return shareOfLostStops(units, models.vocabulary, endsOfVerse(units));
};

describe("the share of stops that a text has lost", () => {
  it("is that of the capitals on words that begin sentences, behind a word without a mark", () => {
    expect(share(KEEPS)).toBeLessThan(0.1);
    expect(share(LOSES)).toBeGreaterThan(0.5);
    expect(share(KEEPS + LOSES)).toBeGreaterThan(share(KEEPS));
    expect(share(KEEPS + LOSES)).toBeLessThan(share(LOSES));
  });

  it("is small where there is little to go by", () => {
    expect(share("")).toBeLessThan(0.15);
    expect(share("the sea The wind blew")).toBeLessThan(0.5);
  });

  it("is small where capitals are the manner of the text", () => {
    const reverent = "of The sea and He was by They sailed to The port and That was by The crew the storm They sailed ";
    expect(share(reverent.repeat(3))).toBeLessThan(0.2);
  });
});

describe("lines of verse", () => {
  const ends = (text: string): string[] => {
    const units = unitsOf(text, models.lexicon);
    return [...endsOfVerse(units)].flatMap((is, u) => (is === 1 ? [text.slice(units.start[u], units.end[u])] : []));
  };

  it("are those that go on with capitals, whatever their marks, as their neighbours do", () => {
    const verse = "the wind blew\nThe storm by sea,\nThey sailed the port\nThe crew was by\nHe sailed";
    expect(ends(verse)).toEqual(["blew", "sea", "port", "by"]);
    expect(ends(verse.replace(/(?<=\n)[TH]/g, (letter) => letter.toLowerCase()))).toEqual([]);
  });

  it("are not those of prose of which one begins a sentence", () => {
    expect(ends("the wind\nblew the storm\nThey sailed\nto the port\nby the sea")).toEqual([]);
  });

  it("and what is set in below a line is no sentence behind it", () => {
    expect(ends("the wind\n     The storm by sea\nand port")).toEqual(["wind"]);
    expect(ends("the wind\n  The storm by sea\nand port")).toEqual([]);
  });

  it("tell nothing of stops", () => {
    const verse = "the wind blew\nThe storm by sea\nThey sailed the port\nThe ship was four\nThe crew sailed\n".repeat(
      4,
    );
    expect(share(verse)).toBeLessThan(0.2);
    expect(stopped(LOSES, verse)).toEqual([]);
  });
});

describe("a stop that was lost", () => {
  it.each([
    ["before a word that begins sentences, in any text", KEEPS, "the storm They sailed", ["storm."]],
    ["but not behind a preposition", LOSES, "the route of They sailed", []],
    ["nor where there is a mark", LOSES, "the storm, They sailed", []],
    ["before any capital that is hardly a name's", LOSES, "the port Four men sailed", ["port."]],
    ["but not where the text keeps its stops", KEEPS, "the port Four men sailed", []],
    ["nor before a name", LOSES, "the port Scotland sailed", []],
    ["nor in a list of names, at line ends either", LOSES, "Blew Scotland\nStorm Scotland\nRoute Sailed", []],
    ["behind a name, before a word that begins sentences", LOSES, "by Scotland They sailed", ["Scotland."]],
    ["but not where that goes on in capitals", LOSES, "by Scotland They Sailed", []],
    ["at a line end, before any capital", LOSES, "the port\nScotland sailed", ["port."]],
    ["but not before a small letter", LOSES, "the port\nsailed", []],
  ])("is proposed %s", (_, before, text, expected) => expect(stopped(before, text)).toEqual(expected));
});
