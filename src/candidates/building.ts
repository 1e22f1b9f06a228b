import type { Channel } from "../models/channel/channel.js";
import type { Facts } from "./facts.js";
import type { Lattice } from "./lattice.js";
import type { Proposer } from "./propose.js";
import type { Vocabulary } from "./vocabulary.js";

/** A lattice while readings are put into it, and what they are found with. */
export interface Building {
  readonly lattice: Lattice;
  readonly facts: Facts;
  readonly vocabulary: Vocabulary;
  readonly channel: Channel;
  readonly proposer: Proposer;
}
