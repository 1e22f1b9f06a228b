// Synthetic scanners: each has habits of its own, of any kind and at any rate from 0.2% to 15% of the characters.
//   node scripts/train/scanners.mjs SEED < TEXT     shows what a scanner does and how it is described
import { readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LETTER_HABITS } from "./letter-habits.mjs";
import { PAGE_HABITS } from "./page-habits.mjs";
import { hash, random as makeRandom } from "./random.mjs";

/** Share of the characters that is asked for; about two thirds of it come to pass, since few habits are without limit. */
const LEAST_NOISE = 0.003;
const MOST_NOISE = 0.22;

const KINDS = { ...LETTER_HABITS, ...PAGE_HABITS };

const isLetter = (letter) => letter !== undefined && /\p{L}/u.test(letter);

/** Shares of the noise for each habit: the first ones take most, as real scanners have a few habits that matter. */
function shares(count, random) {
  const raw = Array.from({ length: count }, () => random.next() ** 2 + 0.02);
  const sum = raw.reduce((total, share) => total + share, 0);
  return raw.map((share) => share / sum);
}

/** Is a rule at home at [from, to) of a line? */
function fits(where, line, from, to) {
  if (where === "any") return true;
  const before = isLetter(line[from - 1]);
  const after = isLetter(line[to]);
  if (where === "start") return !before && after;
  if (where === "word") return !before && !after;
  if (where === "end") return before && !after;
  if (where === "inside") return before && after;
  return /\p{Lu}/u.test(line[before ? from - 1 : to] ?? "") && (before || after);
}

function spoilLetters(line, habits, strength, random) {
  let out = "";
  for (let at = 0; at < line.length; ) {
    let printed = line[at];
    let scanned = printed;
    for (const rule of habits.rules.get(printed) ?? []) {
      if (!line.startsWith(rule.printed, at) || !random.chance(rule.rate * strength)) continue;
      if (!fits(rule.where, line, at, at + rule.printed.length)) continue;
      ({ printed, scanned } = rule);
      break;
    }
    at += printed.length;
    out += printed === " " && random.chance(habits.join * strength) ? "" : scanned;
    const inWord = isLetter(printed.at(-1)) && isLetter(line[at]);
    for (const { letter, rate } of habits.splitAfter)
      if (inWord && (letter === "" || printed.endsWith(letter)) && random.chance(rate * strength)) out += " ";
    for (const { rate, marks, alone } of habits.stray)
      if (random.chance(rate * strength)) {
        if (!alone) out += random.pick(marks);
        else if (printed === " ") out += `${random.pick(marks)} `;
      }
  }
  return out;
}

function letterspace(line, habits, random) {
  if (habits.letterspaced === 0) return line;
  return line.replace(/\p{L}{3,}/gu, (word) => {
    if (!random.chance(habits.letterspaced)) return word;
    return [...word]
      .map((letter) => (random.chance(0.85) ? `${letter} ` : letter))
      .join("")
      .trimEnd();
  });
}

/** The hyphens of words that go on in the next line. */
function loseHyphens(line, habits, random) {
  const at = line.length - 1;
  if (at < 2 || line[at] !== "-" || !isLetter(line[at - 1])) return line;
  for (const { rate, marks } of habits.lineHyphen)
    if (random.chance(rate)) return line.slice(0, at) + random.pick(marks);
  return line;
}

/** Words that stood at the line ends of another column: cut in two. */
function breakWords(line, habits, random) {
  let broken = line;
  for (const { rate, mark } of habits.hyphen)
    broken = broken.replace(/\p{L}{6,}/gu, (word) => {
      if (!random.chance(rate * 0.12)) return word;
      const at = random.whole(2, word.length - 3);
      return word.slice(0, at) + mark + word.slice(at);
    });
  return broken;
}

function crop(line, habits, random) {
  let cropped = line;
  for (const { rate, most, side } of habits.crop) {
    if (line.length < 30 || !random.chance(rate)) continue;
    const letters = random.whole(1, most);
    cropped = side === "end" ? cropped.slice(0, -letters) : cropped.slice(letters);
  }
  return cropped.trimEnd();
}

function gather(chosen) {
  const rules = new Map();
  for (const rule of chosen.flatMap((habit) => habit.rules ?? [])) {
    if (rule.printed === rule.scanned) continue;
    const first = rule.printed[0];
    rules.set(first, [...(rules.get(first) ?? []), rule]);
  }
  // The longer string first: "mi" has its own habit beside that of "m".
  for (const group of rules.values()) group.sort((a, b) => b.printed.length - a.printed.length);
  const list = (name) => chosen.map((habit) => habit[name]).filter(Boolean);
  return {
    rules,
    splitAfter: list("splitAfter"),
    stray: list("stray"),
    crop: list("crop"),
    hyphen: list("hyphen"),
    smudge: list("smudge"),
    lineHyphen: list("lineHyphen"),
    join: Math.min(
      0.5,
      list("join").reduce((sum, rate) => sum + rate, 0),
    ),
    letterspaced: Math.max(0, ...list("letterspaced")),
  };
}

/**
 * A scanner with habits of its own. The same seed makes the same scanner, and the same scanner makes the same of a text.
 * @returns `noise`, about the share of characters that it spoils; `describe()`, its habits in words; `scan(text)`.
 */
export function makeScanner(seed) {
  const random = makeRandom(hash(`scanner ${seed}`));
  const noise = random.logarithmic(LEAST_NOISE, MOST_NOISE);
  const count = random.whole(2, 12);
  const kinds = Array.from({ length: count }, () => random.weighted(Object.keys(KINDS), (name) => KINDS[name][0]));
  const parts = shares(count, random);
  const chosen = kinds.map((name, at) => ({ name, ...KINDS[name][1](random, noise * parts[at]) }));
  const habits = gather(chosen);
  const scan = (text) => {
    const dice = makeRandom(hash(`${seed} ${text}`));
    return text
      .split("\n")
      .map((line) => {
        let strength = 1;
        for (const { rate, factor } of habits.smudge) if (dice.chance(rate)) strength *= factor;
        const broken = breakWords(letterspace(line, habits, dice), habits, dice);
        return loseHyphens(crop(spoilLetters(broken, habits, strength, dice), habits, dice), habits, dice);
      })
      .join("\n");
  };
  const describe = () =>
    [`noise ${(100 * noise).toFixed(1)}%`, ...chosen.map(({ name, words }) => `${name}: ${words}`)].join("\n  ");
  return { noise, describe, scan };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const scanner = makeScanner(process.argv[2] ?? "0");
  process.stderr.write(`${scanner.describe()}\n`);
  process.stdout.write(scanner.scan(readFileSync(0, "utf8")));
}
