// Rows of training data from one share of the documents: node rows.mjs SHARE SHARES OUT, with the folds' dictionaries in FOLD_DATA.
import { writeFileSync } from "node:fs";
import { createCorrector } from "../../dist/corrector.js";
import { loadModels } from "../../dist/loader.js";
import { trainingDocuments } from "./documents.mjs";
import { profileOf } from "./profile-of.mjs";
import { createProposalReader } from "./propose.mjs";

const [share, shares, out, foldData, only] = process.argv.slice(2);
const made = new Map();
const ofFold = (fold) => {
  const known = made.get(fold);
  if (known !== undefined) return known;
  const dictionaries = `${foldData}/${fold < 0 ? "all" : `fold${fold}`}/`;
  const models = loadModels(dictionaries);
  const ready = { models, corrector: createCorrector({ dictionaries }), read: createProposalReader(models) };
  made.set(fold, ready);
  return ready;
};

/** What each page gives; a document that is no pages is one. */
function rowsOf({ fold, ocr, gt, pages, taughtBy, fromTruth }) {
  const { models, corrector, read } = ofFold(fold);
  if (pages === undefined) return [read(ocr, gt)];
  const profile = taughtBy && profileOf(taughtBy, () => corrector, models.confusions, fromTruth);
  const readPage = profile ? createProposalReader(models, profile) : read;
  return pages.map((page) => readPage(page.ocr, page.gt));
}

const lines = [];
let index = 0;
for (const document of trainingDocuments(only)) {
  // A scan and its clean side go together, as the one takes longer.
  if ((index++ >> 1) % Number(shares) !== Number(share)) continue;
  rowsOf(document).forEach(({ units, rows }, page) => {
    for (const row of rows)
      lines.push(
        JSON.stringify({
          set: document.set,
          id: document.id,
          page,
          units,
          fold: document.fold,
          x: Array.from(row.features, (value) => +value.toPrecision(6)),
          right: row.right ? 1 : 0,
          broke: row.broke ? 1 : 0,
          torn: row.torn ? 1 : 0,
          text: [row.original, row.replacement, row.truth, row.class],
        }),
      );
  });
}
writeFileSync(out, `${lines.join("\n")}\n`);
