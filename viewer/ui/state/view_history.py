"""Back and forward through the views that one has rested on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.layout.axis.scale import TimeScale
from viewer.ui.state.view_state import ViewState

#: A view counts when it has stood this long; what one only passes through does not.
REST_MS = 600
_MOST = 100


class ViewHistory(QObject):
    """Remembers views of one axis, as a browser remembers pages.

    Signals:
        changed(): whether one can go back or forward is another.
    """

    changed = Signal()

    def __init__(self, state: ViewState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._views: list[TimeScale] = []
        self._place = -1
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.remember)
        state.scale_changed.connect(self._rest.start)

    @property
    def can_go_back(self) -> bool:
        """Tell whether an earlier view is remembered."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Tell whether one has gone back from a later view."""
        return self._place + 1 < len(self._views)

    def remember(self) -> None:
        """Take the view on screen, or the one it is moving to, into the history; views of another axis are forgotten."""
        self._rest.stop()
        scale = self._state.aim
        if scale is None:
            return
        if self._views and self._views[-1].axis != scale.axis:
            self._views, self._place = [], -1
        if self._place >= 0 and self._views[self._place] == scale:
            return
        del self._views[self._place + 1 :]
        self._views.append(scale)
        del self._views[:-_MOST]
        self._place = len(self._views) - 1
        self.changed.emit()

    def go(self, step: int) -> None:
        """Show the view ``step`` places on; nothing happens beyond the ends."""
        self.remember()
        place = self._place + step
        scale = self._state.aim
        if scale is None or not 0 <= place < len(self._views) or self._views[place].axis != scale.axis:
            return
        self._place = place
        self._state.glide_to(self._views[place])
        self._rest.stop()
        self.changed.emit()
