"""What an import has done, told above the problems of the file until it is dismissed or taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from viewer.ui.document.document import Document
from viewer.ui.document.pen import Pen
from viewer.ui.kit.announcing import announce
from viewer.ui.kit.icons import icon
from viewer.ui.kit.text_link import TextLink
from viewer.ui.look.theme import Appearance
from viewer.words import _

_TEXT_PX = 13


class ImportNotice(QFrame):
    """One line with *Report*, and with *Undo* as long as undo takes the import back.

    Args:
        text: What was done.
        undo_name: What undo is called while it takes the import back; empty for a new file.

    Signals:
        report_wanted(): the report is to be shown.
        over(): it is to go.
    """

    report_wanted = Signal()
    over = Signal()

    def __init__(
        self,
        text: str,
        undo_name: str,
        document: Document,
        pen: Pen,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._undo_name, self._pen, self._appearance = text, undo_name, pen, appearance
        self.setObjectName("bannerPlace")
        # A style sheet draws no ground for a class of our own unless it is told to.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("What was imported"))
        theme = appearance.theme
        frame = QFrame(self)
        frame.setObjectName("banner")
        self.words = QLabel(text, frame)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.report = TextLink(_("Report"), theme.font(_TEXT_PX), theme.selection, frame, elided=True)
        self.undo = TextLink(_("Undo"), theme.font(_TEXT_PX), theme.selection, frame, elided=True)
        self.close_button = QToolButton(frame)
        self.close_button.setObjectName("quiet")
        self.close_button.setToolTip(_("Dismiss"))
        self.close_button.setAccessibleName(_("Dismiss"))
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(16)
        row.addWidget(self.words, 1)
        for link in (self.report, self.undo):
            row.addWidget(link)
        row.addWidget(self.close_button)
        place = QVBoxLayout(self)
        place.setContentsMargins(12, 8, 12, 2)
        place.addWidget(frame)
        self.report.clicked.connect(self.report_wanted)
        self.undo.clicked.connect(pen.undo)
        self.close_button.clicked.connect(self.over)
        pen.steps_changed.connect(self._follow_steps)
        document.opened.connect(self.over)
        appearance.theme_changed.connect(self._dress)
        self._dress()
        self._follow_steps()
        announce(self, text)

    def _follow_steps(self) -> None:
        """Offer to take the import back while it is what undo would take back; go once it is taken back."""
        if self._undo_name and self._undo_name == self._pen.redo_name:
            self.over.emit()
            return
        self.undo.setVisible(bool(self._undo_name) and self._pen.undo_name == self._undo_name)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.words.setFont(theme.font(_TEXT_PX))
        for link in (self.report, self.undo):
            link.setFont(theme.font(_TEXT_PX))
            link.say(link.literal, theme.selection)
            link.setMinimumWidth(link.sizeHint().width())
        self.close_button.setIcon(icon("close", theme.text))
