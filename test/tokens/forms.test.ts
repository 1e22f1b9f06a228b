import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberForms } from "../../src/tokens/forms.js";
import { NUMBER, PROTECTED, tokenize, WORD } from "../../src/tokens/tokenize.js";

const isForm = (kind: number): boolean => kind === WORD || kind === NUMBER || kind === PROTECTED;

describe("forms", () => {
  it("are numbered as they first stand, and told apart by case", () => {
    const tokens = tokenize("The cat, the cat and 12 The 12.");
    const forms = numberForms(tokens);
    const numbers = [...forms.of].filter((form) => form >= 0);
    expect(numbers).toEqual([0, 1, 2, 1, 3, 4, 0, 4]);
    expect(forms.count).toBe(5);
    expect([...forms.first].map((token) => tokens.text.slice(tokens.start[token], tokens.end[token]))).toEqual([
      "The",
      "cat",
      "the",
      "and",
      "12",
    ]);
  });

  it("are none in a text without words", () => {
    expect(numberForms(tokenize(""))).toMatchObject({ count: 0 });
    expect([...numberForms(tokenize(" .\n")).of]).toEqual([-1, -1, -1]);
  });

  it("are the same just where the texts are, whatever the text", () => {
    const words = fc.string({ unit: fc.constantFrom(..."abAé1'|\u{1d400}"), maxLength: 4 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (list) => {
        const tokens = tokenize(list.join(" "));
        const forms = numberForms(tokens);
        const known = new Map<string, number>();
        for (let t = 0; t < tokens.count; t++) {
          const text = tokens.text.slice(tokens.start[t], tokens.end[t]);
          if (isForm(tokens.kind[t]) && !known.has(text)) known.set(text, known.size);
          expect(forms.of[t]).toBe(isForm(tokens.kind[t]) ? known.get(text) : -1);
        }
        expect(forms.count).toBe(known.size);
      }),
    );
  });
});
