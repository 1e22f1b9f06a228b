import { stat } from "node:fs/promises";
import type { Input } from "../files/inputs.js";
import type { Workload } from "../progress.js";

/** Inputs that are counted before the work begins; of a larger run the size is not known. */
const SURVEYED = 4096;

export interface Survey extends Workload {
  /** All inputs, those that were counted first. */
  readonly inputs: AsyncIterable<Input>;
}

/** Counts the files of a run and their bytes, if they are not too many. */
export async function surveyInputs(found: AsyncGenerator<Input>): Promise<Survey> {
  const counted: Input[] = [];
  let bytes = 0;
  let complete = false;
  while (counted.length < SURVEYED) {
    const next = await found.next();
    if (next.done) {
      complete = true;
      break;
    }
    counted.push(next.value);
    // What cannot be read is told when its turn comes.
    const stats = next.value.file === undefined ? undefined : await stat(next.value.file).catch(() => undefined);
    bytes += stats?.size ?? 0;
  }
  const sized = complete && counted.every(({ file }) => file !== undefined);
  async function* all(): AsyncGenerator<Input> {
    yield* counted;
    yield* found;
  }
  return { inputs: all(), files: complete ? counted.length : undefined, bytes: sized ? bytes : undefined };
}
