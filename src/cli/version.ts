import { readFileSync } from "node:fs";
import { PACKAGE_ROOT } from "../package-root.js";

/** The version in package.json. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("package.json", PACKAGE_ROOT), "utf8"));
  return version;
}
