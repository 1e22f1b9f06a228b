// What the proposals of a document say of one another, for rows of training data: the document as it was read by itself.
import { COMPANY, companyOf } from "../../dist/decision/company.js";
import { calibrated } from "../../dist/decision/model.js";
import { proposedBy } from "./rows-file.mjs";

/** Numbers of the rows of each document that was read by itself. */
export function documentsOf(rows) {
  const together = new Map();
  rows.forEach(({ set, id, page }, i) => {
    const key = `${set}\t${id}\t${page}`;
    if (together.has(key)) together.get(key).push(i);
    else together.set(key, [i]);
  });
  return [...together.values()];
}

/** The company of all rows, row by row, given what the first forest says of each and how that is calibrated. */
export function companyOfRows(rows, documents, scores, curve) {
  const company = new Float64Array(rows.length * COMPANY.length);
  for (const members of documents) {
    const proposals = members.map((i) => proposedBy(rows[i]));
    const confidences = Float64Array.from(members, (i) => calibrated(curve, scores[i]));
    companyOf(proposals, confidences, rows[members[0]].units).forEach((vector, k) => {
      company.set(vector, members[k] * COMPANY.length);
    });
  }
  return company;
}

/** What the second forest judges a row by. */
export function judgedVector(row, i, company) {
  return [...row.x, ...company.subarray(i * COMPANY.length, (i + 1) * COMPANY.length)];
}
