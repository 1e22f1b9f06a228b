import { resolve } from "node:path";
import { createPaint } from "../../output/paint.js";
import { isColoured } from "../colour.js";
import type { Context } from "../context.js";
import { createLocalEngine } from "../engine/engine.js";
import { type OpenSource, openSource, type Source } from "../files/source.js";
import type { Consumer } from "./consumer.js";
import { correctDocument } from "./correct-document.js";
import { createDiffConsumer, createUnifiedPrinter, createWordPrinter } from "./diff-consumer.js";
import { createFileConsumer } from "./file-consumer.js";
import { createFindingsConsumer } from "./findings-consumer.js";
import type { FixOptions } from "./options.js";
import { type Plan, planFix } from "./plan.js";
import { createReporter } from "./reporter.js";
import { createTextConsumer } from "./text-consumer.js";

/** Unchanged lines around each change, as everyone's diff has them. */
const DIFF_CONTEXT = 3;

/** The `fix` command. Usage errors are thrown; what goes wrong with one file is told and leaves the others alone. */
export async function runFix(options: FixOptions, paths: readonly string[], context: Context): Promise<void> {
  const plan = planFix(options, paths, context);
  const engine = createLocalEngine(await context.loadCorrector());
  const coloured = isColoured(options.color ?? "auto", context.stdout, context.env);
  const reporter = createReporter(plan, context, coloured);
  // Files are written even when nobody reads the findings any more.
  const stopped = (): boolean => context.stdout.closed && plan.mode.kind !== "write" && plan.mode.kind !== "output";
  await reporter.start();
  for (const source of plan.sources) {
    if (stopped()) break;
    try {
      const opened = await openSource(source, context);
      const consumers = writersFor(source, opened, plan, context, coloured);
      if (reporter.printer !== undefined) consumers.push(createFindingsConsumer(reporter.printer, context.stdout));
      const { path } = source;
      const { chunks } = opened;
      const { encoding, corrector } = plan;
      await reporter.done(
        await correctDocument({ path, chunks, encoding, options: corrector, consumers, stopped }, engine),
      );
    } catch (error) {
      await reporter.failed(source.path, error);
    }
  }
  await reporter.finish();
  await engine.close();
}

function writersFor(source: Source, opened: OpenSource, plan: Plan, context: Context, coloured: boolean): Consumer[] {
  const { mode } = plan;
  const { stdout } = context;
  switch (mode.kind) {
    case "stdout":
      return [createTextConsumer(stdout)];
    case "write":
      return [createFileConsumer({ file: source.file!, onlyChanges: true, stamp: opened.stamp })];
    case "output":
      return [createFileConsumer({ file: resolve(context.cwd, mode.file), onlyChanges: false })];
    case "diff":
      return [createDiffConsumer(stdout, createUnifiedPrinter(createPaint(coloured), stdout.isTTY), DIFF_CONTEXT)];
    case "word-diff":
      return [createDiffConsumer(stdout, createWordPrinter(createPaint(coloured)), DIFF_CONTEXT)];
    case "findings":
      return [];
  }
}
