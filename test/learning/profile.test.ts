import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatProfile } from "../../src/learning/format-profile.js";
import { ProfileError, parseProfile } from "../../src/learning/parse-profile.js";
import { PROFILE_EVENTS, type Profile, type ProfileEvent, type Rate } from "../../src/learning/profile.js";

const cents = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((n) => n / 100);
const rate = fc.tuple(cents(1000), cents(1000)).map(([a, b]) => ({ count: Math.min(a, b), of: Math.max(a, b) }));
const side = fc.string({ unit: fc.constantFrom(..."abcnmrtIl1'>.|éſ"), maxLength: 3 });
const word = fc.string({ unit: fc.constantFrom(..."abcdeéüNM"), minLength: 1, maxLength: 12 });
const words = fc.uniqueArray(
  fc.tuple(word, cents(500)).map(([text, count]) => ({ text, count })),
  { selector: ({ text }) => text, maxLength: 6 },
);
const profiles: fc.Arbitrary<Profile> = fc.record({
  documents: fc.nat(),
  words: fc.nat(),
  letters: fc.nat(),
  noise: cents(3),
  unknownNoise: cents(3),
  confusions: fc.uniqueArray(
    fc
      .tuple(
        side,
        side,
        rate,
        fc.array(fc.string({ unit: fc.constantFrom(..."ab→ "), maxLength: 9 }), { maxLength: 3 }),
      )
      .filter(([scanned, printed]) => scanned !== printed)
      .map(([scanned, printed, counts, examples]) => ({ scanned, printed, ...counts, examples })),
    { selector: ({ scanned, printed }) => `${scanned}>${printed}`, maxLength: 8 },
  ),
  readings: fc.uniqueArray(
    fc
      .tuple(fc.constantFrom("mm", "1::", "15", "Th1:", "'m"), fc.constantFrom("with", "its", "is", "this"), rate)
      .map(([scanned, printed, counts]) => ({ scanned, printed, ...counts })),
    { selector: ({ scanned, printed }) => `${scanned}>${printed}`, maxLength: 6 },
  ),
  spaces: fc.uniqueArray(
    fc.tuple(fc.constantFrom(..."abce'"), rate).map(([after, counts]) => ({ after, ...counts })),
    { selector: ({ after }) => after, maxLength: 5 },
  ),
  events: fc.record(Object.fromEntries(PROFILE_EVENTS.map((name) => [name, rate]))) as fc.Arbitrary<
    Record<ProfileEvent, Rate>
  >,
  vocabulary: words,
  names: words,
});

const read = (text: string): Profile => parseProfile({ path: "scans.json", text });
const minimal = (more: object): string => JSON.stringify({ version: 1, ...more });

describe("a profile", () => {
  it("is the same when it has been written and read, but for its order", () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const text = formatProfile(profile);
        const again = read(text);
        expect(formatProfile(again)).toBe(text);
        const sorted = <T>(list: readonly T[]): string[] => list.map((entry) => JSON.stringify(entry)).sort();
        expect(sorted(again.confusions)).toEqual(sorted(profile.confusions));
        expect(sorted(again.names)).toEqual(sorted(profile.names));
        expect(sorted(again.readings)).toEqual(sorted(profile.readings));
        expect({ ...again, confusions: 0, readings: 0, spaces: 0, vocabulary: 0, names: 0 }).toEqual({
          ...profile,
          confusions: 0,
          readings: 0,
          spaces: 0,
          vocabulary: 0,
          names: 0,
        });
      }),
    );
  });

  it("has an entry a line, the commonest confusions first, words in order", () => {
    const profile = read(
      minimal({
        confusions: [
          { scanned: "c", printed: "e", count: 2, of: 90 },
          { scanned: "n", printed: "m", count: 67, of: 412, examples: ["nenber → member"] },
        ],
        names: ["Zoe", { text: "Ada", count: 3 }],
      }),
    );
    const lines = formatProfile(profile).split("\n");
    expect(lines).toContain(
      '    { "scanned": "n", "printed": "m", "count": 67, "of": 412, "examples": ["nenber → member"] },',
    );
    expect(lines.findIndex((line) => line.includes('"n"'))).toBeLessThan(
      lines.findIndex((line) => line.includes('"c"')),
    );
    expect(lines.slice(-5)).toEqual([
      '    { "text": "Ada", "count": 3 },',
      '    { "text": "Zoe", "count": 1 }',
      "  ]",
      "}",
      "",
    ]);
  });

  it("may be as small as a person writes it", () => {
    expect(read('\ufeff{ "version": 1, "words": ["frobnitz"] }')).toMatchObject({
      documents: 0,
      letters: 0,
      confusions: [],
      vocabulary: [{ text: "frobnitz", count: 1 }],
    });
  });
});

