import type { Lattice } from "../candidates/lattice.js";
import type { Proposer } from "../candidates/propose.js";
import type { Vocabulary } from "../candidates/vocabulary.js";
import type { Channel } from "../models/channel/channel.js";
import type { BestPath } from "./beam.js";

/** A window decoded: its lattice, the best way through it, and what it was decoded with. */
export interface Decoded {
  readonly lattice: Lattice;
  readonly path: BestPath;
  readonly vocabulary: Vocabulary;
  readonly channel: Channel;
  readonly proposer: Proposer;
}
