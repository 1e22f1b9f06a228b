// Five folds of the development sets. Collections overlap, so that documents which share a run of eight words are kept
// in one fold: what is trained on four folds has then seen nothing of the fifth.
//   node scripts/train/folds.mjs        prints the words of each set in each fold
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readSet, setNames } from "./sets.mjs";

export const FOLDS = 5;
const RUN = 8;

/** The words of a text as far as two editions of it agree: letters and digits, lower case, the words that break at lines joined. */
function plainWords(text) {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/ſ/g, "s")
      .replace(/-\s*\n\s*/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Number of each document's cluster: documents that share a run of eight words, directly or through others. */
function cluster(texts) {
  const parent = texts.map((_, at) => at);
  const root = (at) => {
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  };
  const owner = new Map();
  texts.forEach((words, at) => {
    for (let start = 0; start === 0 || start + RUN <= words.length; start++) {
      const run = words.slice(start, start + RUN).join(" ");
      const other = owner.get(run);
      if (other === undefined) owner.set(run, at);
      else parent[root(at)] = root(other);
    }
  });
  return texts.map((_, at) => root(at));
}

/** Folds of all documents, by `set/id`. Deterministic; about two seconds. */
export function makeFolds() {
  const documents = setNames().flatMap((set) => readSet(set).map(({ id, gt }) => ({ set, id, words: plainWords(gt) })));
  const roots = cluster(documents.map((document) => document.words));
  const clusters = new Map();
  const totals = new Map();
  documents.forEach((document, at) => {
    const members = clusters.get(roots[at]) ?? [];
    members.push(document);
    clusters.set(roots[at], members);
    totals.set(document.set, (totals.get(document.set) ?? 0) + document.words.length);
  });
  const size = (members) => members.reduce((sum, document) => sum + document.words.length, 0);
  const largestFirst = [...clusters.values()].sort((a, b) => size(b) - size(a) || (key(a[0]) < key(b[0]) ? -1 : 1));
  const loads = Array.from({ length: FOLDS }, () => new Map());
  const folds = new Map();
  for (const members of largestFirst) {
    // The fold that has least of the sets that this cluster belongs to, each set in its own measure.
    const weight = (load) =>
      members.reduce(
        (sum, { set, words }) => sum + (words.length + 1) * ((load.get(set) ?? 0) / Math.max(1, totals.get(set))),
        0,
      );
    let best = 0;
    for (let fold = 1; fold < FOLDS; fold++) if (weight(loads[fold]) < weight(loads[best])) best = fold;
    for (const document of members) {
      folds.set(key(document), best);
      loads[best].set(document.set, (loads[best].get(document.set) ?? 0) + document.words.length);
    }
  }
  return { folds, loads, totals, clusters: largestFirst };
}

const key = ({ set, id }) => `${set}/${id}`;

let made;
/** The fold, 0–4, of a document of a development set. */
export function foldOf(set, id) {
  made ??= makeFolds();
  const fold = made.folds.get(`${set}/${id}`);
  if (fold === undefined) throw new Error(`no document ${id} in ${set}`);
  return fold;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { loads, totals, clusters } = makeFolds();
  console.log(`${clusters.length} clusters, the largest of ${clusters[0].length} documents`);
  for (const set of totals.keys())
    console.log(`${set.padEnd(24)}${loads.map((load) => String(load.get(set) ?? 0).padStart(8)).join("")}`);
}
