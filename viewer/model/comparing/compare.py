"""Compares two versions of a timeline, part by part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from viewer.dataclass import dataclass
from viewer.model.comparing.differences import Comparison, Difference, FieldChange, Part, Sign
from viewer.model.comparing.field_changes import Named, field_changes, number_of, text_change
from viewer.model.comparing.pairing import (
    SAID_FIELDS,
    Paired,
    moved_places,
    paired_eras,
    paired_events,
    paired_lanes,
    paired_sources,
    said,
)
from viewer.model.dates.phrases import date_phrase
from viewer.model.direction import isolated
from viewer.model.event_words import source_name
from viewer.model.field_kinds import Field, Kind
from viewer.model.header_fields import ERA_PARTS, LANE_PARTS, SOURCE_PARTS
from viewer.model.joining import joined_apart
from viewer.model.timeline import Event, Timeline
from viewer.words import N_, _

_NAME = N_("‘{name}’")
_OF_KIND = {
    Part.LANE: N_("lane ‘{name}’"),
    Part.SOURCE: N_("source ‘{name}’"),
    Part.ERA: N_("era ‘{name}’"),
}
_DATED = N_("{subject} ({date})")
_BECAME = {Sign.ADDED: N_("{subject} added"), Sign.REMOVED: N_("{subject} removed")}
_WENT_ELSEWHERE = N_("{subject} {moved}")
_TELLING = N_("{subject}: {first}")
_WITH_QUOTES = N_("{words} with {quotations}")
_MOVED = N_("moved in the file, {place}")
_MOVED_LANE = N_("moved, {place}")
_FIRST = N_("to the beginning")
_BEHIND = N_("behind {subject}")
_NEW_ID = N_("name (id)")
_MISTAKE = {
    Sign.ADDED: N_("mistake added, line {line}: {message}"),
    Sign.REMOVED: N_("mistake removed, line {line}: {message}"),
}

#: Behind a derived id.
_NUMBER = re.compile(r"-\d{1,6}$")

_HEAD_FIELDS = (
    Field("title", Kind.LINE, ""),
    Field("description", Kind.PROSE, ""),
    Field("time_zone", Kind.ZONE, ""),
    Field("accept", Kind.REASONS, ""),
)
_HEAD = N_("the timeline")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a timeline with what the timeline itself does not hold.

    Attributes:
        mistakes: What could not be read of it, each with its 1-based line.
        others: By an event's id, fields that are kept in the file without being read.
    """

    timeline: Timeline
    mistakes: tuple[tuple[int, str], ...] = ()
    others: Callable[[Event], dict[str, Any]] | None = None


def compared(old: Version, new: Version) -> Comparison:
    """Return everything that is different between two versions."""
    named = Named(old.timeline, new.timeline)
    lanes = paired_lanes(old.timeline.lanes, new.timeline.lanes)
    sources = paired_sources(old.timeline.sources, new.timeline.sources)
    events = paired_events(old.timeline.events, new.timeline.events)
    lane_ids = {one.id: other.id for one, other in lanes.pairs}
    ids = _Ids(*(_renamed(one.pairs) for one in (lanes, sources, events)))
    differences = [
        *_of_head(old.timeline, new.timeline, named),
        *_of_section(_LANES, lanes, named),
        *_of_section(_SOURCES, sources, named),
        *_of_section(_ERAS, paired_eras(old.timeline.eras, new.timeline.eras), named),
        *_of_events(events, ids, named, old, new),
        *_of_mistakes(old.mistakes, new.mistakes),
    ]
    return Comparison(tuple(differences), lane_ids)


def _renamed(pairs: Iterable[tuple[Any, Any]]) -> dict[str, str]:
    return {old.id: new.id for old, new in pairs if old.id != new.id}


# --- head, lanes, sources, eras -------------------------------------------------------------


def _of_head(old: Timeline, new: Timeline, named: Named) -> Iterator[Difference]:
    subject = _(_HEAD)
    changes = field_changes(_HEAD_FIELDS, old, new, named, subject)
    if changes:
        yield Difference(Sign.CHANGED, Part.HEAD, subject, _sentence(subject, changes, ""), fields=changes)


@dataclass(frozen=True, slots=True)
class _Section:
    """How the items of one section are told of."""

    part: Part
    rows: tuple[Field, ...]
    name: Callable[[Any], str]


