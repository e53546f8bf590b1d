"""All keys on one page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from viewer.ui.help.page import HelpPage, plain_label
from viewer.ui.look.theme import Appearance, Theme
from viewer.words import _

Sections = Sequence[tuple[str, Sequence[tuple[str, str]]]]
_KEY_PX = 104


class KeysPage(HelpPage):
    """Keys and what they do, below headings.

    Args:
        sections: Heading, then keys and what they do.
        appearance: Fonts and colours.
    """

    def __init__(self, sections: Sections, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(_("All keys"), appearance, parent)
        self._sections = sections

    def made(self) -> QWidget:
        """Return the list in the present fonts."""
        theme = self.appearance.theme
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(18, 4, 16, 20)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, theme.sized(_KEY_PX))
        grid.setColumnStretch(1, 1)
        for heading, rows in self._sections:
            self._add_heading(grid, heading, theme, page)
            for key, meaning in rows:
                row = grid.rowCount()
                label = plain_label(key, theme.font(13, bold=True), page)
                label.setMaximumWidth(theme.sized(_KEY_PX))
                grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(plain_label(meaning, theme.font(13), page), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(grid.rowCount(), 1)
        return page

    @staticmethod
    def _add_heading(grid: QGridLayout, text: str, theme: Theme, page: QWidget) -> None:
        row = grid.rowCount()
        grid.setRowMinimumHeight(row, 10)
        grid.addWidget(plain_label(text, theme.font(15, bold=True, serif=True), page), row + 1, 0, 1, 2)
