import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FAKE = fileURLToPath(new URL("../fake-ocrfix.mjs", import.meta.url));

export const HAS_TMUX = spawnSync("tmux", ["-V"]).status === 0;

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A program in a real pseudo-terminal, which tmux keeps the screen of. */
export interface Pane {
  /** Keys as tmux names them: characters, `Enter`, `Escape`, `C-c`, `Up`. */
  press(...keys: string[]): void;
  /** Text as it is, even if a key is called so. */
  type(text: string): void;
  /** Text as a terminal pastes it. */
  paste(text: string): void;
  screen(): string;
  /** The screen with its escape sequences. */
  painted(): string;
  /** Waits until the screen shows a text, and returns the screen. */
  sees(text: string): Promise<string>;
  resize(size: Size): void;
  /** `#{alternate_on}` and others. */
  ask(format: string): string;
  /** Of the program. */
  readonly pid: number;
  /** The exit status, once it has ended. */
  status(): Promise<number>;
  close(): void;
}

let panes = 0;

/** Starts the built program, with the corrector of the tests, in a terminal of its own. */
export function openPane(
  cwd: string,
  argv: readonly string[],
  { columns = 80, rows = 24 }: Partial<Size> = {},
  env: Readonly<Record<string, string>> = {},
  program = FAKE,
): Pane {
  const socket = `ocrfix-${process.pid}-${++panes}`;
  const tmux = (...args: string[]): string =>
    execFileSync("tmux", ["-u", "-L", socket, "-f", "/dev/null", ...args], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C.UTF-8" },
      stdio: ["ignore", "pipe", "ignore"],
    });
  for (const name of ["status", "pid", "before", "after"]) rmSync(join(cwd, `${name}.out`), { force: true });
  const settings = Object.entries({ LC_ALL: "C.UTF-8", ...env }).map(([name, value]) => `${name}='${value}'`);
  const command = [process.execPath, program, ...argv].map((word) => `'${word}'`).join(" ");
  const script =
    // Ctrl-C is for the program, not for what waits for its status.
    "trap : INT; stty -a > before.out; " +
    `sh -c 'echo $$ > pid.out; exec "$@"' sh env ${settings.join(" ")} ${command}; ` +
    "status=$?; stty -a > after.out; echo $status > status.out; sleep 600";
  tmux("new-session", "-d", "-s", "s", "-x", String(columns), "-y", String(rows), "-c", cwd, "sh", "-c", script);
  const written = async (name: string): Promise<string> => {
    const path = join(cwd, `${name}.out`);
    await until(
      () => existsSync(path) && readFileSync(path, "utf8").endsWith("\n"),
      () => `${name} of ${argv.join(" ")}`,
    );
    return readFileSync(path, "utf8");
  };
  const screen = (): string => tmux("capture-pane", "-p", "-t", "s");
  return {
    press: (...keys) => void tmux("send-keys", "-t", "s", ...keys),
    type: (text) => void tmux("send-keys", "-t", "s", "-l", text),
    paste(text) {
      tmux("set-buffer", text);
      tmux("paste-buffer", "-p", "-t", "s");
    },
    screen,
    painted: () => tmux("capture-pane", "-p", "-e", "-t", "s"),
    async sees(text) {
      await until(
        () => screen().includes(text),
        () => `${JSON.stringify(text)} on\n${screen()}`,
      );
      return screen();
    },
    resize: (size) => void tmux("resize-window", "-t", "s", "-x", String(size.columns), "-y", String(size.rows)),
    ask: (format) => tmux("display-message", "-p", "-t", "s", format).trim(),
    get pid() {
      return Number(readFileSync(join(cwd, "pid.out"), "utf8"));
    },
    status: async () => Number(await written("status")),
    close: () => void spawnSync("tmux", ["-L", socket, "kill-server"]),
  };
}

/** Looks again and again; how long is only a limit for what never comes. */
async function until(condition: () => boolean, wanted: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`not seen: ${wanted()}`);
}
