import fc from "fast-check";
import { expect, it } from "vitest";
import { CHANNEL, createFrontier, NODE, STRIDE } from "../../src/candidates/frontier.js";
import { END, SAME } from "../../src/candidates/pool.js";

/** Pushes a state at the end of the scan, where nothing is to come. */
function pushed(frontier: ReturnType<typeof createFrontier>, node: number, cost: number, operation = SAME): void {
  frontier.push(node, 0, 1, 0, 0, cost, 0, 0, -1, operation);
}

function poppedCosts(frontier: ReturnType<typeof createFrontier>): number[] {
  const costs: number[] = [];
  for (let state = frontier.pop(); state >= 0; state = frontier.pop())
    costs.push(frontier.states[state * STRIDE + CHANNEL]);
  return costs;
}

it("gives the cheapest states first, and no more than are allowed, whatever was pushed in what order", () => {
  const frontier = createFrontier();
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }),
      fc.integer({ min: 1, max: 400 }),
      (costs, most) => {
        frontier.clear(0, 300, most);
        for (const [node, cost] of costs.entries()) pushed(frontier, node, cost);
        const wanted = costs.filter((cost) => cost <= 300).sort((a, b) => a - b);
        expect(poppedCosts(frontier)).toEqual(wanted.slice(0, most));
      },
    ),
  );
});

it("gives what a search gives that forgets nothing, when states are pushed between pops", () => {
  const frontier = createFrontier();
  const batches = fc.array(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 12 }), { maxLength: 30 });
  fc.assert(
    fc.property(batches, fc.integer({ min: 1, max: 60 }), (steps, most) => {
      frontier.clear(0, 300, most);
      const waiting: number[] = [];
      const got: number[] = [];
      const wanted: number[] = [];
      let node = 0;
      for (const batch of steps) {
        for (const cost of batch) {
          pushed(frontier, node++, cost);
          waiting.push(cost);
        }
        const state = frontier.pop();
        if (state >= 0) got.push(frontier.states[state * STRIDE + CHANNEL]);
        waiting.sort((a, b) => a - b);
        if (wanted.length < most && waiting.length > 0) wanted.push(waiting.shift()!);
      }
      expect(got).toEqual(wanted);
    }),
  );
});

it("keeps the cheaper of two states of one place, but for ends of words", () => {
  const frontier = createFrontier();
  frontier.clear(0, 300, 100);
  pushed(frontier, 7, 20);
  pushed(frontier, 7, 30);
  pushed(frontier, 7, 20);
  expect(poppedCosts(frontier)).toEqual([20]);
  frontier.clear(0, 300, 100);
  pushed(frontier, 7, 20, END);
  pushed(frontier, 7, 30, END);
  expect(poppedCosts(frontier)).toEqual([20, 30]);
});

it("drops what costs more than a bound that was lowered", () => {
  const frontier = createFrontier();
  frontier.clear(0, 300, 2);
  for (const [node, cost] of [10, 20, 200, 250].entries()) pushed(frontier, node, cost);
  frontier.lower(100);
  expect(frontier.bound).toBe(100);
  pushed(frontier, 9, 150);
  pushed(frontier, 10, 15);
  expect(poppedCosts(frontier)).toEqual([10, 15]);
  frontier.clear(0, 300, 10);
  pushed(frontier, 3, 250);
  expect(frontier.states[NODE]).toBe(3);
  expect(poppedCosts(frontier)).toEqual([250]);
});
