"""Markdown: a heading for every year, a paragraph for every event, quotations with footnotes; all text literal."""

from __future__ import annotations

import re
from itertools import groupby

from viewer.exchange.writers.known import not_held
from viewer.exchange.writers.outgoing import (
    USUAL,
    Manner,
    Outgoing,
    Unsaid,
    count_left_out,
    count_unread,
    lane_title,
    timeline_of,
)
from viewer.files.read.reader import Reading
from viewer.model.dates.calendar import civil_of
from viewer.model.dates.far_words import year_name
from viewer.model.dates.phrases import date_phrase
from viewer.model.event_words import attribution, quoted, source_name, status_text
from viewer.model.timeline import Event, Source, Status, Timeline
from viewer.words import NN_

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
#: At the beginning of a text these make a list, or a heading of the line above.
_LEADING = re.compile(r"([-+=]|\d+(?=[.)]))")


def write_markdown(reading: Reading, _manner: Manner = USUAL) -> Outgoing:
    """Return a document that is the same for the same file, so that one event's change is one paragraph's."""
    timeline, unsaid = timeline_of(reading), Unsaid()
    unsaid.add(NN_("{number} era left out", "{number} eras left out"), len(timeline.eras))
    places = sum(event.place is not None and event.place.lat is not None for event in timeline.events)
    unsaid.add(
        NN_(
            "{number} place of which the degrees are left out",
            "{number} places of which the degrees are left out",
        ),
        places,
    )
    count_unread(reading, unsaid)
    count_left_out(reading, unsaid, not_held("md"))
    blocks = [f"# {literal(timeline.title or 'Timeline')}"]
    blocks += _paragraphs(timeline.description)
    for year, events in groupby(
        timeline.events, key=lambda event: year_name(civil_of(event.when.known_start).year)
    ):
        blocks.append(f"## {literal(year)}")
        for event in events:
            blocks += _event(event, timeline)
    blocks += [_footnote(source) for source in timeline.sources]
    return Outgoing(("\n\n".join(blocks) + "\n").encode(), unsaid.lines())


def literal(text: str) -> str:
    """Return a text in which nothing is taken for markup."""
    marked = _MARKS.sub(r"\\\1", " ".join(text.split()))
    lead = _LEADING.match(marked)
    if lead is None:
        return marked
    return f"{lead[0]}\\{marked[lead.end() :]}" if lead[0].isdigit() else f"\\{marked}"


def _paragraphs(text: str) -> list[str]:
    return [literal(part) for part in re.split(r"\n\s*\n", text) if part.strip()]


def _event(event: Event, timeline: Timeline) -> list[str]:
    said = [lane_title(event, timeline), event.place.name if event.place is not None else "", *event.people]
    if event.status is not Status.REPORTED:
        said.insert(0, status_text(event.status))
    about = " · ".join(f"*{literal(text)}*" for text in said if text)
    head = f"**{literal(date_phrase(event.date))}** — {literal(event.title)}"
    blocks = [f"{head} · {about}" if about else head, *_paragraphs(event.summary)]
    for quote in event.quotes:
        source = timeline.source(quote.source)
        credit = literal(attribution(quote, source))
        note = f"[^{quote.source}]" if source is not None else ""
        by = f"\n>\n> — {credit}{note}" if credit or note else ""
        blocks.append(f"> {literal(quoted(quote.text))}{by}")
    notes = "".join(f"[^{name}]" for name in event.sources if timeline.source(name) is not None)
    blocks += [f"Sources: {notes}"] if notes else []
    blocks += (
        [f"Links: {' · '.join(_link(link.url, link.title) for link in event.links)}"] if event.links else []
    )
    if event.tags:
        blocks.append(f"Tags: {literal(', '.join(event.tags))}")
    return blocks


def _link(url: str, title: str) -> str:
    address = re.sub(r"[\s<>]", lambda match: f"%{ord(match[0]):02X}", url)
    return f"[{literal(title)}](<{address}>)" if title else f"<{address}>"


def _footnote(source: Source) -> str:
    said = [
        source_name(source, source.id),
        source.title if source.publisher else "",
        source.published.text if source.published else "",
    ]
    text = " · ".join(literal(part) for part in dict.fromkeys(said) if part)
    return f"[^{source.id}]: {text}{f' · {_link(source.url, str())}' if source.url else ''}"
