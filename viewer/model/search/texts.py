"""A timeline's texts and names, made ready so that a letter typed is answered at once."""

from __future__ import annotations

import gc
import math
from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from itertools import compress, repeat
from operator import contains, not_
from zoneinfo import ZoneInfo

from viewer.model.dates.placing import place_on_axis
from viewer.model.dates.when import End
from viewer.model.folding import one_line, simplified
from viewer.model.knowing import known_since
from viewer.model.search.fields import VALUE_FIELDS, DateSide, Outside, OutsideField, ValueField
from viewer.model.search.following import Following
from viewer.model.search.query import DateTerm, FieldTerm, Query, WordTerm
from viewer.model.search.rest_of import RestOf
from viewer.model.search.word_places import TEXT_END, WordPlaces
from viewer.model.timeline import Event, Timeline

#: Events looked at in one step, which takes a millisecond.
STEP = 2_000
#: Events made ready in one step.
FILL_STEP = 40
#: So many places that searches have found are kept, in all of them together.
_MOST_KEPT = 500_000
#: So many places of words are put together in one step of some milliseconds, and no more than twice as many as there
#: are texts left: to look through one of these takes as long as to put two or three together.
_MOST_JOINED = 30_000
#: Of so many places it is noted at the most what follows a word there: that is some megabytes.
MOST_FOLLOWED = 30_000
#: In timelines of so many events it is known of every word where it stands; that is as much memory as the texts.
MOST_WITH_WORDS = 30_000


def _texts(event: Event) -> Iterator[str]:
    yield event.title
    if event.summary:
        yield event.summary
    for quote in event.quotes:
        yield quote.text
        if quote.attributed_to:
            yield quote.attributed_to
        if quote.speaker:
            yield quote.speaker
    for picture in event.images:
        if picture.caption:
            yield picture.caption
    yield from event.people
    if event.place is not None:
        yield event.place.name
    yield from event.tags


def ready_texts(events: Sequence[Event]) -> list[str]:
    """Return what a search looks at, for each event one text with one blank between words."""
    each = [list(_texts(event)) for event in events]
    odd: list[tuple[list[str], int]] = []
    for texts in each:
        for number, text in enumerate(texts):
            if text.isascii() and text.isprintable() and "  " not in text:
                texts[number] = text.lower()
            else:
                odd.append((texts, number))
    if odd:
        # Many at once: what is asked of every kind of letter is asked once for all of them.
        joined = simplified(TEXT_END.join(texts[number].replace(TEXT_END, " ") for texts, number in odd))
        for (texts, number), text in zip(odd, " ".join(joined.split()).split(TEXT_END), strict=True):
            texts[number] = text
    return [TEXT_END.join(texts) for texts in each]


def _words(query: Query) -> tuple[WordTerm, ...]:
    return tuple(term for term in query.terms if isinstance(term, WordTerm))


def _narrows(words: Sequence[WordTerm], known: Sequence[WordTerm]) -> bool:
    """Tell whether whatever holds some words holds others that were searched for, too."""
    return all(
        any(word.text == other.text if other.is_unwanted else other.text in word.text
            for word in words if word.is_unwanted is other.is_unwanted)
        for other in known
    )  # fmt: skip


class Names:
    """The names that one field holds in a timeline.

    Attributes:
        shown: By simplified name, as the first event has it.
        places: By simplified name, the places of its events in the one order, ascending.
    """

    def __init__(self) -> None:
        self.shown: dict[str, str] = {}
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        #: Few names stand in many events: each is simplified once.
        self._keys: dict[str, str] = {}

    def add(self, name: str, place: int) -> None:
        """Note that the event at a place holds a name."""
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = one_line(name)
            self.shown.setdefault(key, name)
        places = self.places[key]
        if not places or places[-1] != place:
            places.append(place)


