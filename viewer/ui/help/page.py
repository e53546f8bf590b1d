"""A page of the help panel that is made of widgets, and made anew when what it tells of is another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from viewer.ui.look.theme import Appearance


class HelpPage(QScrollArea):
    """A page that scrolls; it is made when it is first looked at, and again when it is out of date.

    Args:
        name: What it is called by a screen reader.
        appearance: Fonts and colours.
    """

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._is_stale = True
        self.setObjectName("helpPage")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        appearance.theme_changed.connect(self.renew)

    def made(self) -> QWidget:
        """Return what stands on the page now; every page says it for itself."""
        raise NotImplementedError

    def renew(self) -> None:
        """Make the page anew: now where it is looked at, else when it is."""
        self._is_stale = True
        if self.isVisible():
            self._make()

    def _make(self) -> None:
        place = self.verticalScrollBar().value()
        content = self.made()
        content.setObjectName("detailPage")
        self.setWidget(content)
        self._is_stale = False
        self.verticalScrollBar().setValue(place)

    def showEvent(self, event: QEvent) -> None:
        """Make what is looked at."""
        if self._is_stale:
            self._make()
        super().showEvent(event)  # type: ignore[arg-type]


def plain_label(text: str, font: QFont, parent: QWidget) -> QLabel:
    """Return a text that is shown letter by letter, over as many lines as it needs."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(font)
    label.setWordWrap(True)
    return label
