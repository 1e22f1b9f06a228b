import { describe, expect, it } from "vitest";
import { createFitter, fitGain, fitsOf } from "../../src/decoder/fit.js";
import { keepArcs, standing } from "../../src/decoder/margin.js";
import { choices } from "../../src/decoder/tempting.js";
import { type ContextModel, NO_WORD, SOME_WORD, UNFIT } from "../../src/models/language/context.js";
import { decodedOf, tinyChannel, tinyModels } from "../tiny-models.js";

const words = ["the", "man", "came", "home", "to"].map((word) => [word, 50] as const);
const tiny = tinyModels([...words, ["hat", 70], ["that", 50]]);
const { language } = tiny;

/** A context model that writes down what it is asked, and answers with the number of the question. */
function listening(reach = 2) {
  const asked: string[] = [];
  const nameOf = (id: number): string => (id === NO_WORD ? "·" : id === SOME_WORD ? "?" : language.wordOf(id));
  const context: ContextModel = {
    reach,
    fit(word, around) {
      const names = Array.from(around, nameOf);
      asked.push([...names.slice(0, reach), `[${nameOf(word)}]`, ...names.slice(reach)].join(" "));
      return asked.length;
    },
  };
  return { asked, context };
}

/** The first change that is proposed for a text, and what its words are compared with. */
function firstChange(text: string, rows: readonly string[], reach?: number) {
  const { facts, ...decoded } = decodedOf(text, tiny, tinyChannel(rows));
  const { lattice, path: whole } = decoded;
  const [{ path, index, place }] = choices(lattice, whole, language, (u) => facts.suspicious[u] === 1);
  const { asked, context } = listening(reach);
  const fitter = createFitter(lattice, language, context, whole, place);
  const arc = path.arcs[index];
  const node = path.nodes[index];
  const stands = standing(lattice, language, path, index);
  return { asked, fitter, arc, kept: keepArcs(lattice, node, lattice.to[arc]), lattice, node, stands };
}

describe("a fitter", () => {
  it("asks for a word among those of the path on both sides, as far as the model reaches", () => {
    const { asked, fitter, arc } = firstChange("to the nan came home", ["n>m 1"]);
    expect(fitter.fit([arc])).toEqual({ mean: 1, least: 1 });
    expect(asked).toEqual(["to the [man] came home"]);
  });

  it("has the sentence's ends stand for what is beyond them, and no word for what is beyond these", () => {
    const { asked, fitter, arc } = firstChange("Came home. The nan came. The hat", ["n>m 1"], 3);
    fitter.fit([arc]);
    expect(asked).toEqual(["· <s> the [man] came </s> ·"]);
  });

  it("asks for each of several words among the others, and tells their mean and the least", () => {
    const { asked, fitter, arc } = firstChange("the nantohome came", ["n>m 1"]);
    const fit = fitter.fit([arc]);
    expect(asked).toEqual(["<s> the [man] to home", "the man [to] home came", "man to [home] came </s>"]);
    expect(fit).toEqual({ mean: 2, least: 1 });
  });

  it("knows no more of a word outside the vocabulary than that it is one", () => {
    const { asked, fitter, arc, kept } = firstChange("the nan xqzv home", ["n>m 1"]);
    fitter.fit([arc]);
    fitter.fit(kept);
    expect(asked).toEqual(["<s> the [man] ? home", "<s> the [?] ? home"]);
  });

  it("looks around a reading that only comes near as far as around one that is chosen", () => {
    const { asked, fitter, arc } = firstChange("to the hat came home", [">t 3 start"]);
    fitter.fit([arc]);
    expect(asked).toEqual(["to the [that] came home"]);
  });

  it("has nothing to say of what has no word", () => {
    expect(firstChange("the nan came", ["n>m 1"]).fitter.fit([])).toEqual({ mean: UNFIT, least: UNFIT });
  });

  it("asks for a sentence's end on either side, across which the words go on", () => {
    const { asked, fitter, arc } = firstChange("to the nan came home", ["n>m 1"]);
    fitter.endBefore([arc]);
    fitter.endBehind([arc]);
    expect(asked).toEqual(["to the [</s>] man came", "the man [</s>] came home"]);
  });

  it("is sure of an end that stands there, and of the text's own", () => {
    const { asked, fitter, arc } = firstChange("The man came home. Nan", ["N>m 1"]);
    expect([fitter.endBefore([arc]), fitter.endBehind([arc])]).toEqual([-UNFIT, -UNFIT]);
    expect(asked).toEqual([]);
  });
});

describe("fits", () => {
  it("compare what is chosen with what stands there and with the best of its close rivals", () => {
    const { arc, node, lattice, fitter, stands } = firstChange("the hat came", [">t 3 start"]);
    const fits = fitsOf(lattice, fitter, arc, node, stands);
    expect(fits.rival).toBe(Number.NEGATIVE_INFINITY);
    expect(fitGain(fits)).toBe(fits.chosen.mean - fits.kept.mean);
    expect(fits.chosen).not.toEqual(fits.kept);
  });

  it("leave out a rival that is far off", () => {
    const near = firstChange("the nan came", ["n>m 1", "n>h 2", "n>t 2"]);
    const far = { ...near.stands, rivals: near.stands.rivals.map((rival) => ({ ...rival, above: 7 })) };
    expect(near.stands.rivals.some(({ arc, above }) => arc >= 0 && above < 6)).toBe(true);
    expect(fitsOf(near.lattice, near.fitter, near.arc, near.node, near.stands).rival).toBeGreaterThan(0);
    expect(fitsOf(near.lattice, near.fitter, near.arc, near.node, far).rival).toBe(Number.NEGATIVE_INFINITY);
  });
});
