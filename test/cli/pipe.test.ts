import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.js";
import type { Sink } from "../../src/cli/sink.js";
import { createCorrector } from "./fake-corrector.js";
import { runFake } from "./harness.js";

const answers = (stdout: string): unknown[] =>
  stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe("pipe", () => {
  it("answers each line in order and passes other keys through", async () => {
    const stdin = `${JSON.stringify({ page: 7, id: "a", text: "tbe arid", lang: null })}\n{"id":2,"text":""}\n`;
    const { status, stdout, stderr } = await runFake(["pipe"], { cwd: "/", stdin });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(answers(stdout)).toEqual([
      {
        page: 7,
        id: "a",
        text: "the arid",
        lang: null,
        corrections: [
          expect.objectContaining({ start: 0, end: 3, original: "tbe", replacement: "the", applied: true }),
          expect.objectContaining({ original: "arid", applied: false }),
        ],
      },
      { id: 2, text: "", corrections: [] },
    ]);
  });

  it.each([
    ["not JSON", "{", null],
    ["an array", "[]", null],
    ["a string", '"text"', null],
    ["null", "null", null],
    ["an object without text", '{"id":"x"}', "x"],
    ["a text that is no string", '{"id":3,"text":4}', 3],
    ["an empty line", "", null],
    ["bytes that are not UTF-8", Buffer.of(0x22, 0xff, 0x22), null],
  ])("says what is wrong with %s and does the others", async (_, line, id) => {
    const stdin = Buffer.concat([Buffer.from(line), Buffer.from('\n{"id":"z","text":"tbe"}')]);
    const { status, stdout } = await runFake(["pipe"], { cwd: "/", stdin });
    expect(status).toBe(2);
    expect(answers(stdout)).toEqual([
      { id, error: expect.any(String) },
      expect.objectContaining({ id: "z", text: "the" }),
    ]);
  });

  it("tells what of a text was given up", async () => {
    const stdin = '{"id":1,"text":"tbe SCRAPS"}\n';
    const { stdout, stderr } = await runFake(["pipe"], { cwd: "/", stdin });
    expect(answers(stdout)).toMatchObject([{ id: 1, text: "the SCRAPS", givenUp: [{ start: 4, end: 10 }] }]);
    expect(stderr).toBe("");
  });

  it("answers a line that the corrector stumbles over with an error, and does the others", async () => {
    const stdin = '{"id":1,"text":"BUG"}\n{"id":2,"text":"tbe"}\n';
    const { status, stdout } = await runFake(["pipe"], { cwd: "/", stdin });
    expect(status).toBe(2);
    expect(answers(stdout)).toMatchObject([
      { id: 1, error: expect.stringContaining("internal error") },
      { id: 2, text: "the" },
    ]);
  });

  it("answers a line that is nested too deeply to be written with an error, and does the others", async () => {
    const deep = "[".repeat(300_000) + "]".repeat(300_000);
    const lines = [
      `{"id":1,"text":"tbe","x":${deep}}`,
      `{"id":${deep},"text":"tbe"}`,
      `{"id":${deep}}`,
      '{"text":"tbe"}',
    ];
    const { stdout, status } = await runFake(["pipe"], { cwd: "/", stdin: lines.join("\n") });
    expect(status).toBe(2);
    expect(answers(stdout)).toEqual([
      { id: 1, error: "nested too deeply, or too long, to be written" },
      { id: null, error: "nested too deeply, or too long, to be written" },
      { id: null, error: 'no string "text"' },
      expect.objectContaining({ text: "the" }),
    ]);
  });

  it("does not care where the input is cut", async () => {
    const whole = Buffer.from('{"id":"é","text":"tbe 😀"}\n{"id":"b","text":"nenber"}\n');
    const { stdout } = await runFake(["pipe"], { cwd: "/", stdin: Array.from(whole, (byte) => Uint8Array.of(byte)) });
    expect(answers(stdout)).toMatchObject([
      { id: "é", text: "the 😀" },
      { id: "b", text: "member" },
    ]);
  });

  it("keeps keys that mean something to JavaScript", async () => {
    const { stdout } = await runFake(["pipe"], { cwd: "/", stdin: '{"__proto__":{"a":1},"text":"tbe"}\n' });
    expect(stdout).toContain('"__proto__":{"a":1}');
  });

  it("never waits for more input while a line is unanswered", async () => {
    const stdin = new PassThrough();
    const written: string[] = [];
    let heard = (): void => {};
    const stdout: Sink = {
      isTTY: false,
      columns: undefined,
      closed: false,
      flush: async () => {},
      async write(data) {
        written.push(data.toString());
        heard();
      },
    };
    const ended = run(["pipe"], { stdin, stdout, loadCorrector: async () => createCorrector });
    for (const id of [1, 2, 3]) {
      const answer = new Promise<void>((resolve) => (heard = resolve));
      stdin.write(`${JSON.stringify({ id, text: "tbe" })}\n`);
      await answer;
      expect(JSON.parse(written[id - 1])).toMatchObject({ id, text: "the" });
    }
    stdin.end();
    expect(await ended).toBe(0);
  });
});
