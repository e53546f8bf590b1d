"""Two versions of a timeline as one: what was removed beside what is there, each behind its sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from viewer.dataclass import dataclass
from viewer.model.comparing.differences import Comparison, Difference, Part, Sign
from viewer.model.timeline import Era, Event, Lane, Timeline, in_order
from viewer.words import N_, _

_SIGNED = "{sign} {title}"
_BEFORE = N_("{sign} {title} (before)")
#: Behind the id of what only the old version has; no id of a file has such a letter.
_OLD = "@old"


@dataclass(frozen=True, slots=True)
class Together:
    """Two versions in one timeline.

    Attributes:
        timeline: The new version, with what was removed; where an event's time or lane has changed, it stands in
            both places.
        signs: By the ids of its events, what became of them; those that are the same are not there.
        before: Ids of the events that stand where something stood before.
        shown: By place among the differences, the id of the event that shows it; empty for none.
    """

    timeline: Timeline
    signs: dict[str, Sign]
    before: frozenset[str]
    shown: tuple[str, ...]


def together(old: Timeline, new: Timeline, comparison: Comparison) -> Together:
    """Return two versions as one timeline."""
    parts = _Parts(old, new, comparison)
    events, signs, before = parts.events()
    timeline = replace(
        new,
        lanes=parts.lanes(),
        sources=(*new.sources, *(one for one in old.sources if new.source(one.id) is None)),
        eras=parts.eras(),
        events=in_order(events),
    )
    shown = tuple(_shown(one) for one in comparison.differences)
    return Together(timeline, signs, before, shown)


def _shown(one: Difference) -> str:
    if one.part is not Part.EVENT:
        return ""
    return one.new_id or one.old_id + _OLD


class _Parts:
    """The parts of both versions, laid into each other."""

    def __init__(self, old: Timeline, new: Timeline, comparison: Comparison) -> None:
        self._old, self._new = old, new
        self._lane_ids = comparison.lanes
        self._of: dict[Part, list[Difference]] = {part: [] for part in Part}
        for one in comparison.differences:
            self._of[one.part].append(one)

    def events(self) -> tuple[list[Event], dict[str, Sign], frozenset[str]]:
        """Return all events with signs before their titles, the signs, and what stands where it stood before."""
        events = {event.id: event for event in self._new.events}
        signs: dict[str, Sign] = {}
        before: list[str] = []
        index = len(events)
        for one in self._of[Part.EVENT]:
            after = self._new.event(one.new_id) if one.new_id else None
            earlier = self._old.event(one.old_id) if one.old_id else None
            if after is not None:
                events[after.id] = replace(after, title=_signed(one.sign, after.title))
                signs[after.id] = one.sign
            if earlier is None or (after is not None and not self._has_moved_on(earlier, after)):
                continue
            own = one.old_id + _OLD
            form = _(_BEFORE) if after is not None else _SIGNED
            title = form.format(sign=one.sign.symbol, title=earlier.title)
            lane = self._lane_ids.get(earlier.lane, earlier.lane)
            events[own] = replace(earlier, id=own, title=title, lane=lane, index=index)
            signs[own] = one.sign
            index += 1
            if after is not None:
                before.append(own)
        return list(events.values()), signs, frozenset(before)

    def _has_moved_on(self, earlier: Event, after: Event) -> bool:
        """Tell whether an event stands at another place on screen."""
        lane = self._lane_ids.get(earlier.lane, earlier.lane)
        return (earlier.date, earlier.duration, lane) != (after.date, after.duration, after.lane)

    def lanes(self) -> tuple[Lane, ...]:
        """Return the lanes of the new version, then those that were removed."""
        signs = {one.new_id: one.sign for one in self._of[Part.LANE] if one.new_id}
        kept = [replace(lane, title=_signed(signs.get(lane.id), lane.title)) for lane in self._new.lanes]
        gone = (lane for lane in self._old.lanes if lane.id and lane.id not in self._lane_ids)
        return (*kept, *(replace(lane, title=_signed(Sign.REMOVED, lane.title or lane.id)) for lane in gone))

    def eras(self) -> tuple[Era, ...]:
        """Return the eras of the new version, then those that were removed."""
        return (*_with_signs(self._new.eras, self._old.eras), *self._gone_eras())

    def _gone_eras(self) -> list[Era]:
        removed = sum(one.sign is Sign.REMOVED for one in self._of[Part.ERA])
        titles = {era.title for era in self._new.eras}
        dates = {era.date for era in self._new.eras}
        gone = [era for era in self._old.eras if era.title not in titles and era.date not in dates]
        return [replace(era, title=_signed(Sign.REMOVED, era.title)) for era in gone[:removed]]


def _with_signs(new: Sequence[Era], old: Sequence[Era]) -> list[Era]:
    same = {(era.title, era.date, era.color) for era in old}
    titles, dates = {era.title for era in old}, {era.date for era in old}
    found = []
    for era in new:
        if (era.title, era.date, era.color) in same:
            found.append(era)
        else:
            known = era.title in titles or era.date in dates
            found.append(replace(era, title=_signed(Sign.CHANGED if known else Sign.ADDED, era.title)))
    return found


def _signed(sign: Sign | None, title: str) -> str:
    return _SIGNED.format(sign=sign.symbol, title=title) if sign is not None else title