class SearchTexts:
    """What searches look at; filled in steps, then never changed.

    Texts are filled in first, for most searches ask for words alone; then names and dates.

    Attributes:
        is_ready: Whether all of it is filled.
        has_texts: Whether all is filled that a search for words looks at.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._texts: list[str] = []
        self._words = WordPlaces()
        self._names = {field.name: Names() for field in VALUE_FIELDS}
        self._values = [(self._names[field.name], field.values(timeline)) for field in VALUE_FIELDS]
        #: Bounds of every event, infinite where it may go on; in the one order.
        self._starts: list[float] = []
        self._ends: list[float] = []
        #: Since when each event was surely published; infinite where nobody says.
        self._known: list[float] = []
        #: What searches for words alone have found, the last one last.
        self._found: dict[tuple[WordTerm, ...], array[int]] = {}
        #: The search begun last: its words, what it has found, where it looks, and how many of these it has
        #: looked at. In large timelines the next letter often comes before its end.
        self._begun: tuple[tuple[WordTerm, ...], array[int], Sequence[int], int] | None = None
        #: Of the word that was searched for last, and of single letters, where it was found.
        self._following = self._letters = Following("", ())

    @classmethod
    def of(cls, timeline: Timeline) -> SearchTexts:
        """Return the texts of a timeline; those of the last two are remembered, a whole and a part of it."""
        for texts in _last:
            if texts._timeline is timeline:
                return texts
        _last.append(cls(timeline))
        return _last[-1]

    @property
    def is_ready(self) -> bool:
        """Whether every event's texts, words, names and dates are filled in."""
        return self.has_texts and not self._lacks_words and len(self._known) == len(self._timeline.events)

    @property
    def has_texts(self) -> bool:
        """Whether every event's texts are filled in."""
        return len(self._texts) == len(self._timeline.events)

    @property
    def _lacks_words(self) -> bool:
        return self._words.count < len(self._timeline.events) <= MOST_WITH_WORDS

    def prepare(self) -> Iterator[None]:
        """Fill in the texts and their words, then the names and dates of some events with every step."""
        yield from self.prepare_words()
        while not self.is_ready:
            self._fill_names()
            yield

    def prepare_words(self) -> Iterator[None]:
        """Fill in the texts and, unless there are very many, where each word stands."""
        yield from self.prepare_texts()
        while self._lacks_words:
            first = self._words.count
            self._words.add(self._texts[first : first + 2 * FILL_STEP])
            yield

    def prepare_following(self) -> Iterator[None]:
        """Note what follows the word that was searched for last, and which letters may begin the next one.

        Not where few or very many events have been found, or it is known of all words where they stand.
        """
        words, places = next(reversed(self._found.items()), ((), ()))
        is_large = self.has_texts and len(self._texts) > MOST_WITH_WORDS
        if not is_large or not STEP < len(places) <= MOST_FOLLOWED:
            return
        word = words[-1]
        is_known = self._following.places is places and self._following.knows(word.text)
        if not (is_known or word.is_unwanted or " " in word.text):
            self._following = Following(word.text, places)
        if self._letters.places is not places:
            self._letters = Following("", places)
        for following in (self._following, self._letters):
            while following.places is places and following.count < len(places):
                following.add(self._texts, FILL_STEP)
                yield

    def rest(self) -> None:
        """Keep nothing for the next letter."""
        self._following = self._letters = Following("", ())

    def prepare_texts(self) -> Iterator[None]:
        """Fill in the texts alone, of some events with every step."""
        if not self._texts:
            # Puts the lists among the oldest while they are empty: the first look for young garbage, within a
            # letter maybe, would walk through all that they hold by then.
            gc.freeze()
            gc.unfreeze()
        while not self.has_texts:
            first = len(self._texts)
            self._texts += ready_texts(self._timeline.events[first : first + FILL_STEP])
            yield

    def _fill_names(self) -> None:
        first = len(self._known)
        events = self._timeline.events[first : first + FILL_STEP]
        for place, event in enumerate(events, first):
            when = event.when
            self._starts.append(when.start if when.open_start is End.KNOWN else -math.inf)
            self._ends.append(when.end if when.open_end is End.KNOWN else math.inf)
            self._known.append(self._known_since(event))
            for names, values in self._values:
                for name in values(event):
                    names.add(name, place)

    def names(self, field: ValueField) -> Names:
        """Return the names that a field holds, as far as they are filled in."""
        return self._names[field.name]

    def count_within(self, query: Query) -> int:
        """Return in how many events a search would look for its words: in none where it is known what has them."""
        words = _words(query)
        if not query.is_of_words:
            return len(self._timeline.events)
        if words in self._found:
            return 0
        within, known = self._found_so_far(words)
        following = self._followed([word for word in words if word not in known], within)
        return len(within) - (following.count if following is not None else 0)

    def find(self, query: Query, outside: Outside | None = None) -> Iterator[array[int] | None]:
        """Look for events, some thousands with every step; the last step gives their places, ascending.

        What was found before is given as the same array, which nobody changes. No garbage is looked for in arrays:
        a list of a hundred thousand places is walked through in the midst of a letter.

        Args:
            query: What is searched for.
            outside: What tells the values that the file does not; a field without it finds nothing.
        """
        if query.doubts:
            yield array("q")
            return
        words = _words(query)
        for _ in self.prepare_texts() if query.is_of_words else self.prepare():
            yield None
        chosen = self._by_names_and_dates(query, outside or {})
        if not words:
            yield array("q", range(len(self._texts)) if chosen is None else sorted(chosen))
            return
        known = self._found.get(words) if chosen is None else None
        if known is not None:
            self._keep(words, known)
            yield known
            return
        # Who types a word or takes letters away has searched for most of it just before.
        within: Sequence[int]
        if chosen is None:
            within, left = self._holding(words, *self._found_so_far(words))
        else:
            within, left = sorted(chosen), words
        found, following = array("q"), self._followed(left, within)
        if following is not None:
            found.fromlist(self._with_words(left[:-1], following.holding(left[-1].text)))
        for first in range(following.count if following is not None else 0, len(within), STEP):
            found.fromlist(self._with_words(left, within[first : first + STEP]))
            if chosen is None:
                self._begun = words, found, within, first + STEP
            yield None
        if isinstance(within, array) and len(found) == len(within):
            found = within  # another letter of a word often finds the same, which is known by its array
        if chosen is None:
            self._keep(words, found)
        yield found

    def _holding(
        self, words: tuple[WordTerm, ...], within: Sequence[int], known: Collection[WordTerm]
    ) -> tuple[Sequence[int], tuple[WordTerm, ...]]:
        """Return where to look, and for which words: of many places only those that hold the rarest word.

        Args:
            words: All that are looked for.
            within: Where they must be.
            known: Those of them that hold good for all of these places.
        """
        left = tuple(word for word in words if word not in known)
        whole = [word for word in words if not word.is_unwanted and " " not in word.text]
        are_known = self._words.count == len(self._texts) and 2 * len(self._words) <= 3 * len(within)
        if len(within) <= STEP or not whole or not are_known:
            return within, left
        rarest: WordTerm | None = None
        places = within
        for word in sorted(whole, key=lambda word: -len(word.text)):
            holding = self._words.holding(word.text, min(2 * len(places), _MOST_JOINED))
            if holding is not None and len(holding) <= len(places):
                rarest, places = word, holding
            if len(places) <= STEP:
                break  # to look through these takes no longer than to find fewer
        if places == within:
            return within, tuple(word for word in left if word is not rarest)
        return places, tuple(word for word in words if word is not rarest)

    def _found_so_far(self, words: tuple[WordTerm, ...]) -> tuple[Sequence[int], tuple[WordTerm, ...]]:
        """Return the fewest places among which all must be that hold the words, and what was searched for there."""
        searched, fewest = min(
            (other for other in self._found.items() if _narrows(words, other[0])),
            # Letters of one word often find the same; the word itself need not be looked for again.
            key=lambda other: (len(other[1]), -len(set(words).intersection(other[0]))),
            default=((), range(len(self._texts))),
        )
        if self._begun is not None:
            known, found, within, looked_at = self._begun
            left = len(within) - looked_at
            if left > 0 and len(found) + left < len(fewest) and _narrows(words, known):
                return RestOf(found, within, looked_at), ()  # some of these were not looked at
        return fewest, searched

    def _keep(self, words: tuple[WordTerm, ...], found: array[int]) -> None:
        self._found.pop(words, None)
        self._found[words] = found
        while len(self._found) > 1 and sum(map(len, self._found.values())) > _MOST_KEPT:
            del self._found[next(iter(self._found))]

    def _followed(self, words: Sequence[WordTerm], within: Sequence[int]) -> Following | None:
        """Return what tells where the last of some words stands without a look at texts."""
        if not words or words[-1].is_unwanted:
            return None
        both = (self._following, self._letters)
        return next((one for one in both if one.places is within and one.knows(words[-1].text)), None)

    def _with_words(self, words: Sequence[WordTerm], places: Sequence[int]) -> list[int]:
        for term in words:
            holds = map(contains, map(self._texts.__getitem__, places), repeat(term.text))
            places = list(compress(places, map(not_, holds) if term.is_unwanted else holds))
        return list(places)

    def _by_names_and_dates(self, query: Query, outside: Outside) -> set[int] | None:
        """Return the places that all terms but words leave; None where there are none such."""
        chosen: set[int] | None = None
        for term in query.terms:
            if isinstance(term, WordTerm):
                continue
            places = self._named(term, outside) if isinstance(term, FieldTerm) else self._dated(term)
            if term.is_unwanted:
                places = set(range(len(self._texts))) - places
            chosen = places if chosen is None else chosen & places
        return chosen

    def _named(self, term: FieldTerm, outside: Outside) -> set[int]:
        if isinstance(term.field, OutsideField):
            return self._told(term, outside)
        places: set[int] = set()
        for name, where in self._names[term.field.name].places.items():
            if any(value.fits(name) for value in term.values):
                places.update(where)
        return places

    def _told(self, term: FieldTerm, outside: Outside) -> set[int]:
        """Return the places of which somebody else tells a name that is looked for."""
        values_of = outside.get(term.field.name)
        if values_of is None:
            return set()
        return {
            place
            for place, event in enumerate(self._timeline.events)
            if any(value.fits(one_line(name)) for name in values_of(event) for value in term.values)
        }

    @cached_property
    def _zone(self) -> ZoneInfo | None:
        return ZoneInfo(self._timeline.time_zone) if self._timeline.time_zone else None

    @cached_property
    def _known_since(self) -> Callable[[Event], float]:
        return known_since(self._timeline, self._zone)

    def _dated(self, term: DateTerm) -> set[int]:
        """Return what lies wholly before a date, wholly after it, or neither; or what was known by its end."""
        span = place_on_axis(term.date, axis_zone=self._zone).window
        if term.field.side is DateSide.BEFORE:
            return {place for place, end in enumerate(self._ends) if end <= span.start}
        if term.field.side is DateSide.KNOWN:
            return {place for place, since in enumerate(self._known) if since <= span.end}
        if term.field.side is DateSide.AFTER:
            return {place for place, start in enumerate(self._starts) if start >= span.end}
        both = zip(self._starts, self._ends, strict=True)
        return {place for place, (start, end) in enumerate(both) if end > span.start and start < span.end}


_last: deque[SearchTexts] = deque(maxlen=2)
