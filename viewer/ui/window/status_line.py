"""The window's last line: what the timeline holds, where it comes from and when it was read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QProgressBar,
    QPushButton,
    QStatusBar,
    QStyle,
    QStyleOption,
    QStylePainter,
    QWidget,
)

from viewer.model.event_words import counts
from viewer.ui.document.document import Document
from viewer.ui.kit.menu_texts import key_text
from viewer.ui.kit.text_link import TextLink
from viewer.ui.look.theme import Appearance
from viewer.words import _, ngettext, number

_TEXT_PX = 12
_SHORT_MS = 6000
#: What can be taken back is offered a little longer than a message stands.
_UNDO_MS = 10_000
#: Where a message begins, logical pixels from the left.
_MESSAGE_X_PX = 20
#: Ends a message that the link *Undo* stands behind.
UNDO_FOLLOWS = " · "
#: Left and right of all that stands in the line, and between the two texts.
_MARGINS_PX = 48


def holdings(document: Document) -> str:
    """Return what the drawing holds, and whether it is an old one."""
    if document.awaited or document.path is None:
        return ""
    text = counts(document.timeline)
    return _("{holdings} · last readable version").format(holdings=text) if document.is_stale else text


def troubles(document: Document) -> list[str]:
    """Return what is wrong with the file, as long as it is: entries left out, other errors, warnings."""
    errors = document.errors
    hidden = sum(problem.hides_entry for problem in errors)
    seen, warnings = len(errors) - hidden, len(document.warnings)
    texts = (
        (hidden, ngettext("{number} entry not shown", "{number} entries not shown", hidden)),
        (seen, ngettext("{number} error", "{number} errors", seen)),
        (warnings, ngettext("{number} warning", "{number} warnings", warnings)),
    )
    return [text.format(number=number(count)) for count, text in texts if count]


def provenance(document: Document, *, read_only: bool = False) -> str:
    """Return the file and when it was read: ``data/events.yaml · reloaded 14:02:11``."""
    if document.path is None:
        return ""
    parts = [short_path(document.path)]
    if read_only:
        parts.append(_("example, read-only"))
    if document.loaded_at is not None:
        text = _("reloaded {time}") if document.is_reload else _("read {time}")
        if document.notice and not document.has_drawing:
            text = _("tried {time}")
        parts.append(text.format(time=f"{document.loaded_at:%H:%M:%S}"))
    return " · ".join(parts)


def short_path(path: Path) -> str:
    """Return the file with the folder that it is in."""
    return f"{path.parent.name}/{path.name}" if path.parent.name else path.name


class StatusLine(QStatusBar):
    """Two quiet texts; a passing message covers the left one.

    Signals:
        problems_requested(): the user wants to see errors and warnings.
        undo_requested(): the user wants back what was said to be done.
        wait_cancelled(): the user does not want to wait for the file to be unlocked.
    """

    problems_requested = Signal()
    undo_requested = Signal()
    wait_cancelled = Signal()

    def __init__(self, document: Document, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._appearance = appearance
        self.read_only = False
        #: What else is amiss, in a few words, and what to do about it, in a line.
        self.note = self.advice = ""
        self.setSizeGripEnabled(False)
        self.setContentsMargins(18, 4, 18, 6)
        self.links: list[TextLink] = []
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 100)
        self.progress.setFixedWidth(220)
        self.progress.setFormat(_("Reading… {percent}").format(percent="%p%"))
        self._cancel = QPushButton(_("Cancel"), self)
        self._cancel.clicked.connect(document.cancel_reading)
        for widget in (self.progress, self._cancel):
            self.addPermanentWidget(widget)
            widget.hide()
        self._done = ""
        self.undo = TextLink(_("Undo"), self.font(), appearance.theme.selection, self)
        self.undo.setToolTip(key_text("Ctrl+Z"))
        self.undo.hide()
        self.undo.clicked.connect(self.undo_requested)
        self._locked = QLabel(_("Another program keeps the file locked; waiting to write"), self)
        self._give_up = QPushButton(_("Cancel"), self)
        self._give_up.clicked.connect(self.wait_cancelled)
        for part in (self._locked, self._give_up):
            self.addPermanentWidget(part)
            part.hide()
        document.reading.connect(self._show_progress)
        document.loaded.connect(self.refresh)
        document.checked.connect(self.refresh)
        self.messageChanged.connect(self._reveal)
        appearance.theme_changed.connect(self.refresh)

    @property
    def texts(self) -> list[str]:
        """The texts on show, from left to right."""
        return [link.literal for link in self.links]

    def say(self, text: str) -> None:
        """Show a message for a few seconds."""
        self._withdraw()
        self.showMessage(text, _SHORT_MS)

    def _withdraw(self) -> None:
        """Offer nothing more to be undone."""
        self.undo.hide()
        if self.links:
            self.links[-1].show()

    def say_done(self, text: str) -> None:
        """Say for a while what was done, with a link behind it that takes it back."""
        self._done = text
        self.undo.setFont(self.font())
        self.undo.say(_("Undo"), self._appearance.theme.selection)
        self.undo.resize(self.undo.sizeHint())
        metrics = self.fontMetrics()
        taken = _MESSAGE_X_PX + metrics.horizontalAdvance(UNDO_FOLLOWS) + self.undo.width()
        wanted = taken + metrics.horizontalAdvance(text)
        # In a narrow window the path steps back for so long.
        where = self.links[-1]
        where.setVisible(wanted + where.sizeHint().width() + _MARGINS_PX <= self.width())
        room = max(0, self.width() - _MARGINS_PX - taken)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room) + UNDO_FOLLOWS
        self.showMessage(shown, _UNDO_MS)
        x = _MESSAGE_X_PX + metrics.horizontalAdvance(shown)
        self.undo.move(x, (self.height() - self.undo.height()) // 2)
        self.undo.show()
        self.undo.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the link behind its message, and both beside the path."""
        super().resizeEvent(event)
        if self.undo.isVisible():
            self.say_done(self._done)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Begin a message where the texts begin that it covers; Qt begins it at the window's edge."""
        painter, option = QStylePainter(self), QStyleOption()
        option.initFrom(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, option)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room = self.rect().adjusted(_MESSAGE_X_PX, 0, -_MESSAGE_X_PX, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, flags, self.currentMessage())

    def _show_progress(self, part: float) -> None:
        """Show how far a large file is read; below 0 that has ended."""
        self.progress.setValue(round(100 * max(0.0, part)))
        for widget in (self.progress, self._cancel):
            widget.setVisible(part >= 0)

    def show_waiting(self, on: bool) -> None:
        """Show that another program keeps the file locked, or no longer."""
        for widget in (self._locked, self._give_up):
            widget.setVisible(on)

    def refresh(self) -> None:
        """Say what holds now."""
        for link in self.links:
            self.removeWidget(link)
            link.deleteLater()
        self.links = [self._plain(holdings(self._document))]
        self.addWidget(self.links[0])
        for text in troubles(self._document):
            link = self._link(text)
            link.clicked.connect(self.problems_requested)
            self.links.append(link)
            self.addWidget(link)
        if self.note:
            link = self._plain(self.note)
            link.setToolTip(self.advice.replace("<", "&lt;"))
            link.setAccessibleDescription(self.advice)
            self.links.append(link)
            self.addWidget(link)
        where = self._plain(provenance(self._document, read_only=self.read_only))
        where.setToolTip(str(self._document.path or "").replace("<", "&lt;"))
        self.links.append(where)
        self.addPermanentWidget(where)
        where.show()
        self._reveal(self.currentMessage())

    def _reveal(self, message: str) -> None:
        """Show what stands at the left, unless a passing message covers it."""
        if not message:
            self._withdraw()
        for link in self.links[:-1]:
            link.setVisible(not message)

    def _plain(self, text: str) -> TextLink:
        theme = self._appearance.theme
        label = TextLink(text, theme.font(_TEXT_PX), theme.muted, self, elided=True)
        label.make_plain()
        return label

    def _link(self, text: str) -> TextLink:
        theme = self._appearance.theme
        return TextLink(text, theme.font(_TEXT_PX), theme.expected, self, elided=True)
