"""Laying a date on the axis: time zones, known lengths, what is sharp and what fades."""

from __future__ import annotations

from datetime import tzinfo

from viewer.model.dates.durations import Duration
from viewer.model.dates.phrases import short_phrase, time_phrase
from viewer.model.dates.timespan import DAY
from viewer.model.dates.values import DateKind, DatePart, EventDate
from viewer.model.dates.when import End, Shape, When
from viewer.model.dates.zones import axis_start, ignores_zone
from viewer.words import _

__all__ = ["PlacingError", "axis_time_note", "ignores_zone", "place_on_axis"]

_WINDOW, _SPAN = Shape.WINDOW, Shape.SPAN
_KNOWN, _OPEN = End.KNOWN, End.OPEN
_POINT, _INTERVAL = DateKind.POINT, DateKind.INTERVAL


class PlacingError(ValueError):
    """A duration contradicts its date, which can be placed without it. ``message`` is one line."""

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
        axis_zone: Zone of the axis's wall clock; None for an axis without one, on which
            every time stands as it is written.
        event_zone: Zone of times without an offset; None for the axis's own.
        duration: Known length. It lies somewhere inside one date or a set, starts with an
            interval whose end is unknown and ends with one whose start is unknown. With an
            interval that has both ends it must only fit.

    Raises:
        PlacingError: The duration contradicts the date; never raised without one.
    """
    if date.kind is _INTERVAL:
        return _span(date, axis_zone, event_zone, duration)
    if date.kind is _POINT:
        part = date.first
        assert part is not None
        start = axis_start(part, axis_zone, event_zone) if part.has_time else part.start
        end = start + part.end - part.start
        soft = part.is_soft
        grain = part.granularity
        when = When(_WINDOW, start, end, start, end, _KNOWN, _KNOWN, soft, soft, None, False, grain, grain)
        if part.ms is not None:
            _refine(when, part, part)
    else:
        when = _refined(_hull(date, axis_zone, event_zone), date)
    return when if duration is None else _with_length(when, date, duration)


def _refined(when: When, date: EventDate) -> When:
    """Return a window or span that knows how exactly its two ends are known."""
    first, last = date.first or date.last, date.last or date.first
    if first is None or last is None:  # a set open at both sides
        first = last = date.parts[0]
    when.start_granularity, when.end_granularity = first.granularity, last.granularity
    if first.ms is not None or last.ms is not None:
        _refine(when, first, last)
    return when


def _refine(when: When, first: DatePart, last: DatePart) -> None:
    """Set the thousandths of a second that a date's two ends leave out of their seconds."""
    when.start_ms = first.ms or 0
    when.end_ms = 0 if last.ms is None else 999 - last.ms


def _hull(date: EventDate, axis_zone: tzinfo | None, event_zone: tzinfo | None) -> When:
    """Return the window over all members of a set, as far as they are known."""
    start = end = None
    soft = False
    for low, high in date.members:
        first, last = low or high, high or low
        assert first is not None
        assert last is not None
        begins, ends = _bounds(first, last, axis_zone, event_zone)
        start = begins if start is None or begins < start else start
        end = ends if end is None or ends > end else end
        soft = soft or first.is_soft or last.is_soft
    assert start is not None
    assert end is not None
    return When(_WINDOW, start, end, start, end, date.open_start, date.open_end, soft, soft)


def _bounds(
    first: DatePart, last: DatePart, axis_zone: tzinfo | None, event_zone: tzinfo | None
) -> tuple[int, int]:
    """Return where one part starts and another ends, in this order whatever their zones do.

    Converting may turn two ends round: one has an offset and the other is a day, which
    does not move; the clocks go back between them; or the axis has no zone to convert to.
    Then both stay on the clock of the first, as far as their offsets are known.
    """
    if not first.has_time and not last.has_time:
        return first.start, last.end
    start = axis_start(first, axis_zone, event_zone)
    end = axis_start(last, axis_zone, event_zone) + last.end - last.start
    if end > start:
        return start, end
    if first.offset_s is not None and last.offset_s is not None:
        return first.start, last.end - last.offset_s + first.offset_s
    if last.end > first.start:
        return first.start, last.end
    return start, start + first.end - first.start


def _with_length(when: When, date: EventDate, duration: Duration) -> When:
    """Return a window with a known length inside it."""
    length_s = duration.seconds_after(when.start)
    if length_s > when.end - when.start:
        if when.open_start is not _KNOWN or when.open_end is not _KNOWN:
            return when  # it reaches into what is not known: there is no room to draw it in
        raise PlacingError(_too_long(date, duration))
    when.length_s = length_s
    when.soft_length = duration.approximate
    return when


