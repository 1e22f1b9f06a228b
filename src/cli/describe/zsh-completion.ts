import type { CommandDescription, OptionDescription } from "./describe-program.js";

export function zshCompletion(commands: readonly CommandDescription[]): string {
  const top = commands.filter(({ name }) => !name.includes(" "));
  const list = top.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}\n`).join("");
  const cases = top.map((command) => caseOf(command, commands)).join("");
  return `#compdef ocrfix
# zsh completion for ocrfix
_ocrfix() {
  local -a commands
  commands=(
${list}  )
  local command=fix
  if (( CURRENT > 2 )) && (( \${commands[(I)\${words[2]}:*]} )); then
    command=\${words[2]}
    shift words
    (( CURRENT-- ))
  elif (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe -t commands command commands
  fi
  case $command in
${cases}  esac
}
if [ "$funcstack[1]" = "_ocrfix" ]; then
  _ocrfix "$@"
else
  compdef _ocrfix ocrfix
fi
`;
}

function caseOf(command: CommandDescription, all: readonly CommandDescription[]): string {
  const inner = all.filter(({ name }) => name.startsWith(`${command.name} `));
  const options = [...command.options, ...inner.flatMap((one) => one.options)];
  const unique = options.filter(({ long }, at) => options.findIndex((other) => other.long === long) === at);
  const specs = unique.map((option) => `      ${spec(option)} \\\n`).join("");
  const rest = command.words.length > 0 ? quoted(`1:word:(${command.words.join(" ")})`) : "";
  const files =
    command.takesFiles || inner.length > 0 ? `${rest === "" ? "" : `${rest} `}'*:file:_files'` : rest || "':'";
  return `    ${command.name})\n      _arguments -s -S \\\n${specs}      ${files} ;;\n`;
}

function spec({ short, long, value, optional, choices, about }: OptionDescription): string {
  const text = about.replace(/[[\]:]/g, "\\$&");
  const flag = `${long}${value === undefined ? "" : optional ? "=-" : "="}`;
  const argument = value === undefined ? "" : `:${value}:${action(value, choices)}`;
  const names =
    short === undefined ? quoted(flag) : `{${quoted(short + (value === undefined ? "" : "+"))},${quoted(flag)}}`;
  return `'*'${names}${quoted(`[${text}]${argument}`)}`;
}

function action(value: string, choices: readonly string[]): string {
  if (choices.length > 0) return `(${choices.join(" ")})`;
  if (value === "folder") return "_files -/";
  return value === "file" ? "_files" : " ";
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
