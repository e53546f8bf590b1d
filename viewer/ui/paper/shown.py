"""What the window shows of a timeline now, and the parts of it that can be printed."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from viewer.dataclass import dataclass
from viewer.model.dates.timespan import TimeSpan
from viewer.model.dates.values import EventDate
from viewer.model.direction import isolated
from viewer.model.event_words import Tone, dates_named
from viewer.model.problems import Severity
from viewer.model.timeline import Quote
from viewer.ui.document.document import Document
from viewer.ui.document.document_facts import DocumentFacts
from viewer.ui.paper.content import NOT_FOUND, PaperContent, content_of, only, without_lanes
from viewer.ui.state.filtering import Filtering
from viewer.ui.state.searching import Searching
from viewer.ui.state.view_state import ViewState
from viewer.words import N_, _


class What(Enum):
    """Which events are printed."""

    ALL = N_("Everything")
    FILTERED = N_("What the filter leaves")
    FOUND = N_("What the search has found")
    IN_SIGHT = N_("What is in sight")
    SELECTED = N_("The selected event")


class Why(NamedTuple):
    """Why events are left out, to be said in the language of what is printed.

    Attributes:
        message: Goes on behind their number.
        text: What was searched for.
    """

    message: str
    text: str = ""

    def words(self) -> str:
        """Return it in the language that is spoken."""
        return _(self.message).format(text=isolated(self.text))


@dataclass(frozen=True, slots=True)
class Shown:
    """What the window shows.

    Attributes:
        content: All of the open file.
        ids: For every part that can be printed now, the ids of its events, and why the others are left out.
        hidden: The ids of the lanes that are hidden.
        known_by: The dates, where the search asks what was known by one: then nothing is left out
            of what it has found, but printed as not yet known.
    """

    content: PaperContent
    ids: dict[What, tuple[frozenset[str], Why]]
    hidden: frozenset[str] = frozenset()
    known_by: tuple[EventDate, ...] = ()

    def part(self, what: What, *, hidden_too: bool) -> PaperContent:
        """Return what is printed, with what is left out said.

        Args:
            what: Which events; all of them where this part is not there.
            hidden_too: Print hidden lanes as well.
        """
        content = self.content if hidden_too else without_lanes(self.content, self.hidden)
        if what not in self.ids:
            return content
        kept, why = self.ids[what]
        if what is What.FOUND and self.known_by:
            return replace(content, known=kept, known_by=dates_named(self.known_by))
        return only(content, kept, why.words())


def shown_of(
    document: Document,
    state: ViewState,
    searching: Searching,
    filtering: Filtering,
    facts: DocumentFacts,
    *,
    beside: bool = True,
) -> Shown:
    """Return what a window shows now.

    Args:
        beside: With what is laid beside the open file, where anything is.
    """
    content, events = _whole(document, facts), state.timeline.events
    if beside:
        content = _with_beside(content, facts)
    content = replace(content, grounds=facts.grounds())
    ids: dict[What, tuple[frozenset[str], Why]] = {}
    if filtering.text:
        kept = frozenset(event.id for event in events)
        ids[What.FILTERED] = kept, Why(N_("that the filter ‘{text}’ hides"), filtering.text)
    if state.hits is not None:
        found = frozenset(events[place].id for place in state.hits.places)
        ids[What.FOUND] = found, Why(NOT_FOUND, searching.text)
    span = _in_sight(state)
    if span is not None:
        seen = frozenset(e.id for e in events if e.when.start < span.end and e.when.end > span.start)
        ids[What.IN_SIGHT] = seen, Why(N_("outside the time in sight"))
    if state.selected_id:
        ids[What.SELECTED] = frozenset((state.selected_id,)), Why(N_("that are not selected"))
    if content.beside is None:
        own = {event.id for event in content.timeline.events}
        ids = {what: (kept & own, why) for what, (kept, why) in ids.items() if kept & own or not kept}
    return Shown(content, ids, state.hidden_lanes, searching.known_by_dates())


def _with_beside(content: PaperContent, facts: DocumentFacts) -> PaperContent:
    """Return content with the events of what is laid beside, and whose they are."""
    beside = facts.beside
    other = beside.document if beside is not None else None
    if beside is None or other is None or other.path is None or other.last_reading is None:
        return content
    both = beside.both(content.timeline)
    theirs = content_of(other.last_reading, other.path, other.notice if other.is_stale else "")
    return replace(content, timeline=both, events=len(both.events), beside=theirs)


def _in_sight(state: ViewState) -> TimeSpan | None:
    if state.scale is None or state.visible_part() is None:
        return None
    return state.scale.visible_span(state.width_px)


def _whole(document: Document, facts: DocumentFacts) -> PaperContent:
    reading, path = document.last_reading, document.path
    assert path is not None
    if reading is None:
        return PaperContent(document.timeline, path.name, stale=document.notice, folder=path.parent)
    content = content_of(reading, path, document.notice if document.is_stale else "")

    def verdict(quote: Quote, event_id: str, number: int) -> str:
        line = facts.verdict_line(quote, event_id, number)
        # While copies are still being compared there is nothing to print.
        return line[0] if line is not None and line[1] is not Tone.MUTED else ""

    altered = tuple(
        problem
        for problem in document.problems
        if problem.severity is Severity.ERROR and problem.code.startswith("quote-")
    )
    return replace(content, verdict=verdict, altered=altered)
