"""The whole page, or the part of it that survives in another page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from viewer import __version__
from viewer.exchange.page import assets
from viewer.exchange.page.back_matter import eras, reading_notes, sources, unread
from viewer.exchange.page.compact import compact, unmarked
from viewer.exchange.page.content import PageContent
from viewer.exchange.page.embedded import GENERATOR, file_link
from viewer.exchange.page.entry import EntryWriter
from viewer.exchange.page.markup import element, literal, paragraph
from viewer.model.dates.phrases import stamp_phrase
from viewer.model.dates.stamped import stamped_at
from viewer.model.direction import isolated
from viewer.model.event_words import STATUS_WORDS, counts, covered, paragraphs, zone_line
from viewer.model.timeline import Status
from viewer.words import N_, _, code, number, runs_from_right

_SIZE = re.compile(r' width="[\d.]+" height="[\d.]+"')
#: A longer chronicle is laid out while one reads, and its drawing counts rather than names.
MOST_AT_ONCE = 300
_WRITTEN = N_("written {time} UTC")
_NO_DRAWING = N_("The drawn timeline is missing: this page was written where nothing could be drawn.")
_NO_EVENTS = N_("There are no events.")
_DRAWN = N_("Timeline, drawn. The chronicle below says all of it in words.")
_INSIDE = N_("The event file itself is inside this page, comments and all:")


def page(content: PageContent) -> str:
    """Return a timeline as one HTML file, which asks for nothing beside it."""
    numbers = lane_numbers(content)
    style, script = assets.style(content.drawing, numbers), assets.script()
    policy = literal(assets.policy(style, script))
    head = (
        f'<!DOCTYPE html>\n{_html()}\n<head>\n<meta charset="utf-8">\n'
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


def _html() -> str:
    """Return the page's element with its language; in one that runs from the right all of it does, but time."""
    return f'<html lang="{code()}" dir="rtl">' if runs_from_right() else f'<html lang="{code()}">'


def _tools() -> str:
    return (
        f'<div class="tools" hidden><button type="button" data-zoom="0.5" aria-label="{literal(_("Smaller"))}">−</button>'
        f'<button type="button" data-zoom="2" aria-label="{literal(_("Larger"))}">+</button>'
        f'<button type="button" data-zoom="0">{literal(_("Whole"))}</button>'
        f"<span>{literal(_('+ and − zoom, so do Ctrl and the wheel or two fingers; arrows move'))}</span></div>"
    )


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
    facts = [covered(timeline), counts(timeline)] if timeline.events else [_(_NO_EVENTS)]
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
        return paragraph(_(_NO_DRAWING), "care")
    heading = f'<section><h2 id="drawn">{_("Timeline")}</h2>\n'
    # Time runs from the left in every language.
    drawn = content.drawing.svg
    svg = drawn.replace("<svg ", '<svg direction="ltr" ', 1) if runs_from_right() else drawn
    if not with_tools:
        # As wide as there is room; it has no place to scroll in.
        shown = _SIZE.sub(' width="100%"', compact(svg), count=1)
        return f"{heading}{shown}</section>"
    return (
        f'{heading}{_tools()}<div class="drawing" role="group" tabindex="0" aria-label="{literal(_(_DRAWN))}">'
        f"{compact(svg, without_tips=True)}</div></section>"
    )


def _form(content: PageContent, numbers: dict[str, int]) -> str:
    timeline = content.timeline
    lanes = {event.lane for event in timeline.events}
    statuses = {event.status for event in timeline.events}
    by_lane = [(f"l{numbers[one.id]}", one.title) for one in timeline.lanes if one.id in lanes and one.title]
    by_status = [(one.value, _(STATUS_WORDS[one].name)) for one in Status if one in statuses]
    return (
        f'<form role="search" hidden>'
        f'<label>{_("Find")} <input type="search" id="find" autocomplete="off"></label>'
        f"{_choice('lane', _('Lane'), by_lane)}{_choice('status', _('Status'), by_status)}"
        f'<button type="button" id="clear">{_("Clear")}</button><p id="count" role="status"></p>'
        f'<p class="note">{_("Keys: / find, j next, k previous, Esc clears")} '
        f'<label><input type="checkbox" id="keys" checked> {_("letters as keys")}</label> '
        f'<label><input type="checkbox" id="found-only"> {_("print only what is found")}</label></p></form>'
        '<p id="printed"></p>'
    )


def _choice(name: str, label: str, options: list[tuple[str, str]]) -> str:
    """Return a list to choose from, empty where there is no choice."""
    if len(options) < 2:
        return ""
    items = "".join(f'<option value="{literal(value)}">{literal(words)}</option>' for value, words in options)
    return f'<label>{label} <select id="{name}"><option value="">{_("All")}</option>{items}</select></label>'


def _chronicle(content: PageContent, numbers: dict[str, int], *, numbered: bool = True) -> str:
    writer = EntryWriter(content, numbers, numbered=numbered)
    entries = "\n".join(
        writer.entry(number, event) for number, event in enumerate(content.timeline.events, 1)
    )
    if not entries:
        return ""
    many = " many" if len(content.timeline.events) > MOST_AT_ONCE else ""
    return (
        f'<section><h2 id="chronicle">{_("Chronicle")}</h2>\n'
        f'<ol class="events{many}" role="list">\n{entries}\n</ol></section>'
    )


def _behind(content: PageContent) -> tuple[str, ...]:
    timeline = content.timeline
    return eras(timeline), sources(timeline), reading_notes(timeline), unread(content)


def _footer(content: PageContent) -> str:
    file = ""
    if content.text is not None:
        size = len(content.text.encode("utf-8"))
        name = isolated(content.file_name)
        words = (
            _("Save {file} ({size} KB)").format(file=name, size=number(round(size / 1000)))
            if size >= 1000
            else _("Save {file}").format(file=name)
        )
        file = (
            f'<p class="inside">{literal(_(_INSIDE))} {file_link(content.file_name, content.text, words)}</p>'
        )
    return f"<footer>\n{paragraph(_identity(content))}\n{file}</footer>"


def _identity(content: PageContent) -> str:
    stamp = stamped_at()
    when = _(_WRITTEN).format(time=stamp_phrase(stamp))
    return " · ".join((content.identity, when, f"Dateline {__version__}"))
