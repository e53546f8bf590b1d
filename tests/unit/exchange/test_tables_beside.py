"""A table of events with others beside it: sources, lanes, eras, quotations, and what the file says of itself."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from viewer.cli import main
from viewer.exchange.draft.own_table import BESIDE
from viewer.files.read.reader import read_file

MINE = """\
title: A trip
description: How it went.
time_zone: Europe/Vienna
lanes: [{id: rail, title: By rail, color: blue}, {id: sea, title: By sea}]
sources: [{id: wire, title: The Wire, published: 2011-08~}]
eras: [{title: Summer, date: 2011-06/2011-08, color: red}]
events:
  - id: one
    date: 2011-08-20T14:30
    title: Crosses the border
    quotes: [{text: "=1+1", source: wire, locator: p. 2}, {text: Second words, source: wire, stance: contradicts}]
  - {id: two, date: 2011-08-21, title: Sails, lane: sea, sources: wire}
"""


def exported(folder: Path) -> Path:
    """Export the file above with its tables and return where that of the events is."""
    (folder / "mine.yaml").write_text(MINE, encoding="utf-8")
    out = folder / "mine.csv"
    assert main(["export", str(folder / "mine.yaml"), "-o", str(out), "--with-tables"]) == 0
    return out


def rows(path: Path) -> list[list[str]]:
    """Return the rows of a table as any other program reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_that_every_table_is_named_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = exported(tmp_path)

    names = {f"mine.{name}.csv" for name in BESIDE}
    assert {path.name for path in tmp_path.iterdir()} == {"mine.yaml", "mine.csv", *names}
    told = capsys.readouterr().out
    assert [name for name in names if name not in told] == []
    assert "quotes" not in rows(out)[0]
    assert rows(tmp_path / "mine.quotes.csv")[1:] == [
        ["one", "'=1+1", "wire", "", "", "p. 2", ""],
        ["one", "Second words", "wire", "", "", "", "contradicts"],
    ]
    assert rows(tmp_path / "mine.lanes.csv")[1] == ["rail", "By rail", "blue"]


def test_that_import_takes_the_tables_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = exported(tmp_path)

    assert main(["import", str(out), "-o", str(tmp_path / "back.yaml"), "--report", "-"]) == 0
    assert "timeline, sources, lanes, eras, quotes taken from the tables beside it" in capsys.readouterr().out
    before, after = (read_file(tmp_path / name).timeline for name in ("mine.yaml", "back.yaml"))
    assert before is not None
    assert after is not None
    assert (after.title, after.description, after.time_zone) == (
        before.title,
        before.description,
        before.time_zone,
    )
    assert after.lanes == before.lanes
    assert after.eras == before.eras
    assert after.sources[-1] == before.sources[0]
    assert [event.quotes for event in after.events] == [event.quotes for event in before.events]
    assert [event.lane for event in after.events] == ["rail", "sea"]


def test_that_a_table_that_is_missing_or_another_is_told_or_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = exported(tmp_path)
    (tmp_path / "mine.eras.csv").unlink()
    (tmp_path / "mine.lanes.csv").write_text("Name,Colour\nRail,red\n", encoding="utf-8")
    with (tmp_path / "mine.quotes.csv").open("a", encoding="utf-8") as file:
        file.write("three,Words of nobody,wire,,,,\r\n")

    assert main(["import", str(out), "-o", str(tmp_path / "back.yaml"), "--report", "-"]) == 1
    told = capsys.readouterr().out
    assert "its table of lanes has other columns than id, title, color" in told
    assert "no event has the id “three” of the quotation Words of nobody, wire" in told
    back = read_file(tmp_path / "back.yaml").timeline
    assert back is not None
    assert (back.eras, len(back.events[0].quotes)) == ((), 2)


def test_that_only_a_table_written_so_looks_beside_itself(tmp_path: Path) -> None:
    exported(tmp_path)
    assert main(["export", str(tmp_path / "mine.yaml"), "-o", str(tmp_path / "mine.csv")]) == 1

    assert main(["import", str(tmp_path / "mine.csv"), "-o", str(tmp_path / "back.yaml")]) == 0
    back = read_file(tmp_path / "back.yaml").timeline
    assert back is not None
    assert (back.title, len(back.events[0].quotes)) == ("", 2)


@pytest.mark.parametrize("words", [["-o", "-", "--to", "csv"], ["-o", "a.xlsx"], ["-o", "a.md"]])
def test_that_tables_need_a_csv_in_a_file(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.yaml").write_text(MINE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(["export", "mine.yaml", *words, "--with-tables"]) == 2
    assert "--with-tables is for csv in a file" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]


def test_that_the_event_file_is_never_written_over_by_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "mine.lanes.csv"
    source.write_text(MINE, encoding="utf-8")

    assert main(["export", str(source), "-o", str(tmp_path / "mine.csv"), "--with-tables"]) == 2
    assert "is the event file itself" in capsys.readouterr().err
    assert source.read_text(encoding="utf-8") == MINE
    assert list(tmp_path.iterdir()) == [source]
