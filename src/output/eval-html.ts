import { align, type Comparable, SAME, textBetween } from "../evaluation/alignment.js";
import { type ComparedDocument, verdictOf } from "../evaluation/score.js";
import type { EvalFigures } from "./eval-figures.js";
import { evalText } from "./eval-text.js";
import { visible } from "./visible.js";
import { withoutMarkup } from "./xml.js";

/** Words of the truth in one row. */
const WORDS_PER_ROW = 14;

const STYLE = `
body { font: 15px/1.5 Georgia, serif; margin: 2em auto; max-width: 80em; padding: 0 1em; color: #222; background: #fff }
pre { font-size: 13px } h1 { font-size: 1.4em } h2 { font-size: 1.1em; margin-top: 2em }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th { text-align: left; font-weight: normal; color: #666 } td, th { padding: .2em .8em; vertical-align: top; overflow-wrap: anywhere }
tr:nth-child(even) td { background: #f6f6f4 }
mark { background: none; color: inherit } .wrong { background: #fbc9c4 } .fixed { background: #c8ecc8 } .broken { background: #f2a0f0 }
.missed { background: #ffd9a0 } .left { background: #fbe9a0 }
`;

/** A text in which nothing is markup and no control character stands. */
function escaped(text: string): string {
  return withoutMarkup(visible(text));
}

interface Placed {
  /** Per grapheme of the truth, and at its end: where what stands for it begins in the text. */
  readonly at: Int32Array;
  /** Per grapheme of the text: is it not the truth's? */
  readonly wrong: Uint8Array;
}

function place(truth: Comparable, text: Comparable): Placed {
  const at = new Int32Array(truth.graphemes.length + 1).fill(-1);
  const wrong = new Uint8Array(text.graphemes.length + 1);
  at[truth.graphemes.length] = text.graphemes.length;
  align(truth, text, (kind, truthIndex, textIndex) => {
    if (at[truthIndex] < 0) at[truthIndex] = textIndex;
    if (kind !== SAME) wrong[textIndex] = 1;
  });
  return { at, wrong };
}

/** A stretch of a text with what differs from the truth marked. */
function marked(text: Comparable, { wrong }: Placed, from: number, to: number): string {
  let html = "";
  for (let start = from; start < to; ) {
    let end = start + 1;
    while (end < to && wrong[end] === wrong[start]) end++;
    const part = escaped(textBetween(text, start, end));
    html += wrong[start] === 1 ? `<mark class="wrong">${part}</mark>` : part;
    start = end;
  }
  return html;
}

function truthCell(document: ComparedDocument, from: number, to: number): string {
  const cells: string[] = [];
  for (let word = from; word < to; word++) {
    const verdict = verdictOf(document, word);
    const text = escaped(document.truth.words[word]);
    cells.push(verdict === "right" ? text : `<mark class="${verdict}">${text}</mark>`);
  }
  return cells.join(" ");
}

function documentRows(document: ComparedDocument): string[] {
  const { truth, scanned, corrected } = document;
  const texts = [scanned, ...(corrected === undefined ? [] : [corrected])].map((text) => ({
    text,
    placed: place(truth, text),
  }));
  const rows: string[] = [];
  const count = truth.words.length;
  for (let from = 0; from < count || from === 0; from += WORDS_PER_ROW) {
    const to = Math.min(count, from + WORDS_PER_ROW);
    const start = from === 0 ? -1 : truth.wordStart[from];
    const end = to < count ? truth.wordStart[to] : truth.graphemes.length;
    const cells = texts.map(({ text, placed }) =>
      marked(text, placed, start < 0 ? 0 : placed.at[start], placed.at[end]),
    );
    rows.push(`<tr>${[truthCell(document, from, to), ...cells].map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  }
  return rows;
}

/** A page that shows truth, scan and correction side by side. It runs nothing and loads nothing. */
export function evalHtml(documents: readonly ComparedDocument[], figures: EvalFigures): string {
  const heads = ["Truth", "OCR", ...(figures.corrected === undefined ? [] : ["Corrected"])];
  const lines = [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8"><title>ocrfix eval</title>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<style>${STYLE}</style></head><body><h1>ocrfix eval</h1>`,
    `<pre>${escaped(evalText(figures))}</pre>`,
    '<p>In the truth: <mark class="fixed">fixed</mark>, <mark class="broken">broken</mark>, <mark class="missed">changed and still wrong</mark>, <mark class="left">left wrong</mark>. In the texts: <mark class="wrong">not as in the truth</mark>.</p>',
  ];
  for (const document of documents)
    lines.push(
      `<h2>${escaped(document.id)}</h2>`,
      `<table><tr>${heads.map((head) => `<th>${head}</th>`).join("")}</tr>`,
      ...documentRows(document),
      "</table>",
    );
  return `${lines.join("\n")}\n</body></html>\n`;
}
