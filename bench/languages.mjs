// npm run bench:languages -- FOLDER
// What a Hunspell dictionary does for another language, without a trained model: our own German and French pages, read by
// synthetic scanners; and, to compare, English prose with the trained model and with a dictionary alone. FOLDER is a
// project in which dictionary-de and dictionary-fr are installed; English has the dictionary-en that comes with ocrfix.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { plainHunspell } from "../dist/cli/settings/plain-hunspell.js";
import { createCorrector } from "../dist/corrector.js";
import { compileHunspell } from "../dist/models/lexicon/hunspell.js";
import { proseDocuments } from "../scripts/train/prose.mjs";
import { makeScanner } from "../scripts/train/scanners.mjs";
import { scorer } from "./material.mjs";
import { keep, runBench, say, today } from "./report.mjs";

const SCANNERS = 24;
/** English prose of about the length of our German and French pages together. */
const ENGLISH_WORDS = 900;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Our own pages of a language, as one document. */
function pages(language) {
  const folder = here(`../fixtures/clean/${language}/`);
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

function english() {
  let text = "";
  for (const document of proseDocuments({ seed: 5, count: 40 })) {
    if (text.split(/\s+/).length >= ENGLISH_WORDS) break;
    text += `${document.text}\n\n`;
  }
  return text;
}

function dictionary(folder) {
  const [aff, dic] = ["index.aff", "index.dic"].map((name) => readFileSync(join(folder, name)));
  const plain = plainHunspell({ aff, dic });
  return compileHunspell(plain.aff, plain.dic);
}

function measure(text, options, score) {
  const corrector = createCorrector(options);
  const totals = score.emptyTotals();
  for (let at = 0; at < SCANNERS; at++) {
    const ocr = makeScanner(`language ${at}`).scan(text);
    score.add(totals, ocr, text, corrector.correct(ocr).text);
  }
  const clean = score.emptyTotals();
  score.add(clean, text, text, corrector.correct(text).text);
  return { ...score.figures(totals), clean: score.figures(clean).broken };
}

function row(name, { words, wrong, fixed, broken, miss, werReduction, precision, recall, harmPer10k, clean }) {
  say(`${name}: fixed ${fixed} of ${wrong}, broken ${broken}, miss ${miss}, clean ${clean}`);
  const wer = `${werReduction < 0 ? "+" : "−"}${Math.abs(werReduction).toFixed(1)}%`;
  const shares = [precision, recall, harmPer10k].map((share) => share.toFixed(1));
  return `| ${[name, words, wrong, wer, `${fixed} / ${broken} / ${miss}`, ...shares, clean].join(" | ")} |`;
}

async function main([packages]) {
  const score = await scorer();
  if (packages === undefined || score === undefined) {
    say(
      packages === undefined
        ? "usage: npm run bench:languages -- FOLDER, in which dictionary-de and dictionary-fr are installed"
        : "the scorer ../shared/score/score.mjs is not present: nothing can be measured here",
    );
    return packages === undefined ? 2 : 0;
  }
  const of = (name) => dictionary(join(packages, "node_modules", name));
  const prose = english();
  const alone = dictionary(here("../node_modules/dictionary-en/"));
  const rows = [];
  for (const level of ["safe", "balanced"]) {
    rows.push(row(`English, trained model, ${level}`, measure(prose, { level }, score)));
    // Any name but English's takes the dictionary in place of the model.
    const without = { level, language: "x-en", lexicons: [alone] };
    rows.push(row(`English, dictionary alone, ${level}`, measure(prose, without, score)));
    for (const [name, language] of [
      ["German", "de"],
      ["French", "fr"],
    ]) {
      const options = { level, language, lexicons: [of(`dictionary-${language}`)] };
      rows.push(row(`${name}, ${level}`, measure(pages(name.toLowerCase()), options, score)));
    }
  }
  const date = today();
  const table = `# Languages without a trained model, ${date}

${SCANNERS} synthetic scanners read the same text of each language, a document each; the decision model was trained on English.
Harm: right words broken, of 10,000. Clean: words broken where the text itself is fed in.

| language | words | wrong | WER | fixed / broken / miss | precision | recall | harm | clean: broken |
| --- | --: | --: | --: | --: | --: | --: | --: | --: |
${rows.join("\n")}
`;
  keep({ bench: "languages", text: table });
  return 0;
}

await runBench(main);
