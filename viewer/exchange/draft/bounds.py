"""Beginnings and ends that foreign files give by bounds: earliest and latest, as SIMILE has them.

Source: sources.js of simile-widgets/timeline.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from viewer.exchange.draft.numbers import from_to
from viewer.model.dates.calendar import civil_of
from viewer.model.dates.edtf import EventDate, date_or_none, edtf_of
from viewer.model.dates.timespan import DAY
from viewer.model.fields import Plain


@dataclass(frozen=True, slots=True)
class Bounds:
    """Up to four dates in EDTF, empty where missing; ends are meant with their whole day, month or year."""

    start: str
    latest_start: str = ""
    earliest_end: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Bounded:
    """What bounds make.

    Attributes:
        aside: Bounds that no date of ours says, by their names.
    """

    edtf: str
    aside: dict[str, Plain] = field(default_factory=dict)


def happened_between(bounds: Bounds) -> Bounded:
    """Return the date of what happened once: some time from its start to its end, where it has one."""
    last = bounds.end or bounds.latest_start
    aside: dict[str, Plain] = {"earliestEnd": bounds.earliest_end} if bounds.earliest_end else {}
    if bounds.end and bounds.latest_start and bounds.latest_start != bounds.end:
        aside["latestStart"] = bounds.latest_start
    if not last or last == bounds.start:
        return Bounded(bounds.start, aside)
    edtf = f"[{bounds.start}..{last}]"
    if date_or_none(edtf) is None:
        return Bounded(bounds.start, {**aside, "end": last})
    return Bounded(edtf, aside)


def lasted(bounds: Bounds) -> Bounded:
    """Return the date of what lasted from its start to its end, either of them perhaps within bounds."""
    aside: dict[str, Plain] = {}
    first = _end_within(bounds.start, bounds.latest_start, "latestStart", aside)
    if not bounds.end:
        return Bounded(first, aside)
    last = _end_within(bounds.earliest_end or bounds.end, bounds.end, "earliestEnd", aside, at_end=True)
    edtf = from_to(first, last)
    if edtf:
        return Bounded(edtf, aside)
    return Bounded(first, {**aside, "end": bounds.end})


def _end_within(
    earliest: str, latest: str, name: str, aside: dict[str, Plain], *, at_end: bool = False
) -> str:
    """Return one end: the unit that its bounds make together, else about the outer one, both kept aside."""
    outer = latest if at_end else earliest
    inner = earliest if at_end else latest
    if not inner or inner == outer:
        return outer
    low, high = date_or_none(earliest), date_or_none(latest)
    unit = _unit(low, high) if low is not None and high is not None else ""
    if unit:
        return unit
    aside[name] = inner
    return f"{outer}~" if outer[-1:].isdigit() else outer


def _unit(low: EventDate, high: EventDate) -> str:
    """Return the day, month, year, decade or century that lies from one date to the end of another."""
    if low.first is None or high.last is None:
        return ""
    first, behind = civil_of(low.first.start), civil_of(high.last.end)
    last = civil_of(high.last.start)
    if low.first.start % DAY or (first.hour, first.minute) != (0, 0):
        return ""
    for end in (behind, last):  # a bound may be meant with its day, or as the moment where the unit ends
        months = (end.year - first.year) * 12 + end.month - first.month
        if first.day != 1 or end.day != 1:
            continue
        if months == 1:
            return edtf_of(first.year, first.month)
        if first.month == 1 and months == 12:
            return edtf_of(first.year)
        if first.month == 1 and months == 120 and first.year % 10 == 0 and first.year > 0:
            return f"{first.year // 10:03d}X"
        if first.month == 1 and months == 1200 and first.year % 100 == 0 and first.year > 0:
            return f"{first.year // 100:02d}XX"
    return ""
