"""A date as the numbers of a slide of TimelineJS, and in words where the numbers would say more than is known."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.model.dates.calendar import civil_of
from viewer.model.dates.edtf import EventDate
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.values import DateKind, DatePart
from viewer.model.timeline import Event

NAMES = ("year", "month", "day", "hour", "minute", "second")
#: Beyond these years TimelineJS draws only in its cosmological scale, which knows years alone.
FAR_YEARS = 99_999
_COUNTS = {
    Granularity.MILLISECOND: 6, Granularity.SECOND: 6, Granularity.MINUTE: 5, Granularity.HOUR: 4, Granularity.DAY: 3,
    Granularity.MONTH: 2, Granularity.SEASON: 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SlideParts:
    """A slide's date.

    Attributes:
        start, end: Numbers by their names; no end for a date by itself.
        words: What is shown instead of the numbers; empty where these say all.
    """

    start: dict[str, int]
    end: dict[str, int] | None
    words: str


def is_far(date: EventDate) -> bool:
    """Tell whether a date lies in years that need the cosmological scale."""
    ends = [at for part in date.parts for at in (part.start, part.end - 1)]
    return any(abs(civil_of(at).year) > FAR_YEARS for at in ends)


def slide_parts(date: EventDate, *, far: bool, event: Event | None = None) -> SlideParts:
    """Return a date for a slide.

    Args:
        date: Of any kind.
        far: The file is of the cosmological scale: years alone, counted with a year 0.
        event: Whose part of day and length belong into the words; None for an era.
    """
    first, last = date.first or date.last, date.last or date.first
    assert first is not None
    assert last is not None
    start = _numbers(first, far=far)
    end = _numbers(last, far=far, at_end=True)
    is_one = date.kind is DateKind.POINT and _count(first, far=far) == _exact_count(first)
    is_one = is_one or date.first is None or date.last is None
    has_more = event is not None and (event.part_of_day is not None or event.duration is not None)
    is_said = all(_is_plain(part, far=far) for part in date.parts) and date.kind is not DateKind.ONE_OF
    is_said = is_said and date.first is not None and date.last is not None
    words = "" if is_said and not has_more else _phrase(date, event)
    return SlideParts(start, None if is_one or start == end else end, words)


def _phrase(date: EventDate, event: Event | None) -> str:
    if event is None:
        return date_phrase(date)
    return date_phrase(date, part_of_day=event.part_of_day, duration=event.duration)


def _exact_count(part: DatePart) -> int:
    """Return how many numbers say all of a part, 0 for none: a season, a decade, a set."""
    if part.members or part.is_partial or part.year is not None or part.granularity is Granularity.SEASON:
        return 0
    return _COUNTS.get(part.granularity, 1 if part.granularity is Granularity.YEAR else 0)


def _count(part: DatePart, *, far: bool) -> int:
    return 1 if far else _COUNTS.get(part.granularity, 1)


def _is_plain(part: DatePart, *, far: bool) -> bool:
    return (
        not part.qualifier
        and part.offset_s is None
        and part.granularity is not Granularity.MILLISECOND
        and _exact_count(part) == _count(part, far=far)
    )


def _numbers(part: DatePart, *, far: bool, at_end: bool = False) -> dict[str, int]:
    civil = civil_of(part.end - 1 if at_end else part.start)
    year = civil.year if far or civil.year > 0 else civil.year - 1  # historians have no year 0
    return dict(zip(NAMES[: _count(part, far=far)], (year, *civil[1:]), strict=False))
