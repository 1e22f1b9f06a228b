import type { CommandDescription, OptionDescription } from "./describe-program.js";

/** Works in bash 3.2 and later, without the bash-completion package. */
export function bashCompletion(commands: readonly CommandDescription[]): string {
  const top = commands.filter(({ name }) => !name.includes(" "));
  return `# bash completion for ocrfix
_ocrfix() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local command=fix inner= at word
  for ((at = 1; at < COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    case $word in
      ${top.map(({ name }) => name).join("|")}) [ "$at" -eq 1 ] && command=$word ;;
      [a-z]*) [ "$at" -eq 2 ] && inner=$word ;;
    esac
  done
  # Bash parts words at an equals sign.
  [ "$current" = "=" ] && current=
  [ "$previous" = "=" ] && previous=\${COMP_WORDS[COMP_CWORD-2]}
  COMPREPLY=()
  local words=
  case "$command $inner" in
${commands.map(caseOf).join("")}  esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    case $current in
      -*) ;;
      *) words="$words ${top.map(({ name }) => name).join(" ")}" ;;
    esac
  fi
  local IFS=$' \\t\\n'
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _ocrfix ocrfix
`;
}

function caseOf({ name, options, words }: CommandDescription): string {
  const [command, inner] = name.split(" ");
  const pattern = inner === undefined ? `"${command} "*` : `"${command} ${inner}"`;
  const valued = options.filter(({ value, optional }) => value !== undefined && !optional);
  const chosen = valued.filter(({ choices }) => choices.length > 0);
  const open = valued.filter(({ choices }) => choices.length === 0);
  const cases = [
    ...chosen.map((option) => `        ${flags(option).join("|")}) words="${option.choices.join(" ")}" ;;\n`),
    ...(open.length > 0 ? [`        ${open.flatMap(flags).join("|")}) return ;;\n`] : []),
  ];
  const all = options.flatMap(flags).join(" ");
  const others = `case $current in -*) words="${all}" ;; *) words="${words.join(" ")}" ;; esac`;
  return `    ${pattern})\n      case $previous in\n${cases.join("")}        *) ${others} ;;\n      esac ;;\n`;
}

function flags({ short, long }: OptionDescription): string[] {
  return short === undefined ? [long] : [short, long];
}