it("is what docs/profiles.md shows", () => {
  const page = readFileSync(new URL("../../docs/profiles.md", import.meta.url), "utf8");
  const [, shown] = /```json\n([\s\S]*?)```/.exec(page)!;
  expect(read(shown)).toMatchObject({
    documents: 60,
    names: [
      { text: "Lukashenka", count: 15 },
      { text: "Barysau", count: 1 },
    ],
  });
});

describe("a profile with a mistake", () => {
  const confusion = (more: object) =>
    minimal({ confusions: [{ scanned: "n", printed: "m", count: 1, of: 2, ...more }] });

  const reading = (more: object) =>
    minimal({ readings: [{ scanned: "mm", printed: "with", count: 1, of: 2, ...more }] });

  it.each([
    ["no JSON", '{\n"version": 1,\n}', "scans.json: line 3: not valid JSON"],
    ["nothing", "", "scans.json: not valid JSON"],
    ["lists in lists", "[".repeat(200_000) + "]".repeat(200_000), "scans.json: "],
    ["a list", "[]", "scans.json: an object must stand here, not a list"],
    ["null", "null", "scans.json: an object must stand here, not null"],
    ["no version", "{}", 'scans.json: the key "version" is missing'],
    ["another version", '{"version":2,"shapes":[]}', "scans.json: version: 2, this program reads 1"],
    [
      "an unknown key",
      minimal({ nmaes: [] }),
      'scans.json: the key "nmaes" is unknown; the keys are version, learnedFrom',
    ],
    ["a key of Object's", '{"version":1,"__proto__":{"noise":9}}', 'scans.json: the key "__proto__" is unknown'],
    [
      "another of them",
      minimal({ events: { constructor: 1 } }),
      'scans.json: events: the key "constructor" is unknown',
    ],
    ["a type", minimal({ names: {} }), "scans.json: names: a list must stand here, not an object"],
    [
      "a number as a string",
      minimal({ noise: "1" }),
      'scans.json: noise: a number from 0 to 100 must stand here, not "1"',
    ],
    ["a number too large", minimal({ noise: 1e9 }), "scans.json: noise: a number from 0 to 100"],
    ["a part of an entry", confusion({ of: undefined }), 'scans.json: confusions[0]: the key "of" is missing'],
    ["a count below nothing", confusion({ count: -1 }), 'scans.json: confusions[0] ("n" for "m").count: a number'],
    ["more than all", confusion({ count: 3 }), 'scans.json: confusions[0] ("n" for "m"): 3 times of 2'],
    ["a side too long", confusion({ scanned: "nnnn" }), 'scans.json: confusions[0].scanned: "nnnn" is longer than 3'],
    [
      "both sides the same",
      confusion({ scanned: "m" }),
      'scans.json: confusions[0] ("m" for "m"): both sides are the same',
    ],
    ["a reading too long", reading({ scanned: "mmmmmmm" }), 'readings[0].scanned: "mmmmmmm" is longer than 6'],
    ["a reading in two", reading({ scanned: "m m" }), '"scanned" must be some characters without a space'],
    [
      "a reading of two words",
      reading({ printed: "of it" }),
      'readings[0] ("mm" for "of it"): "of it" is not one word',
    ],
    ["a reading of itself", reading({ printed: "MM" }), 'readings[0] ("mm" for "MM"): both sides are the same'],
    ["a reading more than all", reading({ count: 3 }), 'readings[0] ("mm" for "with"): 3 times of 2'],
    ["a control character", confusion({ scanned: "\u0007" }), "has control characters"],
    ["two words in one", minimal({ names: ["Ada Love"] }), 'scans.json: names[0]: "Ada Love" is not one word'],
    ["a word twice", minimal({ words: ["a", "b", "a"] }), 'scans.json: words[2]: "a" again'],
    ["a word too long", minimal({ words: ["a".repeat(65)] }), "is longer than 64"],
  ])("is refused with the entry and the file: %s", (_, text, message) => {
    expect(() => read(text)).toThrow(ProfileError);
    expect(() => read(text)).toThrow(message);
  });

  it("is refused for its size before it is looked at", () => {
    expect(() => read(" ".repeat((1 << 24) + 1))).toThrow("more than a profile has");
    const many = minimal({ words: Array.from({ length: 100_001 }, () => "a") });
    expect(() => read(many)).toThrow("words: 100001 entries are more than 100000");
  });

  it("never changes what objects are", () => {
    expect(() => read('{"version":1,"words":[{"text":"a","count":1,"__proto__":{"polluted":1}}]}')).toThrow(
      "__proto__",
    );
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});
