"""What this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from viewer import __version__
from viewer.ui.kit.icons import app_icon
from viewer.ui.kit.leading import leading
from viewer.ui.look.theme import Theme
from viewer.words import _


class AboutDialog(QDialog):
    """Name, version, purpose and licence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Dateline"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 24, 32, 12)
        column.setSpacing(8)
        picture = QLabel(page)
        picture.setPixmap(app_icon().pixmap(64, 64))
        column.addWidget(picture)
        column.addWidget(_label(f"Dateline {__version__}", theme.font(20, bold=True, serif=True)))
        for text in (
            _("A timeline for people who must show their sources."),
            _(
                "One plain file that you keep by hand; dates exactly as precise as they are known; "
                "and for every event the words that it stands on."
            ),
            _("Free software under the MIT licence."),
        ):
            column.addWidget(_label(text, theme.font(13)))
        page.setMinimumWidth(380)
        _close_below(self, page)


def _label(text: str, font: QFont) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(font)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | leading())
    return label


def _close_below(dialog: QDialog, content: QWidget) -> None:
    """Fill a dialog with a page and a Close button below it."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 12)
    column.addWidget(content, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.setContentsMargins(16, 0, 16, 0)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
