"""The timeline that comes with the program keeps to what its one source says."""

from __future__ import annotations

from collections import Counter

import pytest

from viewer.files.read.reader import Reading, read_file, read_text
from viewer.model.dates.edtf import Granularity
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.timeline import Event, Status, Timeline
from viewer.shipped import shipped_timeline

#: Short enough to quote from an article that is not ours.
MOST_WORDS = 40
#: No longer than a label of two lines in the opening view.
MOST_LETTERS = 40
EXPECTED = {"meeting", "meeting-yonhap", "meeting-rossiya-24", "agenda-disarmament", "agenda-pipeline"}


@pytest.fixture(scope="module")
def reading() -> Reading:
    """What the reader makes of the shipped file."""
    return read_file(shipped_timeline())


@pytest.fixture(scope="module")
def timeline(reading: Reading) -> Timeline:
    """The shipped timeline."""
    assert reading.timeline is not None
    return reading.timeline


@pytest.fixture(scope="module")
def events(timeline: Timeline) -> dict[str, Event]:
    """The shipped events by id."""
    return {event.id: event for event in timeline.events}


def test_that_it_reads_without_a_problem(reading: Reading) -> None:
    assert reading.problems == ()
    assert reading.not_placed == ()


def test_that_every_lane_and_its_one_source_are_used(timeline: Timeline) -> None:
    by_lane = Counter(event.lane for event in timeline.events)
    assert len(timeline.lanes) == 4
    assert set(by_lane) == {lane.id for lane in timeline.lanes}
    assert {quote.source for event in timeline.events for quote in event.quotes} == {"nbc"}
    assert 24 <= len(timeline.events) <= 30


def test_that_the_source_claims_no_address_and_ships_no_copy(timeline: Timeline) -> None:
    (source,) = timeline.sources
    assert (source.publisher, source.credit) == ("NBC News", "news services")
    assert (source.url, source.copy) == ("", "")
    assert source.published is not None
    assert source.published.text == "2011-08-21?"


def test_that_every_event_stands_on_short_words_of_its_source(timeline: Timeline) -> None:
    assert timeline.events
    for event in timeline.events:
        assert event.quotes, event.id
        for quote in event.quotes:
            assert 3 <= len(quote.text.split()) <= MOST_WORDS, quote.text
            assert quote.speaker == "", "the article quotes nobody directly"


def test_that_every_event_says_what_happened_in_few_words(timeline: Timeline) -> None:
    assert timeline.events
    for event in timeline.events:
        assert len(event.title) <= MOST_LETTERS, event.title
        assert event.summary.endswith("."), event.id


def test_that_ids_and_lanes_are_written_out(timeline: Timeline) -> None:
    lines = shipped_timeline().read_text(encoding="utf-8").splitlines()
    for event in timeline.events:
        assert lines[event.line - 1] == f"  - id: {event.id}"
    assert sum(line.startswith("    lane: ") for line in lines) == len(timeline.events)


def test_that_facts_from_elsewhere_stay_out(timeline: Timeline) -> None:
    assert timeline.events
    for event in timeline.events:
        assert event.links == ()
        assert event.place is None or (event.place.lat, event.place.lon) == (None, None)
        assert event.date.granularity >= Granularity.DAY, f"{event.id} is dated to the hour"
        assert not any(part is not None and part.has_time for part in (event.date.first, event.date.last))


def test_that_what_had_not_happened_is_expected(timeline: Timeline) -> None:
    (source,) = timeline.sources
    assert source.published is not None
    published = source.published.latest
    assert published is not None
    later = {event.id for event in timeline.events if event.when.start >= published}
    assert later == EXPECTED
    expected = {event.id for event in timeline.events if event.status is Status.EXPECTED}
    assert expected == EXPECTED
    assert {event.status for event in timeline.events} == {Status.EXPECTED, Status.REPORTED}


def test_that_statements_are_about_events_and_dated_by_the_article_at_the_latest(timeline: Timeline) -> None:
    statements = [event for event in timeline.events if event.is_statement]
    assert len(statements) == 7
    for event in statements:
        assert event.about
        assert all(timeline.event(subject) is not None for subject in event.about)
        assert event.date.text in ("[..2011-08-21]", "2011-08-21")
        assert any(quote.attributed_to for quote in event.quotes)


def test_that_a_weekday_is_worked_out_in_the_open(timeline: Timeline) -> None:
    weekdays = ("Friday", "Saturday", "Sunday", "Tuesday")
    told = [event for event in timeline.events if any(day in event.as_written for day in weekdays)]
    assert len(told) > 3
    for event in told:
        assert event.date_note, event.id
        assert event.date.granularity is Granularity.DAY


@pytest.mark.parametrize(
    ("event_id", "date", "length", "part"),
    [
        ("journey-2001", "2001", "24 days", None),
        ("visit-2002", "2002", "4 days", None),
        ("plant-completed", "2009", "", None),
        ("china-2011", "2011-05", "", None),
        ("food-aid", "2011-08-19", "", None),
        ("trip-2011", "2011-08-20/", "about 7 days", None),
        ("crossing", "2011-08-20", "", PartOfDay.EARLY),
        ("khabarovsk", "2011-08-21", "", PartOfDay.EARLY),
        ("plant-tour", "2011-08-21", "", None),
        ("leaves-amur", "2011-08-21", "", PartOfDay.LATE),
        ("meeting", "[2011-08-22..2011-08-27]", "", None),
        ("meeting-yonhap", "2011-08-23", "", None),
    ],
)
def test_that_dates_are_as_exact_as_the_article(
    events: dict[str, Event], event_id: str, date: str, length: str, part: PartOfDay | None
) -> None:
    event = events[event_id]
    assert event.date.text == date
    assert (event.duration.text if event.duration else "") == length
    assert event.part_of_day is part


def test_that_the_two_lines_shown_in_its_head_add_an_event(timeline: Timeline) -> None:
    text = shipped_timeline().read_text(encoding="utf-8")
    head = text[: text.index("\nformat: 1\n")].splitlines()
    assert all(not line or line.startswith("#") for line in head)
    first = next(number for number, line in enumerate(head) if "- date:" in line)
    added = "".join(line[2:] + "\n" for line in head[first : first + 2])
    again = read_text(text + added)
    assert [problem.code for problem in again.errors] == []
    assert again.timeline is not None
    new = {event.title for event in again.timeline.events} - {event.title for event in timeline.events}
    assert new == {"What happened, in a few words"}
