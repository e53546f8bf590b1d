"""What stands behind the chronicle: eras, numbered sources with their way back, how it is read, what was not."""

from __future__ import annotations

from viewer.exchange.page.content import PageContent
from viewer.exchange.page.entry import dated, told
from viewer.exchange.page.markup import apart, element, href_of, link, literal, paragraph
from viewer.model.citations import cited_sources
from viewer.model.dates.phrases import date_phrase
from viewer.model.direction import isolated
from viewer.model.event_words import (
    SOURCES,
    STATEMENT_MEANING,
    STATUS_WORDS,
    imprint,
    statement_text,
    status_text,
    zone_line,
)
from viewer.model.timeline import Source, Status, Timeline
from viewer.words import N_, _

_DATES = N_(
    "Dates say no more than is known. A year or a month alone means some time within it; “about” is approximate, "
    "“perhaps” uncertain, “between”, “or” and “on or before” bound one moment that is not known exactly, "
    "and “from” or a dash is what lasted."
)
_STANDS_ON_IT = N_("Events that stand on it:")
_NOT_USED = N_("No event here stands on it.")


def eras(timeline: Timeline) -> str:
    """Return the eras with their dates."""
    items = "".join(
        f"<li>{apart(era.title)}: {dated(era.date, date_phrase(era.date))}</li>" for era in timeline.eras
    )
    return f'<section><h2 id="eras">{_("Eras")}</h2><ul>{items}</ul></section>' if items else ""


def sources(timeline: Timeline) -> str:
    """Return every source under the number that quotations cite, and what stands on it."""
    if not timeline.sources:
        return ""
    standing = _standing(timeline)
    items = "\n".join(
        _source(number, source, standing.get(source.id, []))
        for number, source in enumerate(timeline.sources, 1)
    )
    return f'<section><h2 id="sources">{_(SOURCES)}</h2>\n<ol>{items}</ol></section>'


def _standing(timeline: Timeline) -> dict[str, list[str]]:
    """Return links to the events that stand on each source, by its id."""
    found: dict[str, list[str]] = {}
    for number, event in enumerate(timeline.events, 1):
        for source in cited_sources(event, timeline):
            found.setdefault(source.id, []).append(f'<a href="{literal(href_of(event.id))}">{number}</a>')
    return found


def _source(number: int, source: Source, events: list[str]) -> str:
    behind = imprint(source)
    said = [f"<cite>{apart(source.title)}</cite>", literal(behind) if behind else ""]
    said.append(link(source.url) if source.url else "")
    back = f"{_(_STANDS_ON_IT)} {' '.join(events)}" if events else _(_NOT_USED)
    return f'<li id="s{number}">{". ".join(filter(None, said))}<p class="note">{back}</p></li>'


def reading_notes(timeline: Timeline) -> str:
    """Return how dates and statuses are to be read, of those that there are."""
    used = {event.status for event in timeline.events}
    terms = [(status_text(status), _(STATUS_WORDS[status].meaning)) for status in Status if status in used]
    if any(event.is_statement for event in timeline.events):
        terms.append((statement_text(), _(STATEMENT_MEANING)))
    rows = "".join(f"<dt>{literal(term)}</dt><dd>{literal(meaning)}</dd>" for term, meaning in terms)
    return (
        f'<section><h2 id="reading">{_("How to read it")}</h2>'
        f"{paragraph(_(_DATES))}{paragraph(zone_line(timeline))}"
        f"{f'<dl>{rows}</dl>' if rows else ''}</section>"
    )


def unread(content: PageContent) -> str:
    """Return what could not be read, with lines of the event file; empty where all was."""
    if not content.problems:
        return ""
    items = "".join(element("li", f"{_named(problem.event)}{told(problem)}") for problem in content.problems)
    return f'<section><h2 id="unread">{_("What could not be read")}</h2><ul>{items}</ul></section>'


def _named(title: str) -> str:
    return _("“{title}”: ").format(title=isolated(title)) if title else ""
