"""Lays widgets out like words: from left to right, then on the next line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """Widgets at their wished width, wrapped; one wider than the line gets the whole line.

    Args:
        spacing_px: Between neighbours, both ways.
    """

    def __init__(self, spacing_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._spacing_px = spacing_px
        self.setContentsMargins(0, 0, 0, 0)

    def _placed(self, area: QRect) -> tuple[list[QRect], int]:
        """Return each widget's rectangle, and the height of all."""
        x, y, row_height = area.x(), area.y(), 0
        boxes = []
        for item in self._items:
            width = min(item.sizeHint().width(), area.width())
            if x > area.x() and x + width > area.x() + area.width():
                x, y, row_height = area.x(), y + row_height + self._spacing_px, 0
            height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            boxes.append(QRect(QPoint(x, y), QSize(width, height)))
            x += width + self._spacing_px
            row_height = max(row_height, height)
        return boxes, y + row_height - area.y()

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item and return it, None beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return self._placed(QRect(0, 0, width, 0))[1]

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets, the first at the side that one reads from."""
        super().setGeometry(rect)
        parent = self.parentWidget()
        side = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        for item, box in zip(self._items, self._placed(rect)[0], strict=True):
            item.setGeometry(QStyle.visualRect(side, rect, box))

    def sizeHint(self) -> QSize:
        """Wish for a column's width."""
        return QSize(240, self.heightForWidth(240))

    def minimumSize(self) -> QSize:
        """Fit any width."""
        return QSize(24, 12)