def _without_id(rows: tuple[Field, ...]) -> tuple[Field, ...]:
    return tuple(row for row in rows if row.name != "id")


_LANES = _Section(Part.LANE, _without_id(LANE_PARTS), lambda lane: lane.title or lane.id)
_SOURCES = _Section(Part.SOURCE, _without_id(SOURCE_PARTS), lambda source: source_name(source, source.id))
_ERAS = _Section(Part.ERA, ERA_PARTS, lambda era: era.title)


def _of_section(section: _Section, paired: Paired[Any], named: Named) -> Iterator[Difference]:
    """Yield what is different in a list of lanes, sources or eras."""
    places = {id(item): place for place, item in enumerate(_items(named.new, section.part))}
    moved = moved_places([places[id(new)] for _, new in paired.pairs])
    for position, (old, new) in enumerate(paired.pairs):
        if not (_is_written(old) and _is_written(new)):
            if _is_written(old) or _is_written(new):
                yield (
                    _whole(section, new, Sign.ADDED)
                    if _is_written(new)
                    else _whole(section, old, Sign.REMOVED)
                )
            continue
        subject = _subject(section, new)
        changes = (*_new_id(old, new, subject), *field_changes(section.rows, old, new, named, subject))
        place = ""
        if position in moved:
            place = _behind(
                _items(named.new, section.part), places[id(new)], lambda item: _subject(section, item)
            )
        if changes or place:
            words = _sentence(subject, changes, _(_MOVED_LANE).format(place=place) if place else "")
            sign = Sign.CHANGED if changes else Sign.MOVED
            yield Difference(sign, section.part, subject, words, _id(old), _id(new), changes, place)
    for items, sign in ((paired.gone, Sign.REMOVED), (paired.new, Sign.ADDED)):
        for item in items:
            if _is_written(item):
                yield _whole(section, item, sign)


def _whole(section: _Section, item: Any, sign: Sign) -> Difference:
    subject = _subject(section, item)
    words = _(_BECAME[sign]).format(subject=subject)
    ids = ("", _id(item)) if sign is Sign.ADDED else (_id(item), "")
    return Difference(sign, section.part, subject, words, *ids)


def _is_written(item: Any) -> bool:
    """Tell whether an item stands in its file, as the lane of one that names none does not."""
    return bool(getattr(item, "id", "-"))


def _items(timeline: Timeline, part: Part) -> Sequence[Any]:
    return {Part.LANE: timeline.lanes, Part.SOURCE: timeline.sources, Part.ERA: timeline.eras}[part]


def _subject(section: _Section, item: Any) -> str:
    return _(_OF_KIND[section.part]).format(name=isolated(section.name(item)))


def _id(item: Any) -> str:
    return str(getattr(item, "id", ""))


def _new_id(old: Any, new: Any, subject: str) -> Iterator[FieldChange]:
    if _id(old) != _id(new):
        yield text_change("id", _(_NEW_ID), _id(old), _id(new), subject, (_id(old), _id(new)))


# --- events -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ids:
    """What the ids of the old version are in the new one."""

    lanes: dict[str, str]
    sources: dict[str, str]
    events: dict[str, str]

    def carried(self, event: Event) -> Event:
        """Return an event of the old version with the ids of the new one."""
        if not (self.lanes or self.sources or self.events):
            return event
        about = event.about
        return replace(
            event,
            lane=self.lanes.get(event.lane, event.lane),
            sources=tuple(self.sources.get(one, one) for one in event.sources),
            quotes=tuple(
                replace(one, source=self.sources.get(one.source, one.source)) for one in event.quotes
            ),
            images=tuple(
                replace(one, source=self.sources.get(one.source, one.source)) for one in event.images
            ),
            about=None if about is None else tuple(self.events.get(one, one) for one in about),
        )


