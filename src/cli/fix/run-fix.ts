import type { CorrectorOptions } from "../../corrector.js";
import { createPaint } from "../../output/paint.js";
import { type ColourChoice, isColoured } from "../colour.js";
import type { Context } from "../context.js";
import { chooseEngine } from "../engine/choose-engine.js";
import { createInputFinder, listInputs } from "../files/inputs.js";
import { createCorrectorOptions } from "../settings/corrector-options.js";
import type { SettingsInForce } from "../settings/resolve-settings.js";
import { createRunSettings } from "../settings/run-settings.js";
import { untrainedNote } from "../settings/untrained.js";
import { inOrder } from "./in-order.js";
import type { FixOptions } from "./options.js";
import { planFix } from "./plan.js";
import { createProgressContext } from "./progress-context.js";
import { createReporter } from "./reporter.js";
import { type Run, runDocument } from "./run-document.js";
import { createStats } from "./stats.js";
import { surveyInputs } from "./survey.js";

/** The `fix` command. Usage errors are thrown; what goes wrong with one file is told and leaves the others alone. */
export async function runFix(options: FixOptions, paths: readonly string[], outer: Context): Promise<void> {
  const settings = createRunSettings(options, outer);
  const value = (name: string) => settings.own.get(name)!.value;
  const optionsOf = createCorrectorOptions(outer);
  const untrained = new Set<string>();
  const correctorOptions = async (of: SettingsInForce): Promise<CorrectorOptions> => {
    const made = await optionsOf(of);
    if (made.language !== undefined) untrained.add(made.language);
    return made;
  };
  // What is wrong with lists, rules and dictionaries is told once, before anything is read or written.
  await correctorOptions(settings.own);
  const plan = planFix(options, paths, settings.own, outer);
  const { context, progress } = createProgressContext(outer, plan.loudness >= 0 && value("progress") === true);
  const coloured = isColoured(value("color") as ColourChoice, context.stdout, context.env);
  const reporter = await createReporter(plan, context, coloured);
  const stats = value("stats") === true ? createStats() : undefined;
  const outDir = plan.mode.kind === "out-dir" ? plan.mode.folder : undefined;
  const { stdinFilename } = options;
  const finder = createInputFinder({ settings: settings.own, stdinFilename, outDir }, context, reporter);
  const { inputs, ...workload } = await surveyInputs(finder.find(listInputs(options, paths, context)));
  progress.begin(workload);
  const engine = await chooseEngine(value("jobs") as number | undefined, workload.bytes, context);
  const run: Run = {
    plan,
    settings,
    correctorOptions,
    engine,
    reporter,
    stats,
    progress,
    lines: options.lines,
    writer: {
      mode: plan.mode,
      cwd: context.cwd,
      paint: createPaint(coloured),
      context: plan.context,
      taken: new Set(),
    },
    stdout: context.stdout,
    // Files are written even when nobody reads the findings any more.
    stopped: () => context.stdout.closed && !["write", "output", "out-dir"].includes(plan.mode.kind),
  };
  try {
    await inOrder(inputs, engine.jobs, (input, lane) => runDocument(input, lane, run, context));
    await reporter.finish();
    if (stats !== undefined) await context.stderr.write(stats.text());
    for (const language of untrained) {
      const note = untrainedNote(language);
      // Figures never stand without it, -q or not.
      await (stats === undefined ? reporter.note(note) : context.stderr.write(`ocrfix: ${note}\n`));
    }
  } catch (error) {
    await reporter.abandon();
    throw error;
  } finally {
    progress.clear();
    await engine.close();
  }
}
