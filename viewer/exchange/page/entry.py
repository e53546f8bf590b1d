"""One event as an article: everything that the file says of it, in the words of the one voice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from viewer.exchange.page.content import PageContent
from viewer.exchange.page.markup import apart, element, href_of, is_web_address, link, literal, paragraph
from viewer.files.read.pictures import PictureError
from viewer.model.dates.values import DateKind, EventDate
from viewer.model.direction import isolated
from viewer.model.event_words import (
    CONTRADICTS,
    FORECAST,
    LINKS,
    OTHER_SOURCES,
    PEOPLE,
    SOURCES,
    SPEAKS_ABOUT,
    STATEMENT_MARK,
    STATEMENTS,
    TAGS,
    credit,
    date_line,
    is_contradiction,
    paragraphs,
    picture_missing,
    picture_notes,
    quoted,
    source_name,
    statement_text,
    status_text,
    time_notes,
)
from viewer.model.knowing import is_forecast
from viewer.model.problems import Problem
from viewer.model.timeline import Event, Picture, Quote, Status
from viewer.words import N_, _
from viewer.words import number as number_words

#: A date that HTML has a form for: one year from 1 on, month, day or time of day, with nothing to be careful of.
_HTML_DATE = re.compile(
    r"(?!0000)\d{4}(-(0[1-9]|1[0-2])(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?)?)?"
)
_TOLD = N_("line {line}: {message}")


def dated(date: EventDate, words: str) -> str:
    """Return a date in words as an element that says it for programs: as HTML where HTML can, else as EDTF."""
    if date.kind is DateKind.POINT and _HTML_DATE.fullmatch(date.text):
        return f'<time datetime="{literal(date.text)}">{literal(words)}</time>'
    return f'<data value="{literal(date.text)}">{literal(words)}</data>'


def told(problem: Problem) -> str:
    """Return a problem with its line in the event file."""
    return _(_TOLD).format(line=number_words(problem.line), message=isolated(problem.message))


class EntryWriter:
    """Writes the events of one page.

    Args:
        content: What the page holds.
        lane_numbers: Which class of colour each lane's entries have, by the lane's id.
        numbered: Each entry says its number; else the list that it stands in does.
    """

    def __init__(self, content: PageContent, lane_numbers: dict[str, int], *, numbered: bool = True) -> None:
        self._content = content
        self._numbered = numbered
        self._timeline = content.timeline
        self._lane_numbers = lane_numbers
        self._lanes = {lane.id: lane.title for lane in content.timeline.lanes}
        self._numbers = {source.id: number for number, source in enumerate(content.timeline.sources, 1)}
        self._places = {event.id: number for number, event in enumerate(content.timeline.events, 1)}

    def entry(self, number: int, event: Event) -> str:
        """Return one event as an item of the chronicle; ``number`` is its place in it, from 1."""
        anchor = href_of(event.id)[1:]
        lane = self._lane_numbers[event.lane]
        status = "" if event.status is Status.REPORTED else f' data-status="{event.status.value}"'
        shown = f"<b>{number}</b> " if self._numbered else ""
        parts = chain(
            (
                f'<li><article id="{literal(anchor)}" class="l{lane}"{status}>',
                f'<p class="when">{shown}{dated(event.date, date_line(event))}</p>',
                self._title(event),
                f'<p class="facts">{self._facts(event)}</p>',
            ),
            (paragraph(" · ".join(time_notes(event, self._timeline)), "note"),),
            (paragraph(f"⚠ {told(problem)}", "care") for problem in self._content.problems_of(event.id)),
            (paragraph(part) for part in paragraphs(event.summary)),
            (self._picture(picture) for picture in event.images),
            (self._quote(event, place, quote) for place, quote in enumerate(event.quotes, 1)),
            self._lists(event),
        )
        return "".join(parts) + "</article></li>"

    def _title(self, event: Event) -> str:
        kind = "struck" if event.status is Status.RETRACTED else ""
        mark = f'<span aria-hidden="true">{STATEMENT_MARK} </span>' if event.is_statement else ""
        return element("h3", event.title, kind).replace(">", f">{mark}", 1)

    def _facts(self, event: Event) -> str:
        facts = [f"<b>{literal(text)}</b>" for text in _standings(event)]
        place = event.place.name if event.place is not None else ""
        facts += [apart(fact) for fact in (self._lanes.get(event.lane, ""), place) if fact]
        return " · ".join(facts)

    # --- what the sources say ---------------------------------------------------------------

    def _quote(self, event: Event, number: int, quote: Quote) -> str:
        source = self._timeline.source(quote.source)
        url = source.url if source is not None and is_web_address(source.url) else ""
        cite = f' cite="{literal(url)}"' if url else ""
        notes = []
        if is_forecast(event, source):
            notes.append(f'<b class="care">{literal(_(FORECAST))}</b>')
        if is_contradiction(quote):
            notes.append(f'<b class="care">{literal(_(CONTRADICTS))}</b>')
        verdict = self._content.verdict(quote, event.id, number)
        notes += [literal(verdict)] if verdict else []
        behind = "".join(f" · {note}" for note in notes)
        by = f"— {apart(credit(quote, source))}{self._cited(quote.source)}{behind}"
        return f"<blockquote{cite}>{paragraph(quoted(quote.text))}<footer>{by}</footer></blockquote>"

    def _cited(self, source_id: str) -> str:
        """Return the number of a source, linked to it; empty where the file does not list it."""
        number = self._numbers.get(source_id)
        return f' <a href="#s{number}">[{number}]</a>' if number is not None else ""

    def _picture(self, picture: Picture) -> str:
        notes = picture_notes(picture, self._timeline.source(picture.source))
        below = "".join(paragraph(note) for note in notes)
        try:
            shown = f'<img src="{literal(self._content.picture(picture))}" alt="{literal(picture.alt)}" decoding="async">'
        except PictureError as error:
            missing = picture_missing(picture, str(error))
            shown = paragraph(f"⚠ {missing[0].upper()}{missing[1:]}", "care") + paragraph(picture.alt)
        return f"<figure>{shown}{f'<figcaption>{below}</figcaption>' if below else ''}</figure>"

    # --- what belongs to it -------------------------------------------------------------------

    def _lists(self, event: Event) -> Iterable[str]:
        quoted_ids = {quote.source for quote in event.quotes}
        others = [name for name in event.sources if name not in quoted_ids]
        heading = _(OTHER_SOURCES if event.quotes else SOURCES)
        subjects = [self._event_link(name) for name in event.about or ()]
        statements = [self._event_link(one.id) for one in self._timeline.statements_about(event.id)]
        yield _listed(_(SPEAKS_ABOUT), subjects)
        yield _listed(_(STATEMENTS), statements)
        yield _listed(_(PEOPLE), [apart(name) for name in event.people])
        yield _listed(heading, [self._source_name(name) for name in others])
        yield _listed(_(LINKS), [link(one.url, one.title) for one in event.links])
        yield _listed(_(TAGS), [apart(tag) for tag in event.tags])

    def _event_link(self, event_id: str) -> str:
        event = self._timeline.event(event_id)
        if event is None:
            return literal(event_id)
        words = f"{self._places[event_id]} {apart(event.title)}"
        return f'<a href="{literal(href_of(event_id))}">{words}</a>'

    def _source_name(self, source_id: str) -> str:
        source = self._timeline.source(source_id)
        name = source_name(source, source_id)
        return f"{apart(name)}{self._cited(source_id)}"


def _standings(event: Event) -> list[str]:
    """Return an event's status; of a statement that it is one, and a status other than reported."""
    if not event.is_statement:
        return [status_text(event.status)]
    own = [] if event.status is Status.REPORTED else [status_text(event.status)]
    return [statement_text(), *own]


def _listed(heading: str, items: list[str]) -> str:
    if not items:
        return ""
    said = literal(_("{heading}: {names}")).format(heading=literal(heading), names="; ".join(items))
    return f'<p class="list">{said}</p>'
