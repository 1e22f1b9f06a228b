import type { FindingFormat } from "./keys.js";

const BY_EXTENSION: readonly (readonly [ending: string, format: FindingFormat])[] = [
  [".sarif", "sarif"],
  [".sarif.json", "sarif"],
  [".jsonl", "jsonl"],
  [".ndjson", "jsonl"],
  [".json", "json"],
  [".xml", "junit"],
  [".txt", "brief"],
];

/** The format of a report: what was asked for, else what its name says, else JSON Lines. */
export function reportFormat(asked: FindingFormat | undefined, file: string): FindingFormat {
  return asked ?? BY_EXTENSION.find(([ending]) => file.endsWith(ending))?.[1] ?? "jsonl";
}
