import {
  PROFILE_EVENTS,
  PROFILE_VERSION,
  type Profile,
  type ProfileReading,
  type ProfileWord,
  type Rate,
} from "./profile.js";

/** A profile as a file: JSON, an entry a line, the commonest confusions first and words in order. */
export function formatProfile(profile: Profile): string {
  const { documents, words, letters, noise, unknownNoise } = profile;
  const confusions = [...profile.confusions].sort(byCount).map(({ scanned, printed, count, of, examples }) => ({
    scanned,
    printed,
    ...rounded({ count, of }),
    examples,
  }));
  const readings = [...profile.readings]
    .sort(byCount)
    .map(({ scanned, printed, count, of }) => ({ scanned, printed, ...rounded({ count, of }) }));
  const spaces = [...profile.spaces]
    .sort((a, b) => (a.after < b.after ? -1 : 1))
    .map(({ after, count, of }) => ({ after, ...rounded({ count, of }) }));
  const events = PROFILE_EVENTS.map((name) => `    ${JSON.stringify(name)}: ${inLine(rounded(profile.events[name]))}`);
  const list = (name: string, entries: readonly object[]): string =>
    `  ${JSON.stringify(name)}: [${entries.map((entry) => `\n    ${inLine(entry)}`).join(",")}${entries.length > 0 ? "\n  " : ""}]`;
  const parts = [
    `  "version": ${PROFILE_VERSION}`,
    `  "learnedFrom": ${inLine({ documents, words: Math.round(words), letters: Math.round(letters) })}`,
    `  "noise": ${round(noise)}`,
    `  "unknownNoise": ${round(unknownNoise)}`,
    list("confusions", confusions),
    list("readings", readings),
    list("spaces", spaces),
    `  "events": {\n${events.join(",\n")}\n  }`,
    list("words", wordEntries(profile.vocabulary)),
    list("names", wordEntries(profile.names)),
  ];
  return `{\n${parts.join(",\n")}\n}\n`;
}

function byCount(a: ProfileReading, b: ProfileReading): number {
  return b.count - a.count || (a.scanned + a.printed < b.scanned + b.printed ? -1 : 1);
}

function wordEntries(words: readonly ProfileWord[]): object[] {
  return [...words]
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ text, count }) => ({ text, count: round(count) }));
}

function rounded({ count, of }: Rate): Rate {
  return { count: round(count), of: Math.max(round(count), round(of)) };
}

/** Counts are soft: two decimals say more than is known. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** JSON on one line, with blanks as a person sets them. */
function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${inLine(inner)}`);
  return `{ ${entries.join(", ")} }`;
}
