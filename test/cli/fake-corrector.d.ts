import type { Corrector, CorrectorOptions } from "../../src/corrector.js";

export declare const WORDS: Readonly<Record<string, [replacement: string, confidence: number]>>;
export declare function createCorrector(options?: CorrectorOptions): Corrector;
export declare function createFakeCorrector(
  words: Readonly<Record<string, readonly [replacement: string, confidence: number]>>,
): (options?: CorrectorOptions) => Corrector;
