"""No command puts its output where a file lies that the timeline stands on: kept copies, pictures, the record of checks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from viewer.cli import main

FILE = """\
title: Harbour
sources:
  - {id: s1, title: The Gazette, copy: copies/s1.csv}
events:
  - date: 2011
    title: Closed
    images: [{file: pictures/quay.png, alt: A quay}]
    quotes: [{text: the harbour was closed, source: s1}]
"""
COPY = "They say the harbour was closed.\n"
#: By the name of each file: what is said of it, and what it holds.
STANDING = {
    "copies/s1.csv": ("the kept copy of source s1", COPY),
    "pictures/quay.png": ("a picture of “Closed”", "no picture at all"),
    "events.checked.json": ("the record of checks", '{"format": 1, "quotations": []}'),
}
#: Every command that writes over files that are there, with the place of its output behind it.
COMMANDS = {
    "print": ["print", "events.yaml", "-o"],
    "export": ["export", "events.yaml", "--to", "md", "-o"],
    "page": ["export", "events.yaml", "--to", "html", "-o"],
    "drawing": ["export", "events.yaml", "--to", "svg", "-o"],
    "picture": ["export", "events.yaml", "--to", "png", "-o"],
}
LINKS: dict[str, Callable[[Path, Path], object]] = {
    "plain": lambda place, file: None,
    "symbolic": lambda place, file: place.symlink_to(file),
    "hard": lambda place, file: place.hardlink_to(file),
}


@pytest.fixture
def folder(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an event file with all that it stands on; it is where commands run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.yaml").write_text(FILE, encoding="utf-8")
    for name, (_said, content) in STANDING.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def held(folder: Path) -> dict[str, str]:
    """Return what the files that the timeline stands on hold now."""
    return {name: (folder / name).read_text(encoding="utf-8", errors="replace") for name in STANDING}


def linked(folder: Path, name: str, link: str) -> str:
    """Return a name that leads to a file in one way or the other, relative to the folder."""
    place = name if link == "plain" else "elsewhere.out"
    LINKS[link](folder / place, folder / name)
    return place


@pytest.mark.parametrize("name", STANDING)
@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("command", COMMANDS)
def test_that_no_command_writes_over_what_the_timeline_stands_on(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, link: str, name: str
) -> None:
    place = linked(folder, name, link)
    before = held(folder)
    status = main([*COMMANDS[command], place])
    assert held(folder) == before
    assert capsys.readouterr().err == f"dateline: {place} is {STANDING[name][0]}; expected another name\n"
    assert status == 2
    assert (folder / place).samefile(folder / name)


@pytest.mark.parametrize("link", LINKS)
def test_that_no_table_beside_an_export_takes_the_place_of_a_copy(
    folder: Path, capsys: pytest.CaptureFixture[str], link: str
) -> None:
    text = FILE.replace("copies/s1.csv", "mine.lanes.csv") if link == "plain" else FILE
    (folder / "events.yaml").write_text(text, encoding="utf-8")
    copy = folder / ("mine.lanes.csv" if link == "plain" else "copies/s1.csv")
    copy.write_text(COPY, encoding="utf-8")
    LINKS[link](folder / "mine.lanes.csv", copy)
    status = main(["export", "events.yaml", "-o", "mine.csv", "--with-tables"])
    assert copy.read_text(encoding="utf-8") == COPY
    said = "dateline: mine.lanes.csv is the kept copy of source s1; expected another name\n"
    assert capsys.readouterr().err == said
    assert status == 2
    assert not (folder / "mine.csv").exists()


@pytest.mark.parametrize("link", LINKS)
def test_that_the_record_of_checks_takes_the_place_of_no_copy(
    folder: Path, capsys: pytest.CaptureFixture[str], link: str
) -> None:
    """Only a copy that looks like a record would be taken for an older one."""
    record = '{"format": 1, "quotations": []}'
    file = FILE.replace("copies/s1.csv", "events.checked.json") if link == "plain" else FILE
    (folder / "events.yaml").write_text(file, encoding="utf-8")
    copy = folder / ("events.checked.json" if link == "plain" else "copies/s1.csv")
    (folder / "events.checked.json").unlink()
    copy.write_text(record, encoding="utf-8")
    LINKS[link](folder / "events.checked.json", copy)
    status = main(["check", "events.yaml", "--record"])
    assert copy.read_text(encoding="utf-8") == record
    said = "dateline: events.checked.json is the kept copy of source s1; expected another name\n"
    assert said in capsys.readouterr().err
    assert status == 2


def test_that_a_record_is_still_followed_by_a_newer_one(folder: Path) -> None:
    before = held(folder)
    main(["check", "events.yaml", "--record"])
    after = held(folder)
    assert "the harbour was closed" not in after["events.checked.json"]
    assert '"source": "s1"' in after["events.checked.json"]
    assert {**after, "events.checked.json": ""} == {**before, "events.checked.json": ""}


@pytest.mark.parametrize("name", STANDING)
@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize(
    "words",
    [
        ["export", "events.yaml", "-o", "new.md", "--report"],
        ["import", "foreign.csv", "--into", "events.yaml", "--report"],
        ["import", "foreign.csv", "-o"],
        ["new"],
        ["schema", "-o"],
    ],
    ids=["export-report", "import-report", "import", "new", "schema"],
)
def test_that_what_only_makes_new_files_replaces_nothing_either(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], link: str, name: str
) -> None:
    (folder / "foreign.csv").write_text("date,title\n2012,Opened\n", encoding="utf-8")
    place = linked(folder, name, link)
    before = held(folder)
    assert main([*words, place]) == 2
    assert held(folder) == before
    assert "exists already" in capsys.readouterr().err


def test_that_a_name_of_the_file_where_nothing_lies_yet_is_free(folder: Path) -> None:
    (folder / "copies/s1.csv").unlink()
    assert main(["export", "events.yaml", "--to", "md", "-o", "copies/s1.csv"]) < 2
    assert (folder / "copies/s1.csv").read_text(encoding="utf-8").startswith("# Harbour")


def test_that_a_file_with_impossible_names_is_written_all_the_same(folder: Path) -> None:
    text = FILE.replace("copies/s1.csv", f"copies/{'x' * 300}.csv")
    (folder / "events.yaml").write_text(text, encoding="utf-8")
    (folder / "ring.md").symlink_to("ring.md")
    (folder / "there.md").write_text("old", encoding="utf-8")
    assert main(["export", "events.yaml", "-o", "there.md"]) < 2
    assert (folder / "there.md").read_text(encoding="utf-8").startswith("# Harbour")
    assert main(["export", "events.yaml", "-o", "ring.md"]) == 2