def _too_long(date: EventDate, duration: Duration) -> str:
    message = _("{duration} is longer than the date allows ({date})").format(
        duration=duration.phrase(), date=short_phrase(date)
    )
    if date.kind is not _POINT:
        return message
    return _("{message}; if it began then, write the date as {text}/").format(message=message, text=date.text)


def _span(
    date: EventDate, axis_zone: tzinfo | None, event_zone: tzinfo | None, duration: Duration | None
) -> When:
    first, last = date.first, date.last
    if first is None or last is None:
        return _half_known(date, axis_zone, event_zone, duration)
    start, end = _bounds(first, last, axis_zone, event_zone)
    if duration is not None and duration.seconds_after(start) > end - start:
        raise PlacingError(
            _("{duration} is longer than the date allows ({date})").format(
                duration=duration.phrase(), date=short_phrase(date)
            )
        )
    latest_start = min(start + first.end - first.start, end) if first.is_window else start
    earliest_end = max(end - last.end + last.start, start) if last.is_window else end
    when = When(_SPAN, start, latest_start, earliest_end, end, _KNOWN, _KNOWN, first.is_soft, last.is_soft)
    return _refined(when, date)


def _half_known(
    date: EventDate, axis_zone: tzinfo | None, event_zone: tzinfo | None, duration: Duration | None
) -> When:
    """Return the span of an interval of which only one end is known."""
    part = date.first or date.last
    assert part is not None
    if duration is not None and _OPEN in (date.open_start, date.open_end):
        raise PlacingError(_endless(date, part, duration))
    start = axis_start(part, axis_zone, event_zone)
    end = start + part.end - part.start
    if duration is not None:
        lasting = (
            _from_start(part, start, duration) if part is date.first else _up_to_end(part, end, duration)
        )
        return _refined(lasting, date)
    latest_start, earliest_end = start, end
    if part.is_window:
        latest_start, earliest_end = (end, end) if part is date.first else (start, start)
    when = When(
        _SPAN, start, latest_start, earliest_end, end, date.open_start, date.open_end,
        part.is_soft and part is date.first, part.is_soft and part is date.last,
    )  # fmt: skip
    return _refined(when, date)


def _endless(date: EventDate, part: DatePart, duration: Duration) -> str:
    known = f"{part.text}/" if part is date.first else f"/{part.text}"
    return _("{duration} contradicts the open end “..” of {text}; write the date as {known}").format(
        duration=duration.phrase(), text=date.text, known=known
    )


def _from_start(part: DatePart, start: int, duration: Duration) -> When:
    """Return the span of a known length that begins within a part."""
    vague = part.is_window
    latest_start = start + part.end - part.start if vague else start
    earliest_end = start + duration.seconds_after(start)
    last_day = latest_start - DAY if vague else start
    end = last_day + duration.seconds_after(last_day)
    return When(
        _SPAN, start, min(latest_start, end), earliest_end, max(earliest_end, end), _KNOWN, _KNOWN,
        part.is_soft, part.is_soft or duration.approximate,
    )  # fmt: skip


def _up_to_end(part: DatePart, end: int, duration: Duration) -> When:
    """Return the span of a known length that ends within a part."""
    vague = part.is_window
    earliest_end = end - (part.end - part.start) if vague else end
    latest_start = end - duration.seconds_before(end)
    first_end = earliest_end + DAY if vague else end
    start = min(first_end - duration.seconds_before(first_end), latest_start)
    return When(
        _SPAN, start, latest_start, max(earliest_end, start), end, _KNOWN, _KNOWN,
        part.is_soft or duration.approximate, part.is_soft,
    )  # fmt: skip


def axis_time_note(
    date: EventDate, axis_zone: tzinfo | None, event_zone: tzinfo | None, axis_zone_name: str
) -> str:
    """Return the axis's own reading of the date's times, empty where it is what is written.

    For example ``15:30 on 20 August 2011, Asia/Vladivostok time``.
    """
    readings = []
    for part in date.parts:
        moved = axis_start(part, axis_zone, event_zone)
        if moved != part.start:
            readings.append(time_phrase(moved, part.granularity, part.ms))
    if not readings:
        return ""
    return _("{times}, {zone} time").format(times=" – ".join(readings), zone=axis_zone_name)
