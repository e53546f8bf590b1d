"""A link in the foot of the pane; its words are drawn before they are said."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.model.timeline import Event
from viewer.ui.kit.text_link import TextLink
from viewer.ui.look.theme import Theme
from viewer.ui.pane.page import BODY_PX

#: Kept pictures: of the words on screen, of those that may be next, and of some that were left.
_MOST = 6


class StepLink(TextLink):
    """Leads to an event, on a ground of its own, so that nothing is painted under it.

    Args:
        before, after: As for :class:`TextLink`.
    """

    def __init__(
        self,
        theme: Theme,
        align: Qt.AlignmentFlag,
        parent: QWidget | None = None,
        *,
        before: str = "",
        after: str = "",
    ) -> None:
        super().__init__(
            "",
            theme.font(BODY_PX),
            theme.selection,
            parent,
            elided=True,
            align=align,
            before=before,
            after=after,
        )
        self._theme = theme
        self._event: Event | None = None
        #: By words; those that were asked for last come last.
        self._pictures: dict[str, QPixmap] = {}
        self._drawn_for: tuple[QSize, float, QFont] | None = None
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def event_id(self) -> str:
        """Where it leads; empty for nowhere, and it is hidden then."""
        return self._event.id if self._event is not None else ""

    def offer(self, event: Event | None, name: str, theme: Theme) -> None:
        """Lead to an event, or nowhere.

        Args:
            name: For a screen reader, with the place of its ``{title}``.
        """
        # Whenever a style dresses a button, it takes this away.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        if theme is not self._theme:
            self._theme = theme
            self._pictures.clear()
            self.setFont(theme.font(BODY_PX))
            # Also where it leads nowhere now: what it may say next is drawn ahead.
            self.say(self.literal, theme.selection, self.accessibleName())
        elif event is self._event:
            return
        self._event = event
        if event is not None:
            self.say(event.title, theme.selection, name.format(title=event.title))
        self.setVisible(event is not None)

    def keep_room(self, is_kept: bool) -> None:
        """Keep its half of the row while it leads nowhere, or leave it to the other link."""
        policy = self.sizePolicy()
        if policy.retainSizeWhenHidden() is not is_kept:
            policy.setRetainSizeWhenHidden(is_kept)
            self.setSizePolicy(policy)

    def draw_ahead(self, event: Event | None) -> None:
        """Draw the words for an event to which this may lead soon."""
        if event is not None and self._can_keep:
            self._picture_of(event.title)

    @property
    def _can_keep(self) -> bool:
        # Between two pixels of the screen, letters would stand otherwise than in a picture.
        return self.devicePixelRatioF().is_integer() and not self.size().isEmpty()

    def _picture_of(self, words: str) -> QPixmap:
        drawn_for = self.size(), self.devicePixelRatioF(), self.font()
        if drawn_for != self._drawn_for:
            self._drawn_for = drawn_for
            self._pictures.clear()
        picture = self._pictures.pop(words, None) or self._drawn(words)
        self._pictures[words] = picture
        if len(self._pictures) > _MOST:
            del self._pictures[next(iter(self._pictures))]
        return picture

    def _drawn(self, words: str) -> QPixmap:
        picture = QPixmap(self.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(self._theme.panel)
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.setLayoutDirection(self.layoutDirection())
        self.draw_words(painter, words)
        painter.end()
        return picture

    # --- Qt -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the words as they were drawn, but for the pointer and the keyboard."""
        is_plain = self._can_keep and not self.underMouse() and not self.hasFocus()
        painter = QPainter(self)
        if is_plain:
            painter.drawPixmap(0, 0, self._picture_of(self.literal))
        else:
            painter.fillRect(self.rect(), self._theme.panel)
        painter.end()
        if not is_plain:
            super().paintEvent(event)
