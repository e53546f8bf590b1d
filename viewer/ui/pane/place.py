"""Where the pane stands: beside the timeline, in a narrow window below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from viewer.ui.pane.detail_pane import USUAL_PX, DetailPane
from viewer.ui.state.settings import Settings

#: In narrower windows the pane would leave the timeline less room than its titles need.
LEAST_BESIDE_PX = 760
#: The pane's part of the height that it shares with the timeline.
_BELOW_SHARE = 0.4


class PanePlace(QSplitter):
    """The timeline and its pane, parted by an edge that can be drawn.

    Args:
        timeline: What the pane tells of.
        pane: The pane.
        settings: Remembers how wide the pane was made; below the timeline it has its usual share.
    """

    def __init__(self, timeline: QWidget, pane: DetailPane, settings: Settings, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._pane, self._settings = pane, settings
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(timeline)
        self.addWidget(pane)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._remember)

    @property
    def is_beside(self) -> bool:
        """Tell whether the pane stands beside the timeline."""
        return self.orientation() is Qt.Orientation.Horizontal

    def arrange(self, window_px: int) -> None:
        """Put the pane where it belongs in a window of this width, logical pixels."""
        beside = window_px >= LEAST_BESIDE_PX
        self.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        if beside:
            whole, part = window_px, self._settings.pane_width_px or usual_pane_px(window_px)
        else:
            whole = max(2, self.height())
            part = round(whole * _BELOW_SHARE)
        self.setSizes([max(1, whole - part), part])

    def _remember(self) -> None:
        if self.is_beside:
            self._settings.pane_width_px = self._pane.width()


def usual_pane_px(window_px: int) -> int:
    """Return the pane's width where the user has not chosen one: 340 px at 1280, more on wide screens."""
    return max(USUAL_PX - 60, min(USUAL_PX + max(0, window_px - 1280) // 8, 440, window_px * 17 // 64))
