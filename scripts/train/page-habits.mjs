// What a synthetic scanner may do to words, lines and pages. Each takes the share of characters that it is to spoil and returns
// a setting of the scanner with words that tell it.
import { MARKS, percent, rateOf } from "./habit.mjs";

/** What a hyphen at a line end may be read as; mostly it is lost. */
const LINE_END_MARKS = ["", "", "", ..."*?«•~_.,'=»"];

/** Kinds by name: `[weight, (random, share) => habit]`. */
export const PAGE_HABITS = {
  split: [
    4,
    (random, share) => {
      const after = random.chance(0.6) ? random.pick([..."dnelitsrmuhw"]) : "";
      return {
        splitAfter: { letter: after, rate: after ? rateOf(share, after) * 0.8 : share },
        words: `space after ${after || "any letter"}, ${percent(share)} of characters`,
      };
    },
  ],
  join: [
    3,
    (_random, share) => ({
      join: Math.min(0.4, share / 0.17),
      words: `spaces lost ${percent(Math.min(0.4, share / 0.17))}`,
    }),
  ],
  crop: [
    2,
    (random, share) => {
      const rate = Math.min(0.6, share * 60);
      return {
        crop: { rate, most: random.whole(1, 3), side: random.pick(["end", "end", "end", "start"]) },
        words: `line ends cropped ${percent(rate)}`,
      };
    },
  ],
  hyphen: [
    2,
    (random, share) => {
      const mark = random.pick(["- ", " ", "-", "- "]);
      return { hyphen: { rate: Math.min(0.8, share * 60), mark }, words: `words broken by ${JSON.stringify(mark)}` };
    },
  ],
  lineHyphen: [
    2,
    (random, share) => {
      const rate = Math.min(0.9, share * 120);
      const marks = random.chance(0.4)
        ? [""]
        : Array.from({ length: random.whole(1, 3) }, () => random.pick(LINE_END_MARKS));
      return {
        lineHyphen: { rate, marks },
        words: `hyphens at line ends read as ${JSON.stringify(marks)} ${percent(rate)}`,
      };
    },
  ],
  stray: [
    2,
    (random, share) => {
      const marks = Array.from({ length: random.whole(1, 3) }, () => random.pick(MARKS));
      return {
        stray: { rate: share, marks, alone: random.chance(0.5) },
        words: `stray ${marks.join("")} ${percent(share)}`,
      };
    },
  ],
  letterspaced: [
    1,
    (random, share) => ({
      letterspaced: Math.min(0.2, share),
      words: `words letterspaced ${percent(Math.min(0.2, share))}`,
      word: random.whole(3, 6),
    }),
  ],
  stops: [
    0.5,
    (random) => {
      const rate = random.pick([0.4, 0.7, 0.9]);
      const lost = (printed, share) => ({ printed, scanned: "", where: "any", rate: share });
      return {
        rules: [lost(".", rate), ...(random.chance(0.5) ? [lost(",", rate * 0.6)] : [])],
        words: `full stops lost ${percent(rate)}`,
      };
    },
  ],
  smudge: [
    2,
    (random) => ({
      smudge: { rate: random.pick([0.03, 0.1, 0.25]), factor: random.pick([4, 8, 15]) },
      words: "smudged lines",
    }),
  ],
};
