/** What a person is told who has a text corrected for whose language there is a dictionary and no trained model. */
export function untrainedNote(language: string): string {
  return `${language}: a dictionary, and no trained model: weaker than for English, and a confidence promises less`;
}
