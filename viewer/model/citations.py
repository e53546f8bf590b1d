"""Citations for other programs: Markdown for texts, BibTeX and CSL JSON for bibliographies.

Nothing is made up: what the file does not say of a source is left out, and a date stays as vague as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from viewer.model.dates.calendar import civil_of
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.values import DateKind, EventDate
from viewer.model.event_words import attribution, citation, published
from viewer.model.timeline import Event, Quote, Source, Timeline
from viewer.words import N_

_MARKDOWN = "\\`*_{}[]<>#|~&"
#: At the beginning of a line these make a list or a heading.
_LEADING = re.compile(r"^(\d+)?([-+=.)])")
#: Characters of an address that would end it in a text of that kind.
_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "{": "%7B", "}": "%7D"})
_BIBTEX = str.maketrans(
    {
        **{letter: f"\\{letter}" for letter in "{}%&#_$"},
        "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip


def plain_citations(event: Event, timeline: Timeline) -> str:
    """Return an event's quotations with their citations, one a line."""
    return "\n".join(citation(quote, timeline.source(quote.source)) for quote in event.quotes)


def markdown_citations(event: Event, timeline: Timeline) -> str:
    """Return an event's quotations in Markdown, each a block with its citation below."""
    return "\n\n".join(_markdown(quote, timeline.source(quote.source)) for quote in event.quotes)


def _markdown(quote: Quote, source: Source | None) -> str:
    words = "\n".join(f"> {_plain_text(line)}" for line in quote.text.strip().splitlines())
    title = _plain_text(source.title) if source is not None else ""
    if source is not None and source.url:
        title = f"[{title}](<{source.url.translate(_IN_ADDRESS)}>)"
    parts = (_plain_text(attribution(quote, source)), title, published(source), _plain_text(quote.locator))
    return f"{words}\n>\n> — {', '.join(part for part in parts if part)}"


def _plain_text(text: str) -> str:
    """Return a text of which Markdown takes nothing for markup."""
    escaped = "".join(f"\\{letter}" if letter in _MARKDOWN else letter for letter in text)
    return _LEADING.sub(r"\1\\\2", escaped)


def cited_sources(event: Event, timeline: Timeline) -> list[Source]:
    """Return the sources that an event stands on, each once, those of quotations first."""
    names = dict.fromkeys((*(quote.source for quote in event.quotes), *event.sources))
    sources = [timeline.source(name) for name in names]
    return [source for source in sources if source is not None]


def bibtex(event: Event, timeline: Timeline) -> str:
    """Return an event's sources as BibTeX entries; ``date`` is the file's EDTF, as biblatex reads it."""
    return "\n\n".join(_bibtex(source) for source in cited_sources(event, timeline))


def _bibtex(source: Source) -> str:
    parts = _date_parts(source.published)
    fields = {
        "title": f"{{{source.title.translate(_BIBTEX)}}}",
        "publisher": source.publisher.translate(_BIBTEX),
        "year": str(parts[0]) if parts else "",
        "month": str(parts[1]) if len(parts) > 1 else "",
        "date": source.published.text.translate(_BIBTEX) if source.published is not None else "",
        "url": source.url.translate(_IN_ADDRESS),
        "note": source.credit.translate(_BIBTEX),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@misc{{{source.id},", *lines, "}"))


def csl_json(event: Event, timeline: Timeline) -> str:
    """Return an event's sources as CSL JSON, an array of items of the type ``document``."""
    items = [_csl(source) for source in cited_sources(event, timeline)]
    return json.dumps(items, ensure_ascii=False, indent=2) if items else ""


def _csl(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {"id": source.id, "type": "document", "title": source.title}
    if source.publisher:
        item["publisher"] = source.publisher
    if source.published is not None:
        item["issued"] = _csl_date(source.published)
    if source.url:
        item["URL"] = source.url
    if source.credit:
        item["note"] = source.credit
    return item


def _csl_date(date: EventDate) -> dict[str, Any]:
    parts = _date_parts(date)
    if not parts:
        return {"literal": date_phrase(date)}
    return {"date-parts": [parts], **({"circa": True} if date.qualifier else {})}


def _date_parts(date: EventDate | None) -> list[int]:
    """Return year, month and day as far as a single date says them; nothing for other dates."""
    if date is None or date.kind is not DateKind.POINT or date.first is None or date.first.is_partial:
        return []
    civil, grain = civil_of(date.first.start), date.granularity
    if grain is Granularity.YEAR:
        return [civil.year]
    if grain is Granularity.MONTH:
        return [civil.year, civil.month]
    return [civil.year, civil.month, civil.day] if grain <= Granularity.DAY else []


class Format(NamedTuple):
    """One way to copy an event's citations.

    Attributes:
        label: In a menu, with its access key.
        copied: What is said when it was copied.
        write: Returns the text; empty where the event has nothing for it.
    """

    label: str
    copied: str
    write: Callable[[Event, Timeline], str]


FORMATS = (
    Format(N_("&Plain text: quotations"), N_("Quotations copied"), plain_citations),
    Format(N_("&Markdown: quotations"), N_("Quotations copied as Markdown"), markdown_citations),
    Format(N_("&BibTeX: sources"), N_("Sources copied as BibTeX"), bibtex),
    Format(N_("&CSL JSON: sources"), N_("Sources copied as CSL JSON"), csl_json),
)
