import type { CorrectorOptions } from "../../corrector.js";
import type { Encoding } from "../../text/encoding.js";
import type { Context } from "../context.js";
import type { Engine } from "../engine/engine.js";
import type { Input } from "../files/inputs.js";
import { looksBinary, peek } from "../files/peek.js";
import { type OpenSource, openSource } from "../files/source.js";
import type { Progress } from "../progress.js";
import type { CorrectorOptionsOf } from "../settings/corrector-options.js";
import type { SettingsInForce } from "../settings/resolve-settings.js";
import type { RunSettings } from "../settings/run-settings.js";
import type { Sink } from "../sink.js";
import type { Consumer } from "./consumer.js";
import { correctDocument } from "./correct-document.js";
import type { Lane } from "./in-order.js";
import { laneSink } from "./lane-sink.js";
import type { LineRange } from "./options.js";
import type { Plan } from "./plan.js";
import type { Reporter } from "./reporter.js";
import type { Stats } from "./stats.js";
import { type WriterOptions, writerFor } from "./writers.js";

/** What the documents of a run share. */
export interface Run {
  readonly plan: Plan;
  readonly settings: RunSettings;
  readonly correctorOptions: CorrectorOptionsOf;
  readonly engine: Engine;
  readonly reporter: Reporter;
  readonly stats: Stats | undefined;
  readonly progress: Progress;
  readonly lines: LineRange | undefined;
  readonly writer: WriterOptions;
  readonly stdout: Sink;
  readonly stopped: () => boolean;
}

/** Corrects one document of a run. Its output goes through its lane; its failure is told there and is not thrown. */
export async function runDocument(input: Input, lane: Lane, run: Run, context: Context): Promise<void> {
  if (run.stopped()) return;
  const { reporter, progress } = run;
  try {
    if (input.skipped !== undefined && input.file === undefined) await passThrough(lane, run, context);
    const skipped = input.skipped ?? (await correctInput(input, lane, run, context));
    if (skipped !== undefined) await lane.run(() => reporter.skipped(input.path, skipped));
  } catch (error) {
    await lane.run(() => reporter.failed(input.path, error));
  }
  progress.fileDone();
}

/** @returns Why the document was passed over, if it was. */
async function correctInput(input: Input, lane: Lane, run: Run, context: Context): Promise<string | undefined> {
  const settings = run.settings.forFile(input.settingsFile);
  const options = await run.correctorOptions(settings);
  const opened = await openSource(input, context);
  const peeked = await peek(opened.chunks);
  const encoding = settings.get("encoding")!.value as Encoding | "auto";
  try {
    if (input.found && encoding === "auto" && looksBinary(peeked.first)) return "binary";
    await correctOpened({ input, opened, chunks: peeked.chunks, encoding, settings, options }, lane, run);
    return undefined;
  } finally {
    await peeked.leave();
  }
}

/** An input that is being read. */
interface OpenInput {
  readonly input: Input;
  readonly opened: OpenSource;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly encoding: Encoding | "auto";
  readonly settings: SettingsInForce;
  readonly options: CorrectorOptions;
}

async function correctOpened(open: OpenInput, lane: Lane, run: Run): Promise<void> {
  const { reporter, progress, stats } = run;
  const { input, opened, chunks, encoding, settings, options } = open;
  const consumers: Consumer[] = [];
  const writer = await writerFor(input, opened, settings, laneSink(run.stdout, lane), run.writer);
  if (writer !== undefined) consumers.push(writer);
  if (reporter.wantsFindings) consumers.push(findingsConsumer(reporter, lane));
  consumers.push(countingConsumer(progress, stats));
  const job = { path: input.path, chunks, encoding, lines: run.lines, options, consumers, stopped: run.stopped };
  const tally = await correctDocument(job, run.engine);
  await lane.run(() => reporter.end(tally));
}

/** Standard input that is excluded by its name: an editor that pipes a text through gets it back as it was. */
async function passThrough(lane: Lane, run: Run, context: Context): Promise<void> {
  if (run.plan.mode.kind !== "stdout") return;
  for await (const chunk of context.stdin) await lane.run(() => run.stdout.write(chunk));
}

function findingsConsumer(reporter: Reporter, lane: Lane): Consumer {
  return {
    wantsFindings: true,
    begin: ({ path }) => lane.run(() => reporter.begin(path)),
    window: ({ text, offset }, findings) => lane.run(() => reporter.findings(findings, { text, offset })),
    end: async () => {},
    abandon: async () => {},
  };
}

function countingConsumer(progress: Progress, stats: Stats | undefined): Consumer {
  return {
    wantsFindings: false,
    begin: async () => {},
    async window({ words, text, corrections }) {
      progress.advance(words, text.length);
      stats?.add(corrections);
    },
    end: async () => {},
    abandon: async () => {},
  };
}
