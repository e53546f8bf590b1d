"""All keys on one page, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer import __version__
from viewer.ui.kit.icons import app_icon
from viewer.ui.look.theme import Theme

#: Heading, then keys and what they do; only what works stands here.
KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "On the timeline",
        (
            ("← →", "previous, next event"),
            ("↑ ↓", "nearest event of the lane above, below"),
            ("Home, End", "first, last event"),
            ("Ctrl+Home, Ctrl+End", "first, last moment"),
            ("PgUp, PgDn", "a screen back, on"),
            ("+ −", "zoom in, out"),
            ("0", "whole timeline"),
            ("F", "zoom to the selected event"),
            ("Enter", "open the cluster or the detail pane; where it is open, edit the event"),
            ("M", "measure from the selected event, or from the pointer, to another"),
            ("C", "collapse the selected event's lane to one thin row, or open it"),
            ("H", "hide that lane; View, Lanes brings it back"),
            ("Ctrl+Shift+↑, Ctrl+Shift+↓", "move that lane up, down"),
            ("Esc", "take the ruler away; end the search; select nothing"),
        ),
    ),
    (
        "Changing the file",
        (
            ("Ctrl+N", "add an event"),
            ("F2", "edit the selected event"),
            ("Ctrl+D", "duplicate it"),
            ("Delete", "delete it"),
            (
                "Alt+Shift+↑, Alt+Shift+↓",
                "move its entry up, down in the file: the order of events of one date",
            ),
            ("Ctrl+Z, Ctrl+Shift+Z", "undo, redo"),
            ("Ctrl+Enter", "save what stands in a form"),
            ("↓ or Enter", "in a date field: take the date that is offered"),
            ("Ctrl+Shift+N", "write a new file"),
        ),
    ),
    (
        "With the mouse",
        (
            (
                "Click",
                "select an event; open a break or a cluster; fold an opened gap at its mark; collapse a lane at its arrow",
            ),
            ("Double click", "zoom to the event or into the empty place"),
            ("Drag", "move the view; on a lane's title move the lane"),
            ("Right click", "menu of an event, a lane's title or the ground"),
            ("Shift+drag", "zoom to a period"),
            ("Wheel", "scroll the time; with Shift the lanes; with Ctrl zoom"),
        ),
    ),
    (
        "Everywhere",
        (
            ("Ctrl+O", "open a file"),
            ("Ctrl+Shift+S", "save a copy"),
            ("F5", "read the file again"),
            ("Ctrl+F", "search; Enter and Shift+Enter go through what was found"),
            ("F3, Shift+F3", "next, previous event found"),
            ("Ctrl+G", "go to a date"),
            ("Alt+←, Alt+→", "back and forward through views"),
            ("Shift+F1", "what the marks mean"),
            ("Ctrl+P", "print"),
            ("Ctrl+↑, Ctrl+↓", "previous, next event"),
            ("Ctrl++, Ctrl+−, Ctrl+0", "zoom in, out, whole timeline"),
            ("Ctrl+Shift+C", "copy title with date"),
            ("Ctrl+E", "open the event's line in your text editor"),
            ("F8", "all problems of the file"),
            ("F9", "detail pane"),
            ("F11", "full screen"),
            ("?", "this list"),
            ("Ctrl+Q", "quit"),
        ),
    ),
)


class KeysDialog(QDialog):
    """All keys."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("All keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(600, 620)
        page = QWidget(self)
        page.setObjectName("detailPage")
        grid = QGridLayout(page)
        grid.setContentsMargins(24, 8, 24, 20)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        for heading, keys in KEYS:
            _add_heading(grid, heading, theme)
            for key, meaning in keys:
                row = grid.rowCount()
                grid.addWidget(_label(key, theme.font(13, bold=True), theme), row, 0)
                grid.addWidget(_label(meaning, theme.font(13), theme), row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        close_below(self, scroll)


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