def _of_events(
    paired: Paired[Event], ids: _Ids, named: Named, old: Version, new: Version
) -> Iterator[Difference]:
    """Yield what became of events, in the one order of the new version; what was removed stands at its date."""
    in_file = sorted(new.timeline.events, key=lambda event: event.index)
    ordered = sorted(paired.pairs, key=lambda pair: pair[0].index)
    moved = {ordered[at][1].id for at in moved_places([other.index for _, other in ordered])}
    found: list[tuple[Event, Difference]] = [(event, _came(event, Sign.ADDED)) for event in paired.new]
    found += [(event, _came(event, Sign.REMOVED)) for event in paired.gone]
    for before, after in paired.pairs:
        place = ""
        if after.id in moved:
            place = _behind(in_file, after.index, _event_subject)
        difference = _event_difference(before, after, ids, named, place, (old, new))
        if difference is not None:
            found.append((after, difference))
    found.sort(key=lambda pair: (pair[0].when.known_start, pair[0].when.start_ms, pair[0].index))
    yield from (difference for _, difference in found)


def _event_difference(
    before: Event, after: Event, ids: _Ids, named: Named, place: str, versions: tuple[Version, Version]
) -> Difference | None:
    subject = _event_subject(after)
    carried = ids.carried(before)
    changes: tuple[FieldChange, ...] = ()
    if said(carried) != said(after):
        changes = field_changes(SAID_FIELDS, carried, after, named, subject)
    is_named_alike = before.title == after.title and before.date == after.date
    if is_named_alike and not _is_counted(before.id, after.id):
        changes = (*_new_id(before, after, subject), *changes)
    changes = (*changes, *_other_fields(before, after, subject, versions))
    if not changes and not place:
        return None
    words = _sentence(subject, changes, _(_MOVED).format(place=place) if place else "")
    sign = Sign.CHANGED if changes else Sign.MOVED
    return Difference(sign, Part.EVENT, subject, words, before.id, after.id, changes, place)


def _is_counted(one: str, other: str) -> bool:
    """Tell whether two ids are alike but for the number that tells entries of one title and date apart.

    Nobody has written such an id: it changes with entries above.
    """
    stem, its = _NUMBER.sub("", one), _NUMBER.sub("", other)
    return stem in (other, its) or its == one


def _other_fields(
    before: Event, after: Event, subject: str, versions: tuple[Version, Version]
) -> Iterator[FieldChange]:
    """Yield what is different in fields that are no timeline's own."""
    old, new = versions
    if old.others is None or new.others is None:
        return
    mine, theirs = old.others(before), new.others(after)
    for name in {**mine, **theirs}:
        was, now = mine.get(name), theirs.get(name)
        if was != now:
            yield text_change(name, name, _flat(was), _flat(now), subject, (was, now))


def _flat(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


def _came(event: Event, sign: Sign) -> Difference:
    subject = _event_subject(event)
    dated = _(_DATED).format(subject=subject, date=date_phrase(event.date))
    words = _(_BECAME[sign]).format(subject=dated)
    if event.quotes:
        words = _(_WITH_QUOTES).format(words=words, quotations=number_of("quotes", len(event.quotes)))
    ids = ("", event.id) if sign is Sign.ADDED else (event.id, "")
    return Difference(sign, Part.EVENT, subject, words, *ids)


def _event_subject(event: Event) -> str:
    return _(_NAME).format(name=isolated(event.title))


def _behind(items: Sequence[Any], place: int, subject: Callable[[Any], str]) -> str:
    return _(_BEHIND).format(subject=subject(items[place - 1])) if place else _(_FIRST)


# --- sentences and mistakes -------------------------------------------------------------------


def _sentence(subject: str, changes: Sequence[FieldChange], moved: str) -> str:
    """Return everything that became of one thing: ``date of ‘Arrival’: 20 → 21 May 2011; one tag added``."""
    told = [change.words for change in changes]
    if changes and changes[0].leading:
        return joined_apart([changes[0].leading, *told[1:], *filter(None, [moved])])
    parts = [*told, *filter(None, [moved])]
    if not changes:
        return _(_WENT_ELSEWHERE).format(subject=subject, moved=moved)
    return joined_apart([_(_TELLING).format(subject=subject, first=parts[0]), *parts[1:]])


def _of_mistakes(old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]]) -> Iterator[Difference]:
    """Yield what only one version could not be read of; lines alone make no difference."""
    for mine, others, sign in ((old, new, Sign.REMOVED), (new, old, Sign.ADDED)):
        known = Counter(message for _line, message in others)
        for line, message in mine:
            known[message] -= 1
            if known[message] >= 0:
                continue
            words = _(_MISTAKE[sign]).format(line=line, message=message)
            yield Difference(sign, Part.MISTAKE, _("mistake"), words)
