"""The part of a file that is exported: what a search finds."""

from __future__ import annotations

from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.part import part_of
from viewer.exchange.writers.outgoing import timeline_of
from viewer.files.read.reader import Reading
from viewer.model.dates.edtf import DateError, parse_date
from viewer.model.search.query import Query, pieces
from viewer.model.search.texts import SearchTexts


def wanted_part(reading: Reading, only: str) -> Reading:
    """Return the part of a file that a search finds.

    Raises:
        Unreadable: The search is not understood, asks for what only the window knows, or finds nothing.
    """
    if not only:
        return reading
    query = Query.of(" ".join(_as_date(word) for word in pieces(only)))
    if query.doubts:
        raise Unreadable(f"--only: {query.doubts[0]}")
    if query.asks_outside:
        raise Unreadable("--only cannot ask for verdicts on quotations; the window can")
    found = SearchTexts.of(timeline_of(reading)).find(query)
    places = [place for step in found for place in step or ()]
    events = timeline_of(reading).events
    if not places:
        raise Unreadable(f"no event fits “{only}”")
    return part_of(reading, {events[place].id for place in places})


def _as_date(word: str) -> str:
    """Return a word of a search; a date by itself means events that touch it."""
    try:
        parse_date(word)
    except DateError:
        return word
    return f"in:{word}"
