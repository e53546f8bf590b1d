"""Nothing that comes in is lost on its way: what has no place is kept aside, and what bears a name that is taken gets another."""

from __future__ import annotations

import json
from typing import Any

import pytest
from foreign_samples import draft

from viewer.exchange.draft import crowd
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.writers.slides import write_slides
from viewer.files.read.reader import read_text

MORE = {"start_date": {"year": 2012}, "text": {"headline": "More"}, "group": "Rail"}


def slides(text: str) -> dict[str, Any]:
    """Return a file of ours as slides, our own entries in them."""
    made: dict[str, Any] = json.loads(write_slides(read_text(text)).content)
    return made


def told(made: Draft) -> list[tuple[str, str, str]]:
    return [(note.code, note.where, note.what) for note in made.notes]


def test_that_a_cell_without_a_head_is_kept_and_told() -> None:
    made = draft("wide.csv", "date,title\n2011,One,more\n")
    assert made.entries[0].fields["x-columns"] == {"column 3": "more"}
    assert told(made) == [
        ("wide-row", "row 2", "it has more cells than the header has heads"),
        ("kept", "row 2", "kept under x-columns: column 3"),
    ]


def test_that_an_end_that_is_no_date_is_kept_and_told() -> None:
    made = draft("ends.csv", "Start,End,Title\n2011,2012,One\n2013,whenever,Two\n2012,2013,Three\n")
    assert [entry.fields["date"] for entry in made.entries] == ["2011/2012", "2013", "2012/2013"]
    assert made.entries[1].fields["x-columns"] == {"End": "whenever"}
    assert ("date-aside", "row 3", "end “whenever” does not fit its date and is kept aside") in told(made)


def test_that_what_is_no_degree_is_no_place() -> None:
    made = draft("places.csv", "date,title,lat,lon\n2011,One,95,10\n2012,Two,45,10\n2013,Three,45,190\n")
    first, second, third = (entry.fields for entry in made.entries)
    assert second["place"] == {"name": "45, 10", "lat": "45", "lon": "10"}
    assert "place" not in first and first["x-columns"] == {"lat": "95", "lon": "10"}
    assert "place" not in third and third["x-columns"] == {"lat": "45", "lon": "190"}


def test_that_eras_and_a_title_changed_elsewhere_count_and_are_told() -> None:
    made = slides("title: T\neras: [{title: E, date: 2001/2003}]\nevents:\n- {date: 2011, title: A}\n")
    assert draft("same.json", json.dumps(made)).notes == ()
    made["title"]["text"]["headline"] = "Another"
    made["eras"][0]["text"]["headline"] = "Another era"
    changed = draft("same.json", json.dumps(made))
    assert (changed.title, changed.eras) == ("Another", ({"title": "Another era", "date": "2001/2003"},))
    assert [what for code, where, what in told(changed) if (code, where) == ("carrier", "the file")] == [
        f"its {name} was changed after Dateline wrote it; what is shown counts"
        for name in ("title", "description", "eras")
    ]


def test_that_a_new_lane_does_not_take_the_id_of_one_that_travelled() -> None:
    made = slides("lanes: [{id: rail, title: By train}]\nevents:\n- {date: 2011, title: A, lane: rail}\n")
    made["events"].append(MORE)
    both = draft("more.json", json.dumps(made))
    assert both.lanes == ({"id": "rail", "title": "By train"}, {"id": "rail-2", "title": "Rail"})
    assert [entry.fields["lane"] for entry in both.entries] == ["rail", "rail-2"]


@pytest.mark.parametrize("taken", ["import-more-json", "me"])
def test_that_a_new_source_does_not_take_the_id_of_one_that_travelled(taken: str) -> None:
    made = slides(
        f"sources: [{{id: {taken}, title: Theirs}}]\nevents:\n- {{date: 2011, title: A, sources: {taken}}}\n"
    )
    made["events"].append(MORE)
    both = draft("more.json", json.dumps(made))
    assert both.entries[0].fields["sources"] == taken
    assert both.entries[1].fields["sources"] == both.source["id"] != taken


def test_that_a_crowd_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    table = "date,title\n2011,One\n2012,Two\n2013,Three\n"
    monkeypatch.setattr(crowd, "MOST_RECORDS", 3)
    assert draft("few.csv", table).records == 3
    monkeypatch.setattr(crowd, "MOST_RECORDS", 2)
    with pytest.raises(Unreadable, match="it has more than 2 records, the most that is taken in"):
        draft("few.csv", table)
    with pytest.raises(Unreadable, match="it has more than 2 records"):
        draft("few.json", json.dumps({"events": [MORE] * 3}))
