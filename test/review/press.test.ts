import { describe, expect, it } from "vitest";
import { editsOf } from "../../src/review/aftermath.js";
import { effectsOf } from "../../src/review/history.js";
import type { Outcome } from "../../src/review/outcome.js";
import { press } from "../../src/review/press.js";
import { createReview, type ReviewOptions } from "../../src/review/review.js";
import { createView } from "../../src/review/view.js";
import { fileOf } from "./build.js";

const TEXT = "tbe nenber had tine\ntbe nenber arid tbe Nenber\nwh o\n";

/** A review to which keys are given: words of two letters and more are names of keys. */
function play(texts: Readonly<Record<string, string>>, keys: string, options: ReviewOptions = {}) {
  const files = Object.entries(texts).map(([path, text]) => fileOf(path, text));
  const review = createReview(files, options);
  const view = createView(review, -1);
  let outcome: Outcome = { kind: "none" };
  const give = (more: string): void => {
    for (const key of more.split(" ").filter(Boolean)) outcome = press(review, view, key);
  };
  give(keys);
  return {
    review,
    view,
    give,
    outcome: () => outcome.kind,
    message: () => view.message,
    /** What stands at each place, in order; `?` where nothing is decided. */
    texts: () =>
      [...review.status].map((status, i) => (status === 0 ? "?" : status === 2 ? "-" : (review.answers[i]?.to ?? "+"))),
    at: () => (view.question < 0 ? "" : review.questions[view.question].finding.original),
  };
}

const one = (keys: string, options?: ReviewOptions) => play({ "a.txt": TEXT }, keys, options);

describe("keys that answer", () => {
  it.each([
    ["y", "the ? ? ? ? ? ? ? ?", "accepted: the"],
    ["n", "- ? ? ? ? ? ? ? ?", "left: tbe"],
    ["j 2", "? number ? ? ? ? ? ? ?", "accepted: number"],
    ["j 1", "? member ? ? ? ? ? ? ?", "accepted: member"],
    ["a", "the member time the member and the Member who", "9 accepted: the rest of a.txt"],
    ["n j d", "- ? - - - - - - -", "7 left: the rest of a.txt"],
    ["A", "the ? ? the ? ? the ? ?", "3 accepted: tbe → the"],
    ["D", "- ? ? - ? ? - ? ?", "3 left: tbe → the"],
    ["j s A", "? member time ? member ? ? Member ?", "4 accepted: n for m"],
    ["j s D", "? - - ? - ? ? - ?", "4 left: n for m"],
    ["e ctrl-u x paste:yz enter", "xyz ? ? ? ? ? ? ? ?", "accepted: xyz"],
    ["j E s enter", "? members ? ? members ? ? ? ?", "2 accepted: members"],
    ["i", "- ? ? - ? ? - ? ?", "3 left: tbe for this review"],
    ["j I", "? - ? ? - ? ? - ?", "3 left: nenber joins my words"],
    ["k k k I", "? ? ? ? ? ? ? ? ?", undefined],
    ["j j j j j j j N", "? ? ? ? ? ? ? - ?", "1 left: Nenber joins my names"],
    ["r", "the ? ? the ? ? the ? ?", "3 accepted: tbe → the is a rule now"],
    ["j x", "? - - ? - ? ? - ?", "4 left: confusion/n>m is off"],
    ["y y u", "the ? ? ? ? ? ? ? ?", "1 undone"],
    ["A u", "? ? ? ? ? ? ? ? ?", "3 undone"],
    ["A u ctrl-r", "the ? ? the ? ? the ? ?", "3 done again"],
    ["y u y ctrl-r", "the ? ? ? ? ? ? ? ?", "nothing to do again"],
    ["u", "? ? ? ? ? ? ? ? ?", "nothing to undo"],
    ["9", "? ? ? ? ? ? ? ? ?", "there is no candidate 9"],
    ["w", "? ? ? ? ? ? ? ? ?", "no such key here: ? shows them all"],
    ["paste:yyyy", "? ? ? ? ? ? ? ? ?", "what is pasted is no answer"],
    ["e escape y", "the ? ? ? ? ? ? ? ?", "accepted: the"],
    ["e enter", "the ? ? ? ? ? ? ? ?", "accepted: the"],
    ["e ctrl-u enter", " ? ? ? ? ? ? ? ?", "accepted: "],
  ])("%s", (keys, texts, message) => {
    const played = one(keys === "k k k I" ? "g 9 enter I" : keys);
    expect(played.texts().join(" ")).toBe(texts);
    expect(played.message()).toBe(message ?? "wh o is no single word: i leaves it for now");
  });

  it("goes on to what is undecided, and at the end says so", () => {
    const played = one("j y");
    expect(played.at()).toBe("tine");
    played.give("g 1 enter A");
    expect(played.at()).toBe("tine");
    played.give("a");
    expect(played.view.mode).toBe("end");
    played.give("y");
    expect(played.message()).toContain("no such key");
    played.give("u");
    expect([played.view.mode, played.at()]).toEqual(["ask", "tine"]);
  });

  it("keeps a rule of mine only where a line can hold it", () => {
    const { review } = one("r");
    expect(effectsOf(review)).toEqual([{ kind: "rule", from: "tbe", to: "the" }]);
    const odd = play({}, "");
    odd.give("r");
    expect(odd.outcome()).toBe("none");
  });

  it("asks which rule to switch off where several led here", () => {
    const played = one("g 6 enter x");
    expect(played.view.mode).toBe("rules");
    expect(played.message()).toBe("1 confusion/ri>n   2 confusion/x>y");
    played.give("2");
    expect(effectsOf(played.review)).toEqual([{ kind: "off", rule: "confusion/x>y" }]);
    const never = one("g 6 enter x escape");
    expect([never.review.done.length, never.view.mode]).toEqual([0, "ask"]);
  });

  it("switches off the class where no rule has a name", () => {
    expect(effectsOf(one("g 9 enter x").review)).toEqual([{ kind: "off", rule: "join" }]);
  });

  it("does not take what the document's encoding cannot hold", () => {
    const review = createReview([fileOf("old.txt", "tbe tbe", undefined, "latin-1")]);
    const view = createView(review, -1);
    for (const keys of [
      ["e", "→", "enter"],
      ["E", "→", "enter"],
    ]) {
      for (const key of keys) press(review, view, key);
      expect(view.message).toBe("the→ cannot be written in latin-1, which old.txt is in");
    }
    expect(review.done).toHaveLength(0);
  });
});

