/** How two texts are made comparable: as they are, or as the HIPE-OCRepair competition of 2026 does it. */
export const NORMALIZATIONS = ["none", "hipe"] as const;

export type Normalization = (typeof NORMALIZATIONS)[number];

/** NFC, with every run of white space one space, and none at the ends. */
export function collapse(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** Letters of old print that the competition writes out. */
const WRITTEN_OUT: readonly (readonly [RegExp, string])[] = [
  [/ß/g, "ss"],
  [/ꝛ/g, "r"],
  [/œ/g, "oe"],
  [/æ/g, "ae"],
  [/a\u0364/g, "ä"],
  [/o\u0364/g, "ö"],
  [/u\u0364/g, "ü"],
  [/¬\n/g, ""],
];

/** Lower case, letters and digits only, accents kept; everything else is a space. */
function forCompetition(text: string): string {
  let plain = text.toLowerCase();
  for (const [pattern, replacement] of WRITTEN_OUT) plain = plain.replace(pattern, replacement);
  return plain.replace(/[^\p{L}\p{N}\s]/gu, " ");
}

/** Brings a text into the form that is compared: NFC, single spaces, none at the ends. */
export function normalize(text: string, how: Normalization): string {
  return collapse(how === "hipe" ? forCompetition(text.normalize("NFC")) : text);
}
