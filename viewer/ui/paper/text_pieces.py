"""Small pieces of the printed text: how letters look, how a problem and a period are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat

from viewer.model.direction import isolated
from viewer.model.event_words import covered
from viewer.model.joining import joined_apart
from viewer.model.problems import Problem
from viewer.model.timeline import Timeline
from viewer.ui.look.theme import PAPER
from viewer.ui.paper.content import numbers_named
from viewer.ui.paper.roles import Code, marked
from viewer.words import _, number

#: So many events and lanes are named of one sheet.
_MOST_TOLD, _MOST_LANES = 200, 20


#: Letters that change places or shapes beside others, and those that are pictures: what a page shows of
#: them is not what was written, letter by letter.
_SHAPED = re.compile(
    "[\u0590-\u0dff\u0e00-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc\U0001f000-\U0001faff]"
)


def is_shaped(text: str) -> bool:
    """Tell whether a page shows other letters than were written, or in another order."""
    return not text.isascii() and _SHAPED.search(text) is not None


@cache
def char_format(
    size_px: int, bold: bool, italic: bool, serif: bool, struck: bool, ink: int, code: Code
) -> QTextCharFormat:
    """Return how letters look; a document has a few dozen looks and many thousand pieces of text."""
    font = QFont(PAPER.font(size_px, bold=bold, serif=serif))
    font.setItalic(italic)
    font.setStrikeOut(struck)
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(marked(ink, *code))
    return form


@cache
def block_format(
    above_px: float, left_px: float, hung_px: float, *, ours: bool = False, mirrored: bool = False
) -> QTextBlockFormat:
    """Return how a paragraph stands: the air above it, its left edge, and how far its first line hangs out.

    Args:
        ours: It is our own sentence, which runs from the left even where it quotes one that does not.
        mirrored: It runs from the right instead.
    """
    form = QTextBlockFormat()
    if mirrored:
        form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    elif ours:
        form.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    form.setTextIndent(-hung_px)
    form.setTopMargin(above_px)
    form.setLeftMargin(left_px)
    form.setLineHeight(118.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return form


def told(problem: Problem) -> str:
    """Return a problem with its line in the event file."""
    if problem.event:
        form = _("line {line}: “{event}”: {message}")
        return form.format(line=number(problem.line), event=isolated(problem.event), message=problem.message)
    return _("line {line}: {message}").format(line=number(problem.line), message=problem.message)


def drawing_told(timeline: Timeline, places: Sequence[int], part: int, parts: int, *, chronicle: bool) -> str:
    """Return what is told of one sheet of the drawing to who does not see it.

    Args:
        places: Of the events whose titles are on it, in the one order, from 0.
        part: Number of the sheet, from 1.
        parts: How many sheets there are.
        chronicle: It follows.
    """
    lanes = [lane.title for lane in timeline.lanes if lane.title]
    numbers = _and_more(
        numbers_named(sorted(place + 1 for place in places)[:_MOST_TOLD]), len(places) - _MOST_TOLD
    )
    name = _("Timeline, part {number} of {whole}") if parts > 1 else _("Timeline")
    said = [
        name.format(number=number(part), whole=number(parts)),
        _("events {numbers}").format(numbers=numbers) if numbers else "",
        covered(timeline) if part == 1 else "",
        _("lanes: {lanes}").format(lanes=listed_words(lanes)) if lanes and part == 1 else "",
        _("the chronicle tells of each event by its number") if chronicle and part == 1 else "",
    ]
    return joined_apart(filter(None, said))


def listed_words(words: Sequence[str]) -> str:
    """Return words in one line, not too many of them."""
    return _and_more(", ".join(words[:_MOST_LANES]), len(words) - _MOST_LANES)


def _and_more(listed: str, more: int) -> str:
    """Return a list, and how many do not stand in it where there are such."""
    return _("{listed} and {number} more").format(listed=listed, number=number(more)) if more > 0 else listed
