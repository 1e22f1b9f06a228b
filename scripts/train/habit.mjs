// What the habits of synthetic scanners are made of: letters of like forms, rates, rules.
import { readFileSync } from "node:fs";

export const VISUAL = readFileSync(new URL("../../dictionaries/en/confusions.visual.tsv", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => line.split("\t"))
  .map(([scanned, printed, cost, where]) => ({
    scanned: scanned === "\\#" ? "#" : scanned,
    printed,
    cost: Number(cost),
    where,
  }))
  .filter(({ scanned, printed }) => printed.trim() !== "" && scanned !== " ");

/** Share of each letter among the characters of English prose, spaces and marks counted, in thousandths. */
const THOUSANDTHS = new Map(
  ` 170 a62 b12 c22 d32 e98 f17 g15 h47 i55 j1 k6 l32 m19 n55 o59 p15 q1 r47 s50 t72 u22 v8 w18 x1 y15 z1 .9 ,11 '3`
    .match(/.\d+/g)
    .map((entry) => [entry[0], Number(entry.slice(1))]),
);
/** The same of a letter that the table lacks: capitals and figures. */
const CAPITAL = 2;

/** About how often a string is printed, of all characters. */
function frequency(string) {
  let share = 1;
  for (const letter of string) share *= (THOUSANDTHS.get(letter) ?? CAPITAL) / 1000;
  return Math.max(share, 0.0002);
}

export const rateOf = (share, printed) => Math.min(0.9, share / frequency(printed));
export const percent = (rate) => `${(100 * rate).toFixed(rate < 0.1 ? 1 : 0)}%`;
export const rule = (printed, scanned, rate, where = "any") => ({ printed, scanned, rate, where });
const told = ({ printed, scanned, rate, where }) =>
  `${JSON.stringify(scanned)} for ${JSON.stringify(printed)}${where === "any" ? "" : ` (${where})`} ${percent(rate)}`;
export const ruled = (...rules) => ({ rules, words: rules.map(told).join(", ") });

/** Letters of a like height and form. */
export const SHAPES =
  `bdhklt bhk ilt1jf aceo nmruv rnvxyz aeosz uvwm gpqy gyj CGOQD0 EFBRP HNMWU ILTJYV S583B KXYZ2 AVWM tfr ceo`.split(
    " ",
  );
export const MARKS = [...".,'^*~:-«»•|!;"];
export const ACCENTED = { a: "áàäâ", e: "éèëê", i: "íìïî", o: "óòöô", u: "úùüû", n: "ñ", c: "ç", y: "ý" };

export function shapeLike(random) {
  const shape = random.pick(SHAPES);
  const printed = random.pick([...shape].filter((letter) => /[A-Za-z]/.test(letter)));
  const other = () => random.pick([...shape].filter((letter) => letter !== printed));
  const kind = random.next();
  if (kind < 0.6) return [printed, other()];
  if (kind < 0.75) return [printed, other() + other()];
  if (kind < 0.9) return [printed + random.pick([...shape].filter((letter) => /[A-Za-z]/.test(letter))), other()];
  return [printed, ACCENTED[printed] ? random.pick([...ACCENTED[printed]]) : random.pick(MARKS)];
}

export const WHERE = ["any", "any", "any", "any", "any", "start", "end", "inside", "capitals"];
