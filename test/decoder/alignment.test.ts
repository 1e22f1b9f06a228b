import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HYPHENATED_READ, MERGE, READ, RULE, WHOLE } from "../../src/candidates/lattice.js";
import { alignment, type Step } from "../../src/decoder/alignment.js";
import { surfaceOf } from "../../src/decoder/surface-of.js";
import { noHabits } from "../../src/models/channel/habits.js";
import { ACRONYM, NAME } from "../../src/models/lexicon/lexicon.js";
import { latticeOf, rewriteOf, type TinyWord, tinyChannel, tinyModels } from "../tiny-models.js";

const small = "the and a of he it is in which".split(" ").map((word): TinyWord => [word, 40]);
const models = tinyModels([
  ...small,
  ["member", 85],
  ["committee", 90],
  ["house", 70],
  ["minsk", 90, NAME],
  ["nato", 80, ACRONYM],
  ["russia's", 100, NAME],
]);
const channel = tinyChannel(["n>m 3", "l>k 3", "Q>O. 3", "Q>O 5", "ni>m 4"]);

/** The steps of the arc that makes one stretch of a text into another. */
function stepsOf(text: string, original: string, surface: string): Step[] {
  const { lattice, proposer } = latticeOf(text, models, channel);
  for (let arc = 0; arc < lattice.count; arc++)
    if (text.slice(lattice.start[arc], lattice.end[arc]) === original && surfaceOf(lattice, arc, proposer) === surface)
      return alignment(lattice, arc, models.vocabulary, channel);
  throw new Error(`no arc makes ${original} into ${surface}`);
}

/** Steps as `kind scanned>printed`, those that were read rightly as their letter alone. */
function told(steps: readonly Step[]): string {
  return steps
    .map(({ kind, scanned, printed }) => (kind === "same" ? printed : `[${kind} ${scanned}>${printed}]`))
    .join("");
}

describe("the steps from print to scan", () => {
  it.each([
    ["the nenber of", "nenber", "member", "[misread n>m]e[misread n>m]ber"],
    ["the niember of", "niember", "member", "[misread ni>m]ember"],
    ["the mexber of", "mexber", "member", "me[misread x>m]ber"],
    ["the meber of", "meber", "member", "me[misread >m]ber"],
    ["the memxber of", "memxber", "member", "mem[misread x>]ber"],
    ["the minsl of", "minsl", "Minsk", "[case m>M]ins[misread l>k]"],
    ["the NATQ the", "NATQ", "NATO.", "NAT[misread Q>O.]"],
    ["the natQ the", "natQ", "NATO", "[case n>N][case a>A][case t>T][misread Q>O]"],
    ["and inthe and", "inthe", "in the", "in[split >]the"],
    ["the hous\nof", "hous", "house", "hous[crop >e]"],
    ["the whi ch the", "whi ch", "which", "whi[space  >]ch"],
    ["of Russia s house", "Russia s", "Russia's", "Russia[misread  >']s"],
    ["the com-\nnittee of", "com-\nnittee", "com-\nmittee", "com[misread n>m]ittee"],
    ["the hOuse of", "hOuse", "house", "h[case O>o]use"],
  ])("in %j, %s as %s", (text, original, surface, expected) => {
    expect(told(stepsOf(text, original, surface))).toBe(expected);
  });

  it("of fragments joined are the blanks and the hyphen", () => {
    expect(told(stepsOf("the t h e house", "t h e", "the"))).toBe("[space  >][space  >]");
    expect(told(stepsOf("the com- mittee of", "com- mittee", "committee"))).toBe("[hyphen ->]");
    expect(told(stepsOf("the NATOin the", "NATOin", "NATO in"))).toBe("[split >]");
  });

  it("of a rule's rewriting are its letters, where as many stand as before", () => {
    const rewritten = (replacement: string): string => {
      const { lattice } = latticeOf("the h1rSe of", models, channel, [rewriteOf(4, 9, replacement, false)]);
      const arc = Array.from({ length: lattice.count }, (_, at) => at).find((at) => lattice.kind[at] === RULE)!;
      return told(alignment(lattice, arc, models.vocabulary, channel));
    };
    expect(rewritten("hirse")).toBe("h[misread 1>i]r[case S>s]e");
    expect(rewritten("horses")).toBe("");
  });

  it("of a word misread as a whole are one", () => {
    const habits = noHabits(1);
    habits.whole = new Map([["mm", [{ word: "which", count: 8, of: 12 }]]]);
    const { lattice } = latticeOf("the house mm he", models, tinyChannel([], habits));
    const arc = Array.from({ length: lattice.count }, (_, at) => at).find((at) => lattice.kind[at] === WHOLE)!;
    expect(told(alignment(lattice, arc, models.vocabulary, channel))).toBe("[word mm>which]");
  });

  it("know the rule, and the unit of the scan before them", () => {
    const steps = stepsOf("the nexber of", "nexber", "member");
    expect(steps.map(({ rule, before }) => [rule, String.fromCharCode(before)])).toEqual([
      [0, "\0"],
      [-1, "n"],
      [-1, "e"],
      [-1, "x"],
      [-1, "b"],
      [-1, "e"],
    ]);
    const [, space] = stepsOf("the t h e house", "t h e", "the");
    expect(String.fromCharCode(space.before)).toBe("h");
  });

  it("put together, are the scan and the print", () => {
    const piece = fc.constantFrom(
      ..."nenber,inthe,natQ,NATQ,minsl,hous,whi ch,Russia s,com-\nnittee,tHe,xember".split(","),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const text = pieces.join(" ");
        const { lattice, proposer } = latticeOf(text, models, channel);
        for (let arc = 0; arc < lattice.count; arc++) {
          if (![READ, MERGE, HYPHENATED_READ].includes(lattice.kind[arc])) continue;
          const steps = alignment(lattice, arc, models.vocabulary, channel);
          const bare = (string: string): string =>
            lattice.kind[arc] === HYPHENATED_READ ? string.replace("-\n", "") : string;
          const scanned = bare(text.slice(lattice.start[arc], lattice.end[arc]));
          const surface = bare(surfaceOf(lattice, arc, proposer));
          expect(steps.map((step) => step.scanned).join("")).toBe(scanned);
          expect(steps.map((step) => (step.kind === "split" ? " " : step.printed)).join("")).toBe(surface);
        }
      }),
      { numRuns: 100 },
    );
  });
});
