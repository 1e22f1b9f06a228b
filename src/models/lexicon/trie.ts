import { countBits } from "../../text/bits.js";
import { foldWord, symbolOf } from "../../text/folding.js";

/** Dearest cost that a byte holds, tenths of nats. */
const MOST_COST = 255;
const WORD_ENDS = 1;
const SYMBOL_BITS = 28;

/**
 * Words as a tree of letters, one number a node. Nodes are numbered breadth first, so that the children of a node
 * stand together and everything but the masks follows from them. Node 0 is the root. Arrays have one element a node,
 * `firstChild` one more. Layout of a mask:
 *
 * | bit | meaning |
 * |---|---|
 * | 0 | a word ends here |
 * | 1–26 | there is a child for the letter a–z |
 * | 27 | there is a child for the apostrophe |
 */
export interface Trie {
  readonly nodeCount: number;
  readonly wordCount: number;
  readonly childMask: Uint32Array;
  /** The children of n are the nodes firstChild[n] … firstChild[n + 1] − 1, in the order of their labels. */
  readonly firstChild: Int32Array;
  /** Symbol on the way into the node, 1–27; 0 at the root. */
  readonly label: Uint8Array;
  /** −1 at the root. */
  readonly parent: Int32Array;
  /** Number of the word that ends at the node, −1 for none; words are numbered in the order of their nodes. */
  readonly entry: Int32Array;
  /** Lowest cost of a word that ends at the node or below it, tenths of nats. */
  readonly best: Uint8Array;
  /** The child for a symbol, −1 for none. Symbol 0 has no child. */
  child(node: number, symbol: number): number;
}

/** What `buildTrie` made: `order[e]` is the place in the list given of the word that became entry e. */
export interface BuiltTrie {
  readonly trie: Trie;
  readonly order: Uint32Array;
}

/**
 * Opens a trie in two passes over its masks; `cost` holds one cost an entry, tenths of nats.
 * Throws a RangeError if masks and costs do not describe one tree.
 */
export function openTrie(childMask: Uint32Array, cost: Uint8Array): Trie {
  const nodeCount = childMask.length;
  const firstChild = new Int32Array(nodeCount + 1);
  const label = new Uint8Array(nodeCount);
  const parent = new Int32Array(nodeCount).fill(-1);
  const entry = new Int32Array(nodeCount).fill(-1);
  const best = new Uint8Array(nodeCount).fill(MOST_COST);
  let next = 1;
  let wordCount = 0;
  for (let node = 0; node < nodeCount; node++) {
    firstChild[node] = next;
    let mask = childMask[node];
    if ((node > 0 && next <= node) || mask >>> SYMBOL_BITS !== 0)
      throw new RangeError(`node ${node} of the trie is damaged`);
    if (mask & WORD_ENDS) {
      entry[node] = wordCount;
      best[node] = cost[wordCount++];
    }
    mask &= ~WORD_ENDS;
    while (mask !== 0 && next < nodeCount) {
      label[next] = 31 - Math.clz32(mask & -mask);
      parent[next++] = node;
      mask &= mask - 1;
    }
    if (mask !== 0) throw new RangeError("the trie has fewer nodes than its masks tell of");
  }
  if (next !== nodeCount || wordCount !== cost.length) {
    throw new RangeError(`the trie has ${nodeCount} nodes and ${cost.length} costs, not ${next} and ${wordCount}`);
  }
  firstChild[nodeCount] = next;
  for (let node = nodeCount - 1; node > 0; node--) {
    if (best[node] < best[parent[node]]) best[parent[node]] = best[node];
  }
  const child = (node: number, symbol: number): number => childOf(childMask, firstChild, node, symbol);
  return { nodeCount, wordCount, childMask, firstChild, label, parent, entry, best, child };
}

/** The child of a node for a symbol 1–27, −1 for none; the arrays are a trie's. */
export function childOf(childMask: Uint32Array, firstChild: Int32Array, node: number, symbol: number): number {
  const mask = childMask[node] & ~WORD_ENDS;
  const bit = 1 << symbol;
  if ((mask & bit) === 0) return -1;
  return firstChild[node] + countBits(mask & (bit - 1));
}

/**
 * Builds a trie of words, each with a cost of 0–255 tenths of nats. Words are folded; of several that fold to one
 * the cheapest stays, the first of equals; one with a character that does not fold is left out, as is an empty one.
 */
export function buildTrie(words: readonly string[], costs: ArrayLike<number>): BuiltTrie {
  const coded = encode(words, costs);
  const masks: number[] = [];
  const order: number[] = [];
  // Of each node in turn: the range of the sorted words below it. One level is read while the next is written.
  let level = [0, coded.length];
  for (let depth = 0; level.length > 0; depth++) {
    const below: number[] = [];
    for (let i = 0; i < level.length; i += 2) {
      let from = level[i];
      const to = level[i + 1];
      let mask = 0;
      if (from < to && coded[from].symbols.length === depth) {
        mask = WORD_ENDS;
        order.push(coded[from++].index);
      }
      while (from < to) {
        const symbol = coded[from].symbols.charCodeAt(depth);
        let past = from + 1;
        while (past < to && coded[past].symbols.charCodeAt(depth) === symbol) past++;
        mask |= 1 << symbol;
        below.push(from, past);
        from = past;
      }
      masks.push(mask);
    }
    level = below;
  }
  const cost = Uint8Array.from(order, (index) => clampCost(costs[index]));
  return { trie: openTrie(Uint32Array.from(masks), cost), order: Uint32Array.from(order) };
}

/** A cost as a byte holds it: whole tenths of nats, 0–255. */
export function clampCost(cost: number): number {
  return Math.max(0, Math.min(MOST_COST, Math.round(cost)));
}

interface Coded {
  /** The word as a string of symbols, which sorts in the order of labels. */
  readonly symbols: string;
  readonly index: number;
}

function encode(words: readonly string[], costs: ArrayLike<number>): Coded[] {
  const coded: Coded[] = [];
  words.forEach((word, index) => {
    const folded = foldWord(word);
    let symbols = "";
    for (let i = 0; i < folded.length; i++) {
      const symbol = symbolOf[folded.charCodeAt(i)];
      if (symbol === 0) return;
      symbols += String.fromCharCode(symbol);
    }
    if (symbols !== "") coded.push({ symbols, index });
  });
  coded.sort((a, b) =>
    a.symbols < b.symbols ? -1 : a.symbols > b.symbols ? 1 : costs[a.index] - costs[b.index] || a.index - b.index,
  );
  return coded.filter(({ symbols }, i) => i === 0 || coded[i - 1].symbols !== symbols);
}
