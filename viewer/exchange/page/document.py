"""The whole page, or the part of it that survives in another page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from viewer import __version__
from viewer.exchange.page import assets
from viewer.exchange.page.back_matter import eras, reading_notes, sources, unread
from viewer.exchange.page.compact import compact, unmarked
from viewer.exchange.page.content import PageContent, written_at
from viewer.exchange.page.embedded import GENERATOR, file_link
from viewer.exchange.page.entry import EntryWriter
from viewer.exchange.page.markup import element, literal, paragraph
from viewer.model.event_words import STATUS_WORDS, counts, covered, paragraphs, zone_line
from viewer.model.timeline import Status

_TOOLS = (
    '<div class="tools" hidden><button type="button" data-zoom="0.5" aria-label="Smaller">−</button>'
    '<button type="button" data-zoom="2" aria-label="Larger">+</button>'
    '<button type="button" data-zoom="0">Whole</button>'
    "<span>+ and − zoom, so do Ctrl and the wheel or two fingers; arrows move</span></div>"
)
_SIZE = re.compile(r' width="[\d.]+" height="[\d.]+"')
#: A longer chronicle is laid out while one reads, and its drawing counts rather than names.
MOST_AT_ONCE = 300
_WRITTEN = "written {day} {month_and_year}, {clock} UTC"
_NO_DRAWING = "The drawn timeline is missing: this page was written where nothing could be drawn."
_NO_EVENTS = "There are no events."
_DRAWN = "Timeline, drawn. The chronicle below says all of it in words."
_INSIDE = "The event file itself is inside this page, comments and all:"


def page(content: PageContent) -> str:
    """Return a timeline as one HTML file, which asks for nothing beside it."""
    numbers = lane_numbers(content)
    style, script = assets.style(content.drawing, numbers), assets.script()
    policy = literal(assets.policy(style, script))
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'{GENERATOR}{__version__}">\n'
        f"<title>{literal(content.title)}</title>\n<style>{style}</style>\n</head>"
    )
    body = (
        f"<body>\n{_header(content)}\n<main>", _drawing(content, with_tools=True), _form(content, numbers),
        _chronicle(content, numbers), *_behind(content), "</main>", _footer(content),
    )  # fmt: skip
    return f"{head}\n{unmarked(_joined(body))}\n<script>{script}</script>\n</body>\n</html>\n"


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))


def fragment(content: PageContent) -> str:
    """Return drawing, chronicle and sources alone, without style and script, for a page that is there."""
    identity = paragraph(_identity(content))
    warnings = "".join(f"<p><strong>{literal(text)}</strong></p>" for text in content.warnings)
    parts = (
        warnings, _drawing(content, with_tools=False), _chronicle(content, lane_numbers(content), numbered=False),
        *_behind(content), identity,
    )  # fmt: skip
    return f'<div class="dateline">\n{_joined(parts)}\n</div>\n'


def lane_numbers(content: PageContent) -> dict[str, int]:
    """Return the number of every lane, by its id, in the order of display."""
    return {lane.id: number for number, lane in enumerate(content.timeline.lanes)}


def _header(content: PageContent) -> str:
    timeline = content.timeline
    facts = [covered(timeline), counts(timeline)] if timeline.events else [_NO_EVENTS]
    lines = [
        f"<header>\n{element('h1', content.title)}",
        *(paragraph(part) for part in paragraphs(timeline.description)),
        paragraph(" · ".join(filter(None, (*facts, zone_line(timeline)))), "note"),
        *(f'<p class="care"><strong>{literal(text)}</strong></p>' for text in content.warnings),
    ]
    return _joined(lines) + "\n</header>"


def _drawing(content: PageContent, *, with_tools: bool) -> str:
    if not content.timeline.events:
        return ""
    if content.drawing is None:
        return paragraph(_NO_DRAWING, "care")
    heading = '<section><h2 id="drawn">Timeline</h2>\n'
    if not with_tools:
        # As wide as there is room; it has no place to scroll in.
        svg = _SIZE.sub(' width="100%"', compact(content.drawing.svg), count=1)
        return f"{heading}{svg}</section>"
    return (
        f'{heading}{_TOOLS}<div class="drawing" role="group" tabindex="0" aria-label="{_DRAWN}">'
        f"{compact(content.drawing.svg, without_tips=True)}</div></section>"
    )


def _form(content: PageContent, numbers: dict[str, int]) -> str:
    timeline = content.timeline
    lanes = {event.lane for event in timeline.events}
    statuses = {event.status for event in timeline.events}
    by_lane = [(f"l{numbers[one.id]}", one.title) for one in timeline.lanes if one.id in lanes and one.title]
    by_status = [(one.value, STATUS_WORDS[one].name) for one in Status if one in statuses]
    return (
        '<form role="search" hidden><label>Find <input type="search" id="find" autocomplete="off"></label>'
        f"{_choice('lane', 'Lane', by_lane)}{_choice('status', 'Status', by_status)}"
        '<button type="button" id="clear">Clear</button><p id="count" role="status"></p>'
        '<p class="note">Keys: / find, j next, k previous, Esc clears '
        '<label><input type="checkbox" id="keys" checked> letters as keys</label> '
        '<label><input type="checkbox" id="found-only"> print only what is found</label></p></form><p id="printed"></p>'
    )


def _choice(name: str, label: str, options: list[tuple[str, str]]) -> str:
    """Return a list to choose from, empty where there is no choice."""
    if len(options) < 2:
        return ""
    items = "".join(f'<option value="{literal(value)}">{literal(words)}</option>' for value, words in options)
    return f'<label>{label} <select id="{name}"><option value="">All</option>{items}</select></label>'


def _chronicle(content: PageContent, numbers: dict[str, int], *, numbered: bool = True) -> str:
    writer = EntryWriter(content, numbers, numbered=numbered)
    entries = "\n".join(
        writer.entry(number, event) for number, event in enumerate(content.timeline.events, 1)
    )
    if not entries:
        return ""
    many = " many" if len(content.timeline.events) > MOST_AT_ONCE else ""
    return (
        '<section><h2 id="chronicle">Chronicle</h2>\n'
        f'<ol class="events{many}" role="list">\n{entries}\n</ol></section>'
    )


def _behind(content: PageContent) -> tuple[str, ...]:
    timeline = content.timeline
    return eras(timeline), sources(timeline), reading_notes(timeline), unread(content)


def _footer(content: PageContent) -> str:
    file = ""
    if content.text is not None:
        size = len(content.text.encode("utf-8"))
        words = (
            f"Save {content.file_name} ({size / 1000:,.0f} KB)"
            if size >= 1000
            else f"Save {content.file_name}"
        )
        file = f'<p class="inside">{literal(_INSIDE)} {file_link(content.file_name, content.text, words)}</p>'
    return f"<footer>\n{paragraph(_identity(content))}\n{file}</footer>"


def _identity(content: PageContent) -> str:
    stamp = written_at()
    when = _WRITTEN.format(day=stamp.day, month_and_year=f"{stamp:%B} {stamp.year}", clock=f"{stamp:%H:%M}")
    return " · ".join((content.identity, when, f"Dateline {__version__}"))
