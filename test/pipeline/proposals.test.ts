import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FEATURES } from "../../src/decision/features.js";
import type { CorrectionClass } from "../../src/edits/edit.js";
import { noHabits } from "../../src/models/channel/habits.js";
import { NO_DOCUMENT_WORDS } from "../../src/models/language/document-words.js";
import { ABBREVIATION, ACRONYM, COMMON, NAME } from "../../src/models/lexicon/lexicon.js";
import { createDecoder } from "../../src/pipeline/decode-window.js";
import { evidence, ruleIds } from "../../src/pipeline/evidence.js";
import { type Proposal, proposals } from "../../src/pipeline/proposals.js";
import type { Lesson } from "../../src/pipeline/study.js";
import { pipelineModels, rewriteOf, type TinyWord, tinyChannel, tinyModels, unitsOf } from "../tiny-models.js";

const small = "the and a of he it is in which saw to was for".split(" ").map((word): TinyWord => [word, 30]);
const tiny = tinyModels([
  ...small,
  ["member", 70],
  ["committee", 70],
  ["house", 50],
  ["reading", 70],
  ["minsk", 80, NAME],
  ["nato", 60, ACRONYM],
  ["mr", 60, COMMON | ABBREVIATION],
  ["old", 60],
  ["partnership", 80],
  ["peace", 80],
  // So rare that what the initials say is likelier.
  ["pip", 250],
]);
const ROWS = ["n>m 2", "Q>O. 2", "0>o 2", "#>e 2", ".> 3"];
const models = pipelineModels(tiny, ROWS);
const decodeWindow = createDecoder(models);
const lesson: Lesson = { habits: noHabits(1), words: NO_DOCUMENT_WORDS, rawNoise: 1, archaic: false };

function propose(text: string, taught = lesson): Proposal[] {
  return proposals(decodeWindow(unitsOf(text, tiny.lexicon), [], taught), models, taught);
}

function feature(proposal: Proposal, name: (typeof FEATURES)[number]): number {
  return proposal.features[FEATURES.indexOf(name)];
}

describe("what is proposed", () => {
  it.each<[text: string, original: string, replacement: string, kind: CorrectionClass, ids: string[]]>([
    ["the nenber of the", "nenber", "member", "confusion", ["confusion/n>m"]],
    ["the NATQ the", "NATQ", "NATO.", "confusion", ["confusion/Q>O."]],
    ["the 0ld house", "0ld", "old", "digit", ["confusion/0>o"]],
    ["the hous# of it", "hous#", "house", "confusion", ["confusion/#>e"]],
    ["the ho.use of it", "ho.use", "house", "punctuation", ["confusion/.>"]],
    ["he saw inthe house", "inthe", "in the", "split", ["split/split"]],
    ["the NATOin the", "NATOin", "NATO in", "split", ["split/split"]],
    ["the whi ch the", "whi ch", "which", "join", ["join/space"]],
    ["the t h e house", "t h e", "the", "join", ["join/space"]],
    ["the com- mittee of", "com- mittee", "committee", "hyphen", ["hyphen/hyphen"]],
    ["the com-\nnittee of", "com-\nnittee", "com-\nmittee", "confusion", ["confusion/n>m"]],
    ["the hOuse of", "hOuse", "house", "case", ["case/case"]],
    ["the Partnership for Peace (PiP) it", "PiP", "PfP", "confusion", ["acronym/initials"]],
  ])("in %j: %s, %s", (text, original, replacement, kind, ids) => {
    const list = propose(text);
    expect(list.map((p) => [p.original, p.replacement, p.class])).toEqual([[original, replacement, kind]]);
    const [{ start, end }] = list;
    expect(text.slice(start, end)).toBe(original);
    expect(ruleIds(list[0])).toEqual(ids);
  });

  it("is nothing in a text that is right", () => {
    expect(propose("the member of the committee saw the house in Minsk")).toEqual([]);
    expect(propose("")).toEqual([]);
  });

  it("comes with its rivals, the text as it is among them", () => {
    const [{ rivals }] = propose("the nenber of the");
    expect(rivals.map(({ text }) => text)).toContain("nenber");
    for (let i = 1; i < rivals.length; i++) expect(rivals[i].above).toBeGreaterThanOrEqual(rivals[i - 1].above);
  });
});

