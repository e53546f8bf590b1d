"""A gentle light on what a save has changed, that goes out by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QPen

from viewer.layout.frame.scene import Scene
from viewer.ui.kit.motion import Motion
from viewer.ui.look.inks import alpha
from viewer.ui.look.theme import Theme

HOLD_MS, FADE_MS = 1200, 1400


class ChangeGlow(QObject):
    """Lights up some events for a while; without motion it goes out at once at the end.

    Args:
        motion: Its own, by the clock of all.
        update: Asks for another frame.
    """

    def __init__(self, motion: Motion, update: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._motion = motion
        self._update = update
        self._places: frozenset[int] = frozenset()
        self.strength = 0.0
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(HOLD_MS + FADE_MS)
        self._end.timeout.connect(self.go_out)

    def show(self, places: frozenset[int]) -> None:
        """Light up the events with these places in the one order, and no other."""
        self._places = places
        self.strength = 1.0 if places else 0.0
        self._motion.stop()
        self._end.start()
        if places and self._motion.allowed:
            self._motion.run(self._fade)
        self._update()

    def _fade(self, elapsed_ms: float) -> bool:
        self.strength = min(1.0, max(0.0, 1 - (elapsed_ms - HOLD_MS) / FADE_MS))
        if elapsed_ms > HOLD_MS:
            self._update()
        return self.strength > 0

    def go_out(self) -> None:
        """Show no light any more."""
        self._motion.stop()
        self._places, self.strength = frozenset(), 0.0
        self._update()

    def draw(self, painter: QPainter, scene: Scene, theme: Theme) -> None:
        """Draw the light over a scene, in the same coordinates."""
        if not self._places or self.strength <= 0:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setClipRect(QRectF(scene.gutter_px, scene.top_px, scene.width_px, scene.height_px))
        painter.translate(scene.gutter_px, 0)
        painter.setPen(QPen(alpha(theme.found, 0.9 * self.strength), 1.5))
        painter.setBrush(alpha(theme.found, 0.16 * self.strength))
        for box in scene.boxes:
            if box.place in self._places:
                rect = QRectF(box.left - 5, box.y, box.right - box.left + 11, box.height)
                painter.drawRoundedRect(rect, 6, 6)
        painter.restore()
