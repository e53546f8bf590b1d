"""Draws one problem of the list: its mark, its line, what is wrong, and in which event."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.model.direction import isolated, may_slant
from viewer.model.problems import Problem, Severity
from viewer.ui.look.theme import Appearance, Theme
from viewer.ui.problems.model import KINSHIP, PROBLEM, TOGETHER, Index, Kinship
from viewer.words import _

ROW_PX = 26
_TEXT_PX = 13
_BADGE_PX = 11
_MARK_PX = 24
_PLACE_PX = 84
_FOLD_PX = 22
_GAP_PX = 10
_LEAD_PX = 18
_MOST_EVENT = 0.3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
#: More of a message than fits on any screen.
_MOST_LETTERS = 600
#: Many of one kind, to be opened or closed.
_FOLDABLE = {Kinship.CLOSED: "▸", Kinship.OPEN: "▾"}
_ERROR_LIGHT, _ERROR_DARK = QColor("#b3261e"), QColor("#ff8a80")


def error_color(theme: Theme) -> QColor:
    """Return the colour of errors, which no other thing in the window has."""
    return _ERROR_DARK if theme.is_dark else _ERROR_LIGHT


def mark_of(severity: Severity) -> str:
    """Return the sign of a severity; shape tells them apart, not colour alone."""
    return "✕" if severity is Severity.ERROR else "⚠"


def mark_color(theme: Theme, severity: Severity) -> QColor:
    """Return the colour of a severity."""
    return error_color(theme) if severity is Severity.ERROR else theme.expected


class ProblemRow(QStyledItemDelegate):
    """Rows of one height, so that a view need not ask each for its own."""

    def __init__(self, appearance: Appearance, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._appearance = appearance
        # The row that is being drawn, and the side that its window begins at.
        self._row, self._direction = QRect(), Qt.LayoutDirection.LeftToRight

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the one size of all rows, logical pixels."""
        return QSize(320, self._appearance.theme.sized(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        problem = index.data(PROBLEM)
        if not isinstance(problem, Problem):
            return
        theme, area = self._appearance.theme, QRect(option.rect)
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.selection_fill)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.chip)
        self._row, self._direction = QRect(area), option.direction
        self._draw(painter, area, index, theme)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(theme.focus)
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()

    def _draw(self, painter: QPainter, area: QRect, index: Index, theme: Theme) -> None:
        problem: Problem = index.data(PROBLEM)
        kinship: Kinship = index.data(KINSHIP)
        area = area.adjusted(_LEAD_PX, 0, -_GAP_PX, 0)
        if kinship is Kinship.MEMBER:
            area.setLeft(area.left() + theme.sized(_MARK_PX))
        painter.setFont(theme.font(_TEXT_PX, bold=True))
        painter.setPen(mark_color(theme, problem.severity))
        self._say(painter, area, mark_of(problem.severity))
        area.setLeft(area.left() + theme.sized(_MARK_PX))
        painter.setFont(theme.font(_TEXT_PX))
        painter.setPen(theme.muted)
        if kinship in _FOLDABLE:
            # What many say together stands where their places would: no one place is theirs.
            self._say(painter, area, _FOLDABLE[kinship])
            area.setLeft(area.left() + theme.sized(_FOLD_PX))
            painter.setPen(theme.text)
            self._text(painter, area, str(index.data(TOGETHER)))
            return
        self._say(painter, area, f"{problem.line}:{problem.column}")
        area.setLeft(area.left() + theme.sized(_PLACE_PX))
        if problem.hides_entry:
            area.setLeft(self._badge(painter, area, theme) + _GAP_PX)
        area.setRight(self._event(painter, area, problem.event, theme) - _GAP_PX)
        painter.setFont(theme.font(_TEXT_PX))
        painter.setPen(theme.text)
        self._text(painter, area, problem.message)

    def _say(self, painter: QPainter, area: QRect, text: str) -> None:
        """Write at the beginning of an area that is measured as in a window that begins at the left."""
        painter.drawText(QStyle.visualRect(self._direction, self._row, area), _LEFT, text)

    def _text(self, painter: QPainter, area: QRect, text: str) -> None:
        metrics = QFontMetrics(painter.font())
        short = metrics.elidedText(text[:_MOST_LETTERS], Qt.TextElideMode.ElideRight, area.width())
        self._say(painter, area, short)

    def _badge(self, painter: QPainter, area: QRect, theme: Theme) -> int:
        """Draw that the entry is not placed, and return where that ends."""
        font = theme.font(_BADGE_PX, bold=True)
        metrics = QFontMetrics(font)
        text, color = _("not placed"), error_color(theme)
        box = QRect(area.left(), 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 2)
        box.moveTop(area.center().y() - box.height() // 2 + 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(color)
        drawn = QStyle.visualRect(self._direction, self._row, box)
        painter.drawRoundedRect(drawn, 5, 5)
        painter.drawText(drawn, Qt.AlignmentFlag.AlignCenter, text)
        return box.right()

    def _event(self, painter: QPainter, area: QRect, title: str, theme: Theme) -> int:
        """Draw the event's title at the right, and return where that begins."""
        if not title or area.width() < 240:
            return area.right() + _GAP_PX
        font = QFont(theme.font(_TEXT_PX, italic=may_slant(title)))
        metrics = QFontMetrics(font)
        short = metrics.elidedText(title[:200], Qt.TextElideMode.ElideRight, int(area.width() * _MOST_EVENT))
        left = area.right() - metrics.horizontalAdvance(short)
        painter.setFont(font)
        painter.setPen(theme.muted)
        self._say(painter, QRect(left, area.top(), area.right() - left + 2, area.height()), isolated(short))
        return left
