"""TimelineJS: slides as its JSON and as its sheet, with dates in words where numbers would say too much.

Source: website/docs/json-format.njk and the template of the sheet of NUKnightLab/TimelineJS3, 3.9.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from html import escape

from viewer.exchange.draft.carrier import KEY, carrier, shown_of
from viewer.exchange.draft.own_table import guarded
from viewer.exchange.draft.pace import stepping
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
from viewer.exchange.writers.own_fields import entry_of, head_of
from viewer.exchange.writers.own_json import json_text
from viewer.exchange.writers.slide_parts import SlideParts, is_far, slide_parts
from viewer.files.read.reader import Reading
from viewer.model.event_words import attribution, published, source_name, status_text
from viewer.model.fields import Fields, Plain
from viewer.model.timeline import Event, Quote, Status, Timeline
from viewer.words import N_, NN_

#: What an earlier import of slides has kept, and goes back.
_KEPT = "x-timelinejs"
_COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background",
)  # fmt: skip
_MEDIA = {
    "Media": "url", "Media Credit": "credit", "Media Caption": "caption", "Media Thumbnail": "thumbnail",
    "Alt Text": "alt",
}  # fmt: skip


def write_slides(reading: Reading, manner: Manner = USUAL) -> Outgoing:
    """Return the JSON of TimelineJS; unless plain, our own entries travel in it."""
    timeline, unsaid = timeline_of(reading), Unsaid()
    far = _is_far(timeline)
    document: dict[str, object] = {}
    if title := _title(timeline):
        document["title"] = {"text": title}
    if far:
        document["scale"] = "cosmological"
    events: list[dict[str, object]] = []
    for event in stepping(N_("Writing"), timeline.events):
        fields = entry_of(reading, event)
        slide = slide_of(event, fields, timeline, far=far, unsaid=unsaid)
        if not manner.plain:
            slide[KEY] = carrier(fields, slide)
        events.append(slide)
    document["events"] = events
    if eras := _eras(timeline, unsaid, far=far):
        document["eras"] = eras
    if not manner.plain:
        document[KEY] = carrier(head_of(reading), shown_of(document))
    _count_rest(reading, unsaid, "timelinejs")
    return _outgoing(json_text(document).encode(), reading, unsaid, manner)


_IN_TEXT = {
    "quotes": NN_(
        "{number} quotation said in the text of a slide", "{number} quotations said in the text of a slide"
    ),
    "sources": NN_(
        "{number} source said in the text of a slide", "{number} sources said in the text of a slide"
    ),
    "links": NN_("{number} link said in the text of a slide", "{number} links said in the text of a slide"),
}


def write_sheet(reading: Reading, _manner: Manner = USUAL) -> Outgoing:
    """Return the sheet of TimelineJS as a table; nothing travels in it that is not shown."""
    timeline, unsaid = timeline_of(reading), Unsaid()
    far = _is_far(timeline)
    if far:
        unsaid.add(
            NN_(
                "{number} date so far away that only the JSON of TimelineJS draws it",
                "{number} dates so far away that only the JSON of TimelineJS draws it",
            ),
            sum(is_far(e.date) for e in timeline.events),
        )
    rows: list[dict[str, str]] = []
    if title := _title(timeline):
        rows.append({"Headline": title.get("headline", ""), "Text": title.get("text", ""), "Type": "title"})
    for event in stepping(N_("Writing"), timeline.events):
        slide = slide_of(event, entry_of(reading, event), timeline, far=far, unsaid=unsaid)
        rows.append(_row(slide))
    rows += [{**_row(era), "Type": "era"} for era in _eras(timeline, unsaid, far=far)]
    _count_rest(reading, unsaid, "timelinejs-csv")
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([_guarded(name, row.get(name, "")) for name in _COLUMNS])
    return _outgoing(out.getvalue().encode(), reading, unsaid, Manner(plain=True))


def _outgoing(content: bytes, reading: Reading, unsaid: Unsaid, manner: Manner) -> Outgoing:
    """Return what was written; what travels beside the format is said, if not to everybody."""
    lost = Unsaid()
    count_unread(reading, lost)
    if manner.plain:
        return Outgoing(content, (*unsaid.lines(), *lost.lines()))
    return Outgoing(content, lost.lines(), unsaid.lines())


def _count_rest(reading: Reading, unsaid: Unsaid, key: str) -> None:
    timeline = timeline_of(reading)
    unsaid.add(
        NN_(
            "{number} lane with a colour, which is left out",
            "{number} lanes with a colour, which is left out",
        ),
        sum(bool(lane.color) for lane in timeline.lanes),
    )
    count_left_out(reading, unsaid, not_held(key))


def _is_far(timeline: Timeline) -> bool:
    return any(is_far(event.date) for event in timeline.events)


def _title(timeline: Timeline) -> dict[str, str]:
    parts = {"headline": escape(timeline.title), "text": _paragraphs(timeline.description)}
    return {name: text for name, text in parts.items() if text}


def slide_of(
    event: Event, fields: Fields, timeline: Timeline, *, far: bool, unsaid: Unsaid
) -> dict[str, object]:
    """Return an event as a slide.

    Args:
        event: It.
        fields: As they stand in the file.
        timeline: Whose lanes and sources it names.
        far: Years alone can be said.
        unsaid: Where it is counted what the slide says in words, or not at all.
    """
    parts = slide_parts(event.date, far=far, event=event)
    unsaid.add(
        NN_(
            "{number} date said in words beside its bounds", "{number} dates said in words beside its bounds"
        ),
        bool(parts.words),
    )
    slide: dict[str, object] = {**_dates(parts), "unique_id": event.id, "autolink": False}
    slide["text"] = {"headline": escape(event.title), "text": _text(event, timeline)}
    if lane := lane_title(event, timeline):
        slide["group"] = escape(lane, quote=False)
    kept = fields.get(_KEPT)
    for name in ("media", "background"):
        if isinstance(kept, dict) and kept.get(name):
            slide[name] = kept[name]
    for name, forms in _IN_TEXT.items():
        unsaid.add(forms, len(getattr(event, name)))
    unsaid.add(
        NN_(
            "{number} event whose status is said in the text of a slide",
            "{number} events whose status is said in the text of a slide",
        ),
        event.status is not Status.REPORTED,
    )
    return slide


def _dates(parts: SlideParts) -> dict[str, object]:
    found: dict[str, object] = {"start_date": parts.start}
    if parts.end is not None:
        found["end_date"] = parts.end
    if parts.words:
        found["display_date"] = escape(parts.words, quote=False)
    return found


def _text(event: Event, timeline: Timeline) -> str:
    """Return what a slide says below its headline, as HTML."""
    pieces = []
    if event.status is not Status.REPORTED:
        pieces.append(f"<p><em>{escape(status_text(event.status))}</em></p>")
    pieces.append(_paragraphs(event.summary))
    pieces += [_quotation(quote, timeline) for quote in event.quotes]
    if event.sources:
        named = [
            _linked(source_name(timeline.source(name), name), _url(name, timeline)) for name in event.sources
        ]
        pieces.append(f"<p>Sources: {' · '.join(named)}</p>")
    if event.links:
        pieces.append(
            f"<p>{' · '.join(_linked(link.title or link.url, link.url) for link in event.links)}</p>"
        )
    return "".join(pieces)


def _quotation(quote: Quote, timeline: Timeline) -> str:
    source = timeline.source(quote.source)
    url = _url(quote.source, timeline)
    credit = [attribution(quote, source), published(source), quote.locator]
    cite = f' cite="{escape(url)}"' if url else ""
    words = "<br>".join(escape(line) for line in quote.text.split("\n"))
    by = " · ".join(escape(part) for part in credit if part)
    return f"<blockquote{cite}><p>{words}</p><cite>{by}</cite></blockquote>"


def _url(source_id: str, timeline: Timeline) -> str:
    source = timeline.source(source_id)
    return source.url if source is not None else ""


def _linked(words: str, url: str) -> str:
    return f'<a href="{escape(url)}">{escape(words)}</a>' if url else escape(words)


def _paragraphs(text: str) -> str:
    parts = [part.strip("\n") for part in text.split("\n\n") if part.strip()]
    return "".join(f"<p>{'<br>'.join(escape(line) for line in part.split(chr(10)))}</p>" for part in parts)


def _eras(timeline: Timeline, unsaid: Unsaid, *, far: bool) -> list[dict[str, object]]:
    """Return the eras that have two ends; TimelineJS draws no other."""
    found: list[dict[str, object]] = []
    for era in timeline.eras:
        if era.date.first is None or era.date.last is None or (is_far(era.date) and not far):
            unsaid.add(
                NN_(
                    "{number} era without two ends that can be drawn, left out",
                    "{number} eras without two ends that can be drawn, left out",
                )
            )
            continue
        parts = slide_parts(era.date, far=far)
        unsaid.add(
            NN_(
                "{number} era whose ends are said in words beside their bounds",
                "{number} eras whose ends are said in words beside their bounds",
            ),
            bool(parts.words),
        )
        unsaid.add(
            NN_(
                "{number} era with a colour, which is left out",
                "{number} eras with a colour, which is left out",
            ),
            bool(era.color),
        )
        dates = {**_dates(parts), "end_date": parts.end or parts.start}
        found.append({**dates, "text": {"headline": escape(era.title)}})
    return found


# --- the sheet -----------------------------------------------------------------------------------


def _row(slide: Mapping[str, object]) -> dict[str, str]:
    row: dict[str, str] = {}
    for prefix, name in (("", "start_date"), ("End ", "end_date")):
        date = slide.get(name)
        if not isinstance(date, dict):
            continue
        for part in ("year", "month", "day"):
            if part in date:
                row[f"{prefix}{part.capitalize()}"] = str(date[part])
        clock = [f"{date[part]:02d}" for part in ("hour", "minute", "second") if part in date]
        if clock:
            row[f"{prefix}Time"] = ":".join(clock if len(clock) > 1 else [*clock, "00"])
    text = slide.get("text")
    for name, value in text.items() if isinstance(text, dict) else ():
        row[str(name).capitalize()] = str(value)
    media = slide.get("media")
    for column, name in _MEDIA.items():
        if isinstance(media, dict) and media.get(name):
            row[column] = str(media[name])
    row["Display Date"], row["Group"] = str(slide.get("display_date", "")), str(slide.get("group", ""))
    background = slide.get("background")
    if isinstance(background, dict):
        row["Background"] = _background(background)
    return row


def _background(background: Mapping[str, Plain]) -> str:
    return next((str(background[name]) for name in ("value", "url", "color") if background.get(name)), "")


def _guarded(column: str, cell: str) -> str:
    """Return a cell that no spreadsheet computes; in HTML the first letter has a name for that."""
    if column in ("Headline", "Text") and cell[:1] in ("=", "+", "-", "@"):
        return f"&#{ord(cell[0])};{cell[1:]}"
    return cell if column.endswith(("Year", "Month", "Day", "Time")) else guarded("title", cell)
