"""What holds for every format: nothing falls silently, and what is written says what was read."""

from __future__ import annotations

import pytest
from foreign_samples import SAMPLES, draft
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.exchange.draft.crowd import MOST_RECORDS
from viewer.exchange.draft.notes import Asked, NoteKind, Unreadable
from viewer.exchange.new_file import as_new_file
from viewer.exchange.report import report_lines, sums
from viewer.files.read.reader import read_text
from viewer.model.problems import Severity

ALL = sorted(SAMPLES)


@pytest.mark.parametrize("name", ALL)
def test_that_a_new_file_has_every_event_and_no_error(name: str) -> None:
    text, made = as_new_file(draft(name))
    reading = read_text(text)

    assert made.entries
    assert [p.message for p in reading.problems if p.severity is Severity.ERROR] == []
    assert reading.timeline is not None
    assert {event.id for event in reading.timeline.events} == {entry.id for entry in made.entries}
    assert text.count("record: ") >= len(made.entries) + len(made.left_out)


@pytest.mark.parametrize("name", ALL)
def test_that_every_record_left_out_is_told_once_and_kept_whole(name: str) -> None:
    made = draft(name)

    told = [note.where for note in made.notes if note.kind is NoteKind.NOT_IMPORTED]
    assert told == [left.where for left in made.left_out]
    assert all(left.record and left.why for left in made.left_out)


@pytest.mark.parametrize("name", ALL)
def test_that_every_event_names_its_place_and_its_source(name: str) -> None:
    made = draft(name)

    wheres = [entry.where for entry in made.entries] + [left.where for left in made.left_out]
    assert len(set(wheres)) == made.records
    for entry in made.entries:
        named = entry.fields["sources"]
        assert made.source["id"] in (named if isinstance(named, list) else [named])


_PIECES = st.sampled_from(
    [
        b'"',
        b"\n",
        b",",
        b"{",
        b"]",
        b"<",
        b"&#0;",
        b"-",
        b"99999999999999",
        b"\\",
        b"\xff",
        b"\\ud800",
        b"E9",
        b"T",
        b"null",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(ALL),
    st.lists(
        st.tuples(st.integers(0, 4000), st.integers(0, 30), st.one_of(_PIECES, st.binary(max_size=3))),
        min_size=1,
        max_size=6,
    ),
)
def test_that_any_damage_is_read_or_refused_in_one_line(
    name: str, damages: list[tuple[int, int, bytes]]
) -> None:
    data = SAMPLES[name].encode()
    for at, length, piece in damages:
        place = at % (len(data) + 1)
        data = data[:place] + piece + data[place + length :]
    try:
        made = draft(name, data)
    except (Unreadable, Asked) as error:
        assert "\n" not in str(error)
        return
    text, new = as_new_file(made)
    timeline = read_text(text).timeline

    assert timeline is not None
    assert (len(timeline.events), new.records) == (len(new.entries), made.records)


def test_that_an_unpaired_surrogate_in_a_bad_date_does_no_harm() -> None:
    slides = '{"events": [{"start_date": {"year": "20\\ud80011"}}, {"start_date": {"year": 1}, "text": {"headline": "A\\udc00"}}]}'
    text, made = as_new_file(draft("a.json", slides))

    assert "20" in made.left_out[0].why
    assert text.encode()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "date,title\n" + "2011,A\n" * (MOST_RECORDS + 1)),
        ("a.ics", "BEGIN:VCALENDAR\n" + "BEGIN:VTODO\nEND:VTODO\n" * (MOST_RECORDS + 1)),
    ],
)
def test_that_a_crowd_is_refused_in_one_line(name: str, text: str) -> None:
    with pytest.raises(Unreadable, match="more than 100,000 records"):
        draft(name, text)


def test_that_the_report_counts_what_it_lists() -> None:
    made = draft("slides.json")
    lines = list(report_lines(made))

    assert (
        sums(made) == "7 records: 4 events; 5 changed, 2 kept under x-, 1 with something lost, 3 not imported"
    )
    assert "not-imported · not-imported (3)" in lines
    assert "  event 4: its date cannot be read: no year" in lines
