import type { EvalFigures, ShownRate } from "./eval-figures.js";
import { visibleInLine } from "./visible.js";

/** Confusions shown to a person; the JSON has more. */
const SHOWN_CONFUSIONS = 20;

const number = (value: number): string => value.toLocaleString("en-US");

function change(name: string, before: ShownRate, after: ShownRate | undefined): string {
  const counted = (rate: ShownRate): string => `${rate.percent.toFixed(2)}%`;
  if (after === undefined) return `${name}  ${counted(before)}   (${number(before.errors)} of ${number(before.of)})`;
  const cut = before.errors === 0 ? 0 : (100 * (before.errors - after.errors)) / before.errors;
  const sign = cut >= 0 ? "−" : "+";
  return `${name}  ${counted(before)} → ${counted(after)}   (${sign}${Math.abs(cut).toFixed(1)}%)`;
}

function letters(text: string): string {
  return text === "" ? "nothing" : text === " " ? "a space" : visibleInLine(text);
}

/** The figures for a person, with a line feed at the end. */
export function evalText(figures: EvalFigures): string {
  const { ocr, corrected, words, documents } = figures;
  const lines = [
    `${number(documents)} document${documents === 1 ? "" : "s"}, ${number(words.total)} words, ${number(words.wrong)} wrong in the OCR`,
    change("CER", ocr.cer, corrected?.cer),
    change("WER", ocr.wer, corrected?.wer),
  ];
  if (figures.normalize === "hipe") {
    lines.push(change("cMER", ocr.mer, corrected?.mer));
    if (figures.preference !== undefined) lines.push(`preference  ${figures.preference}`);
  }
  if (corrected !== undefined) {
    const count = (value = 0): string => number(value);
    lines.push(
      `fixed ${count(words.fixed)}   broken ${count(words.broken)}   changed and still wrong ${count(words.missed)}   left ${count(words.left)}`,
      `precision ${figures.precision}%   recall ${figures.recall}%   harm ${figures.harmPer10k} of 10,000 right words`,
    );
  }
  if (figures.confusions.length > 0) {
    lines.push("", "Read for what was printed:");
    for (const { printed, scanned, count } of figures.confusions.slice(0, SHOWN_CONFUSIONS))
      lines.push(`${number(count).padStart(8)}  ${letters(scanned)} for ${letters(printed)}`);
  }
  return `${lines.join("\n")}\n`;
}
