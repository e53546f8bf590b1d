from __future__ import annotations

from viewer.files.comparing import compare_readings
from viewer.files.read.reader import read_text
from viewer.model.comparing.differences import Sign
from viewer.model.comparing.together import Together, together

OLD = """\
lanes: [{id: a, title: First}, {id: b, title: Second}, {id: c, title: Third}]
sources: [{id: s, title: S}, {id: old, title: Only in the old one}]
eras: [{title: Calm, date: 1900/1910}, {title: War, date: 1914/1918}]
events:
  - {id: stays, date: 1901, title: Stays, lane: a, sources: s}
  - {id: goes, date: 1902, title: Goes, lane: c, sources: old}
  - {id: dated, date: 1903, title: Dated, lane: a, sources: s}
  - {id: laned, date: 1904, title: Laned, lane: c, sources: s}
  - {id: quoted, date: 1905, title: Quoted, lane: b, sources: s}
"""
NEW = """\
lanes: [{id: a, title: First}, {id: second, title: Second}]
sources: [{id: s, title: S}]
eras: [{title: Calm, date: 1900/1911}, {title: Peace, date: 1919/1930}]
events:
  - {id: stays, date: 1901, title: Stays, lane: a, sources: s}
  - {id: dated, date: 1913, title: Dated, lane: a, sources: s}
  - {id: laned, date: 1904, title: Laned, lane: a, sources: s}
  - {id: quoted, date: 1905, title: Quoted, lane: second, sources: s, quotes: {text: words, source: s}}
  - {id: comes, date: 1906, title: Comes, lane: a, sources: s}
"""


def both(old: str, new: str) -> Together:
    one, other = read_text(old), read_text(new)
    assert one.timeline is not None and other.timeline is not None
    return together(one.timeline, other.timeline, compare_readings(one, other))


def test_that_everything_of_both_stands_in_one_timeline_behind_its_sign() -> None:
    found = both(OLD, NEW)
    assert [(event.date.text, event.title, event.lane) for event in found.timeline.events] == [
        ("1901", "Stays", "a"),
        ("1902", "− Goes", "c"),
        ("1903", "± Dated (before)", "a"),
        ("1904", "± Laned", "a"),
        ("1904", "± Laned (before)", "c"),
        ("1905", "± Quoted", "second"),
        ("1906", "+ Comes", "a"),
        ("1913", "± Dated", "a"),
    ]
    assert [lane.title for lane in found.timeline.lanes] == ["First", "± Second", "− Third"]
    assert [era.title for era in found.timeline.eras] == ["± Calm", "+ Peace", "− War"]
    assert {source.id for source in found.timeline.sources} == {"s", "old"}


def test_that_signs_and_places_belong_to_its_events() -> None:
    found = both(OLD, NEW)
    titles = {event.id: event.title for event in found.timeline.events}
    assert len(titles) == len(found.timeline.events)
    assert {titles[event_id]: sign for event_id, sign in found.signs.items()} == {
        "− Goes": Sign.REMOVED, "± Dated (before)": Sign.CHANGED, "± Dated": Sign.CHANGED, "± Laned": Sign.CHANGED,
        "± Laned (before)": Sign.CHANGED, "± Quoted": Sign.CHANGED, "+ Comes": Sign.ADDED,
    }  # fmt: skip
    assert {titles[event_id] for event_id in found.before} == {"± Dated (before)", "± Laned (before)"}
    shown = [titles[event_id] for event_id in found.shown if event_id]
    assert shown == ["− Goes", "± Laned", "± Quoted", "+ Comes", "± Dated"]
    assert found.shown[0] == ""  # a lane


def test_that_two_that_say_the_same_are_the_new_one() -> None:
    found = both(NEW, NEW)
    new = read_text(NEW).timeline
    assert new is not None
    assert found.timeline == new and not found.signs and not found.before and found.shown == ()
