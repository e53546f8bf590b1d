"""The whole years, months or days that lie in a stretch of time, in words."""

from __future__ import annotations

from viewer.model.dates.calendar import add_months, civil_of, days_from_civil
from viewer.model.dates.edtf import edtf_of, parse_date
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.timespan import DAY, MINUTE, TimeSpan

#: So many whole years or months are named as such; fewer are told by the unit below.
_LEAST = 2


def phrase_within(span: TimeSpan) -> str:
    """Name the longest run of whole units in a stretch: ``2003–2007`` for 25 August 2002 to 10 March 2008.

    Rounded inward, so that what is said of the run is true of all of it. Years and months count
    from two on, then days, then minutes; empty where not even a minute is whole.
    """
    run = _years(span) or _months(span) or _days(span) or _minutes(span)
    return date_phrase(parse_date(run)) if run else ""


def _years(span: TimeSpan) -> str:
    first, last = civil_of(span.start), civil_of(span.end)
    start = first.year + (first[1:] != (1, 1, 0, 0, 0))
    return _run(edtf_of(start), edtf_of(last.year - 1)) if last.year - start >= _LEAST else ""


def _months(span: TimeSpan) -> str:
    first, last = civil_of(span.start), civil_of(span.end)
    start = add_months(first.year, first.month, int(first[2:] != (1, 0, 0, 0)))
    count = (last.year - start[0]) * 12 + last.month - start[1]
    end = add_months(last.year, last.month, -1)
    return _run(edtf_of(*start), edtf_of(*end)) if count >= _LEAST else ""


def _days(span: TimeSpan) -> str:
    start, end = -(-span.start // DAY), span.end // DAY
    return _run(_day(start), _day(end - 1)) if end > start else ""


def _minutes(span: TimeSpan) -> str:
    start, end = -(-span.start // MINUTE), span.end // MINUTE
    return _run(_minute(start), _minute(end)) if end > start else ""


def _day(days: int) -> str:
    civil = civil_of(days * DAY)
    return edtf_of(civil.year, civil.month, civil.day)


def _minute(minutes: int) -> str:
    civil = civil_of(minutes * MINUTE)
    day = _day(days_from_civil(civil.year, civil.month, civil.day))
    return f"{day}T{civil.hour:02d}:{civil.minute:02d}" if day else ""


def _run(first: str, last: str) -> str:
    """Return EDTF of a run; empty where a part has none: months of far years."""
    if not first or not last:
        return ""
    return first if first == last else f"{first}/{last}"
