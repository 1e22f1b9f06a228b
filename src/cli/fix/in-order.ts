/** Results that a document may hold back while those before it are still at work. */
const HELD_LIMIT = 64;

/** Where a document's output goes: its tasks are run one after the other, and only when those before it are done. */
export interface Lane {
  /** Resolves when the caller may go on: at once while little is held back, else when the task is done. */
  run(task: () => Promise<void>): Promise<void>;
}

/**
 * Works on several items at once; what they do through their lanes happens in the items' order.
 *
 * @param width Number of items at once.
 */
export async function inOrder<T>(
  items: AsyncIterable<T>,
  width: number,
  work: (item: T, lane: Lane) => Promise<void>,
): Promise<void> {
  const underWay: Promise<void>[] = [];
  let turn: Promise<void> = Promise.resolve();
  for await (const item of items) {
    const { lane, close } = createLane(turn);
    const done = work(item, lane).then(close);
    // Awaited in turn; until then a failure must not count as unhandled.
    done.catch(() => {});
    turn = done.catch(() => {});
    underWay.push(done);
    if (underWay.length >= width) await underWay.shift();
  }
  for (const done of underWay) await done;
}

function createLane(turn: Promise<void>): { lane: Lane; close: () => Promise<void> } {
  let chain = turn;
  let held = 0;
  let open = false;
  turn.then(() => (open = true));
  const lane: Lane = {
    async run(task) {
      held++;
      chain = chain.then(task).finally(() => held--);
      chain.catch(() => {});
      if (open || held > HELD_LIMIT) await chain;
    },
  };
  return { lane, close: () => chain };
}
