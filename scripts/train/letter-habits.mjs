// What a synthetic scanner may do to letters and marks. Each takes the share of characters that it is to spoil and returns
// rules `{ printed, scanned, rate, where }` with words that tell them.
import { ACCENTED, MARKS, percent, rateOf, rule, ruled, SHAPES, shapeLike, VISUAL, WHERE } from "./habit.mjs";

/** Words that a scanner may read as a whole as some scrap, and what scraps are made of. */
const WORDS =
  "the of and to in is it that with for as was his her be by at from this which will its are have not".split(" ");
const SCRAPS = "mmmnnuuiilltrrco111550::;HhUw";

/** What text that is taken from files of print often lacks. */
const LIGATURES = ["ffi", "ffl", "ff", "fi", "fl"];

/** Kinds by name: `[weight, (random, share) => habit]`. */
export const LETTER_HABITS = {
  visual: [
    8,
    (random, share) => {
      const { printed, scanned } = random.weighted(VISUAL, ({ cost }) => Math.exp(-0.6 * cost));
      return ruled(rule(printed, scanned, rateOf(share, printed), random.pick(WHERE)));
    },
  ],
  shape: [
    5,
    (random, share) => {
      const [printed, scanned] = shapeLike(random);
      return ruled(rule(printed, scanned, rateOf(share, printed), random.pick(WHERE)));
    },
  ],
  background: [
    6,
    (random, share) => {
      const chosen = Array.from({ length: random.whole(15, 120) }, () =>
        random.chance(0.7) ? random.pick(VISUAL) : (([printed, scanned]) => ({ printed, scanned }))(shapeLike(random)),
      );
      const rules = chosen.map(({ printed, scanned }) =>
        rule(printed, scanned, Math.min(0.3, rateOf(share / chosen.length, printed))),
      );
      return { rules, words: `${rules.length} confusions, ${percent(share)} in all` };
    },
  ],
  capitals: [
    3,
    (random, share) => {
      const capital = random.pick([..."ABCDEFGHIKLMNOPRSTUVWY"]);
      const scanned = random.pick(
        [
          ...(SHAPES.find((shape) => shape.includes(capital)) ?? "CGOQ"),
          "l",
          "t",
          "f",
          "1",
          "0",
          "Lh",
          "Ii",
          "|",
          "",
          "h",
        ].filter((other) => other !== capital),
      );
      return ruled(rule(capital, scanned, Math.max(0.1, rateOf(share, capital))));
    },
  ],
  capitalPairs: [
    2,
    (random, share) => {
      const pair = random.pick([
        "St",
        "At",
        "Mi",
        "Th",
        "Wh",
        "In",
        "Un",
        "He",
        "It",
        "Ma",
        "Co",
        "Re",
        "Pr",
        "An",
        "Bu",
        "Sh",
      ]);
      const like = (letter) => random.pick([...(SHAPES.find((shape) => shape.includes(letter)) ?? letter)]);
      const [first, second] = [like(pair[0]), like(pair[1])];
      const scanned = random.pick([pair[0], pair[1], first + pair[1], pair[0] + second, first + second]);
      return ruled(rule(pair, scanned, Math.max(0.1, rateOf(share, pair))));
    },
  ],
  dropped: [
    3,
    (random, share) => {
      const letter = random.pick([..."iltrfijsecn"]);
      const after = random.chance(0.6) ? random.pick([..."mnwhuvratlfse"]) : "";
      return ruled(rule(after + letter, after, rateOf(share, after + letter), random.pick(WHERE)));
    },
  ],
  faded: [
    2,
    (random, share) => {
      const letters = Array.from({ length: random.whole(1, 8) }, () => random.pick([..."iltrfjsecnohuamd"]));
      return ruled(...letters.map((letter) => rule(letter, " ", rateOf(share / letters.length, letter))));
    },
  ],
  doubled: [
    1,
    (random, share) => {
      const letter = random.pick([..."lstefrmnpoc"]);
      return ruled(rule(letter + letter, letter, rateOf(share, letter + letter)));
    },
  ],
  oldTesseract: [
    2,
    (random, share) =>
      ruled(
        rule("i", "l", rateOf(share * 0.7, "i")),
        rule("i", "1", rateOf(share * 0.3, "i"), random.pick(["start", "any"])),
        rule("I", "1", 0.3),
      ),
  ],
  figures: [
    2,
    (random, share) => {
      const [printed, scanned] = random.pick([
        "l1",
        "I1",
        "i1",
        "o0",
        "O0",
        "s5",
        "S5",
        "S8",
        "B8",
        "g9",
        "b6",
        "G6",
        "Z2",
        "a8",
        "e6",
        "t7",
        "s3",
        "y7",
      ]);
      return ruled(rule(printed, scanned, rateOf(share, printed), random.pick(WHERE)));
    },
  ],
  longS: [
    1,
    (random, share) => {
      const rate = random.pick([0.95, 0.7, 0.4]);
      return ruled(
        rule("s", "f", rate, "start"),
        rule("s", "f", rate, "inside"),
        rule("s", "l", rateOf(share / 4, "s"), "inside"),
      );
    },
  ],
  markInWord: [
    2,
    (random, share) => {
      const letter = random.pick([..."eioatrnsl"]);
      return ruled(rule(letter, random.pick(MARKS), rateOf(share, letter), random.pick(["inside", "any"])));
    },
  ],
  accents: [
    1,
    (random, share) => {
      const letter = random.pick(Object.keys(ACCENTED));
      return ruled(rule(letter, random.pick([...ACCENTED[letter]]), rateOf(share, letter)));
    },
  ],
  lostLigatures: [
    2,
    (random) => {
      const scanned = random.pick(["", " "]);
      const lost = LIGATURES.filter(() => random.chance(0.8));
      return ruled(...lost.map((ligature) => rule(ligature, scanned, random.chance(0.7) ? 1 : 0.7)));
    },
  ],
  marksOfY: [
    1,
    (random, share) => ruled(rule("y", random.pick(["}'", "}^", "j'", "3'", "v'", "}", "y'"]), rateOf(share, "y"))),
  ],
  marksLost: [
    2,
    (random, share) => {
      const mark = random.pick([".", ",", ".", "'", "-"]);
      return ruled(
        rule(
          mark,
          random.pick(["", "", " ", ".", ",", "'"].filter((other) => other !== mark)),
          Math.min(0.5, share / 0.009),
        ),
      );
    },
  ],
  marksSwallowed: [
    1,
    (random, share) => {
      const letter = random.pick([..."Oodtsryen"]);
      const mark = random.pick([".", ","]);
      return ruled(
        rule(letter + mark, random.pick(["Q", "q", "j", "g", "i", "L", "y", letter]), Math.min(0.8, share / 0.0006)),
      );
    },
  ],
  case: [
    2,
    (random, share) => {
      const letter = random.pick([..."cosvwxzkpumj"]);
      return ruled(
        random.chance(0.5)
          ? rule(letter, letter.toUpperCase(), rateOf(share, letter), random.pick(["any", "start"]))
          : rule(letter.toUpperCase(), letter, 0.4),
      );
    },
  ],
  wholeWord: [
    2,
    (random) => {
      const words = Array.from({ length: random.whole(1, 3) }, () => random.pick(WORDS));
      const scrap = () => Array.from({ length: random.whole(1, 4) }, () => random.pick([...SCRAPS])).join("");
      return ruled(...words.map((word) => rule(word, scrap(), 0.2 + 0.75 * random.next(), "word")));
    },
  ],
  quotes: [
    1,
    (random) => ruled(rule('"', random.pick(["''", "“", "”", "'", '"”', "«", "*"]), random.pick([0.2, 0.6, 0.9]))),
  ],
};
