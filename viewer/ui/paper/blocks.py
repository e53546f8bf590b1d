"""Pieces of the document that stand below each other on its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import cache
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextDocument,
)

from viewer.dataclass import dataclass
from viewer.ui.kit.text_rects import fragment_rects
from viewer.ui.look.theme import PAPER
from viewer.ui.paint.legend_entries import SAMPLE_HEIGHT_PX, SAMPLE_WIDTH_PX, LegendEntry, draw_sample
from viewer.ui.paper.measuring import paper_measure, wrapped
from viewer.ui.paper.roles import Role, Told, marked
from viewer.words import _

#: Lines that reach into a part of a block by no more than this do not belong to it, logical pixels.
EDGE_PX = 0.5


class Block(Protocol):
    """Something with a height that is kept together where a page can hold it."""

    @property
    def title(self) -> str:
        """For the outline, empty for none."""

    @property
    def anchor(self) -> str:
        """What links within the document call it, empty for none."""

    @property
    def height_px(self) -> float:
        """Height, logical pixels."""

    def draw(self, painter: QPainter, clip: QRectF) -> None:
        """Draw the part that lies in a rectangle of the block's own coordinates."""

    def links(self) -> list[tuple[list[QRectF], str]]:
        """Return the rectangles of all links, in the block's coordinates, and where they lead.

        A link that is broken into lines has a rectangle for each.
        """

    def line_bottoms(self) -> list[float]:
        """Return where a block too high for a page may be cut."""

    def pictures(self) -> list[tuple[float, Stretch]]:
        """Return each picture, and how far down its middle is."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a block's text, within one paragraph, with what it means.

    It is noted when it is written: to look for it afterwards takes longer than to lay the text out.

    Attributes:
        begin: Place of its first character.
        end: Place behind its last one.
        meaning: Where a link leads, what is told of a picture.
        size: A picture's pixels, across and down.
    """

    begin: int
    end: int
    meaning: str
    size: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class TextBlock:
    """A piece of text, laid out for its width.

    Attributes:
        document: The text.
        title: For the outline, empty for none.
        anchor: What links within the document call it, empty for none.
        hrefs: Its links, and where they lead.
        shown: Its pictures, and what is told of them to who does not see them.
    """

    document: QTextDocument
    title: str = ""
    anchor: str = ""
    hrefs: list[Stretch] = field(default_factory=list)
    shown: list[Stretch] = field(default_factory=list)

    @property
    def height_px(self) -> float:
        """Height, logical pixels."""
        return self.document.size().height()

    def draw(self, painter: QPainter, clip: QRectF) -> None:
        """Draw the part of the block that lies in a rectangle of its own coordinates."""
        if clip.top() > 0 or clip.bottom() < self.height_px - EDGE_PX:
            self._draw_lines(painter, clip)
        else:
            context = QAbstractTextDocumentLayout.PaintContext()
            self.document.documentLayout().draw(painter, context)

    def _draw_lines(self, painter: QPainter, clip: QRectF) -> None:
        """Draw the lines of a part alone: Qt draws the one before as well, unseen, and it would be read twice."""
        block = self.document.begin()
        while block.isValid():
            lines = block.layout()
            origin = self.document.documentLayout().blockBoundingRect(block).top()
            for number in range(lines.lineCount()):
                line = lines.lineAt(number)
                if clip.top() + EDGE_PX < origin + line.rect().bottom() <= clip.bottom() + EDGE_PX:
                    line.draw(painter, lines.position())
            block = block.next()

    def links(self) -> list[tuple[list[QRectF], str]]:
        """Return the rectangles of all links, in the block's coordinates, and where they lead."""
        return [(self._rects(stretch), stretch.meaning) for stretch in self.hrefs]

    def pictures(self) -> list[tuple[float, Stretch]]:
        """Return each picture, and how far down its middle is."""
        return [(rect.center().y(), stretch) for stretch in self.shown for rect in self._rects(stretch)]

    def _rects(self, stretch: Stretch) -> list[QRectF]:
        """Return the rectangles of a stretch of text, one for each line."""
        block = self.document.findBlock(stretch.begin)
        origin = self.document.documentLayout().blockBoundingRect(block).topLeft()
        start = stretch.begin - block.position()
        rects = fragment_rects(block.layout(), start, stretch.end - stretch.begin)
        return [rect.translated(origin) for rect in rects]

    def line_bottoms(self) -> list[float]:
        """Return the bottoms of all lines, where a block too high for a page may be cut."""
        bottoms = []
        layout = self.document.documentLayout()
        block = self.document.begin()
        while block.isValid():
            origin = layout.blockBoundingRect(block).top()
            lines = block.layout()
            bottoms += [origin + lines.lineAt(n).rect().bottom() for n in range(lines.lineCount())]
            block = block.next()
        return bottoms


