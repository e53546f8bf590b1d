"""Small pieces of the printed text: how letters look, how a problem and a period are told."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QFont, QTextCharFormat

from viewer.model.dates.phrases import date_phrase
from viewer.model.problems import Problem
from viewer.model.timeline import Timeline
from viewer.ui.look.theme import PAPER

_COVERED = "from {first} to {last}"


@cache
def char_format(
    size_px: int, bold: bool, italic: bool, serif: bool, struck: bool, ink: int
) -> QTextCharFormat:
    """Return how letters look; a document has a dozen looks and many thousand pieces of text."""
    font = QFont(PAPER.font(size_px, bold=bold, serif=serif))
    font.setItalic(italic)
    font.setStrikeOut(struck)
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(QColor.fromRgba(ink))
    return form


def told(problem: Problem) -> str:
    """Return a problem with its line in the event file."""
    event = f"“{problem.event}”: " if problem.event else ""
    return f"line {problem.line:,}: {event}{problem.message}"


def covered(timeline: Timeline) -> str:
    """Return the dates that a timeline begins and ends with."""
    first, last = timeline.events[0], max(timeline.events, key=lambda event: event.when.end)
    begin, end = date_phrase(first.date), date_phrase(last.date)
    return begin if first is last or begin == end else _COVERED.format(first=begin, last=end)
