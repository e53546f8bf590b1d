"""What became of an event, drawn around it: told by the line's form as well as by its colour."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.layout.frame.scene import Scene
from viewer.model.comparing.differences import Sign
from viewer.ui.look.inks import alpha
from viewer.ui.look.theme import Theme
from viewer.words import _

_LINE_PX = 1.6
_ROUND_PX = 5.0
_FORMS = {
    Sign.ADDED: Qt.PenStyle.SolidLine,
    Sign.REMOVED: Qt.PenStyle.DashLine,
    Sign.CHANGED: Qt.PenStyle.DotLine,
    Sign.MOVED: Qt.PenStyle.DashDotLine,
}


def color_of(sign: Sign, theme: Theme) -> QColor:
    """Return a sign's colour."""
    colors = {
        Sign.ADDED: theme.found, Sign.REMOVED: theme.expected, Sign.CHANGED: theme.selection, Sign.MOVED: theme.muted,
    }  # fmt: skip
    return colors[sign]


def word_of(sign: Sign) -> str:
    """Return what a sign is called, capitalised."""
    words = {
        Sign.ADDED: _("Added"), Sign.REMOVED: _("Removed"), Sign.CHANGED: _("Changed"), Sign.MOVED: _("Moved"),
    }  # fmt: skip
    return words[sign]


def draw_outline(
    painter: QPainter, rect: QRectF, sign: Sign, theme: Theme, *, is_faint: bool = False
) -> None:
    """Draw a sign's outline, faint for where something stood before."""
    color = color_of(sign, theme)
    painter.setPen(QPen(alpha(color, 0.55) if is_faint else color, _LINE_PX, _FORMS[sign]))
    painter.setBrush(Qt.BrushStyle.NoBrush if is_faint else alpha(color, 0.08))
    painter.drawRoundedRect(rect, _ROUND_PX, _ROUND_PX)


class ChangeMarks:
    """Outlines of everything in sight that is different."""

    def __init__(self) -> None:
        self._signs: Mapping[str, Sign] = {}
        self._before: AbstractSet[str] = frozenset()

    def show(self, signs: Mapping[str, Sign], before: AbstractSet[str]) -> None:
        """Take what became of events, by their ids, and which of them stand where something stood before."""
        self._signs, self._before = signs, before

    def draw(self, painter: QPainter, scene: Scene, theme: Theme) -> None:
        """Draw them over a scene, in the same coordinates."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setClipRect(
            QRectF(scene.gutter_px, scene.top_px, scene.width_px, scene.height_px),
            Qt.ClipOperation.IntersectClip,
        )
        painter.translate(scene.gutter_px, 0)
        for box in scene.boxes:
            sign = self._signs.get(box.event.id) if box.event is not None else None
            if sign is not None and box.event is not None:
                # Bars reach far beyond the view at deep zoom, and Qt counts in small numbers.
                left, right = max(box.left - 4, -20.0), min(box.right + 5, scene.width_px + 20.0)
                rect = QRectF(left, box.y + 0.5, right - left, box.height - 1)
                if (
                    box.place == scene.selected
                ):  # the line around what is selected would fill the gaps of ours
                    rect.adjust(-2, -2, 2, 2)
                draw_outline(painter, rect, sign, theme, is_faint=box.event.id in self._before)
        painter.restore()
