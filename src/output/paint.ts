import { Chalk } from "chalk";

/** Colours by what they say; without colour each gives the text back. */
export interface Paint {
  readonly removed: (text: string) => string;
  readonly added: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly enabled: boolean;
}

export function createPaint(enabled: boolean): Paint {
  const chalk = new Chalk({ level: enabled ? 1 : 0 });
  return {
    removed: chalk.red,
    added: chalk.green,
    heading: chalk.bold,
    quiet: chalk.dim,
    warning: chalk.yellow,
    enabled,
  };
}
