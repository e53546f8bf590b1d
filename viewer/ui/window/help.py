"""All keys on one page, and what this program is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer import __version__
from viewer.ui.kit.icons import app_icon
from viewer.ui.look.theme import Theme

_KEYS_SIZE = (980, 700)

Sections = Sequence[tuple[str, Sequence[tuple[str, str]]]]


class KeysDialog(QDialog):
    """All keys, in two columns.

    Args:
        sections: Heading, then keys and what they do.
        theme: Fonts and colours.
    """

    def __init__(
        self,
        sections: Sections,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("All keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_KEYS_SIZE)
        page = QWidget(self)
        page.setObjectName("detailPage")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(24, 8, 24, 20)
        columns.setSpacing(32)
        for part in _halves(sections):
            columns.addWidget(_key_column(part, theme, page), 1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName("All keys")
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        close_below(self, scroll)


def _halves(sections: Sections) -> tuple[Sections, Sections]:
    """Return the sections of the left column and of the right one, about as many lines in both."""
    lines = [len(rows) + 1 for _, rows in sections]
    cut = next((n for n in range(len(lines)) if 2 * sum(lines[:n]) >= sum(lines)), len(lines))
    return sections[:cut], sections[cut:]


def _key_column(sections: Sections, theme: Theme, parent: QWidget) -> QWidget:
    column = QWidget(parent)
    grid = QGridLayout(column)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(1, 1)
    for heading, rows in sections:
        _add_heading(grid, heading, theme)
        for key, meaning in rows:
            row = grid.rowCount()
            grid.addWidget(_label(key, theme.font(13, bold=True), theme), row, 0)
            grid.addWidget(_label(meaning, theme.font(13), theme), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return column


def _add_heading(grid: QGridLayout, text: str, theme: Theme) -> None:
    row = grid.rowCount()
    grid.setRowMinimumHeight(row, 14)
    grid.addWidget(_label(text, theme.font(16, bold=True, serif=True), theme), row + 1, 0, 1, 2)


def _label(text: str, font: QFont, theme: Theme) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(font)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label


def close_below(dialog: QDialog, content: QWidget) -> None:
    """Fill a dialog with a page and a Close button below it."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 12)
    column.addWidget(content, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.setContentsMargins(0, 0, 16, 0)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)


class AboutDialog(QDialog):
    """Name, version, purpose and licence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Dateline")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 24, 32, 12)
        column.setSpacing(8)
        picture = QLabel(page)
        picture.setPixmap(app_icon().pixmap(64, 64))
        column.addWidget(picture)
        column.addWidget(_label(f"Dateline {__version__}", theme.font(20, bold=True, serif=True), theme))
        for text in (
            "A timeline for people who must show their sources.",
            "One plain file that you keep by hand; dates exactly as precise as they are known; "
            "and for every event the words that it stands on.",
            "Free software under the MIT licence.",
        ):
            column.addWidget(_label(text, theme.font(13), theme))
        page.setMinimumWidth(380)
        close_below(self, page)
