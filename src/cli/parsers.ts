import { InvalidArgumentError } from "commander";
import { ENCODINGS, encodingNamed } from "../text/encoding.js";

/** The value of `--encoding`. */
export function parseEncoding(name: string): string {
  const encoding = name === "auto" ? name : encodingNamed(name);
  if (encoding === undefined) throw new InvalidArgumentError(`One of auto, ${ENCODINGS.join(", ")}.`);
  return encoding;
}

/** The value of `--min-confidence`. */
export function parseProbability(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !(number >= 0 && number <= 1)) throw new InvalidArgumentError("A number from 0 to 1.");
  return number;
}
