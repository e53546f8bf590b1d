"""Writes what lets bash, zsh and fish complete the command line: ``python -m tools.completion``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.command_line import Argument, Command, Value, command_line
from viewer.commands.completion import SCRIPTS

FOLDER = Path(__file__).parents[1] / "resources" / "shell"


def bash_script() -> str:
    """Return the completion for bash."""
    window, *commands = command_line()
    names = " ".join(one.name for one in commands)
    cases = "".join(_bash_case(one.name, one) for one in commands) + _bash_case("*", window)
    return f"""\
# Completion of dateline for bash.
_dateline() {{
  local current previous command options= choices= values=files
  current=${{COMP_WORDS[COMP_CWORD]}}
  previous=${{COMP_WORDS[COMP_CWORD-1]}}
  command=${{COMP_WORDS[1]}}
  [ "$COMP_CWORD" -gt 1 ] || command=
  case $command in
{cases}  esac
  COMPREPLY=()
  if [[ $values == files && $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    return
  fi
  case $values in
    text) return ;;
    choices) mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current"); return ;;
    folders) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
  esac
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$current")
  if [ "$COMP_CWORD" -eq 1 ]; then
    local word
    for word in {names}; do
      [[ $word == "$current"* ]] && COMPREPLY+=("$word")
    done
  fi
}}
complete -F _dateline dateline
"""


def _bash_case(pattern: str, command: Command) -> str:
    lines = [
        f"    {pattern})",
        f'      options="{" ".join(name for one in command.options for name in one.names)}"',
    ]
    rows = []
    for one in command.options:
        if one.value is Value.NONE or one.value is Value.FILE:
            continue
        then = {Value.TEXT: "values=text", Value.FOLDER: "values=folders"}.get(
            one.value, f'values=choices choices="{" ".join(one.choices)}"'
        )
        rows.append(f"        {'|'.join(one.names)}) {then} ;;")
    places = [one for one in command.places if one.choices]
    if places:
        rows.append(f'        *) values=choices choices="{" ".join(places[0].choices)}" ;;')
    if rows:
        lines += ["      case $previous in", *rows, "      esac"]
    return "\n".join([*lines, "      ;;", ""])


def zsh_script() -> str:
    """Return the completion for zsh."""
    window, *commands = command_line()
    names = "".join(f"    {_zsh_quoted(f'{one.name}:{one.says}')}\n" for one in commands)
    cases = "".join(_zsh_case(one) for one in commands)
    return f"""\
#compdef dateline
# Completion of dateline for zsh.
_dateline_commands() {{
  local -a commands
  commands=(
{names}  )
  _describe command commands
}}

_dateline_first() {{
  _alternative 'commands:command:_dateline_commands' 'files:event file:_files'
}}

_dateline() {{
  local curcontext="$curcontext" state line
  if (( CURRENT > 2 )); then
    case $words[2] in
{cases}    esac
  fi
  _arguments -s{_zsh_arguments(window, " ", places=("1:first: _dateline_first", "*:event file:_files"))}
}}

if [ "$funcstack[1]" = _dateline ]; then
  _dateline "$@"
else
  compdef _dateline dateline
fi
"""


def _zsh_case(command: Command) -> str:
    return f"""\
      {command.name})
        shift words
        (( CURRENT-- ))
        _arguments -s{_zsh_arguments(command, "          ")}
        return
        ;;
"""


def _zsh_arguments(command: Command, indent: str, places: tuple[str, ...] = ()) -> str:
    rows = [row for one in command.options for row in _zsh_option(one)]
    rows += places or [
        f"{'*' if one.repeats else number}:{_zsh_plain(one.says or one.shown)}:{_zsh_action(one)}"
        for number, one in enumerate(command.places, start=1)
    ]
    return "".join(f" \\\n{indent}{'' if len(indent) > 1 else '   '}{_zsh_quoted(row)}" for row in rows)


def _zsh_option(one: Argument) -> Iterator[str]:
    apart = f"({' '.join(one.names)})" if len(one.names) > 1 else ""
    for name in one.names:
        value = f":{_zsh_plain(one.shown)}:{_zsh_action(one)}" if one.value is not Value.NONE else ""
        yield f"{apart or ''}{name}[{_zsh_plain(one.says)}]{value}"


def _zsh_action(one: Argument) -> str:
    if one.value is Value.CHOICE:
        return f"({' '.join(one.choices)})"
    return {Value.FILE: "_files", Value.FOLDER: "_files -/"}.get(one.value, " ")


def _zsh_plain(text: str) -> str:
    return re.sub(r"([\\:\[\]])", r"\\\1", text)


def _zsh_quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def fish_script() -> str:
    """Return the completion for fish."""
    window, *commands = command_line()
    names = " ".join(one.name for one in commands)
    lines = ["# Completion of dateline for fish.", "complete -c dateline -e"]
    no_command = f"not __fish_seen_subcommand_from {names}"
    lines += [
        f"complete -c dateline -n '__fish_is_first_token' -a {one.name} -d {_fish_quoted(one.says)}"
        for one in commands
    ]
    for command in (window, *commands):
        when = f"__fish_seen_subcommand_from {command.name}" if command.name else no_command
        lines += [_fish_option(one, when) for one in command.options]
        lines += [
            f"complete -c dateline -f -n '{when}' -a '{' '.join(one.choices)}'"
            for one in command.places
            if one.choices
        ]
    return "\n".join(lines) + "\n"


def _fish_option(one: Argument, when: str) -> str:
    words = [f"complete -c dateline -n '{when}'"]
    words += [f"-{'l' if name.startswith('--') else 's'} {name.lstrip('-')}" for name in one.names]
    words += {
        Value.NONE: [],
        Value.FILE: ["-r"],
        Value.FOLDER: ["-x -a '(__fish_complete_directories)'"],
        Value.TEXT: ["-x"],
        Value.CHOICE: [f"-x -a '{' '.join(one.choices)}'"],
    }[one.value]
    return " ".join([*words, f"-d {_fish_quoted(one.says)}"])


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


#: By the shell.
WRITERS: dict[str, Callable[[], str]] = {"bash": bash_script, "zsh": zsh_script, "fish": fish_script}


def main() -> None:
    """Write each shell's script."""
    FOLDER.mkdir(exist_ok=True)
    for shell, write in WRITERS.items():
        (FOLDER / SCRIPTS[shell]).write_text(write(), encoding="utf-8")


if __name__ == "__main__":
    main()
