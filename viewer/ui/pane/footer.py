"""The foot of the pane: links to the previous and the next event, and a pencil for this one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from viewer.model.timeline import Event
from viewer.ui.kit.text_link import TextLink
from viewer.ui.look.theme import Theme
from viewer.ui.pane.page import BODY_PX
from viewer.words import _


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
        self._previous = self._link(theme, flags.AlignLeft, before="‹ ")
        self._next = self._link(theme, flags.AlignRight, after=" ›")
        self.edit = QToolButton(self)
        self.edit.setObjectName("quiet")
        self.edit.setText(_("Edit"))
        self.edit.setToolTip(_("Edit this event (F2)"))
        self.edit.setAccessibleName(_("Edit this event"))
        self.edit.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.edit.clicked.connect(lambda _checked=False: self.edit_requested.emit())
        self._dressed_for: Theme | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 8, 16, 8)
        row.addWidget(self._previous, 1)
        row.addWidget(self.edit)
        row.addWidget(self._next, 1)
        self._previous_id = self._next_id = ""
        self._previous.clicked.connect(lambda: self.event_requested.emit(self._previous_id))
        self._next.clicked.connect(lambda: self.event_requested.emit(self._next_id))

    def _link(self, theme: Theme, align: Qt.AlignmentFlag, *, before: str = "", after: str = "") -> TextLink:
        link = TextLink(
            "",
            theme.font(BODY_PX),
            theme.selection,
            self,
            elided=True,
            align=align,
            before=before,
            after=after,
        )
        policy = link.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        # The other link keeps its half of the row.
        policy.setRetainSizeWhenHidden(True)
        link.setSizePolicy(policy)
        return link

    def show_steps(
        self, previous: Event | None, following: Event | None, theme: Theme, *, is_event: bool
    ) -> None:
        """Offer the events before and after, and to edit the one on the page; without any the foot is gone."""
        self.edit.setVisible(is_event)
        if is_event and self._dressed_for is not theme:
            # Pictures need a module of Qt that nothing before the first event does.
            from viewer.ui.kit.icons import icon

            self.edit.setIcon(icon("edit", theme.muted))
            self.edit.setFont(theme.font(BODY_PX))
            self._dressed_for = theme
        self._previous_id = _offer(self._previous, previous, _("Previous event: {title}"), theme)
        self._next_id = _offer(self._next, following, _("Next event: {title}"), theme)
        self.setVisible(is_event or bool(self._previous_id or self._next_id))


def _offer(link: TextLink, event: Event | None, name: str, theme: Theme) -> str:
    """Let a link lead to an event, whose id is returned; empty for none."""
    if event is not None:
        link.setFont(theme.font(BODY_PX))
        link.say(event.title, theme.selection)
        link.setAccessibleName(name.format(title=event.title))
    link.setVisible(event is not None)
    return event.id if event is not None else ""