describe("features", () => {
  it("tell of an edit what their names say", () => {
    const [nenber, again] = propose("he saw the nenber and a nenber. The end of it");
    expect(feature(nenber, "channel")).toBeCloseTo(4, 0);
    expect(feature(nenber, "edits")).toBe(2);
    expect(feature(nenber, "generic")).toBe(0);
    expect(feature(nenber, "known")).toBe(0);
    expect([feature(nenber, "lower"), feature(nenber, "title")]).toEqual([1, 0]);
    expect(feature(nenber, "length")).toBe(6);
    expect(feature(nenber, "growth")).toBe(0);
    expect(feature(nenber, "repeated")).toBeCloseTo(Math.log(2));
    expect(feature(nenber, "formShare")).toBe(1);
    expect(feature(nenber, "priorCost")).toBeCloseTo(4);
    expect([feature(nenber, "stopped"), feature(again, "stopped")]).toEqual([0, 1]);
    expect(feature(nenber, "learned")).toBe(0);
    expect(feature(nenber, "firstStep")).toBe(0);
    expect(feature(nenber, "lastStep")).toBe(3);
    expect(feature(nenber, "keepMargin")).toBeGreaterThan(feature(nenber, "languageGain") - 25);
  });

  it("tell what the document itself showed", () => {
    const habits = noHabits(1);
    habits.misread.set("n>m", 8);
    habits.printed.set("m", 20);
    const [proposal] = propose("he saw the nenber of it", { ...lesson, habits });
    expect(feature(proposal, "learned")).toBe(1);
    // ln(1 + 8 − 1), for the one confusion that there is.
    expect(feature(proposal, "leastSupport")).toBeCloseTo(Math.log(8));
    expect(feature(proposal, "meanSupport")).toBeCloseTo(Math.log(8));
    // 8 / (8 + 20 + 1)
    expect(feature(proposal, "leastRate")).toBeCloseTo(8 / 29);
  });

  it("tell joins, splits, hyphens and case apart", () => {
    const of = (text: string, name: (typeof FEATURES)[number]): number => feature(propose(text)[0], name);
    expect([of("the whi ch the", "merge"), of("the whi ch the", "spaceSteps")]).toEqual([1, 1]);
    expect([of("the t h e house", "units"), of("the t h e house", "words")]).toEqual([3, 1]);
    expect(of("he saw inthe house", "words")).toBe(2);
    expect(of("the NATOin the", "divide")).toBe(1);
    expect(of("the hOuse of", "recase")).toBe(1);
    expect(of("the com-\nnittee of", "hyphenated")).toBe(1);
    expect(of("the NATQ the", "ending")).toBe(1);
    expect(of("the 0ld house", "digits")).toBe(1);
    expect(of("the 0ld house", "rule")).toBe(0);
  });

  it("tell what a rule proposes, and what it is certain of", () => {
    const ruled = (certain: boolean): number => {
      const rewrite = rewriteOf(4, 7, "old", certain);
      const units = unitsOf("the 0ld house", tiny.lexicon);
      return feature(proposals(decodeWindow(units, [rewrite], lesson), models, lesson)[0], "rule");
    };
    expect([ruled(false), ruled(true)]).toEqual([1, 2]);
  });

  it("are finite, as many as their names, and bounded", () => {
    const piece = fc.constantFrom(
      ..."the nenber NATQ 0ld hous# inthe whi ch com- nittee com-\n hOuse Minsl Russia 's t h e . , \n zylvask XQ 12 é ß 𝒳 \ud800".split(
        /(?<=.) /,
      ),
    );
    const habits = noHabits(0.02);
    habits.misread.set("n>m", 8);
    habits.printed.set("m", 20);
    let seen = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.boolean(), (pieces, learned) => {
        for (const { features } of propose(pieces.join(" "), learned ? { ...lesson, habits } : lesson)) {
          seen++;
          expect(features).toHaveLength(FEATURES.length);
          FEATURES.forEach((name, i) => {
            expect(Number.isFinite(features[i]), name).toBe(true);
            expect(Math.abs(features[i]), name).toBeLessThanOrEqual(25);
          });
        }
      }),
      { numRuns: 200 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it("have names of their own", () => {
    expect(new Set(FEATURES).size).toBe(FEATURES.length);
  });
});

describe("evidence", () => {
  const channel = tinyChannel(ROWS);

  it("says what is known of the confusion, and of the word", () => {
    const [proposal] = propose("the nenber of the");
    const [confusion, word] = evidence(proposal, lesson, channel, false, true);
    expect(confusion).toBe("n for m is a known confusion (cost 2.0)");
    expect(word).toBe("not in the dictionary");
    expect(evidence(proposal, lesson, channel, true, true)[1]).toBe("a word, but not the one that fits here");
  });

  it("says how often the document showed it", () => {
    const habits = noHabits(1);
    habits.misread.set("n>m", 7.4);
    const [proposal] = propose("the nenber of the");
    expect(evidence(proposal, { ...lesson, habits }, channel, false, true)[0]).toBe("n for m 7 times in this document");
  });

  it("says what the context is worth only where a model knows it", () => {
    const [proposal] = propose("the nenber of the");
    const last = (hasContext: boolean): string => evidence(proposal, lesson, channel, false, hasContext).join();
    expect(last(true)).toMatch(/fits the words around it better, by [\d.]+ nats/);
    expect(last(false)).toMatch(/likelier as a word, by [\d.]+ nats/);
    expect(last(false)).not.toContain("around it");
  });

  it.each([
    ["the mexber of the", "x for m, which no rule knows"],
    ["the membxer of the", "x for nothing, which no rule knows"],
    ["the whi ch the", "a space inside a word"],
    ["he saw inthe house", "a space lost between words"],
    ["the hOuse of", "a letter in the wrong case"],
    ["the com- mittee of", "the hyphen of a line break left inside the line"],
    ["the com\nmittee of", "a hyphen lost at the line end"],
    ["the com*\nmittee of", "* for the hyphen at the line end"],
    ["the com\nmittce of", "a hyphen lost at the line end"],
  ])("of %j: %s", (text, line) => {
    const [proposal] = propose(text);
    expect(evidence(proposal, lesson, channel, false, true)).toContain(line);
  });
});
