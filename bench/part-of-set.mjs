/** Documents at equal distances through a set, of about so many words together; 0: all of them. */
export function partOf(documents, words) {
  const all = documents.reduce((sum, { gt }) => sum + wordsIn(gt), 0);
  if (words === 0 || all <= words) return documents;
  const count = Math.max(1, Math.round((documents.length * words) / all));
  return Array.from({ length: count }, (_, at) => documents[Math.floor((at * documents.length) / count)]);
}

/** Words of a text, as white space divides them. */
export function wordsIn(text) {
  return text.split(/\s+/).filter(Boolean).length;
}
