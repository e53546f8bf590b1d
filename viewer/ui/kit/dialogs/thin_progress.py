"""A thin bar below a window's head, for work that is done beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from viewer.words import _

_HEIGHT_PX = 4
_STEPS = 1000


class ThinProgress(QProgressBar):
    """Keeps its place while it is hidden, so that nothing moves when work begins or ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setRange(0, 0)
        self.setFixedHeight(_HEIGHT_PX)
        self.setAccessibleName(_("Progress"))
        keep = self.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keep)

    def begin(self) -> None:
        """Show that something is being done, nobody knows how much of it."""
        self.setRange(0, 0)
        self.show()

    def tell(self, what: str, part: float) -> None:
        """Say what is being done, and the part of it that is done; below 0 where nobody knows."""
        self.setRange(0, 0 if part < 0 else _STEPS)
        self.setValue(round(max(0.0, part) * _STEPS))
        self.setAccessibleDescription(what)
