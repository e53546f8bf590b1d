"""A painter of pictures that are looked at in any size: nothing on them is kept as pixels."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from viewer.layout.frame.boxes import Box


class VectorPainter(QPainter):
    """Draws every shape anew, where the screen's painter would put down one that it has kept as pixels."""

    def begin_box(self, box: Box) -> None:
        """Be told which event or count is drawn next; one that does not mind does nothing."""

    def end_boxes(self) -> None:
        """Be told that all events and counts are drawn."""
