"""Small pieces of the printed text: how letters look, how a problem and a period are told."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QFont, QTextCharFormat

from viewer.model.problems import Problem
from viewer.ui.look.theme import PAPER


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
