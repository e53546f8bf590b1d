from __future__ import annotations

from pathlib import Path

from viewer.files.read.reader import read_text
from viewer.model.comparing.beside import Guest, below, is_beside
from viewer.model.dates.phrases import time_phrase
from viewer.model.timeline import HEADING, Timeline, in_order

FIRST = """\
title: First
time_zone: Asia/Seoul
lanes: [{id: a, title: One}]
sources: [{id: s, title: S}]
events:
  - {id: same, date: 2011-08-20T12:00, title: Noon in Seoul, sources: s}
  - {id: day, date: 2011-08-20, title: A day, sources: s}
"""
SECOND = """\
title: Second
time_zone: Europe/London
lanes: [{id: a, title: Two}, {id: b, title: Three}]
sources: [{id: s, title: Other, copy: kept.txt}]
eras: [{title: Summer, date: 2011-06/2011-08}]
events:
  - {id: same, date: 2011-08-20T04:30, title: Half an hour later, lane: b, quotes: {text: words, source: s}}
  - {id: zoned, date: 2011-08-20T12:30, title: In Seoul too, time_zone: Asia/Seoul, sources: s}
  - {id: day, date: 2011-08-20, title: The day, sources: s, images: p/a.png}
  - {id: says, date: 2011-08-21, title: Said, about: [same], sources: s}
"""


def timeline(text: str) -> Timeline:
    found = read_text(text).timeline
    assert found is not None
    return found


def both() -> Timeline:
    return Guest(timeline(SECOND), "second.yaml", Path("/far")).laid_beside(
        timeline(FIRST), "Second · second.yaml"
    )


def test_that_the_second_has_lanes_of_its_own_under_a_heading() -> None:
    lanes = both().lanes
    assert [lane.title for lane in lanes] == ["One", "Second · second.yaml", "Two", "Three"]
    assert [lane.is_heading for lane in lanes] == [False, True, False, False] and lanes[1].id == HEADING
    assert len({lane.id for lane in lanes}) == 4


def test_that_no_id_of_one_is_taken_for_one_of_the_other() -> None:
    found = both()
    assert len({event.id for event in found.events}) == 6 == len(found.events)
    theirs = [event for event in found.events if is_beside(event.id)]
    assert [event.title for event in theirs] == ["The day", "Half an hour later", "In Seoul too", "Said"]
    ids = {lane.id for lane in found.lanes}
    assert all(event.lane in ids and is_beside(event.lane) for event in theirs)
    said = theirs[-1]
    assert said.about and found.event(said.about[0]) is theirs[1]
    source = found.source(theirs[1].quotes[0].source)
    assert source is not None and (source.title, source.copy) == ("Other", "")
    assert found.source("s") is not source


def test_that_all_stand_on_the_clock_of_the_first() -> None:
    found = {event.title: event for event in both().events}
    noon, later = found["Noon in Seoul"].when, found["Half an hour later"].when
    assert later.start - noon.start == 30 * 60  # 4:30 in London's summer is 12:30 in Seoul
    assert time_phrase(later.start, later.granularity) == "12:30 on 20 August 2011"
    assert found["In Seoul too"].when.start == later.start
    assert found["Half an hour later"].time_zone == "Europe/London"  # so the pane says whose time is written
    assert found["A day"].when == found["The day"].when


def test_that_eras_and_pictures_tell_whose_they_are() -> None:
    found = both()
    assert [era.title for era in found.eras] == ["Summer (second.yaml)"]
    [picture] = next(event for event in found.events if event.images).images
    assert below(Path("/far"), picture.file) == "p/a.png"
    assert below(Path("/near"), picture.file) == "" and below(Path("/far"), "p/a.png") == ""


def test_that_the_first_stays_what_it_was() -> None:
    first, found = timeline(FIRST), both()
    assert (found.title, found.time_zone, found.lanes[:1]) == (first.title, first.time_zone, first.lanes)
    assert [event for event in found.events if not is_beside(event.id)] == list(first.events)


def test_that_both_stand_in_the_one_order_the_first_before_the_second_where_they_tie() -> None:
    found = both()
    assert found.events == in_order(found.events)
    assert [event.id for event in found.events if event.date.text == "2011-08-20"] == ["day", "day@beside"]


def test_that_an_edit_of_the_first_makes_nothing_of_the_second_anew() -> None:
    guest, before = Guest(timeline(SECOND), "second.yaml", Path("/far")), timeline(FIRST)
    more = "".join(f"  - {{id: n{n}, date: 2011-08-20, title: More, sources: s}}\n" for n in range(1_000))
    edited, grown = (
        timeline(f"{FIRST}  - {{id: new, date: 2011, title: New, sources: s}}\n"),
        timeline(FIRST + more),
    )
    theirs = [
        [event for event in guest.laid_beside(first, "h").events if is_beside(event.id)]
        for first in (before, edited, grown, before)
    ]
    assert [id(event) for event in theirs[1]] == [id(event) for event in theirs[0]]
    assert theirs[2] != theirs[0] == theirs[3]
    assert guest.laid_beside(grown, "h").events == in_order(guest.laid_beside(grown, "h").events)
    assert guest.laid_beside(grown, "h").events[-1].id == "says@beside"
