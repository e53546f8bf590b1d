"""Moving times of day between wall clocks.

Only times move: days and coarser dates stand on the same calendar day everywhere.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.values import DatePart, EventDate

_EPOCH = datetime(1970, 1, 1)
_UTC_EPOCH = _EPOCH.replace(tzinfo=UTC)
# Time zones are known for the years 1 to 9999; two days of room let every conversion stay inside.
_FIRST = seconds_of(1, 1, 3)
_LAST = seconds_of(9999, 12, 29)


@lru_cache(maxsize=512)  # a name that nobody knows would be looked for on the disk again for every time
def zone_of(name: str) -> ZoneInfo | None:
    """Return the time zone of an IANA name; None for an empty one, and where there is no such zone."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


@cache  # some six hundred files are looked at, which takes as long as half of a form
def known_zones() -> tuple[str, ...]:
    """Return the names of all time zones that there are, in order."""
    return tuple(sorted(available_timezones()))


def axis_start(part: DatePart, axis_zone: tzinfo | None, event_zone: tzinfo | None) -> int:
    """Return a part's first second on the axis's wall clock.

    A time that a clock change skips or repeats is taken as it was before the change.
    On an axis without a zone, and outside the years 1 to 9999, nothing moves.
    """
    if not part.has_time or axis_zone is None:
        return part.start
    offset_s = part.offset_s
    if offset_s is None and (event_zone is None or event_zone is axis_zone):
        return part.start
    if not _FIRST <= part.start < _LAST:
        return part.start
    if offset_s is None:
        offset_s = _offset_s((_EPOCH + timedelta(seconds=part.start)).replace(tzinfo=event_zone))
    utc = part.start - offset_s
    return utc + _offset_s((_UTC_EPOCH + timedelta(seconds=utc)).astimezone(axis_zone))


def _offset_s(moment: datetime) -> int:
    offset = moment.utcoffset()
    return 0 if offset is None else offset // timedelta(seconds=1)


def ignores_zone(date: EventDate, event_zone: tzinfo | None) -> bool:
    """Tell whether the date names times with an offset or zone outside the years that zones are known for.

    Such an offset changes nothing, which the author should be told.
    """
    return any(
        part.has_time
        and not _FIRST <= part.start < _LAST
        and (part.offset_s is not None or event_zone is not None)
        for part in date.parts
    )