describe("keys that move", () => {
  it.each([
    ["j", "nenber", ""],
    ["down j k up", "tbe", ""],
    ["k", "tbe", "this is the first one"],
    ["g 9 enter j", "wh o", "this is the last one"],
    ["g 3 enter", "tine", ""],
    ["g 0 enter", "tbe", "a number from 1 to 9, please"],
    ["g x enter", "tbe", "a number from 1 to 9, please"],
    ["g 3 escape", "tbe", ""],
    ["/ T I M E enter", "tine", ""],
    ["/ h a d enter", "nenber", ""],
    ["/ w h enter", "wh o", ""],
    ["j j / n e n enter", "nenber", ""],
    ["/ q q enter", "tbe", "not found: qq"],
    ["J", "tbe", "this is the last file"],
    ["K", "tbe", "this is the first file"],
  ])("%s leads to %s", (keys, original, message) => {
    const played = one(keys);
    expect([played.at(), played.message()]).toEqual([original, message]);
    expect(played.review.done).toHaveLength(0);
  });

  it("searches on with nothing typed", () => {
    const played = one("/ n e n b enter");
    const seen = [played.view.question];
    for (let i = 0; i < 3; i++) {
      played.give("/ enter");
      seen.push(played.view.question);
    }
    expect(seen[0]).not.toBe(seen[1]);
    expect(played.view.searched).toBe("nenb");
  });

  it("goes from file to file, to what is undecided there", () => {
    const texts = { "a.txt": "tbe", "none.txt": "nothing here", "b.txt": "tine nenber" };
    const played = play(texts, "J");
    expect(played.at()).toBe("tine");
    played.give("y K");
    expect(played.at()).toBe("tbe");
    played.give("J");
    expect(played.at()).toBe("nenber");
  });

  it("shows the keys, and any key goes back", () => {
    const played = one("j ?");
    expect(played.view.mode).toBe("help");
    played.give("y");
    expect([played.view.mode, played.at(), played.review.done.length]).toEqual(["ask", "nenber", 0]);
  });

  it("goes back from the end", () => {
    const played = one("a k");
    expect([played.view.mode, played.at()]).toEqual(["ask", "tbe"]);
  });
});

describe("the list of a series", () => {
  it("is answered place by place", () => {
    const played = one("l j n");
    expect(played.view.mode).toBe("list");
    expect(played.texts().join(" ")).toBe("? ? ? - ? ? ? ? ?");
    expect(played.view.question).toBe(6);
    played.give("y y");
    expect(played.texts().join(" ")).toBe("the ? ? - ? ? the ? ?");
    expect([played.view.mode, played.at()]).toEqual(["ask", "nenber"]);
  });

  it("is answered as a whole", () => {
    const played = one("j s l A");
    expect(played.texts().join(" ")).toBe("? member time ? member ? ? Member ?");
    expect([played.view.mode, played.at()]).toEqual(["ask", "tbe"]);
  });

  it("moves within its places and no further; enter shows one among the others", () => {
    const played = one("l k k page-down down");
    expect(played.view.question).toBe(6);
    played.give("page-up up");
    expect(played.view.question).toBe(0);
    played.give("j enter");
    expect([played.view.mode, played.view.question, played.view.series]).toEqual(["ask", 3, undefined]);
  });

  it("changes to the other series of the place", () => {
    const played = one("j l s");
    expect(played.view.series?.members).toEqual([1, 2, 4, 7]);
    played.give("l");
    expect(played.view.mode).toBe("ask");
  });

  it("goes back to itself from a line that is typed", () => {
    const played = one("l j e ctrl-u t enter");
    expect(played.texts().join(" ")).toBe("? ? ? t ? ? ? ? ?");
    expect([played.view.mode, played.view.question]).toEqual(["list", 6]);
  });
});

describe("keys that end", () => {
  it.each([
    ["q", "write"],
    ["Q", "abandon"],
    ["ctrl-c", "abandon"],
    ["e ctrl-c", "abandon"],
    ["? ctrl-c", "abandon"],
    ["a enter", "write"],
    ["ctrl-z", "suspend"],
    ["ctrl-l", "redraw"],
    ["o", "editor"],
    ["e q", "none"],
    ["y", "answer"],
    ["y u", "undo"],
    ["y u ctrl-r", "redo"],
  ])("%s: %s", (keys, outcome) => {
    expect(one(keys).outcome()).toBe(outcome);
  });

  it("are all that there is where nothing is asked", () => {
    const played = play({ "a.txt": "fine" }, "y j ?");
    expect(played.outcome()).toBe("none");
    played.give("q");
    expect(played.outcome()).toBe("write");
  });

  it("leave what is accepted to be written", () => {
    const { review } = one("y n q");
    expect(editsOf(review, 0)).toEqual([{ start: 0, end: 3, replacement: "the" }]);
  });
});
