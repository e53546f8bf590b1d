"""The notice that lanes are hidden: a button in the corner above the lane titles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from viewer.model.joining import joined
from viewer.ui.canvas.shown.lanes import LaneCommands, lane_name
from viewer.ui.look.enlarged import Enlarged
from viewer.ui.paint.painting import AXIS_PX
from viewer.ui.state.view_state import ViewState
from viewer.words import ngettext, number

_LEFT_PX = 6
_MOST_NAMED = 8


class HiddenLanesButton(QToolButton):
    """Says how many lanes are hidden, and shows them all; gone while none is.

    Args:
        state: What is shown.
        canvas: The button stands in its corner.
    """

    def __init__(self, state: ViewState, canvas: Enlarged) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._commands = LaneCommands(state)
        self.setObjectName("notice")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _checked=False: self._commands.show_all())
        state.lanes_changed.connect(self.refresh)
        state.timeline_changed.connect(self.refresh)
        canvas.appearance.theme_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is hidden now."""
        hidden = self._commands.hidden
        self.setVisible(bool(hidden))
        count = len(hidden)
        text = ngettext("{number} lane\nhidden", "{number} lanes\nhidden", count)
        self.setText(text.format(number=number(count)))
        names = joined(lane_name(lane) for lane in hidden[:_MOST_NAMED])
        if count > _MOST_NAMED:
            names += ", …"
        text = ngettext(
            "{number} lane is not shown: {names}. Click to show all.",
            "{number} lanes are not shown: {names}. Click to show all.",
            count,
        )
        text = text.format(number=number(count), names=names)
        self.setToolTip(text.replace("<", "‹"))
        self.setAccessibleName(text)
        self.adjustSize()
        self.move(_LEFT_PX, round((AXIS_PX * self._canvas.unit - self.height()) / 2))
