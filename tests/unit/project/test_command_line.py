"""The manual page and the shells' completions: written from the program's options, and understood by their readers."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tools.command_line import Value, command_line
from tools.completion import FOLDER, WRITERS
from tools.man_page import PAGE, man_page
from viewer.cli import main
from viewer.commands.completion import SCRIPTS
from viewer.commands.parsers import PARSERS, SHELLS
from viewer.files.evidence.evidence import SUFFIXES


def is_there(tool: str) -> bool:
    """Tell whether a tool can be run; it must be where everything is tried."""
    found = shutil.which(tool) is not None
    assert found or not os.environ.get("CI"), f"{tool} is not installed"
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a file, one with a blank in its name, and a folder."""
    (tmp_path / "events.yaml").write_text("", encoding="utf-8")
    (tmp_path / "my notes.yaml").write_text("", encoding="utf-8")
    (tmp_path / "copies").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_that_every_command_of_the_table_is_one_and_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    listed = re.findall(r"^  ([a-z-]+)  +[A-Z]", capsys.readouterr().out, re.MULTILINE)
    assert listed == list(PARSERS)
    assert len(listed) > 9
    for name in listed:
        with pytest.raises(SystemExit) as ended:
            main([name, "--help"])
        assert ended.value.code == 0
        assert f"usage: dateline {name} " in capsys.readouterr().out


def test_that_every_argument_says_what_may_stand_there() -> None:
    arguments = [one for command in command_line() for one in command.arguments]
    assert len(arguments) > 60
    assert [one for one in arguments if not one.says and not one.choices] == []
    assert {one.value for one in arguments} == set(Value)


def test_that_the_option_of_copies_tells_what_they_may_be_called() -> None:
    says = next(
        one.says for command in command_line() for one in command.arguments if "--copies" in one.names
    )
    assert re.findall(r"\.\w+", says) == list(SUFFIXES)


def test_that_manual_and_completions_are_those_of_the_options() -> None:
    assert PAGE.read_text(encoding="utf-8") == man_page(), "run: .venv/bin/python -m tools.man_page"
    assert set(WRITERS) == set(SHELLS)
    for shell, write in WRITERS.items():
        kept = (FOLDER / SCRIPTS[shell]).read_text(encoding="utf-8")
        assert kept == write(), "run: .venv/bin/python -m tools.completion"


@pytest.mark.parametrize("shell", SHELLS)
def test_that_a_completion_is_printed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert capsys.readouterr().out == WRITERS[shell]()


def section_of_manual(name: str) -> str:
    """Return what the manual says of a command, dashes as they are typed."""
    return man_page().replace("\\-", "-").partition(f"\n.SS {name}\n")[2].partition("\n.S")[0]


def test_that_the_manual_has_every_option() -> None:
    missing = [
        (command.name, name)
        for command in command_line()[1:]
        for one in command.options
        for name in one.names
        if f"\\fB{name}\\fR" not in section_of_manual(command.name)
    ]
    assert missing == []
    assert "--record" in section_of_manual("check")
    assert "--record" not in section_of_manual("print")


def test_that_readers_of_manuals_find_no_fault() -> None:
    if is_there("mandoc"):
        said = subprocess.run(
            ["mandoc", "-Tlint", "-Wwarning", PAGE], capture_output=True, text=True, check=False
        ).stdout
        # It stands for a version, not for a day.
        assert [line for line in said.splitlines() if "missing date" not in line] == []
        shown = subprocess.run(["mandoc", "-Tutf8", PAGE], capture_output=True, text=True, check=True).stdout
        assert re.sub(".\b", "", shown).count("--") > 60


def of_bash(line: str) -> list[str]:
    """Return what bash offers for the last word of a line."""
    words = line.split(" ")
    quoted = " ".join(f"'{word}'" for word in words)
    code = f'source "$1"; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _dateline; printf "%s\\n" "${{COMPREPLY[@]}}"'
    script = str(FOLDER / SCRIPTS["bash"])
    done = subprocess.run(["bash", "-c", code, "-", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return sorted(filter(None, done.stdout.splitlines()))


def of_fish(line: str) -> list[str]:
    """Return what fish offers for the last word of a line."""
    code = "source $argv[1]; complete -C $argv[2]"
    words = ["fish", "--no-config", "-c", code, str(FOLDER / SCRIPTS["fish"]), line]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return sorted(offer.partition("\t")[0] for offer in done.stdout.splitlines())


OFFERED = [
    ("dateline che", ["check"]),
    ("dateline --fi", ["--find"]),
    ("dateline ev", ["events.yaml"]),
    ("dateline check --r", ["--record"]),
    ("dateline check ev", ["events.yaml"]),
    ("dateline check my", ["my notes.yaml"]),
    ("dateline print --paper L", ["Legal", "Letter"]),
    ("dateline export --to timelinejs-", ["timelinejs-csv"]),
    ("dateline import --from mark", ["markwhen"]),
    ("dateline completion f", ["fish"]),
    ("dateline add --title ev", []),
    ("dateline check --copies ev", []),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("line", "offered"), OFFERED)
def test_that_bash_completes(line: str, offered: list[str]) -> None:
    if is_there("bash"):
        assert of_bash(line) == offered
        assert of_bash("dateline check --copies cop") == ["copies"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("line", "offered"), OFFERED)
def test_that_fish_completes(line: str, offered: list[str]) -> None:
    if is_there("fish"):
        assert of_fish(line) == offered
        assert of_fish("dateline check --copies cop") == ["copies/"]


def typed_in_zsh(lines: list[str]) -> list[str]:
    """Return with which words each line, typed with a tabulator at its end, starts the program in zsh."""
    ready = f"autoload -Uz compinit; compinit -u -D; PS1=; unsetopt zle_bracketed_paste; source {FOLDER / SCRIPTS['zsh']}"
    program = 'dateline() { printf "<%s>" "$@" >> said; print >> said }'
    # The tabulator is a key like any other: what comes after it waits for its turn.
    keys = "".join(f"{line}\t\n" for line in lines)
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("zsh", ["zsh", "-f", "-i"])
    os.write(terminal, f"{ready}\n{program}\n{keys}exit\n".encode())
    try:
        while os.read(terminal, 4096):
            pass
    except OSError:
        pass  # the shell has closed its side
    os.waitpid(child, 0)
    os.close(terminal)
    return Path("said").read_text(encoding="utf-8").splitlines()


@pytest.mark.usefixtures("folder")
def test_that_zsh_completes() -> None:
    if is_there("zsh"):
        lines = [(line, offered[0]) for line, offered in OFFERED if len(offered) == 1]
        assert len(lines) > 8
        expected = ["".join(f"<{word}>" for word in [*line.split(" ")[1:-1], whole]) for line, whole in lines]
        assert typed_in_zsh([line for line, _ in lines]) == expected
        assert typed_in_zsh(["dateline check --copies cop"])[-1] == "<check><--copies><copies>"
