"""The banner below the canvas: what of the file is not shown, and where to mend it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from viewer.dataclass import dataclass
from viewer.model.joining import headed
from viewer.model.problems import Problem
from viewer.ui.document.document import Document
from viewer.ui.kit.reading_text import TIGHT, ReadingText
from viewer.ui.kit.text_link import TextLink
from viewer.ui.look.theme import Appearance
from viewer.words import _, ngettext, number

_TEXT_PX = 13
_MOST_MESSAGE = 400


@dataclass(frozen=True, slots=True)
class BannerContent:
    """What the banner says.

    Attributes:
        message: One line.
        problem: Where *Go to line* leads, if anywhere.
        further: How many more problems the list holds.
    """

    message: str
    problem: Problem | None = None
    further: int = 0


def banner_content(document: Document) -> BannerContent | None:
    """Return what the banner has to say of a document, None where all is well.

    Warnings drop nothing and stay out of it.
    """
    errors = document.errors
    hidden = [problem for problem in errors if problem.hides_entry]
    first = next(iter(hidden or errors), None)
    # That the file is empty is a notice already.
    further = sum(problem is not first and problem.code != "empty" for problem in document.problems)
    if document.notice:
        notice = _short(document.notice)
        if document.is_stale:
            notice = _("{notice}; this is the last version that could be read.").format(notice=notice)
        return BannerContent(notice, first, further)
    if first is None:
        return None
    if hidden:
        count = len(hidden)
        lead = ngettext("{number} entry not shown", "{number} entries not shown", count)
    else:
        count = len(errors)
        lead = ngettext("{number} mistake in the file", "{number} mistakes in the file", count)
    lead = lead.format(number=number(count))
    place = _("line {line}, column {column}").format(line=first.line, column=first.column)
    return BannerContent(_short(headed(lead, headed(place, first.message))), first, further)


def _short(message: str) -> str:
    return message if len(message) <= _MOST_MESSAGE else message[: _MOST_MESSAGE - 1] + "…"


class Banner(QWidget):
    """Shows the content until the user dismisses it or the file says something else.

    Signals:
        line_requested(int, int): open the file at this line and column.
        problems_requested(): show all problems.
    """

    line_requested = Signal(int, int)
    problems_requested = Signal()

    def __init__(self, document: Document, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._appearance = appearance
        self._dismissed: BannerContent | None = None
        self._frame: QFrame | None = None
        self._is_covered = False
        self.content: BannerContent | None = None
        self.setObjectName("bannerPlace")
        # A style sheet draws no ground for a class of our own unless it is told to.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Problems in the file"))
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(12, 8, 12, 2)
        document.loaded.connect(self.refresh)
        document.checked.connect(self.refresh)
        appearance.theme_changed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Say what there is to say now."""
        content = banner_content(self._document)
        if content != self._dismissed:
            self._dismissed = None
        self.content = content if content != self._dismissed else None
        if self._frame is not None:
            self._place.removeWidget(self._frame)
            self._frame.hide()
            self._frame.deleteLater()
            self._frame = None
        if self.content is not None:
            self._frame = self._built(self.content)
            self._place.addWidget(self._frame)
        self.setVisible(self.content is not None and not self._is_covered)

    def set_covered(self, on: bool) -> None:
        """Stay away while the panel below says the same and more."""
        self._is_covered = on
        self.setVisible(self.content is not None and not on)

    def dismiss(self) -> None:
        """Hide the banner until the file says something else."""
        self._dismissed = self.content
        self.refresh()

    def _built(self, content: BannerContent) -> QFrame:
        theme = self._appearance.theme
        frame = QFrame(self)
        frame.setObjectName("banner")
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(16)
        # Higher lines have more room below their words, which would lift these above the links beside them.
        message = ReadingText(
            content.message, theme.font(_TEXT_PX), theme.text, frame, tab_stop=True, line_height=TIGHT
        )
        centred = QVBoxLayout()
        centred.addStretch(1)
        centred.addWidget(message)
        centred.addStretch(1)
        row.addLayout(centred, 1)
        if content.further > 0:
            words = ngettext("{number} more problem", "{number} more problems", content.further)
            more = self._link(words.format(number=number(content.further)), frame)
            more.clicked.connect(self.problems_requested)
            row.addWidget(more)
        if content.problem is not None:
            go = self._link(_("Go to line"), frame)
            at = content.problem.line, content.problem.column
            go.clicked.connect(lambda _checked=False: self.line_requested.emit(*at))
            row.addWidget(go)
        row.addWidget(self._close_button(frame))
        return frame

    def _link(self, text: str, parent: QWidget) -> TextLink:
        theme = self._appearance.theme
        link = TextLink(text, theme.font(_TEXT_PX), theme.selection, parent, elided=True)
        link.setMinimumWidth(link.sizeHint().width())
        return link

    def _close_button(self, parent: QWidget) -> QToolButton:
        from viewer.ui.kit.icons import icon

        button = QToolButton(parent)
        button.setObjectName("quiet")
        button.setIcon(icon("close", self._appearance.theme.text))
        button.setToolTip(_("Dismiss"))
        button.setAccessibleName(_("Dismiss"))
        button.clicked.connect(self.dismiss)
        return button
