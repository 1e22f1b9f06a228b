import fc from "fast-check";
import { expect, it } from "vitest";
import { createLocator } from "../../src/text/lines.js";

it("counts lines and columns from 1 over LF, CR LF and CR", () => {
  const text = "ab\ncd\r\nef\rg";
  const locator = createLocator();
  const places = [...text, "end"].map((_, offset) => locator.at(text, offset)).map((p) => `${p.line}:${p.column}`);
  expect(places).toEqual(["1:1", "1:2", "1:3", "2:1", "2:2", "2:3", "2:4", "3:1", "3:2", "3:3", "4:1", "4:2"]);
});

it("takes a form feed for part of the line", () => {
  expect(createLocator().at("a\fb", 2)).toEqual({ line: 1, column: 3 });
});

it("gives the same places window by window", () => {
  const windows = fc.array(fc.stringMatching(/^[ab\n\r]+$/), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(windows, (parts) => {
      const whole = parts.join("");
      fc.pre(!parts.some((part, at) => part.endsWith("\r") && parts[at + 1]?.startsWith("\n")));
      const locator = createLocator();
      let offset = 0;
      for (const part of parts) {
        for (let at = 0; at < part.length; at += 2) {
          expect(locator.at(part, at)).toEqual(createLocator().at(whole, offset + at));
        }
        locator.leave(part);
        offset += part.length;
      }
    }),
  );
});
