"""What export and import promise each other, tried on made-up files of every field."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import icalendar
import pytest
from foreign_samples import SAMPLES, draft
from hypothesis import given, settings
from hypothesis import strategies as st
from made_timelines import DATES, EVENT, FAR_DATES, HEAD, READINGS, reading_of

from viewer.exchange.draft.answers import Answers
from viewer.exchange.formats import TARGETS, Target, format_of
from viewer.exchange.new_file import as_new_file
from viewer.exchange.part import part_of
from viewer.exchange.writers.known import EVENT as EVENT_NAMES
from viewer.exchange.writers.known import KNOWN, Said
from viewer.exchange.writers.outgoing import Manner
from viewer.exchange.writers.own_fields import entry_of, head_of
from viewer.files.read.reader import Reading, read_text
from viewer.model.dates.edtf import EventDate, parse_date
from viewer.model.fields import Fields
from viewer.model.timeline import Event, Timeline

PLAIN = Manner(plain=True)
#: What stands in a file and not in what it says.
_PLACES = {"index", "line", "when", "flawed"}


def _target(key: str) -> Target:
    return next(target for target in TARGETS if target.key == key)


def _back(key: str, content: bytes) -> Reading:
    """Return what comes of a written file when it is imported."""
    text, made = as_new_file(draft(f"a.{_target(key).ending}", content, lanes="yes"))
    assert made.left_out == ()
    reading = read_text(text)
    assert not reading.errors
    return reading


def _timeline(reading: Reading) -> Timeline:
    assert reading.timeline is not None
    return reading.timeline


def _entries(reading: Reading) -> list[Fields]:
    return [entry_of(reading, event) for event in _timeline(reading).events]


def _said(event: Event) -> dict[str, object]:
    """Return everything that an event says."""
    return {one.name: getattr(event, one.name) for one in fields(event) if one.name not in _PLACES}


@settings(max_examples=50, deadline=None)
@given(READINGS)
def test_that_json_is_a_file_that_says_the_same(reading: Reading) -> None:
    outgoing = _target("json").write(reading)
    back = read_text(outgoing.content.decode())

    assert not back.errors
    assert outgoing.unsaid == ()
    assert [_said(event) for event in _timeline(back).events] == [
        _said(event) for event in _timeline(reading).events
    ]
    assert _entries(back) == _entries(reading)
    assert head_of(back) == head_of(reading)
    assert replace(_timeline(back), events=()) == replace(_timeline(reading), events=())


@pytest.mark.parametrize("key", ["timelinejs", "ics"])
@settings(max_examples=50, deadline=None)
@given(reading=READINGS)
def test_that_what_carries_our_entries_gives_them_back_word_for_word(key: str, reading: Reading) -> None:
    outgoing = _target(key).write(reading)
    there = [
        e.id for e in _timeline(reading).events if key != "ics" or e.when.start // 31_556_952 + 1970 >= 1
    ]
    missing = len(_timeline(reading).events) - len(there)
    lost = [line for line in outgoing.unsaid if "outside the years" in line]

    assert bool(lost) == bool(missing)
    assert len(outgoing.unsaid) == len(lost)
    if there:
        back = _back(key, outgoing.content)
        wanted = part_of(reading, there)
        known = {event["id"]: event for event in _entries(wanted)}
        found = _entries(back)
        assert [entry["id"] for entry in found] == there
        assert [_without_strangers(entry, there) for entry in found] == [
            _without_strangers(known[name], there) for name in there
        ]
        assert head_of(back) == head_of(reading)


def _without_strangers(entry: Fields, there: list[str]) -> Fields:
    """Return an entry without statements about events that calendars have no room for."""
    about = entry.get("about")
    return {**entry, "about": [one for one in about if one in there]} if isinstance(about, list) else entry


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        EVENT.flatmap(lambda event: FAR_DATES.map(lambda date: {**event, "date": date})),
        min_size=1,
        max_size=3,
    )
)
def test_that_years_far_away_travel_too(events: list[dict[str, object]]) -> None:
    events = [
        {name: value for name, value in event.items() if name not in ("time_zone", "about")}
        for event in events
    ]
    reading = reading_of(
        {"lanes": [{"id": "one"}, {"id": "two"}], "sources": [{"id": "s"}, {"id": "t"}]}, events
    )
    outgoing = _target("timelinejs").write(reading)

    assert _entries(_back("timelinejs", outgoing.content)) == _entries(reading)
    plain = json.loads(_target("timelinejs").write(reading, PLAIN).content)
    for slide in plain["events"]:
        assert (set(slide["start_date"]) == {"year"}) or "scale" not in plain


_TABLE_NAMES = tuple(name for name in EVENT_NAMES if KNOWN["csv"][name] is Said.WHOLE)


@pytest.mark.parametrize("key", ["csv", "xlsx"])
@settings(max_examples=40, deadline=None)
@given(reading=READINGS)
def test_that_tables_say_every_field_that_they_are_said_to_hold(key: str, reading: Reading) -> None:
    back = _back(key, _target(key).write(reading).content)

    assert len(_TABLE_NAMES) >= 18
    # By their ids: times stand on another axis where the file's zone is not said.
    assert {event.id: _held(event, reading) for event in _timeline(back).events} == {
        event.id: _held(event, reading) for event in _timeline(reading).events
    }
    if key == "xlsx":
        assert _timeline(back).lanes == _timeline(reading).lanes
        assert [s for s in _timeline(back).sources if not s.id.startswith("import-")] == [
            replace(source, accept=()) for source in _timeline(reading).sources
        ]
        assert [(era.title, era.date, era.color) for era in _timeline(back).eras] == [
            (era.title, era.date, era.color) for era in _timeline(reading).eras
        ]
        assert _of_itself(back) == _of_itself(reading)


_LOST_IN_TABLES = frozenset({"images", "accept"})


@pytest.mark.parametrize("key", ["csv", "xlsx"])
@settings(max_examples=60, deadline=None)
@given(reading=READINGS)
def test_that_tables_lose_nothing_but_what_they_are_said_to_lose(key: str, reading: Reading) -> None:
    outgoing = _target(key).write(reading, Manner(with_tables=True))
    answers = Answers(f"a.{key}", lanes="yes", tables=outgoing.tables)
    text, made = as_new_file(format_of(outgoing.content, answers.name).read(outgoing.content, answers))
    back = read_text(text)
    kept = [name for name in EVENT_NAMES if name not in _LOST_IN_TABLES]

    assert bool(outgoing.tables) == (key == "csv")
    assert (made.left_out, back.errors) == ((), ())
    assert [_kept(event, kept) for event in _timeline(back).events] == [
        _kept(event, kept) for event in _timeline(reading).events
    ]
    head, wanted = ({**head_of(one)} for one in (back, reading))
    assert _without_lost(head) == _without_lost(wanted)
    is_told = {word for line in outgoing.unsaid for word in ("x-", "accept", "images") if word in line}
    assert is_told == _lost_of(reading)


def _kept(event: Event, names: list[str]) -> dict[str, object]:
    said = {name: getattr(event, name) for name in names}
    return {**said, "sources": tuple(one for one in event.sources if not one.startswith("import-"))}


def _without_lost(head: Fields) -> Fields:
    """Return the head of a file without what no table holds, and without the record of the import."""
    found = {name: value for name, value in head.items() if name != "accept" and not name.startswith("x-")}
    for name in ("lanes", "sources", "eras"):
        items = found.get(name)
        kept = [
            {part: text for part, text in item.items() if part != "accept" and not part.startswith("x-")}
            for item in (items if isinstance(items, list) else [])
            if isinstance(item, dict) and not str(item.get("id", "")).startswith("import-")
        ]
        found[name] = [*kept]
    return found


def _lost_of(reading: Reading) -> set[str]:
    """Return which of the things that no table holds a file has."""
    raw = repr([*_entries(reading), head_of(reading)])
    words = {"x-": "'x-", "accept": "'accept'", "images": "'images'"}
    return {word for word, shown in words.items() if shown in raw}


def _of_itself(reading: Reading) -> tuple[object, ...]:
    """Return what a file says of itself, and the zones that its events name for themselves."""
    timeline = _timeline(reading)
    zones = {event.id: event.time_zone for event in timeline.events}
    return timeline.title, timeline.description, timeline.time_zone, zones


def _held(event: Event, reading: Reading) -> dict[str, object]:
    """Return the fields that tables hold; a lane by its title, a zone where it says anything."""
    said = {name: getattr(event, name) for name in _TABLE_NAMES if name not in ("lane", "time_zone")}
    said["sources"] = tuple(name for name in event.sources if not name.startswith("import-"))
    is_timed = any(part.has_time and part.offset_s is None for part in event.date.parts)
    zone = event.time_zone or _timeline(reading).time_zone
    return {**said, "zone": zone if is_timed else ""}


def _words(event: Event) -> str:
    return " ".join([event.title, event.summary, event.as_written, *(link.url for link in event.links)])


def _is_within(inner: EventDate, outer: EventDate) -> bool:
    """Tell whether another date allows what a date is known to allow; ends that nothing bounds are said in words."""
    low, high = outer.earliest, outer.latest
    day = 86_400  # a time with an offset is told on its own clock, or in UTC
    starts = low is None or inner.earliest is None or low <= inner.earliest + day
    return starts and (high is None or inner.latest is None or inner.latest - day <= high)


@pytest.mark.parametrize("key", ["timelinejs", "timelinejs-csv", "ics"])
@settings(max_examples=50, deadline=None)
@given(head=HEAD, event=EVENT)
def test_that_without_our_entries_a_format_says_what_it_is_known_to_say(
    key: str, head: dict[str, object], event: dict[str, object]
) -> None:
    reading = reading_of(head, [{**event, "lane": "one"}])
    (wanted,) = _timeline(reading).events
    outgoing = _target(key).write(reading, PLAIN)
    if any("outside the years" in line for line in outgoing.unsaid):
        return
    back = _back(key, outgoing.content)
    (found,) = _timeline(back).events
    known = KNOWN[key]
    names = [name for name in EVENT_NAMES if name not in ("date", "lane", "sources", "id")]
    for name in names:
        if known[name] is Said.WHOLE:
            assert getattr(found, name) == getattr(wanted, name), name
    if known["lane"] is Said.WHOLE:
        assert _lane(back, found) == _lane(reading, wanted)
    for quote in wanted.quotes:
        assert _squeezed(quote.text) in _squeezed(_words(found))
    assert _squeezed(wanted.summary) in _squeezed(_words(found))
    assert _is_within(wanted.date, found.date)
    is_told = {name for name in names if any(f"“{name}”" in line for line in outgoing.unsaid)}
    held = {name for name in names if known[name] is Said.NOT and _says(wanted, name)}
    assert is_told == held


@pytest.mark.parametrize("key", [key for key in KNOWN if key not in ("json", "md")])
@settings(max_examples=25, deadline=None)
@given(reading=READINGS)
def test_that_what_comes_back_is_what_a_format_is_known_to_say(key: str, reading: Reading) -> None:
    outgoing = _target(key).write(reading, PLAIN)
    if any("outside the years" in line for line in outgoing.unsaid):
        return
    assert _known(key, _back(key, outgoing.content)) == _known(key, reading)


def _known(key: str, reading: Reading) -> tuple[object, ...]:
    """Return what of a file a format says as it is, by the table that the documentation lists; nothing else."""
    whole = {name for name, said in KNOWN[key].items() if said is Said.WHOLE}
    timeline = _timeline(reading)
    events = [
        {
            **{
                name: getattr(event, name)
                for name in EVENT_NAMES
                if name in whole - {"lane", "sources", "time_zone"}
            },
            **({"lane": _lane(reading, event)} if "lane" in whole else {}),
            **({"sources": _own(event.sources)} if "sources" in whole else {}),
        }
        for event in timeline.events
    ]
    sources = [replace(one, accept=()) for one in timeline.sources if _own((one.id,))]
    head = {
        "file title": timeline.title,
        "file description": timeline.description,
        "lane titles": {lane.title for lane in timeline.lanes}
        & {_lane(reading, event) for event in timeline.events},
        "lane colours": [(lane.title, lane.color) for lane in timeline.lanes],
        "sources of the file": sources,
        "eras": [(era.title, era.date.text, era.color) for era in timeline.eras],
    }
    said = {name: value for name, value in head.items() if name in whole}
    return said, sorted(map(repr, events))


def _own(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return ids of sources without that of the import."""
    return tuple(name for name in names if not name.startswith("import-"))


