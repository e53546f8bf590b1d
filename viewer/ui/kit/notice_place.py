"""Where a window tells one thing that was done, until it is dismissed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class NoticePlace:
    """Holds one notice at a time in a part of the window that is hidden while it holds none.

    Args:
        holder: That part, without anything in it.
    """

    def __init__(self, holder: QWidget) -> None:
        self.holder = holder
        self._notice: QWidget | None = None
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def notice(self) -> QWidget | None:
        """What is told now."""
        return self._notice

    def put(self, notice: QWidget | None) -> None:
        """Tell this in the place of what was told; None tells nothing."""
        if self._notice is not None:
            self._column.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
        self._notice = notice
        if notice is not None:
            self._column.addWidget(notice)
        self.holder.setVisible(notice is not None)
