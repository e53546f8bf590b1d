"""Lays a date on one axis: time zones, known durations, what is sharp and what fades.

Only times of day are converted between zones. Days and coarser dates stand on that same
calendar day whatever their zone, so that they never slip.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo

from viewer.model.calendar import civil_of, seconds_of
from viewer.model.dates import DateKind, DatePart, EventDate, Granularity
from viewer.model.durations import Duration
from viewer.model.phrases import clock, date_phrase
from viewer.model.when import End, Shape, When

#: Ends coarser than a day fade over the whole period that they may lie in.
_SHARPEST_FADING = Granularity.MONTH


class PlacingError(ValueError):
    """A duration does not go with its date; ``message`` says why in one line."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def place_on_axis(
    date: EventDate,
    *,
    axis_zone: tzinfo | None = None,
    event_zone: tzinfo | None = None,
    duration: Duration | None = None,
) -> When:
    """Return where a date stands on the axis.

    Args:
        date: The date as written.
        axis_zone: Zone of the axis's wall clock, None for a zoneless axis.
        event_zone: Zone of the event's times that carry no offset, None for the axis's.
        duration: A known length. With one date or a set it lies somewhere inside; with
            an interval of unknown end it begins at the start.

    Raises:
        PlacingError: The duration is longer than the date allows, or the date has both
            ends already.
    """
    bounds = [_bounds(part, axis_zone, event_zone) for part in date.parts]
    if date.kind is DateKind.INTERVAL:
        when = _span(date, bounds)
        return when if duration is None else _lasting(when, duration)
    start = min(bound[0] for bound in bounds)
    end = max(bound[1] for bound in bounds)
    soft = date.is_approximate
    when = When(
        Shape.WINDOW, start, end, start, end, date.open_start, date.open_end, soft and date.open_start is End.KNOWN,
        soft and date.open_end is End.KNOWN,
    )  # fmt: skip
    return when if duration is None else _inside(when, date, duration)


def _bounds(part: DatePart, axis_zone: tzinfo | None, event_zone: tzinfo | None) -> tuple[int, int]:
    """Return a part's [start, end) on the axis's wall clock."""
    if part.granularity >= Granularity.DAY:
        return part.start, part.end
    moved = axis_instant(part, axis_zone, event_zone)
    return moved, moved + part.end - part.start


def axis_instant(part: DatePart, axis_zone: tzinfo | None, event_zone: tzinfo | None) -> int:
    """Return a time's start on the axis's wall clock.

    A time without offset on a zoneless axis, and any outside the years 1 to 9999, stays as
    it is written. A time that the clocks skip or repeat is taken as before the change.
    """
    zone = timezone(timedelta(seconds=part.offset_s)) if part.offset_s is not None else event_zone
    if zone is None or zone is axis_zone or (axis_zone is None and part.offset_s is None):
        return part.start
    at = civil_of(part.start)
    if not 2 <= at.year <= 9998:
        return part.start
    moved = datetime(*at, tzinfo=zone).astimezone(axis_zone if axis_zone is not None else UTC)
    return seconds_of(moved.year, moved.month, moved.day, moved.hour, moved.minute, moved.second)


def ignores_offset(date: EventDate) -> bool:
    """Tell whether an offset is given outside the years 1 to 9999, where none is applied."""
    return any(
        part.offset_s is not None and not 2 <= civil_of(part.start).year <= 9998 for part in date.parts
    )


def _span(date: EventDate, bounds: list[tuple[int, int]]) -> When:
    first, last = date.first, date.last
    start, latest_start = bounds[0] if first is not None else (bounds[-1][0], bounds[-1][0])
    earliest_end, end = bounds[-1] if last is not None else (bounds[0][1], bounds[0][1])
    if first is None or first.granularity < _SHARPEST_FADING:
        latest_start = start
    if last is None or last.granularity < _SHARPEST_FADING:
        earliest_end = end
    if end <= start:  # offsets turned it round
        end = start + 60
    if latest_start > earliest_end:
        latest_start = earliest_end = min(max(start, (latest_start + earliest_end) // 2), end)
    return When(
        Shape.SPAN, start, min(latest_start, end), max(earliest_end, start), end, date.open_start, date.open_end,
        first is not None and first.is_approximate, last is not None and last.is_approximate,
    )  # fmt: skip


def _lasting(when: When, duration: Duration) -> When:
    """Return a span of unknown end with its known length."""
    if when.open_start is not End.KNOWN or when.open_end is not End.UNKNOWN:
        raise PlacingError(
            "a duration does not go with an interval that names its end; expected a date such as 2011-08-20/"
        )
    end = duration.after(when.start)
    return When(
        Shape.SPAN, when.start, min(when.latest_start, end), end, end, End.KNOWN, End.KNOWN,
        when.soft_start, duration.approximate or when.soft_start,
    )  # fmt: skip


def _inside(when: When, date: EventDate, duration: Duration) -> When:
    """Return a window with a known length somewhere inside it."""
    if when.open_start is not End.KNOWN or when.open_end is not End.KNOWN:
        raise PlacingError("a duration does not go with a date that is open at one end")
    if date.granularity < Granularity.DAY and len(date.parts) == 1:
        return _from_moment(when, duration)
    length = duration.after(when.start) - when.start
    if length > when.end - when.start:
        raise PlacingError(
            f"{duration.phrase()} is longer than {date_phrase(date)}; "
            "expected a shorter duration, or a date such as 2011-08-20/ that begins it"
        )
    return When(
        Shape.WINDOW, when.start, when.end, when.start, when.end, End.KNOWN, End.KNOWN,
        when.soft_start, when.soft_end, length, duration.approximate,
    )  # fmt: skip


def _from_moment(when: When, duration: Duration) -> When:
    """Return a span that begins at a moment of the clock and lasts."""
    end = duration.after(when.start)
    return When(
        Shape.SPAN, when.start, when.start, end, end, End.KNOWN, End.KNOWN, when.soft_start, duration.approximate
    )


def axis_time_note(
    date: EventDate, axis_zone: tzinfo | None, event_zone: tzinfo | None, axis_zone_name: str
) -> str:
    """Return the axis's reading of a date's times, empty where it is what the author wrote."""
    moved = []
    for part in date.parts:
        if part.has_time:
            instant = axis_instant(part, axis_zone, event_zone)
            if instant != part.start:
                moved.append(clock(instant, part.granularity, with_day=instant // 86400 != part.start // 86400))
    if not moved:
        return ""
    return f"{' – '.join(moved)} {axis_zone_name or 'UTC'}"
