import type { CorrectionClass } from "../../src/edits/edit.js";
import { createFinder } from "../../src/edits/finding.js";
import type { ReviewFile } from "../../src/review/question.js";
import type { Encoding } from "../../src/text/encoding.js";

export interface Word {
  readonly to: string;
  readonly confidence?: number;
  readonly rules?: readonly string[];
  readonly others?: readonly string[];
  readonly class?: CorrectionClass;
}

/** The misspellings are deliberate. */
export const WORDS: Readonly<Record<string, Word>> = {
  nenber: { to: "member", confidence: 0.97, rules: ["confusion/n>m"], others: ["number"] },
  tine: { to: "time", confidence: 0.9, rules: ["confusion/n>m"] },
  tbe: { to: "the", confidence: 0.99, rules: ["confusion/b>h"] },
  arid: { to: "and", confidence: 0.4, rules: ["confusion/ri>n", "confusion/x>y"] },
  Nenber: { to: "Member", confidence: 0.95, rules: ["confusion/n>m"] },
  "wh o": { to: "who", confidence: 0.8, rules: [], class: "join" },
};

/** A document under review in which the words are found that `words` has. */
export function fileOf(
  path: string,
  text: string,
  words: Readonly<Record<string, Word>> = WORDS,
  encoding: Encoding = "utf-8",
): ReviewFile {
  const pattern = new RegExp(`\\b(?:${Object.keys(words).join("|")})\\b`, "g");
  const corrections = [...text.matchAll(pattern)].map(({ 0: original, index }) => {
    const { to, confidence = 0.9, rules = ["confusion/x>y"], others = [], class: kind = "confusion" } = words[original];
    return {
      start: index,
      end: index + original.length,
      original,
      replacement: to,
      class: kind,
      rules,
      confidence,
      candidates: [to, ...others].map((text, i) => ({ text, confidence: i === 0 ? confidence : 0.02 })),
      evidence: ["not in the dictionary"],
      applied: confidence >= 0.65,
    };
  });
  const findings = createFinder(path, encoding, 0)({ text, before: "", after: "" }, corrections);
  return { path, session: `session of ${path}`, sha256: `hash of ${text}`, encoding, text, findings };
}
