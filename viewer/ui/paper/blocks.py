"""Pieces of the document that stand below each other on its pages."""

from __future__ import annotations

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
            painter.drawText(QPointF(self.columns.date_px, clip.top() + 1 + ascent), _("(continued)"))
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
