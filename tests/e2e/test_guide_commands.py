"""Every command that README and guide show is run, and does what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide_commands import ROOT, Desk, blocks, commands

from viewer.commands.parsers import PARSERS

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
WITH_COMMANDS = [page for page in PAGES if list(commands(page.read_text(encoding="utf-8")))]
#: What is no command and no example in Python stands in one of these.
_OTHER_KINDS = {"yaml", "text", "python", "sh", "console"}


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.stem)
def test_that_the_commands_of_a_page_do_what_it_says(page: Path, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.fill(starter=page.stem != "first-minutes")
    said = []
    for shown in commands(page.read_text(encoding="utf-8")):
        status, output = desk.run(shown.line)
        said.append((shown.line, status, output if shown.output is not None else None))
        assert said[-1] == (shown.line, shown.status, shown.output), output
    assert said


def test_that_windows_show_what_the_pages_ask_for(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.fill(starter=True)
    for name in ("window", "search"):
        for shown in commands((ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")):
            if not {*shown.line.split()} & {*PARSERS}:  # those open no window, and are run above
                desk.run(shown.line)
    assert desk.windows() == [
        "evidence.yaml  ",
        "mine.yaml  ",
        "mine.yaml example ",
        "welcome  ",
        "evidence.yaml  source:daily",
    ]


def test_that_there_are_commands_on_most_pages() -> None:
    assert {page.stem for page in WITH_COMMANDS} >= {
        "README", "first-minutes", "event-file", "dates", "evidence", "window", "search", "paper", "exchange",
        "formats", "commands", "repositories", "versions",
    }  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_that_no_command_hides_in_another_block(page: Path) -> None:
    found = list(blocks(page.read_text(encoding="utf-8")))
    assert {kind for kind, _ in found} <= _OTHER_KINDS
    assert not [
        body for kind, body in found if kind in ("yaml", "text") and body.startswith(("dateline ", "$ "))
    ]
