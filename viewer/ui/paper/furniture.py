"""What stands around every page: running title, how complete the document is, page x of y."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from viewer import __version__
from viewer.model.dates.phrases import stamp_phrase
from viewer.model.direction import isolated
from viewer.ui.look.theme import PAPER
from viewer.ui.paper.content import BETWEEN, PaperContent
from viewer.ui.paper.measuring import paper_measure, wrapped
from viewer.ui.paper.roles import Role, marked
from viewer.words import N_, _, number, runs_from_right

HEADER_PX = 24.0
#: 7.5 points: the least that prints well on any printer.
_FONT_PX = 10
_LINE_PX = 13.0
_ABOVE_PX = 12.0
_TEXT, _MUTED = (marked(color.rgb(), Role.FURNITURE) for color in (PAPER.text, PAPER.muted))
_PRINTED = N_("printed {time} UTC")


def _direction() -> Qt.LayoutDirection:
    """Return how our sentences run; names of files and programs in them keep to themselves."""
    return Qt.LayoutDirection.RightToLeft if runs_from_right() else Qt.LayoutDirection.LeftToRight


def page_words(number_of_page: int, pages: int) -> str:
    """Return a page's number, from 1, and how many there are."""
    return _("page {number} of {whole}").format(number=number(number_of_page), whole=number(pages))


class Furniture:
    """Header and footer of one document.

    Args:
        content: What is printed, and what is to be said of it.
        more: Further sentences for every page.
        stamp: When it is printed.
    """

    def __init__(self, content: PaperContent, more: list[str], stamp: datetime) -> None:
        self._title = content.title
        when = _(_PRINTED).format(time=stamp_phrase(stamp))
        program = isolated(f"Dateline {__version__}")
        self._which, self._made = content.identity_parts(), [when, program]
        self._warnings = [*content.warnings(), *more]
        self._wrapped: dict[float, list[tuple[str, bool]]] = {}
        self._measure = paper_measure(PAPER.font(_FONT_PX))
        self._measure_bold = paper_measure(PAPER.font(_FONT_PX, bold=True))

    def footer_px(self, width_px: float) -> float:
        """Return the height of the footer, the air above it included."""
        return _ABOVE_PX + len(self._lines(width_px)) * _LINE_PX

    def _lines(self, width_px: float) -> list[tuple[str, bool]]:
        """Return the footer's lines, and which of them are bold."""
        # Thousands of pages have the same ones, and to measure them takes longer than to draw them.
        if width_px not in self._wrapped:
            self._wrapped[width_px] = self._made_lines(width_px)
        return self._wrapped[width_px]

    def _made_lines(self, width_px: float) -> list[tuple[str, bool]]:
        room = width_px - self._measure_bold(page_words(888, 888)) - 8
        lines = [(line, False) for line in self._identity_lines(room, width_px)]
        for warning in self._warnings:
            lines += [(line, True) for line in wrapped(warning, width_px, self._measure_bold)]
        return lines

    def _identity_lines(self, first_px: float, rest_px: float) -> list[str]:
        """Return which file this is, and when and by what it was printed.

        All of it on one line, else on one line each, else broken between its parts, and within one that is wider
        than a line alone.

        Args:
            first_px: Room on the first line, beside which the page's number stands.
            rest_px: Room on every further line.
        """
        parts, measure = [*self._which, *self._made], self._measure
        which, made = BETWEEN.join(self._which), BETWEEN.join(self._made)
        if measure(BETWEEN.join(parts)) <= first_px:
            return [BETWEEN.join(parts)]
        if measure(which) <= first_px and measure(made) <= rest_px:
            return [which, made]
        lines = wrapped(parts[0], first_px, measure)
        for part in parts[1:]:
            longer = f"{lines[-1]}{BETWEEN}{part}"
            if measure(longer) <= (first_px if len(lines) == 1 else rest_px):
                lines[-1] = longer
            else:
                lines += wrapped(part, rest_px, measure)
        return lines

    def draw_header(self, painter: QPainter, width_px: float, left: str, right: str) -> None:
        """Draw a page's running title, what it is about on the right."""
        painter.setLayoutDirection(_direction())
        painter.setFont(PAPER.font(_FONT_PX))
        painter.setPen(_MUTED)
        line = QFontMetricsF(painter.font()).ascent()
        painter.drawText(QPointF(0, line), left)
        painter.drawText(QPointF(width_px - self._measure(right), line), right)

    def draw_footer(self, painter: QPainter, width_px: float, bottom_px: float, page: str) -> None:
        """Draw the footer; its last line stands on ``bottom_px``."""
        painter.setLayoutDirection(_direction())
        lines = self._lines(width_px)
        y = bottom_px - len(lines) * _LINE_PX
        bold, plain = PAPER.font(_FONT_PX, bold=True), PAPER.font(_FONT_PX)
        for place, (line, is_bold) in enumerate(lines, 1):
            painter.setFont(bold if is_bold else plain)
            painter.setPen(_TEXT if is_bold else _MUTED)
            painter.drawText(QPointF(0, y + place * _LINE_PX - 2), line)
        painter.setPen(PAPER.line)
        painter.drawLine(QLineF(0, y, width_px, y))
        painter.setFont(bold)
        painter.setPen(_TEXT)
        painter.drawText(QPointF(width_px - self._measure_bold(page), y + _LINE_PX - 2), page)

    @property
    def title(self) -> str:
        """The running title."""
        return self._title
