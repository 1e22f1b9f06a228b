import { resolve } from "node:path";
import type { Context } from "../context.js";
import { beginReplacement } from "./replace.js";

/** Writes a file of the program's own making, whole or not at all; what was there stays until then. */
export async function replaceFile(name: string, text: string, { cwd }: Context): Promise<void> {
  const replacement = await beginReplacement(resolve(cwd, name), name);
  try {
    await replacement.write(Buffer.from(text));
  } catch (error) {
    await replacement.discard();
    throw error;
  }
  await replacement.commit();
}
