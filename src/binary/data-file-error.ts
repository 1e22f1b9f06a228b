/** A compiled data file cannot be used. The message names the file's role, what is wrong, and how to rebuild it. */
export class DataFileError extends Error {
  override readonly name = "DataFileError";

  /** @param role what the file is to a user, such as "language model" */
  constructor(
    readonly role: string,
    readonly problem: string,
  ) {
    super(`${role}: ${problem}; rebuild it with: npm run data:build`);
  }
}
