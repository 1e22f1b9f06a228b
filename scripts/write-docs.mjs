// Writes what is made of the program's own help: docs/cli.md, the table in docs/settings.md, and man/ocrfix.1.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { COMMANDS } from "../dist/cli/command-table.js";
import { describeProgram } from "../dist/cli/describe/describe-program.js";
import { manPage } from "../dist/cli/describe/man-page.js";
import { commandsAsMarkdown } from "../dist/cli/describe/markdown.js";
import { settingsTable } from "../dist/cli/describe/settings-table.js";
import { programVersion } from "../dist/cli/version.js";

const path = (name) => new URL(`../${name}`, import.meta.url);
const commands = await describeProgram(COMMANDS);
mkdirSync(path("man"), { recursive: true });
writeFileSync(path("docs/cli.md"), commandsAsMarkdown(commands));
writeFileSync(path("man/ocrfix.1"), manPage(commands, programVersion()));
const settings = readFileSync(path("docs/settings.md"), "utf8");
const [before, after] = settings.split(/<!-- table -->[\s\S]*<!-- end of table -->/);
writeFileSync(path("docs/settings.md"), `${before}<!-- table -->\n${settingsTable()}<!-- end of table -->${after}`);
