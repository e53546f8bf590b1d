"""Finding the user's editor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.ui.kit.desktop.editor_launch import EDITORS, editor_command

FILE = Path("/a b/{line} events.yaml")


def having(*programs: str) -> Callable[[str], str | None]:
    """Return a search path that holds these programs."""
    return lambda name: f"/usr/bin/{name}" if name in programs else None


def command(chosen: str = "", environment: dict[str, str] | None = None, programs: str = "") -> list[str]:
    """Return the command for line 42, column 13."""
    return editor_command(
        FILE, 42, 13, chosen=chosen, environment=environment or {}, which=having(*programs.split())
    )


def test_that_the_chosen_command_wins_and_is_filled_in() -> None:
    words = command('my "-x y" {file}:{line}', {"VISUAL": "gedit"}, "my gedit code")
    assert words == ["my", "-x y", f"{FILE}:42"]


def test_that_a_file_name_with_braces_stays_literal() -> None:
    assert command("my {file}", programs="my") == ["my", str(FILE)]


def test_that_a_known_program_gets_its_arguments() -> None:
    assert command("gedit", programs="gedit") == ["gedit", "+42:13", str(FILE)]
    assert command("code --wait", programs="code") == ["code", "--wait", "--goto", f"{FILE}:42:13"]


def test_that_an_unknown_program_gets_the_file() -> None:
    assert command("ed", programs="ed") == ["ed", str(FILE)]


def test_that_the_environment_names_the_editor() -> None:
    assert command(environment={"VISUAL": "kate", "EDITOR": "nano"}, programs="kate nano")[0] == "kate"


def test_that_an_editor_of_the_terminal_gets_one() -> None:
    words = command(environment={"EDITOR": "nano"}, programs="nano xterm")
    assert words == ["xterm", "-e", "nano", "+42,13", str(FILE)]


def test_that_an_editor_that_is_not_there_is_passed_over() -> None:
    assert command("gone", {"EDITOR": "nano"}, "nano geany")[0] == "geany"


@pytest.mark.parametrize("chosen", ["", '"unclosed', "   "])
def test_that_without_any_editor_there_is_no_command(chosen: str) -> None:
    assert command(chosen) == []


@pytest.mark.parametrize("program", EDITORS)
def test_that_every_guess_names_the_file_and_the_line(program: str) -> None:
    words = " ".join(command(programs=program))
    assert str(FILE) in words and "42" in words