def _says(event: Event, name: str) -> bool:
    return event.about is not None if name == "about" else getattr(event, name) not in ((), "", None)


def _lane(reading: Reading, event: Event) -> str:
    return next(lane.title for lane in _timeline(reading).lanes if lane.id == event.lane)


def _squeezed(text: str) -> str:
    return "".join(text.split())


@given(DATES)
def test_that_slides_and_calendars_are_never_more_exact_than_a_date(text: str) -> None:
    reading = reading_of({}, [{"date": text, "title": "A"}])
    for key in ("timelinejs", "timelinejs-csv", "ics"):
        outgoing = _target(key).write(reading, PLAIN)
        if not any("outside the years" in line for line in outgoing.unsaid):
            (found,) = _timeline(_back(key, outgoing.content)).events
            assert _is_within(parse_date(text), found.date), (key, found.date)


@pytest.mark.parametrize("name", sorted(SAMPLES))
@pytest.mark.parametrize("key", ["timelinejs", "ics"])
def test_that_importing_again_what_was_exported_changes_nothing(key: str, name: str) -> None:
    first = read_text(as_new_file(draft(name))[0])
    outgoing = _target(key).write(first)
    again = _back(key, outgoing.content)
    there = {entry["id"] for entry in _entries(again)}
    missing = len(_entries(first)) - len(there)

    assert [line.split()[0] for line in outgoing.unsaid] == ([str(missing)] if missing else [])
    assert _entries(again) == [entry for entry in _entries(first) if entry["id"] in there]
    assert head_of(again) == head_of(first)


