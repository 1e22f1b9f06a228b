import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Paint } from "../../output/paint.js";
import { about, CliError } from "../errors.js";
import type { Input } from "../files/inputs.js";
import { shownPath } from "../files/shown-path.js";
import type { OpenSource } from "../files/source.js";
import { pathBelow } from "../globs.js";
import type { SettingsInForce } from "../settings/resolve-settings.js";
import type { Sink } from "../sink.js";
import type { Consumer } from "./consumer.js";
import { createDiffConsumer, createUnifiedPrinter, createWordPrinter } from "./diff-consumer.js";
import { createFileConsumer } from "./file-consumer.js";
import { createListConsumer } from "./list-consumer.js";
import type { Mode } from "./options.js";
import { createTextConsumer } from "./text-consumer.js";

/** Unchanged lines around each change, as everyone's diff has them. */
const DIFF_CONTEXT = 3;

export interface WriterOptions {
  readonly mode: Mode;
  readonly cwd: string;
  readonly paint: Paint;
  readonly context: number | undefined;
  /** Files that the run has written to its folder: two documents must not become one. */
  readonly taken: Set<string>;
}

/** What makes something of a document in the run's mode. */
export async function writerFor(
  input: Input,
  opened: OpenSource,
  settings: SettingsInForce,
  stdout: Sink,
  { mode, cwd, paint, context = DIFF_CONTEXT, taken }: WriterOptions,
): Promise<Consumer | undefined> {
  switch (mode.kind) {
    case "stdout":
      return createTextConsumer(stdout);
    case "write": {
      if (opened.stamp === undefined) throw new CliError("no regular file, so --write cannot replace it");
      const backupSuffix = (settings.get("backup")!.value as string) || undefined;
      const maxChanges = settings.get("max-changes")!.value as number;
      return createFileConsumer({
        file: input.file!,
        onlyChanges: true,
        stamp: opened.stamp,
        backupSuffix,
        maxChanges,
      });
    }
    case "output":
      return createFileConsumer({ file: mode.file, name: shownPath(mode.file, cwd), onlyChanges: false });
    case "out-dir": {
      const file = join(mode.folder, input.file === undefined ? "stdin.txt" : pathBelow(cwd, input.file));
      if (taken.has(file)) throw new CliError(`would be written to ${file}, like another`);
      taken.add(file);
      const name = shownPath(file, cwd);
      await about(shownPath(dirname(file), cwd), mkdir(dirname(file), { recursive: true }));
      return createFileConsumer({ file, name, onlyChanges: false });
    }
    case "diff":
      return createDiffConsumer(stdout, createUnifiedPrinter(paint, stdout.isTTY), context);
    case "word-diff":
      return createDiffConsumer(stdout, createWordPrinter(paint), context);
    case "list":
      return createListConsumer(stdout);
    case "findings":
      return undefined;
  }
}
