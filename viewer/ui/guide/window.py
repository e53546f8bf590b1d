"""The guide in a window of its own, for dialogs that hold the window back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from viewer.ui.guide.pages import Place
from viewer.ui.guide.view import GuideView
from viewer.ui.look.theme import Appearance
from viewer.words import _

_SIZE = QSize(960, 680)
#: Of the screen, so that what was asked about stays in sight beside it.
_MOST_OF_SCREEN = 0.9


class GuideWindow(QDialog):
    """Holds the guide; Escape closes it.

    Args:
        appearance: Colours and text size, followed.
        parent: The window that it was asked for from; while that is open to input, so is this.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(False)
        self.view = GuideView(appearance, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        for keys, run in (
            ("Ctrl+Alt++", lambda: appearance.step_text(1)),
            ("Ctrl+Alt+=", lambda: appearance.step_text(1)),
            ("Ctrl+Alt+-", lambda: appearance.step_text(-1)),
            ("Ctrl+Alt+0", lambda: appearance.set_text_percent(100)),
        ):
            QShortcut(QKeySequence(keys), self, run)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _MOST_OF_SCREEN))

    def open_at(self, place: Place) -> None:
        """Show the guide at a place, in front of everything."""
        # First shown: a heading is found where it stands at the window's own width.
        self.show()
        self.view.go(place)
        self.raise_()
        self.activateWindow()
        self.view.browser.setFocus()
