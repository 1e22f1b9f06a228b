import { InvalidArgumentError } from "commander";
import { ENCODINGS, encodingNamed } from "../text/encoding.js";
import type { LineRange } from "./fix/options.js";

/** For an option that may be repeated. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** The same, for names: several may be joined by commas. */
export function collectNames(value: string, before: readonly string[] = []): string[] {
  return [...before, ...value.split(",").filter((name) => name !== "")];
}

export function parseEncoding(name: string): string {
  const encoding = name === "auto" ? name : encodingNamed(name);
  if (encoding === undefined) throw new InvalidArgumentError(`One of auto, ${ENCODINGS.join(", ")}.`);
  return encoding;
}

export function parseProbability(text: string): number {
  return parseNumber(text, 0, 1);
}

export function parsePercentage(text: string): number {
  return parseNumber(text.replace(/%$/, ""), 0, 100);
}

export function parseCount(text: string): number {
  return parseWhole(text, 1, 256);
}

export function parseContext(text: string): number {
  return parseWhole(text, 0, 1000);
}

/** `12:20`, `12:`, `:20` or `12`. */
export function parseLines(text: string): LineRange {
  const match = /^(\d*)(:?)(\d*)$/.exec(text);
  const [, first, colon, last] = match ?? [];
  if (match === null || (first === "" && last === "")) {
    throw new InvalidArgumentError("Two line numbers, such as 12:20; either may be missing.");
  }
  const from = first === "" ? 1 : Number(first);
  const to = last !== "" ? Number(last) : colon === "" ? from : Number.POSITIVE_INFINITY;
  if (from < 1 || to < from) throw new InvalidArgumentError("Lines count from 1, and the first comes first.");
  return { from, to };
}

function parseWhole(text: string, least: number, most: number): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError(`A whole number from ${least} to ${most}.`);
  return parseNumber(text, least, most);
}

function parseNumber(text: string, least: number, most: number): number {
  const number = Number(text);
  if (text.trim() === "" || !(number >= least && number <= most)) {
    throw new InvalidArgumentError(`A number from ${least} to ${most}.`);
  }
  return number;
}
