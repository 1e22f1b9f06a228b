import { describe, expect, it } from "vitest";
import { addLostLigatures, keepLostLigatures, losesLigatures } from "../../src/learning/lost-ligatures.js";
import { type Habits, noHabits } from "../../src/models/channel/habits.js";
import { NAME } from "../../src/models/lexicon/lexicon.js";
import { type TinyWord, tinyModels, unitsOf } from "../tiny-models.js";

const WORDS =
  "the of a to and was first define office officer different significant efficient difficult reflect profit profile";
const models = tinyModels([...WORDS.split(" ").map((word): TinyWord => [word, 60]), ["di", 90, NAME], ["cult", 90]]);

function habitsOf(text: string): Habits {
  const habits = noHabits(1);
  addLostLigatures(habits, unitsOf(text, models.lexicon), models.lexicon);
  return habits;
}

const told = (text: string): [string, number][] => [...habitsOf(text).misread];

describe("a text that lost its ligatures", () => {
  it("is told by words that become words with one, in one part or two", () => {
    expect(told("the signicant prole of the proft was to rellect")).toEqual([
      [">ffi", 1],
      [">ffl", 1],
      [">ff", 1],
      [">fi", 2],
      [">fl", 1],
    ]);
    expect(told("the signi cant pro le of the rst")).toEqual(told("the signicant prole of the rst"));
  });

  it("may have lost only some of them", () => {
    expect(told("the oce was ecient, and the officer was first to profit")).toEqual([]);
    expect(told("the ocer was ecient and the prole of a profile was first")).toEqual([[">ffi", 2]]);
  });

  it("is told by parts that are words by themselves if one is a name in small letters", () => {
    expect(told("the di cult signicant to")).toEqual(expect.arrayContaining([[">ffi", 1]]));
    expect(told("the Di cult signicant to")).toEqual([]);
  });

  it("is not told by one word, nor by few among many that nothing knows", () => {
    expect(told("the signicant of the")).toEqual([]);
    const noise = Array.from(
      { length: 40 },
      (_, i) => `qz${String.fromCharCode(97 + (i % 26))}${"xv"[i % 2]}w${"jk"[i % 2]}`,
    );
    expect(told(`the signicant prole ${noise.join(" ")}`)).toEqual([]);
  });

  it("nor by words that it has with their ligatures oftener", () => {
    expect(told("a signicant prole, first profile of a profit to define")).toEqual([]);
  });

  it("is remembered when it has been read", () => {
    const first = habitsOf("the signicant prole of the rst");
    expect(losesLigatures(first)).toBe(true);
    const later = noHabits(1);
    expect(losesLigatures(later)).toBe(false);
    later.misread.set(">fi", 9);
    keepLostLigatures(first, later);
    expect([...later.misread]).toEqual([
      [">fi", 9],
      [">ffi", 1],
      [">ffl", 1],
      [">ff", 1],
      [">fl", 1],
    ]);
  });
});
