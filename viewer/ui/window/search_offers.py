"""What could follow in the search, below its field: chosen by arrow and Enter or Tab, or by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from viewer.ui.kit.announcing import announce
from viewer.ui.look.theme import Theme
from viewer.words import _

if TYPE_CHECKING:
    from viewer.model.search.completing import Completion

_LEAST_PX = 330
_SMALL_PX = 12
_GAP_PX = 24
_PAD_PX = 8
_NOTE = Qt.ItemDataRole.UserRole


class _Notes(QStyledItemDelegate):
    """Draws an offer, and at its right end what it is."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw both."""
        super().paint(painter, option, index)
        painter.save()
        painter.setFont(self._theme.font(_SMALL_PX))
        painter.setPen(self._theme.muted)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        area = QStyle.visualRect(option.direction, option.rect, option.rect.adjusted(0, 0, -_PAD_PX, 0))
        painter.drawText(area, flags, str(index.data(_NOTE)))
        painter.restore()


class SearchOffers(QListWidget):
    """Stands over the window below a field, which keeps the keyboard.

    Args:
        field: Whose text is completed.

    Signals:
        taken(str): everything up to the cursor, completed.
    """

    taken = Signal(str)

    def __init__(self, field: QLineEdit, theme: Theme) -> None:
        super().__init__(field.window())
        self._over = field.window()
        self._field = field
        self._offers: list[Completion] = []
        self.setItemDelegate(_Notes(theme, self))
        self.setAccessibleName(_("What could follow"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFont(theme.font(_SMALL_PX))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.itemClicked.connect(lambda item: self.take(self.row(item)))
        self.hide()

    @property
    def labels(self) -> list[str]:
        """What is offered, from above."""
        return [offer.label for offer in self._offers] if self.isVisible() else []

    def offer(self, offers: list[Completion]) -> None:
        """Offer these, none of them chosen yet; without any, go away."""
        if offers == self._offers and self.isVisible() is bool(offers):
            self.setCurrentRow(-1)
            return  # as with most letters
        self._offers = offers
        self.clear()
        for offer in offers:
            item = QListWidgetItem(offer.label)
            item.setData(_NOTE, offer.note)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offer.label}, {offer.note}")
            self.addItem(item)
        self.setCurrentRow(-1)
        self.setVisible(bool(offers))
        if offers:
            self.stand_below()
            self.doItemsLayout()  # now rather than in a later turn, in a frame of its own

    def stand_below(self) -> None:
        """Stand below the field, wherever that is now."""
        if not self._offers:
            return
        field, metrics = self._field, self.fontMetrics()
        widths = [metrics.horizontalAdvance(f"{offer.label}{offer.note}") for offer in self._offers]
        width = max(_LEAST_PX, field.width(), max(widths) + _GAP_PX + 4 * _PAD_PX)
        corner = field.mapTo(self._over, QPoint(0, field.height() + 3))
        room = self._over.width()
        height = self.sizeHintForRow(0) * len(self._offers) + 2 * self.frameWidth()
        self.setGeometry(max(0, min(corner.x(), room - width - 4)), corner.y(), min(width, room), height)
        self.raise_()

    def step(self, step: int) -> None:
        """Choose the next offer, or the one before; going round passes the field itself."""
        rows = len(self._offers) + 1
        self.setCurrentRow((self.currentRow() + 1 + step) % rows - 1)
        if (row := self.currentRow()) >= 0:
            announce(self._field, f"{self._offers[row].label}, {self._offers[row].note}")

    def take(self, row: int) -> None:
        """Complete what is typed by an offer."""
        text = self._offers[row].text
        self.offer([])
        self.taken.emit(text)
