/** How two texts are made comparable before anything is counted. */
export type Normalization = "none" | "hipe";

/** NFC, with every run of white space one space, and none at the ends. */
export function collapse(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** Brings a text into the form that is scored. */
export function normalize(text: string, how: Normalization): string {
  return how === "none" ? collapse(text) : collapse(text);
}
