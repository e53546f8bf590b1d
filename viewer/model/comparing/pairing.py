"""Which things of two versions are the same thing, and which of them have been moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from operator import attrgetter
from typing import Generic, TypeVar

from viewer.dataclass import dataclass
from viewer.model.event_fields import EVENT_FIELDS
from viewer.model.field_kinds import names_of
from viewer.model.timeline import Era, Event, Lane, Source

_T = TypeVar("_T")

#: Everything that an event says but its id.
SAID_FIELDS = tuple(row for row in EVENT_FIELDS if row.name != "id")
said = attrgetter(*names_of(SAID_FIELDS))


@dataclass(frozen=True, slots=True)
class Paired(Generic[_T]):
    """Things of two versions: those that belong together, and those that stand alone; each in its version's order."""

    pairs: tuple[tuple[_T, _T], ...]
    gone: tuple[_T, ...]
    new: tuple[_T, ...]


class _Pairing(Generic[_T]):
    """Finds pairs step by step: what one step has paired, no later one looks at."""

    def __init__(self, old: Sequence[_T], new: Sequence[_T]) -> None:
        self._old, self._new = old, new
        self._found: dict[int, int] = {}
        self._left = dict.fromkeys(range(len(old)))
        self._right = dict.fromkeys(range(len(new)))

    def by(self, key: Callable[[_T], Hashable]) -> None:
        """Pair, in order, what has the same key; None is no key."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for place in self._right:
            waiting[key(self._new[place])].append(place)
        for place in list(self._left):
            own = key(self._old[place])
            if own is not None and waiting.get(own):
                chosen = waiting[own].popleft()
                self._found[place] = chosen
                del self._left[place], self._right[chosen]

    def result(self) -> Paired[_T]:
        """Return what has been found."""
        pairs = tuple((self._old[one], self._new[self._found[one]]) for one in sorted(self._found))
        return Paired(
            pairs,
            tuple(self._old[place] for place in self._left),
            tuple(self._new[place] for place in self._right),
        )


def paired_events(old: Sequence[Event], new: Sequence[Event]) -> Paired[Event]:
    """Return which events are the same: by id, then by title and date, by title, by date and evidence.

    Where several have one title and one date, as a number behind a derived id tells them
    apart and another entry may change that, those that say the same come first.
    """
    pairing = _Pairing(old, new)
    crowded = _more_than_once(_name, old) | _more_than_once(_name, new)
    if crowded:
        pairing.by(lambda event: said(event) if _name(event) in crowded else None)
    pairing.by(lambda event: event.id)
    pairing.by(_name)
    pairing.by(lambda event: event.title)
    pairing.by(_evidence)
    return pairing.result()


def _name(event: Event) -> tuple[str, str]:
    return event.title, event.date.text


def _evidence(event: Event) -> Hashable:
    """Return what an event with another title is known by; None where that is too little."""
    words = (event.summary, tuple(quote.text for quote in event.quotes))
    return (event.date.text, *words) if any(words) else None


def _more_than_once(key: Callable[[Event], Hashable], events: Iterable[Event]) -> set[Hashable]:
    seen: set[Hashable] = set()
    again: set[Hashable] = set()
    for event in events:
        own = key(event)
        (again if own in seen else seen).add(own)
    return again


def paired_lanes(old: Sequence[Lane], new: Sequence[Lane]) -> Paired[Lane]:
    """Return which lanes are the same: by id, then by title; the one of a file that names none is the first."""
    pairing = _Pairing(old, new)
    pairing.by(lambda lane: lane.id)
    pairing.by(lambda lane: lane.title or None)
    nameless = not old[0].id or not new[0].id
    pairing.by(lambda lane: 0 if nameless and (lane is old[0] or lane is new[0]) else None)
    return pairing.result()


def paired_sources(old: Sequence[Source], new: Sequence[Source]) -> Paired[Source]:
    """Return which sources are the same: by id, then by publisher and title, then by address."""
    pairing = _Pairing(old, new)
    pairing.by(lambda source: source.id)
    pairing.by(lambda source: (source.publisher, source.title) if source.title else None)
    pairing.by(lambda source: source.url or None)
    return pairing.result()


def paired_eras(old: Sequence[Era], new: Sequence[Era]) -> Paired[Era]:
    """Return which eras are the same: by title and date, then by title, then by date."""
    pairing = _Pairing(old, new)
    pairing.by(lambda era: (era.title, era.date.text))
    pairing.by(lambda era: era.title)
    pairing.by(lambda era: era.date.text)
    return pairing.result()


def moved_places(places: Sequence[int]) -> frozenset[int]:
    """Return the fewest positions of a list that have to be moved for its numbers to rise.

    Args:
        places: New places, all different, in the order of the old ones.
    """
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for position, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            last.append(position)
        else:
            ends[length], last[length] = place, position
    kept: set[int] = set()
    step = last[-1] if last else -1
    while step >= 0:
        kept.add(step)
        step = before[step]
    return frozenset(range(len(places))) - kept