@dataclass(frozen=True, slots=True)
class Columns:
    """Where an entry's columns begin, and how wide its text is, logical pixels from the left margin."""

    date_px: float
    text_px: float
    text_width_px: float

    @property
    def date_width_px(self) -> float:
        """Width of the date's column."""
        return self.text_px - self.date_px - 10


@cache
def _number_font() -> tuple[QFont, float]:
    """Return the font of events' numbers, and its ascent."""
    font = PAPER.font(11, bold=True)
    return font, QFontMetricsF(font).ascent()


@dataclass(slots=True)
class EntryBlock:
    """An event in the chronicle: a rule in its lane's colour, its number, its date, and its text.

    Where it is cut, the number stands again on the next page, as continued.

    Attributes:
        shaped: What its paragraphs say, in order, where a page shows other letters of any; else empty.
    """

    number: int
    anchor: str
    color: QColor
    columns: Columns
    date: TextBlock
    text: TextBlock
    title: str
    shaped: list[Told]

    @property
    def height_px(self) -> float:
        """Height, logical pixels."""
        return max(self.date.height_px, self.text.height_px)

    def draw(self, painter: QPainter, clip: QRectF) -> None:
        """Draw the part of the entry that lies in a rectangle of its own coordinates."""
        painter.fillRect(QRectF(0, clip.top() + 2, 2.2, clip.height() - 2), self.color)
        role = Role.NUMBER if clip.top() <= 0 else Role.FURNITURE
        font, ascent = _number_font()
        painter.setFont(font)
        painter.setPen(marked(PAPER.text.rgb(), role))
        painter.drawText(QPointF(7, clip.top() + 1 + ascent), str(self.number))
        if clip.top() > 0:
            painter.setFont(PAPER.font(10))
            painter.setPen(marked(PAPER.muted.rgb(), role))
            painter.drawText(QPointF(self.columns.date_px, clip.top() + 1 + ascent), "(continued)")
        painter.setPen(PAPER.text)
        for block, left, low in self._parts(clip):
            painter.save()
            painter.translate(left, 0)
            area = QRectF(0, low, self.columns.text_width_px + 4, clip.bottom() - low)
            block.draw(painter, area)
            painter.restore()

    def _parts(self, clip: QRectF) -> list[tuple[TextBlock, float, float]]:
        # In the order in which they are read. A date higher than its page is cut with the text; else it
        # stands on the first page alone.
        dated = [(self.date, self.columns.date_px, clip.top())] if clip.top() < self.date.height_px else []
        return [*dated, (self.text, self.columns.text_px, clip.top())]

    def links(self) -> list[tuple[list[QRectF], str]]:
        """Return the rectangles of all links, in the entry's coordinates, and where they lead."""
        left = self.columns.text_px
        found = [([rect.translated(left, 0) for rect in rects], href) for rects, href in self.text.links()]
        return [([QRectF(0, 0, self.columns.date_px - 2, 16)], f"#chart-{self.number}"), *found]

    def line_bottoms(self) -> list[float]:
        """Return the bottoms of the text's lines."""
        return self.text.line_bottoms()

    def pictures(self) -> list[tuple[float, Stretch]]:
        """Return each picture, and how far down its middle is."""
        return self.text.pictures()


