"""Lays what was read on the axis, in one pass, once the file's time zone is known."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from viewer.files.read.reporter import Reporter
from viewer.files.read.spans import TextSpans
from viewer.files.read.texts import shown
from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.placing import PlacingError, ignores_zone, place_on_axis
from viewer.model.dates.when import When
from viewer.model.dates.zones import zone_of
from viewer.model.timeline import Event
from viewer.words import N_, _

#: Times inside these are never too far away for time zones; with room for every offset.
_ZONES_FROM, _ZONES_UNTIL = seconds_of(2, 1, 1), seconds_of(9999, 1, 1)
_ZONE_IGNORED = N_(
    "time zones are known for the years 1 to 9999; expected a time without one (it is ignored)"
)


class Placement:
    """Places events one after the other and reports what is odd about where they stand.

    Args:
        axis_zone: Of the axis's wall clock; None for an axis without one.
        report: Takes the problems; its offset must be 0.
        spans: Where the events stand.
        bom: Characters before the parsed text.
    """

    def __init__(self, axis_zone: ZoneInfo | None, report: Reporter, spans: TextSpans, bom: int) -> None:
        self._axis_zone = axis_zone
        self._report = report
        self._spans = spans
        self._bom = bom
        self._whens: dict[str, When] = {}

    def place(self, events: Sequence[Event]) -> None:
        """Place those that were just read; those of an earlier reading stand where they stood."""
        known = self._whens
        for event in events:
            if event.when is not None:
                continue
            if event.duration is None and not event.time_zone and event.date.text in known:
                event.when = known[event.date.text]
            else:
                self._place(event)
            if not event.quotes and not event.sources:
                message = _("{title} has no source; expected quotes or sources").format(
                    title=shown(event.title)
                )
                self._warn(event, "title", "no-source", message)

    def _place(self, event: Event) -> None:
        zone = zone_of(event.time_zone) if event.time_zone else None
        when = self._with_length(event, zone)
        event.when = when
        is_far = when.start < _ZONES_FROM or when.end > _ZONES_UNTIL
        if is_far and ignores_zone(event.date, zone):
            self._warn(event, "date", "zone-ignored", _(_ZONE_IGNORED))
        elif event.duration is None and zone is None:
            self._whens[event.date.text] = when

    def _with_length(self, event: Event, zone: ZoneInfo | None) -> When:
        """Return where an event stands; a duration that contradicts its date is dropped."""
        try:
            return place_on_axis(
                event.date, axis_zone=self._axis_zone, event_zone=zone, duration=event.duration
            )
        except PlacingError as error:
            event.duration, event.flawed = None, True
            self._begin(event)
            self._report.error(*self._where(event, "duration"), "bad-duration", error.message)
            self._report.end_entry(event.title, event)
        return place_on_axis(event.date, axis_zone=self._axis_zone, event_zone=zone)

    def _warn(self, event: Event, field: str, code: str, message: str) -> None:
        self._begin(event)
        self._report.warning(*self._where(event, field), code, message)
        self._report.end_entry(event.title, event)

    def _begin(self, event: Event) -> None:
        """Begin to report of an event, which can then no longer be taken over without another look."""
        self._spans.mark_odd(event.index)
        self._report.begin_entry()

    def _where(self, event: Event, field: str) -> tuple[int, int]:
        span = self._spans.field(event.index, field)
        return span.start - self._bom, span.end - self._bom
