"""Draws the list's cells: plain text, a lane's colour, a status's mark, heads across the row."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.model.direction import isolated, may_slant
from viewer.model.event_words import status_tone
from viewer.model.problems import Problem
from viewer.model.timeline import Event
from viewer.ui.kit.text_rects import fragment_rects, qt_places
from viewer.ui.list.model import EventTable, Head, Index
from viewer.ui.look.inks import found_word
from viewer.ui.look.theme import Appearance, Theme
from viewer.words import runs_from_right

ROW_PX = 27
TEXT_PX = 13
_PAD_PX = 8
_LEAD_PX = 18
#: What a cell keeps free beside its text, at both ends together: any cell, one of the first column, one of a lane more.
BESIDE_PX, BESIDE_FIRST_PX, BESIDE_LANE_PX = 2 * _PAD_PX, _LEAD_PX + _PAD_PX, _LEAD_PX
_DOT_PX = 3.5
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_HasFocus.value
#: Texts are cut to the width of their column once and kept; beyond so many they are cut anew.
_MOST_SHORTS = 8_000
#: More of a cell than fits on any screen.
_MOST_LETTERS = 400


class EventRow(QStyledItemDelegate):
    """Rows of one height, so that a view need not ask each for its own."""

    def __init__(self, table: EventTable, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._appearance = appearance
        self._shorts: dict[tuple[str, str, int], str] = {}
        # Asked once: a page has hundreds of cells.
        self._from_right = runs_from_right()
        self._side = _RIGHT if self._from_right else _LEFT

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the one size of all cells, logical pixels."""
        return QSize(80, self._appearance.theme.sized(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell.

        A page has hundreds of them: the table is asked directly, not through Qt's roles, and
        flags are compared as numbers, because each operation on an enum costs a microsecond.
        """
        theme, area = self._appearance.theme, QRect(option.rect)
        row, column = index.row(), index.column()
        what, state = self._table.at(row), option.state.value
        if isinstance(what, Head):
            painter.fillRect(area, theme.axis_ground)
        elif state & _SELECTED:
            painter.fillRect(area, theme.selection_fill)
        # Filling costs a third of drawing a line of one pixel.
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.line_soft)
        lead_px = _LEAD_PX if column == 0 else _PAD_PX
        inside = (
            area.adjusted(_PAD_PX, 0, -lead_px, 0)
            if self._from_right
            else area.adjusted(lead_px, 0, -_PAD_PX, 0)
        )
        text = self._table.cell(row, column)
        if text or isinstance(what, Event):
            self._draw(painter, inside, text, what, self._table.columns[column].name, theme)
        if state & _FOCUSED:
            painter.setPen(theme.focus)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _draw(self, painter: QPainter, area: QRect, text: str, what: object, name: str, theme: Theme) -> None:
        """Draw what a cell says, in the manner of its row and its column."""
        if isinstance(what, Problem):
            self._text(painter, area, text, theme.font(TEXT_PX, italic=may_slant(text)), theme.expected)
            return
        if not isinstance(what, Event):
            self._text(painter, area, text, theme.font(TEXT_PX, bold=True), theme.text)
            return
        color = theme.text if name in ("date", "title", "lane") else theme.muted
        if name == "lane":
            self._dot(painter, area, self._lane_color(what, theme))
            if self._from_right:
                area.setRight(area.right() - _LEAD_PX)
            else:
                area.setLeft(area.left() + _LEAD_PX)
        elif name == "status":
            color = getattr(theme, status_tone(what.status).value)
        elif name == "checked":
            color = getattr(theme, self._table.tone(what).value)
        self._text(painter, area, text, theme.font(TEXT_PX, bold=name == "title"), color)

    def _lane_color(self, event: Event, theme: Theme) -> QColor:
        lanes = self._table.timeline.lanes
        place = next((place for place, lane in enumerate(lanes) if lane.id == event.lane), 0)
        return theme.lane_color(place, lanes[place].color)

    def _dot(self, painter: QPainter, area: QRect, color: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        x = area.right() - _DOT_PX if self._from_right else area.left() + _DOT_PX
        painter.drawEllipse(QPointF(x, area.center().y() + 0.5), _DOT_PX, _DOT_PX)

    def _text(self, painter: QPainter, area: QRect, text: str, font: QFont, color: QColor) -> None:
        short = self._shortened(text, area.width(), font)
        if self._table.words:
            self._mark(painter, area, short, font)
        painter.setFont(font)
        painter.setPen(color)
        # Titles of the other direction stand in their column like all others: only their letters' order differs.
        painter.drawText(area, self._side, isolated(short) if self._from_right else short)

    def _mark(self, painter: QPainter, area: QRect, text: str, font: QFont) -> None:
        """Fill the ground behind the words that are searched for."""
        from viewer.model.search.standing import places_of

        found = places_of(self._table.words, text)
        if not found:
            return
        # Measured as laid out: letters join, and some run from right to left.
        layout = QTextLayout(text, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        left = area.right() + 1 - layout.lineAt(0).naturalTextWidth() if self._from_right else area.left()
        color, middle = found_word(self._appearance.theme), area.center().y() + 0.5
        places = qt_places(text)
        for start, end in found:
            for rect in fragment_rects(layout, places[start], places[end] - places[start]):
                painter.fillRect(rect.translated(left, middle - rect.center().y()), color)

    def _shortened(self, text: str, width_px: int, font: QFont) -> str:
        """Return what of a text finds room; remembered, since measuring costs as much as drawing."""
        key = text, font.key(), width_px
        short = self._shorts.get(key)
        if short is None:
            if len(self._shorts) > _MOST_SHORTS:
                self._shorts.clear()
            plain = " ".join(text[:_MOST_LETTERS].split())
            short = QFontMetrics(font).elidedText(plain, Qt.TextElideMode.ElideRight, width_px)
            self._shorts[key] = short
        return short
