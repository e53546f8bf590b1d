"""The record of a check: any edit of a quotation makes it stale, nothing else does."""

from __future__ import annotations

import os
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.cli import main
from viewer.files.evidence.evidence import Evidence
from viewer.files.evidence.record import (
    MOST_BYTES,
    Record,
    RecordError,
    Standing,
    as_json,
    parsed,
    quote_digest,
    read_record,
    record_of,
    record_path,
    recorded,
)
from viewer.files.reader import read_text
from viewer.model.timeline import Quote, Stance, Timeline

FILE = """\
sources:
  - {id: a, title: A}
  - {id: b, title: B}
events:
  - date: 2011
    title: One
    id: one
    quotes:
      - {text: the harbour was closed, source: a, speaker: Ann}
      - {text: nobody came to see, source: b}
  - date: 2012
    title: Two
    id: two
    quotes: {text: something else entirely, source: a}
"""
DAY = date(2011, 11, 25)


def timeline(text: str = FILE) -> Timeline:
    made = read_text(text).timeline
    assert made is not None
    return made


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A record of source a; there is no copy of b."""
    (tmp_path / "a.txt").write_text("They say the harbour was closed.", encoding="utf-8")
    made = timeline()
    return record_of(made, Evidence(made, None, tmp_path), DAY)


def standing(record: Record, event_id: str, number: int, quote: Quote) -> Standing:
    return record.standing(event_id, number, quote)[0]


def test_that_what_was_compared_is_recorded_and_nothing_else(record: Record) -> None:
    one, two = timeline().events
    assert standing(record, "one", 1, one.quotes[0]) is Standing.CHECKED
    assert standing(record, "one", 2, one.quotes[1]) is Standing.UNKNOWN
    said = [recorded(*record.standing(event.id, 1, event.quotes[0])) for event in (one, two)]
    assert said == [
        "checked against a copy on 25 November 2011: word for word, paragraph 1",
        "not found when it was checked against a copy on 25 November 2011",
    ]


def test_that_a_record_reads_back_as_it_was_written_and_holds_no_words(record: Record) -> None:
    text = as_json(record)
    assert parsed(text) == record
    assert "harbour" not in text and "entirely" not in text


def test_that_a_record_of_a_pdf_tells_pages(record: Record) -> None:
    entries = {name: replace(entry, unit="page") for name, entry in record.entries.items()}
    again = parsed(as_json(replace(record, entries=entries)))
    quote = timeline().events[0].quotes[0]
    assert recorded(*again.standing("one", 1, quote)).endswith(": word for word, page 1")


def test_that_no_more_of_a_record_is_read_than_there_may_be(tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    assert read_record(file) is None
    record_path(file).touch()
    os.truncate(record_path(file), MOST_BYTES + 1)
    with pytest.raises(RecordError, match="too large"):
        read_record(file)


@given(st.text(max_size=8), st.sampled_from([field.name for field in fields(Quote)]))
def test_that_any_edit_of_a_quotation_makes_it_another(typed: str, name: str) -> None:
    quote = timeline().events[0].quotes[0]
    edited = replace(quote)
    value = Stance.CONTRADICTS if name == "stance" else f"{getattr(quote, name)}{typed}x"
    object.__setattr__(edited, name, value)
    assert quote_digest(edited) != quote_digest(quote)


@pytest.mark.parametrize(
    ("before", "after"), [("closed", "open"), ("Ann", "Anna"), ("speaker: Ann", "locator: p. 3"), ("source: a, s", "source: b, s")]
)  # fmt: skip
def test_that_an_edited_quotation_is_changed_since(record: Record, before: str, after: str) -> None:
    quote = timeline(FILE.replace(before, after, 1)).events[0].quotes[0]
    found, entry = record.standing("one", 1, quote)
    assert found is Standing.CHANGED
    assert recorded(found, entry) == "changed since it was checked on 25 November 2011"


def test_that_a_quotation_that_moves_stays_checked(record: Record) -> None:
    quote = timeline().events[0].quotes[0]
    assert standing(record, "elsewhere", 7, quote) is Standing.CHECKED


def test_that_what_cannot_be_compared_again_stays_as_it_was(record: Record, tmp_path: Path) -> None:
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").write_text("And nobody came to see it.", encoding="utf-8")
    made = timeline()
    later = record_of(made, Evidence(made, None, tmp_path), date(2012, 1, 1), record)
    days = [later.standing("one", n, made.events[0].quotes[n - 1])[1] for n in (1, 2)]
    assert [entry.on if entry else None for entry in days] == [DAY, date(2012, 1, 1)]
    edited = timeline(FILE.replace("closed", "open"))
    assert (
        standing(
            record_of(edited, Evidence(edited, None, tmp_path), DAY, record),
            "one",
            1,
            edited.events[0].quotes[0],
        )
        is Standing.UNKNOWN
    )


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "{", "[" * 100_000, '{"format": 2, "quotations": []}', '{"format": 1, "quotations": [1]}',
     '{"format": 1, "quotations": [{"event": "a", "number": 1, "sha256": "x", "source": "a", "copy": "c", "verdict": "true", "checked": "2011-11-25"}]}'],
)  # fmt: skip
def test_that_what_is_no_record_is_said_in_one_line(text: str) -> None:
    with pytest.raises(RecordError) as caught:
        parsed(text)
    assert "\n" not in str(caught.value)


def test_that_check_writes_the_record_and_holds_later_edits_against_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1322179200")
    file = tmp_path / "events.yaml"
    file.write_text(FILE, encoding="utf-8")
    copies = tmp_path / "copies"
    copies.mkdir()
    assert main(["check", str(file), "--copies", str(copies), "--record"]) == 2
    assert "was not written: no kept copy fits" in capsys.readouterr().err
    assert not record_path(file).exists()
    (copies / "a.txt").write_text("the harbour was closed; something else entirely", encoding="utf-8")
    assert main(["check", str(file), "--copies", str(copies), "--record"]) == 0
    assert f"recorded 2 quotations in {record_path(file)}" in capsys.readouterr().err
    assert '"checked": "2011-11-25"' in record_path(file).read_text(encoding="utf-8")
    file.write_text(FILE.replace("closed", "open"), encoding="utf-8")
    assert main(["check", str(file)]) == 0
    assert (
        ":9:16: warning: the quotation “the harbour was open”: changed since it was checked on 25 November 2011"
        in capsys.readouterr().out
    )
    record_path(file).write_text("{", encoding="utf-8")
    assert main(["check", str(file)]) == 0
    assert "the record of checks is not JSON" in capsys.readouterr().err


@pytest.fixture
def checked_file(tmp_path: Path) -> Path:
    """Return an event file with a kept copy that fits a quotation, in the folder ``copies``."""
    copies = tmp_path / "copies"
    copies.mkdir()
    (copies / "a.txt").write_text("the harbour was closed", encoding="utf-8")
    file = tmp_path / "events.yaml"
    file.write_text(FILE, encoding="utf-8")
    return file


def recording(file: Path) -> int:
    return main(["check", str(file), "--copies", str(file.parent / "copies"), "--record"])


def test_that_the_record_takes_the_event_file_s_place_through_no_link(
    checked_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record_path(checked_file).symlink_to(checked_file)
    assert recording(checked_file) == 2
    assert checked_file.read_text(encoding="utf-8") == FILE
    assert f"{record_path(checked_file)} is the event file itself" in capsys.readouterr().err
    record_path(checked_file).unlink()
    record_path(checked_file).hardlink_to(checked_file)
    assert recording(checked_file) == 2
    assert record_path(checked_file).read_text(encoding="utf-8") == FILE


def test_that_what_is_no_record_of_ours_is_not_replaced_by_one(
    checked_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = '{"format": 99, "quotations": []}'
    record_path(checked_file).write_text(newer, encoding="utf-8")
    assert recording(checked_file) == 2
    assert record_path(checked_file).read_text(encoding="utf-8") == newer
    said = capsys.readouterr().err
    assert "has the format 99" in said
    assert f"{record_path(checked_file)} was not written" in said