@pytest.mark.parametrize("name", sorted(SAMPLES))
@pytest.mark.parametrize("key", ["csv", "xlsx"])
def test_that_tables_of_an_import_lose_only_what_is_kept_aside(key: str, name: str) -> None:
    first = read_text(as_new_file(draft(name))[0])
    outgoing = _target(key).write(first, Manner(with_tables=True))
    answers = Answers(f"a.{key}", lanes="yes", tables=outgoing.tables)
    again = read_text(
        as_new_file(format_of(outgoing.content, answers.name).read(outgoing.content, answers))[0]
    )
    names = [name for name in EVENT_NAMES if name not in _LOST_IN_TABLES]

    assert [_kept(event, names) for event in _timeline(again).events] == [
        _kept(event, names) for event in _timeline(first).events
    ]


@settings(max_examples=50, deadline=None)
@given(READINGS)
def test_that_icalendar_reads_every_calendar_of_ours(reading: Reading) -> None:
    for manner in (PLAIN, Manner(), Manner(days_only=True)):
        content = _target("ics").write(reading, manner).content
        found = icalendar.Calendar.from_ical(content).walk("VEVENT")

        assert all(not event.errors for event in found)
        assert len(found) <= len(_timeline(reading).events)
        assert max(map(len, content.split(b"\r\n"))) <= 75


def test_that_every_format_is_in_the_table_of_what_formats_say() -> None:
    keys = {target.key for target in TARGETS}

    assert keys == set(KNOWN)
    for key in keys:
        assert set(KNOWN["json"]) == set(KNOWN[key])
