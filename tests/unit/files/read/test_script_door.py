"""The reader as scripts use it."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from viewer.files import reader

EVENTS = """\
events:
  - date: 2011-08-20
    title: Crosses into Russia
    sources: nbc
  - date: 2011-08
    title: Leaves
    lane: nowhere
    sources: nbc
  - title: No date
sources: [{id: nbc}]
"""


def test_that_the_documented_example_lists_events_and_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "events.yaml").write_text(EVENTS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert reader.__doc__ is not None
    for example in doctest.DocTestParser().get_examples(reader.__doc__):
        exec(example.source, globals())
    out = capsys.readouterr().out.splitlines()
    assert out[:2] == ["2011-08 Leaves", "2011-08-20 Crosses into Russia"]
    assert out[2].startswith("data/events.yaml:7:11: error: lane “nowhere” is not known")
    assert out[3].startswith("data/events.yaml:9:5: error: the entry has no date")


def test_that_a_missing_file_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(reader.ReadError, match="does not exist"):
        reader.read_file(tmp_path / "none.yaml")


def test_that_an_entry_that_is_not_drawn_is_in_the_reading() -> None:
    assert [entry.title for entry in reader.read_text(EVENTS).not_placed] == ["No date"]
