"""A new file is not believed: what does not say what the foreign file gave is not written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from foreign_samples import draft

from viewer.exchange import new_file
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.new_file import written_file
from viewer.files.write.rendering import Style, entry_lines, field_lines
from viewer.model.fields import Fields, Plain

TABLE = "date,title\n2011,The first\n2012,The second\n"


def lines_lie(monkeypatch: pytest.MonkeyPatch, lie: list[str] | None = None) -> None:
    """Write other lines for the first entry than it has: these, else another title."""

    def lying(fields: Fields, style: Style) -> list[str]:
        lines = entry_lines(fields, style)
        if fields["title"] != "The first":
            return lines
        return [line.replace("The first", "The last") for line in lines] if lie is None else lie

    monkeypatch.setattr(new_file, "entry_lines", lying)


def test_that_an_honest_writer_is_believed() -> None:
    text = "".join(written_file(draft("two.csv", TABLE)).pieces)
    assert "title: The first\n" in text and "title: The second\n" in text


def test_that_an_entry_that_is_not_written_to_the_letter_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lines_lie(monkeypatch)
    with pytest.raises(Unreadable, match=r"^row 2 could not be written to the letter; nothing was written$"):
        written_file(draft("two.csv", TABLE))


def test_that_an_entry_that_is_missing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lines_lie(monkeypatch, ["# The first"])
    with pytest.raises(Unreadable, match="could not be read back; nothing was written"):
        written_file(draft("two.csv", TABLE))


def test_that_another_title_of_the_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def lying(name: str, value: Plain, style: Style) -> list[str]:
        return field_lines(name, "Another" if name == "title" else value, style)

    made = replace(draft("two.csv", TABLE), title="Two things")
    assert "title: Two things\n" in written_file(made).pieces[0]
    monkeypatch.setattr(new_file, "field_lines", lying)
    with pytest.raises(Unreadable, match="could not be read back; nothing was written"):
        written_file(made)


def test_that_two_entries_of_one_id_are_refused_however_far_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft("two.csv", TABLE.replace("\n2012", f" {'of many ' * 200}\n2012"))
    first, second = made.entries
    twice = replace(made, entries=(first, replace(second, fields={**second.fields, "id": first.id})))
    monkeypatch.setattr(new_file, "PIECE", 1)
    with pytest.raises(Unreadable, match="could not be written to the letter"):
        written_file(twice)