class LegendBlock:
    """The marks in use and what they mean, in columns.

    Args:
        entries: From above, column by column.
        width_px: Width of the page.
        note: A line below, empty for none.
    """

    title = ""
    anchor = ""
    _TEXT_PX = 10
    _LINE_PX = 12.0
    _ROW_PX = 15.5
    _HEAD_PX = 18.0
    _SCALE = 0.6
    _LEAST_COLUMN_PX = 200.0
    _TEXT_LEFT_PX = SAMPLE_WIDTH_PX * _SCALE + 6

    def __init__(self, entries: Sequence[LegendEntry], width_px: float, note: str = "") -> None:
        self._note = note
        measure = paper_measure(PAPER.font(self._TEXT_PX))
        columns = max(1, min(3, int(width_px / self._LEAST_COLUMN_PX)))
        self._column_px = width_px / columns
        room = self._column_px - self._TEXT_LEFT_PX - 8
        told = [(entry, wrapped(entry.meaning, room, measure)) for entry in entries]
        rows = -(-len(told) // columns)
        self._columns = [told[start : start + rows] for start in range(0, len(told), rows or 1)]

    @property
    def height_px(self) -> float:
        """Height, logical pixels; 0 without entries."""
        if not self._columns:
            return 0.0
        longest = max(sum(self._row_px(lines) for _, lines in column) for column in self._columns)
        return self._HEAD_PX + longest + bool(self._note) * self._ROW_PX

    def _row_px(self, lines: list[str]) -> float:
        """Return the height of an entry: below it there is more air than between its lines."""
        return self._ROW_PX + (len(lines) - 1) * self._LINE_PX

    def draw(self, painter: QPainter, clip: QRectF) -> None:
        """Draw all of it; it is never cut."""
        painter.setPen(marked(PAPER.text.rgb(), Role.HEADING))
        painter.setFont(PAPER.font(11, bold=True))
        painter.drawText(QPointF(0, 12), _("What the marks mean"))
        painter.setPen(PAPER.text)
        odd = False
        for number, column in enumerate(self._columns):
            y = self._HEAD_PX
            for entry, lines in column:
                odd = not odd
                self._draw_sample(painter, number * self._column_px, y, entry)
                pen = marked(PAPER.text.rgb(), Role.ITEM, odd)
                self._write(painter, number * self._column_px + self._TEXT_LEFT_PX, y, lines, pen)
                y += self._row_px(lines)
        if self._note:
            pen = marked(PAPER.text.rgb(), Role.TEXT)
            self._write(painter, 0, self.height_px - self._ROW_PX, [self._note], pen)

    def _draw_sample(self, painter: QPainter, x: float, y: float, entry: LegendEntry) -> None:
        painter.save()
        painter.translate(x, y)
        painter.scale(self._SCALE, self._SCALE)
        draw_sample(painter, entry, PAPER)
        painter.restore()

    def _write(self, painter: QPainter, x: float, y: float, lines: list[str], pen: QColor) -> None:
        painter.setPen(pen)
        painter.setFont(PAPER.font(self._TEXT_PX))
        metrics = QFontMetricsF(painter.font())
        first = y + SAMPLE_HEIGHT_PX * self._SCALE / 2 + (metrics.ascent() - metrics.descent()) / 2
        for number, line in enumerate(lines):
            painter.drawText(QPointF(x, first + number * self._LINE_PX), line)
        painter.setPen(PAPER.text)

    def links(self) -> list[tuple[list[QRectF], str]]:
        """Return none."""
        return []

    def line_bottoms(self) -> list[float]:
        """Return none: it is never cut."""
        return []

    def pictures(self) -> list[tuple[float, Stretch]]:
        """Return none: its samples are told in words."""
        return []
