"""What is said of a lane, a source, an era or a head while it is typed, and at which field."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.files.read.reader import read_text
from viewer.files.write.header.check import check_head, check_item
from viewer.model.fields import Fields
from viewer.model.timeline import Timeline

FILE = "lanes: [{id: a}, {id: b}]\nsources: [{id: n}]\nevents: [{date: 2001, title: x, sources: n}]\n"


def timeline() -> Timeline:
    found = read_text(FILE).timeline
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("section", "fields", "field", "words"),
    [
        ("lanes", {"id": "a"}, "id", "stands twice"),
        ("lanes", {"title": "A"}, "id", "has no id"),
        ("lanes", {"id": "a b"}, "id", "such as a-b"),
        ("lanes", {"id": "c", "color": "bluu"}, "color", "did you mean blue?"),
        ("sources", {"id": "c", "published": "soon"}, "published", "is not a date"),
        ("sources", {"id": "c", "url": "here"}, "url", "is no web address"),
        ("sources", {"id": "c", "title": ["A", "B"]}, "title", "title"),
        ("sources", {"id": "c", "accept": {"one-sidd": "x"}}, "accept", "one-sid"),
        ("sources", {"id": "c", "shelf": "7"}, "shelf", "is no field of the source"),
        ("eras", {"title": "E"}, "date", "has no date"),
        ("eras", {"date": "2001"}, "title", "has no title"),
        ("eras", {"title": "E", "date": "2001-13"}, "date", "no month 13"),
    ],
)  # fmt: skip
def test_that_a_mistake_is_told_at_its_field(section: str, fields: Fields, field: str, words: str) -> None:
    [problem] = check_item(section, fields, timeline())
    assert (problem.field, problem.is_error) == (field, True)
    assert words in problem.message


@pytest.mark.parametrize(
    ("section", "fields", "own_id"),
    [
        ("lanes", {"id": "a", "title": "A: all", "color": "2f6fb0"}, "a"),
        ("sources", {"id": "n", "title": "N", "published": "[2001..2003]", "x-shelf": "7"}, "n"),
        ("sources", {"id": "new", "title": "N"}, ""),
        ("eras", {"title": "E", "date": "2001/2003"}, ""),
    ],
)  # fmt: skip
def test_that_nothing_is_said_of_what_is_right(section: str, fields: Fields, own_id: str) -> None:
    assert check_item(section, fields, timeline(), own_id) == []


def test_that_a_copy_is_looked_for_beside_the_file_and_is_no_error(tmp_path: Path) -> None:
    fields: Fields = {"id": "c", "copy": "c.txt"}
    [problem] = check_item("sources", fields, timeline(), "", tmp_path)
    assert (problem.field, problem.is_error) == ("copy", False)
    (tmp_path / "c.txt").write_text("words", encoding="utf-8")
    assert check_item("sources", fields, timeline(), "", tmp_path) == []


def test_that_a_head_is_checked() -> None:
    [problem] = check_head({"title": "T", "time_zone": "Asia/Toky"})
    assert problem.field == "time_zone" and "did you mean Asia/Tokyo?" in problem.message
    assert check_head({"title": "T", "description": "One\n\nTwo", "time_zone": "Asia/Tokyo"}) == []
    assert check_head({}) == []
