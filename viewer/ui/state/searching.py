"""Runs the search: a little in every turn of the event loop, so that typing never waits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.layout.index.index import TimelineIndex
from viewer.model.event_words import dates_named
from viewer.ui.kit.rota import Rank
from viewer.ui.kit.turns import QUIET_TURN_MS, TURN_MS, Turns
from viewer.ui.state.view_state import ViewState
from viewer.words import _, ngettext, number

if TYPE_CHECKING:
    from viewer.layout.index.hits import Hits
    from viewer.model.dates.values import EventDate
    from viewer.model.search.completing import Completion
    from viewer.model.search.query import Query

#: Timelines up to this size are searched at once: what is found is on screen with the letter typed;
#: to make texts ready first takes ten times as long.
AT_ONCE, AT_ONCE_UNREADY = 2000, 400
#: So long a letter may take to be answered together with it, where texts are ready,
NOW_MS = 10.0
#: which so many events are taken to need until a search of many has told better.
MOST_AT_ONCE = 20_000
#: Where the last search foretells that more than this part of it is needed, the letter is shown first.
SURE = 0.8
#: What few events took says nothing about many.
LEAST_MEASURED = 2000
#: In timelines of so many events also what letters taken away will find is looked for before.
_MOST_LOOKED_BACK = 30_000
#: So much of what searches have found is kept, and so many places in all of it together: as many as the texts keep.
_MOST_HITS, _MOST_KEPT = 16, 500_000
#: So many letters may be taken away without a look that was not prepared; then the next ones are.
_MOST_BACK = 32
#: What the first letter typed needs, in parts of some milliseconds.
_NEEDED = (
    "viewer.model.dates.typed.single",
    "viewer.model.dates.typed.stamps",
    "viewer.model.search.query",
    "viewer.model.search.completing",
    "viewer.layout.index.hits",
)


class Searching(QObject):
    """What is searched for, and the way through what was found.

    The hits themselves are the view state's; after a reload they are found anew.

    Signals:
        changed(): the text, what was found, or the hit that is selected is another.
    """

    changed = Signal()

    def __init__(self, state: ViewState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._text = ""
        self._query: Query | None = None
        #: What was found, the last one last; who takes letters away finds it again.
        self._earlier: list[Hits] = []
        #: Of the processor's time, for one event that the last search of many looked at.
        self._event_ms = NOW_MS / MOST_AT_ONCE
        self._turns: Turns[Hits] = Turns(self, self._finish)
        #: What nobody waits for yet.
        self._ahead: Turns[None] = Turns(self, lambda _nothing: None, QUIET_TURN_MS, Rank.SOON)
        state.timeline_changed.connect(self._begin)
        state.outside_changed.connect(self._renew)
        state.selection_changed.connect(self._selection_changed)

    @property
    def text(self) -> str:
        """What was typed."""
        return self._text

    @property
    def is_busy(self) -> bool:
        """Tell whether events remain to be looked at."""
        return self._turns.is_busy

    @property
    def is_preparing(self) -> bool:
        """Tell whether something is still to be prepared for letters to come."""
        return self._ahead.is_busy

    @property
    def is_on(self) -> bool:
        """Tell whether anything is searched for."""
        return self._query is not None

    def set_text(self, text: str) -> None:
        """Search for other words; for none, show everything as it is."""
        if text == self._text:
            return
        self._text = text
        self._begin()

    def _begin(self) -> None:
        self._turns.stop()
        self._ahead.stop()
        self._query = None
        if self._earlier and self._earlier[0].index.timeline is not self._state.timeline:
            self._earlier.clear()
        if self._text.strip():
            # Imported with the first letter typed, not for the first frame.
            from viewer.model.search.query import Query

            self._query = Query.of(self._text) or None
        self._state.is_answer_awaited = False
        if self._query is None:
            self._state.set_hits(None)
            self.changed.emit()
            self._prepare()
            return
        count = self._count_within(self._query)
        steps = self._measured(self._looking(self._query), count)
        self._turns.start(steps, at_once=self._is_answered_at_once, now_ms=self._now_ms(count))
        if self._turns.is_busy:
            self._state.is_answer_awaited = True
            self.changed.emit()

    def _renew(self) -> None:
        """Search again where what is searched for is not told by the file alone."""
        if self._query is not None and self._query.asks_outside:
            self._begin()

    def _selection_changed(self, _event_id: str) -> None:
        """Tell of another hit; while nothing is searched, a step through the events draws no search field."""
        if self.is_on:
            self.changed.emit()

    def make_ready(self) -> None:
        """Prepare what the first letter needs before it is typed, the timeline's texts above all, in turns."""
        self._state.await_search(True)
        self._prepare()

    def rest(self) -> None:
        """Keep nothing ready for another letter."""
        from viewer.model.search.texts import SearchTexts

        self._state.await_search(False)
        SearchTexts.of(self._state.timeline).rest()

    def completions(self, typed: str) -> list[Completion]:
        """Return what could follow at the end of what is typed, likeliest first.

        In a large timeline that is not made ready yet, what is known so far.
        """
        from viewer.model.search.completing import completions
        from viewer.model.search.texts import SearchTexts

        texts = SearchTexts.of(self._state.timeline)
        if len(self._state.timeline.events) <= AT_ONCE_UNREADY:
            for _step in texts.prepare():
                pass
        return completions(texts, typed)

    def _prepare(self) -> None:
        """Go on with what letters to come need, while one is awaited and none has to be answered."""
        if self._state.is_search_awaited and not self._turns.is_busy and self._state.timeline.events:
            self._ahead.start(self._preparing())

    def _preparing(self) -> Iterator[None]:
        for name in _NEEDED:
            import_module(name)
            yield
        from viewer.model.search.texts import SearchTexts

        texts = SearchTexts.of(self._state.timeline)
        yield from texts.prepare_following()
        yield from TimelineIndex.of(self._state.timeline).prepare_slots()
        yield from texts.prepare_words()
        if len(self._state.timeline.events) <= _MOST_LOOKED_BACK:
            yield from self._looking_back()
        yield from texts.prepare()

    def _looking_back(self) -> Iterator[None]:
        """Look for what will be searched for when letters are taken away, unless that is known.

        Letters typed before texts were ready, or pasted, were never searched for one by one.
        """
        from viewer.model.search.query import Query

        last = len(self._text) - 1
        for end in range(last, max(0, last - _MOST_BACK), -1):
            yield  # to read a long text takes some time
            query = Query.of(self._text[:end].rstrip())
            if not query or not query.is_of_words:
                continue
            for hits in self._looking(query):
                yield
                if hits is not None and all(hits.places is not other.places for other in self._earlier):
                    self._keep(hits, 0)

    @property
    def _is_answered_at_once(self) -> bool:
        count = len(self._state.timeline.events)
        return count <= AT_ONCE_UNREADY or (count <= AT_ONCE and self._is_ready)

    def _count_within(self, query: Query) -> int:
        from viewer.model.search.texts import SearchTexts

        return SearchTexts.of(self._state.timeline).count_within(query)

    def _now_ms(self, count: int) -> float:
        """How long to look before the letter is painted, in so many events: not long where that will not do."""
        if not self._is_ready:
            return 0.0
        return NOW_MS if count * self._event_ms <= SURE * NOW_MS else TURN_MS

    def _measured(self, steps: Iterator[Hits | None], count: int) -> Iterator[Hits | None]:
        """Note how long it takes to look at so many events: words are few or many, and texts near or far."""
        is_ready, spent_s, start = self._is_ready, 0.0, time.thread_time()
        for hits in steps:
            spent_s += time.thread_time() - start
            if hits is not None and is_ready and count >= LEAST_MEASURED:
                self._event_ms = 1000 * spent_s / count
            yield hits
            start = time.thread_time()

    @property
    def _is_ready(self) -> bool:
        """Whether all is ready that is looked at: a letter is then answered in some milliseconds."""
        from viewer.model.search.texts import SearchTexts

        texts = SearchTexts.of(self._state.timeline)
        return texts.has_texts if self._query is None or self._query.is_of_words else texts.is_ready

    def _looking(self, query: Query) -> Iterator[Hits | None]:
        from viewer.layout.index.hits import find

        index = TimelineIndex.of(self._state.timeline)
        return find(index, query, self._state.outside, before=self._earlier)

    def _finish(self, hits: Hits) -> None:
        self._state.is_answer_awaited = False
        self._earlier = [other for other in self._earlier if other.places is not hits.places]
        self._keep(hits, len(self._earlier))
        self._state.set_hits(hits)
        self.changed.emit()
        self._prepare()

    def _keep(self, hits: Hits, number: int) -> None:
        """Keep what was found among what was before; the first of it makes room."""
        self._earlier.insert(number, hits)
        while len(self._earlier) > _MOST_HITS or (
            len(self._earlier) > 1 and sum(map(len, self._earlier)) > _MOST_KEPT
        ):
            del self._earlier[0]

    def step(self, step: int) -> None:
        """Select the next hit after the selected event, or the one before it, going round at the ends."""
        hits = self._state.hits
        if hits is None:
            return
        here = self._state.places.get(self._state.selected_id)
        if here is None:
            here = -1 if step > 0 else len(self._state.timeline.events)
        place = hits.step(here, step)
        if place is not None:
            self._state.select(self._state.timeline.events[place].id)

    def known_by(self) -> str:
        """Return the date of which is asked what was known by then, in words; empty where something else is."""
        return dates_named(self.known_by_dates())

    def known_by_dates(self) -> tuple[EventDate, ...]:
        """Return the dates of which is asked what was known by then; none where something else is asked."""
        hits, query = self._state.hits, self._query
        if hits is None or not hits.are_known or query is None:
            return ()
        from viewer.model.search.query import DateTerm

        return tuple(term.date for term in query.terms if isinstance(term, DateTerm))

    @property
    def has_none(self) -> bool:
        """Tell whether nothing was found of what is searched."""
        hits = self._state.hits
        return self.is_on and not self.is_busy and hits is not None and not self._doubts and not len(hits)

    @property
    def _doubts(self) -> tuple[str, ...]:
        return tuple(self._query.doubts) if self._query is not None else ()

    def report(self, *, brief: bool = False) -> str:
        """Return how many were found, and which of them is selected; empty while nothing is searched.

        Args:
            brief: Only the number, where there is little room.
        """
        hits = self._state.hits
        if not self.is_on or (hits is None and not self.is_busy):
            return ""
        if hits is None or self.is_busy:
            return "…"
        if self._doubts:
            return self._doubts[0]
        found = hits.number_of(self._state.places.get(self._state.selected_id, -1))
        if found is not None:
            return _("{number} of {whole}").format(number=number(found), whole=number(len(hits)))
        return _count(len(hits)) if brief else _count_found(len(hits), are_known=hits.are_known)


def _count(count: int) -> str:
    return number(count) if count else _("none")


def _count_found(count: int, *, are_known: bool) -> str:
    """Return how many events have the words that are searched for, or were known by a date."""
    if not count:
        return _("none known") if are_known else _("none found")
    if are_known:
        return ngettext("{number} known", "{number} known", count).format(number=number(count))
    return ngettext("{number} found", "{number} found", count).format(number=number(count))
