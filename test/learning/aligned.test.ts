import { describe, expect, it } from "vitest";
import { alignPair } from "../../src/cli/learn/align-pair.js";
import { countAligned } from "../../src/learning/aligned.js";

const count = (scanned: string, printed: string) => countAligned(alignPair(scanned, printed));
const misread = (scanned: string, printed: string): Record<string, number> =>
  Object.fromEntries([...count(scanned, printed).habits.misread].sort());

describe("counting an aligned text", () => {
  it("counts a confusion alone, and with the letter on each side", () => {
    expect(misread("a nenber of it", "a nember of it")).toEqual({ "en>em": 1, "n>m": 1, "nb>mb": 1 });
  });

  it("counts letters lost, added, and two for one", () => {
    expect(misread("govemment", "government")).toMatchObject({ "m>rn": 1, "em>ern": 1 });
    expect(misread("warmng", "warming")).toMatchObject({ ">i": 1, "m>mi": 1, "n>in": 1 });
    const { lost, inserted, substituted } = count("warmng aud xof", "warming and of").habits;
    expect([lost.count, inserted.count, substituted.count]).toEqual([1, 1, 1]);
  });

  it("counts spaces, line-end hyphens and case apart", () => {
    const { habits } = count("the com- mittee whi ch INthe End", "the committee which IN the end");
    expect(habits.misread.size).toBe(0);
    expect(habits.hyphen.count).toBe(1);
    expect(habits.split.count).toBe(1);
    expect(habits.space.get("i".charCodeAt(0))).toEqual({ count: 1, of: 2 });
    expect(habits.caseFirst.count).toBe(1);
  });

  it("tells how often each letter was printed, words ending in a blank", () => {
    const { printed, split } = count("tbe the", "the the").habits;
    expect(["t", "th", "the", "e ", ""].map((gram) => printed.get(gram))).toEqual([2, 2, 2, 2, 8]);
    expect(split.of).toBe(2);
  });

  it("counts short words that have hardly a letter of what was printed", () => {
    const { whole } = count(
      "deal mm it, agree mm us. Meet mm them: 15 it? A nan wlth this",
      "deal with it, agree with us. Meet with them: is it? A man with this",
    ).habits;
    expect(whole.get("mm")).toEqual([{ word: "with", count: 3, of: 4 }]);
    expect(whole.get("15")).toEqual([{ word: "is", count: 1, of: 1 }]);
    expect([...whole.keys()]).toEqual(["mm", "15"]);
  });

  it("shows the words in which a confusion was seen first", () => {
    expect(count("the nenber and a nan", "the member and a man").examples.get("n>m")).toBe("nenber → member");
  });

  it("measures noise by the letters, and learns nothing from what is garbled", () => {
    expect(count("x".repeat(40), "the committee met again in the evening").habits.noise).toBe(3);
    expect(misread("xyzzyx met", "committee met")).toEqual({});
    expect(count("the same", "the same").habits.noise).toBe(0);
  });

  it("takes no notice of how an edition writes its marks", () => {
    expect(misread("“don't” — so", '"don’t" - so')).toEqual({});
  });
});
