"""The foot of the pane: links to the previous and the next event, and a pencil for this one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from viewer.model.timeline import Event
from viewer.ui.look.theme import Theme
from viewer.ui.pane.page import BODY_PX
from viewer.ui.pane.step_link import StepLink
from viewer.words import _

_ICON_PX = 16
#: In a narrower foot the pencil has no word, for the sake of the titles beside it.
_WORDY_PX = 400


class Footer(QFrame):
    """Two links that stay and change their words, and a button between them.

    Signals:
        event_requested(str): the id of the event to go to.
        edit_requested(): the user wants to edit the event on the page.
    """

    event_requested = Signal(str)
    edit_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailFooter")
        flags = Qt.AlignmentFlag
        self._previous = StepLink(theme, flags.AlignLeft, self, before="‹ ")
        self._next = StepLink(theme, flags.AlignRight, self, after=" ›")
        self.edit = QToolButton(self)
        self.edit.setObjectName("quiet")
        self.edit.setText(_("Edit"))
        self.edit.setToolTip(_("Edit this event (F2)"))
        self.edit.setAccessibleName(_("Edit this event"))
        self.edit.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.edit.clicked.connect(lambda _checked=False: self.edit_requested.emit())
        policy = self.edit.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the foot is as high without it
        self.edit.setSizePolicy(policy)
        self._sized_for: Theme | None = None
        self._dressed_for: Theme | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 8, 16, 8)
        row.addWidget(self._previous, 1)
        row.addWidget(self.edit)
        row.addWidget(self._next, 1)
        self._previous.clicked.connect(lambda: self.event_requested.emit(self._previous.event_id))
        self._next.clicked.connect(lambda: self.event_requested.emit(self._next.event_id))

    def show_steps(
        self, previous: Event | None, following: Event | None, theme: Theme, *, is_event: bool
    ) -> None:
        """Offer the events before and after, and to edit the one on the page; without any the foot is gone."""
        self._size_for(theme)
        if is_event and self._dressed_for is not theme:
            # Pictures need a module of Qt that nothing before the first event does.
            from viewer.ui.kit.icons import icon

            self.edit.setIcon(icon("edit", theme.muted))
            self._dressed_for = theme
        self.edit.setVisible(is_event)
        self._previous.keep_room(is_event)
        self._next.keep_room(is_event)
        self._previous.offer(previous, _("Previous event: {title}"), theme)
        self._next.offer(following, _("Next event: {title}"), theme)
        self.setVisible(is_event or previous is not None or following is not None)

    def _size_for(self, theme: Theme) -> None:
        if self._sized_for is theme:
            return
        self._sized_for = theme
        self._fit_word(theme)
        self.edit.setFont(theme.font(BODY_PX))
        self.edit.setIconSize(QSize(theme.sized(_ICON_PX), theme.sized(_ICON_PX)))
        if self.edit.icon().isNull():
            self.edit.setIcon(QIcon(QPixmap(1, 1)))  # takes the room of the pencil, until that is drawn

    def _fit_word(self, theme: Theme) -> None:
        style = Qt.ToolButtonStyle
        has_room = self.width() >= theme.sized(_WORDY_PX)
        self.edit.setToolButtonStyle(style.ToolButtonTextBesideIcon if has_room else style.ToolButtonIconOnly)

    def draw_ahead(self, previous: Event | None, following: Event | None) -> None:
        """Draw what it will say between two events; to show these steps is then to show pictures."""
        self._previous.draw_ahead(previous)
        self._next.draw_ahead(following)

    # --- Qt -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the pencil's word out where titles would have no room."""
        super().resizeEvent(event)
        if self._sized_for is not None:
            self._fit_word(self._sized_for)
