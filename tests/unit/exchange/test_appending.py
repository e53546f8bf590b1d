"""A foreign timeline added to a file that is there: one edit, one step back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from foreign_samples import draft

from viewer.exchange.appending import appended
from viewer.files.read.reader import read_file, read_text
from viewer.files.write.making.editing import edit_file
from viewer.files.write.undo import make_step

OWN = """# my own
format: 1
title: Mine
lanes:
  - {id: rail, title: Rail}   # the first
sources:
  - {id: nbc, title: NBC}

events:
  # here begins it
  - id: first-stone
    date: 1815-12-10/1852-11-27
    title: The first stone
    lane: rail

  - {date: 2011, title: B}
# the end
"""
BARE = "events:\n  - date: 1900\n    title: A"
BRACKETS = '{"events": [{"date": "1900", "title": "A"}], "title": "J"}'


@pytest.mark.parametrize(
    "text", [OWN, BARE, BRACKETS, "", "title: T\nevents: []\n", OWN.replace("\n", "\r\n")]
)
def test_that_an_import_is_added_and_taken_back_to_the_byte(tmp_path: Path, text: str) -> None:
    path = tmp_path / "events.yaml"
    path.write_bytes(text.encode())
    made = draft("slides.json")
    adds = appended(made, read_file(path))
    assert adds.edit is not None
    outcome = edit_file(path, adds.edit)

    new = path.read_bytes().decode()
    assert outcome.reading.timeline is not None
    assert outcome.reading.errors == read_text(text).errors
    before = read_text(text).timeline
    assert len(outcome.reading.timeline.events) == len(made.entries) + len(before.events if before else ())
    assert all(line in new for line in text.splitlines() if line.lstrip().startswith("#"))
    make_step(path, outcome.step.reversed())
    assert path.read_bytes() == text.encode()


def test_that_a_second_import_of_the_same_file_adds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(OWN, encoding="utf-8")
    made = draft("slides.json")
    first = appended(made, read_file(path))
    assert first.edit is not None
    edit_file(path, first.edit)
    again = appended(made, read_file(path))

    assert again.edit is None
    assert (again.skipped, again.draft.entries) == (len(made.entries), ())


def test_that_lanes_of_the_same_name_are_one() -> None:
    adds = appended(draft("old.json"), read_text(OWN))

    assert adds.edit is not None
    assert adds.edit.lanes == ()
    assert adds.draft.entries[0].fields["lane"] == "rail"


def test_that_events_of_a_file_without_lanes_get_no_foreign_one() -> None:
    adds = appended(draft("old.json"), read_text(BARE))

    assert adds.edit is not None
    assert [lane["title"] for lane in adds.edit.lanes] == ["Events", "Rail"]


def test_that_ids_are_made_unique_and_possible_doubles_told() -> None:
    adds = appended(draft("slides.json"), read_text(OWN))

    assert adds.draft.entries[0].id == "first-stone-2"
    doubles = [note for note in adds.draft.notes if note.code == "possible-double"]
    assert [(note.where, note.entry) for note in doubles] == [("event 1", "first-stone-2")]


def test_that_another_file_of_the_same_name_is_not_taken_for_the_first(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(OWN, encoding="utf-8")
    first = appended(
        draft("slides.json", '{"events": [{"start_date": {"year": 1}, "text": {"headline": "One"}}]}'),
        read_file(path),
    )
    assert first.edit is not None
    edit_file(path, first.edit)
    other = draft("slides.json", '{"events": [{"start_date": {"year": 2}, "text": {"headline": "Two"}}]}')

    assert appended(other, read_file(path)).skipped == 0


def test_that_a_timeline_without_a_title_is_a_lane_by_its_files_name() -> None:
    reading = read_text("lanes: [{id: rail, title: Rail}]\nevents:\n  - {date: 2011, title: A, lane: rail}\n")
    made = draft("my_old_letters.csv", "date,title\n2011,B\n")
    adds = appended(made, reading)

    assert adds.edit is not None
    assert [lane["title"] for lane in adds.edit.lanes] == ["my old letters"]


def test_that_an_event_of_another_file_in_the_same_place_is_not_taken_for_one_that_is_there(
    tmp_path: Path,
) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(OWN, encoding="utf-8")
    first = appended(draft("letters.csv", "date,title\n2011,One\n"), read_file(path))
    assert first.edit is not None
    edit_file(path, first.edit)
    second = appended(draft("diary.csv", "date,title\n2011,Other\n"), read_file(path))

    assert second.skipped == 0
    assert second.edit is not None
    assert [event["title"] for event in second.edit.events] == ["Other"]


def test_that_who_imports_again_gets_everything_again_but_eras(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(OWN, encoding="utf-8")
    made = replace(draft("slides.json"), eras=({"title": "The works", "date": "1815/1852"},))
    first = appended(made, read_file(path))
    assert first.edit is not None and len(first.edit.eras) == 1
    edit_file(path, first.edit)
    again = appended(made, read_file(path), again=True)

    assert again.edit is not None
    assert (again.skipped, len(again.edit.events), again.edit.eras) == (0, len(made.entries), ())
    assert not {event["id"] for event in again.edit.events} & {event["id"] for event in first.edit.events}


def test_that_times_keep_their_zone_in_a_file_of_another() -> None:
    made = draft("clock.csv", "date,title\n2011-08-20T14:30,Noon there\n2011-08-21,A day\n")
    made = replace(made, time_zone="Asia/Tokyo")
    there = appended(made, read_text("time_zone: Europe/Moscow\n" + BARE))
    assert there.edit is not None
    assert [event.get("time_zone") for event in there.edit.events] == ["Asia/Tokyo", None]
    same = appended(made, read_text("time_zone: Asia/Tokyo\n" + BARE))
    assert same.edit is not None
    assert [event.get("time_zone") for event in same.edit.events] == [None, None]
