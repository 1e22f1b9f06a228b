import { parse, TomlError } from "smol-toml";
import { CliError } from "../errors.js";

/** A settings file's table: TOML, JSON, or what package.json has under `ocrfix`; undefined where it has nothing. */
export function parseSettings(source: string, name: string, shown: string): Record<string, unknown> | undefined {
  const value = name.endsWith(".toml") ? parseToml(source, shown) : parseJson(source, shown);
  const table = name === "package.json" ? ownValue(value, "ocrfix") : value;
  if (table === undefined && name === "package.json") return undefined;
  if (typeof table !== "object" || table === null || Array.isArray(table)) {
    throw new CliError(`${shown}: settings must be a table of names and values`);
  }
  return table as Record<string, unknown>;
}

function parseToml(source: string, shown: string): unknown {
  try {
    return parse(source.replace(/^\ufeff/, ""));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split("\n")[0].replace(/^Invalid TOML document: /, "");
    throw new CliError(`${shown}:${error.line}:${error.column}: ${reason}`);
  }
}

function parseJson(source: string, shown: string): unknown {
  try {
    return JSON.parse(source.replace(/^\ufeff/, ""));
  } catch (error) {
    const { message } = error as Error;
    const position = /at position (\d+)/.exec(message);
    const line = position === null ? "" : `:${source.slice(0, Number(position[1])).split("\n").length}`;
    throw new CliError(`${shown}${line}: ${message}`);
  }
}

function ownValue(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
