/** A compiled data file cannot be used. The message names the file's role, what is wrong, and how to rebuild it. */
export class DataFileError extends Error {
  override readonly name = "DataFileError";

  /**
   * @param role what the file is to a user, such as "language model"
   * @param command script of package.json that makes it
   */
  constructor(
    readonly role: string,
    readonly problem: string,
    command = "data:build",
  ) {
    super(`${role}: ${problem}; install ocrfix again, or rebuild it with: npm run ${command}`);
  }
}
