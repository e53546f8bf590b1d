"""What a picture consists of: a title, the drawing, a legend, and what is not shown, below each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, inf

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from viewer.dataclass import dataclass
from viewer.layout.frame.scene import Scene
from viewer.layout.packing.labels import elided
from viewer.ui.look.theme import LIGHT, Theme
from viewer.ui.paint.legend_entries import SAMPLE_HEIGHT_PX, SAMPLE_WIDTH_PX, LegendEntry, draw_sample
from viewer.ui.paint.painting import draw_timeline
from viewer.ui.paper.measuring import paper_measure, wrapped

_TITLE_PX, _TEXT_PX = 18, 11
_PAD_PX = 14.0
_BESIDE_SAMPLE_PX = 8.0
#: Samples stand so far within their room.
_SAMPLE_INSET_PX = 12.0
_BETWEEN_COLUMNS_PX = 24.0
#: Letters of any script and signs stay this near to their row.
_BEYOND_PX = 44.0
#: A title takes no more lines.
_MOST_TITLE_LINES = 3
_MOST_NOTE_LINES = 6


@dataclass(frozen=True, slots=True)
class _Lines:
    """A text broken into lines; the height counts no room around them."""

    texts: tuple[str, ...]
    font: QFont
    line_px: float

    @property
    def height_px(self) -> float:
        return len(self.texts) * self.line_px


class Sheet:
    """A picture laid out; it is drawn in any palette.

    Args:
        scene: The drawing.
        title: Above it; empty for none.
        legend: Marks explained below it.
        notes: Sentences below that.

    Attributes:
        width_px, height_px: Its size, before it is enlarged.
        around_px: How much of its height is not the drawing's.
    """

    def __init__(
        self, scene: Scene, title: str = "", legend: Sequence[LegendEntry] = (), notes: Sequence[str] = ()
    ) -> None:
        self._scene = scene
        self._legend = legend
        self.width_px = scene.gutter_px + scene.width_px
        room = self.width_px - 2 * _PAD_PX
        self._title = _broken([title] if title else [], room, _TITLE_PX, _MOST_TITLE_LINES, bold=True)
        self._notes = _broken(notes, room, _TEXT_PX, _MOST_NOTE_LINES)
        self._columns, self._column_px = _columns(legend, room)
        self._legend_px = ceil(len(legend) / self._columns) * SAMPLE_HEIGHT_PX if legend else 0
        self._top_px = _padded(self._title.height_px)
        self.around_px = self._top_px + _padded(self._legend_px) + _padded(self._notes.height_px)
        self.height_px = float(ceil(self.around_px + scene.height_px))

    def draw(self, painter: QPainter, theme: Theme, rows: tuple[float, float] = (-inf, inf)) -> None:
        """Draw it, its top left corner at the painter's origin.

        Args:
            painter: Draws on any device.
            theme: Colours.
            rows: The heights from and to that are looked at; events elsewhere need not be drawn.
        """
        painter.save()
        # A picture's last row and column may be pixels that it fills in part: the ground goes beyond them, and
        # whole pixels of it, for smoothed edges let through what lies below.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(QRectF(0, 0, self.width_px + 1, self.height_px + 1), theme.ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(theme.text)
        _write(painter, self._title, _PAD_PX, _PAD_PX)
        painter.translate(0, self._top_px)
        draw_timeline(painter, self._between(*rows), theme)
        painter.translate(0, self._scene.height_px)
        if self._legend or self._notes.texts:
            painter.setPen(theme.line)
            painter.drawLine(QPointF(0, 0.5), QPointF(self.width_px, 0.5))
        if self._legend:
            self._draw_legend(painter, theme)
            painter.translate(0, _padded(self._legend_px))
        painter.setPen(theme.muted)
        _write(painter, self._notes, _PAD_PX, _PAD_PX)
        painter.restore()

    def _between(self, top: float, bottom: float) -> Scene:
        """Return the drawing with those events alone that reach between two heights of the picture."""
        first, last = top - self._top_px - _BEYOND_PX, bottom - self._top_px + _BEYOND_PX
        boxes = [box for box in self._scene.boxes if box.y < last and box.y + box.height > first]
        return replace(self._scene, boxes=boxes)

    def _draw_legend(self, painter: QPainter, theme: Theme) -> None:
        font = theme.drawn_font(_TEXT_PX)
        metrics, measure = QFontMetricsF(font), paper_measure(font)
        for number, entry in enumerate(self._legend):
            row, column = divmod(number, self._columns)
            left, top = (
                _PAD_PX - _SAMPLE_INSET_PX + column * self._column_px,
                _PAD_PX + row * SAMPLE_HEIGHT_PX,
            )
            painter.save()
            painter.translate(left, top)
            draw_sample(painter, entry, theme)
            painter.restore()
            painter.setFont(font)
            painter.setPen(theme.text)
            x = left + SAMPLE_WIDTH_PX + _BESIDE_SAMPLE_PX
            text = elided(entry.meaning, self.width_px - _PAD_PX - x, measure)
            painter.drawText(
                QPointF(x, top + (SAMPLE_HEIGHT_PX + metrics.ascent() - metrics.descent()) / 2), text
            )


def _padded(height_px: float) -> float:
    """Return a height with room around it; none for nothing."""
    return ceil(height_px + 2 * _PAD_PX) if height_px else 0.0


def _broken(texts: Sequence[str], room_px: float, size_px: int, most: int, *, bold: bool = False) -> _Lines:
    """Return texts in lines that fit into a width, the last one cut where there are too many."""
    font = LIGHT.drawn_font(size_px, bold=bold)
    measure = paper_measure(font)
    lines = [line for text in texts for line in wrapped(" ".join(text.split()), room_px, measure)]
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    shown = tuple(elided(line, room_px, measure) for line in lines)
    return _Lines(shown, font, round(QFontMetricsF(font).height() * 1.15))


def _write(painter: QPainter, lines: _Lines, x: float, y: float) -> None:
    if not lines.texts:
        return
    painter.setFont(lines.font)
    ascent = QFontMetricsF(lines.font).ascent()
    for number, text in enumerate(lines.texts):
        painter.drawText(QPointF(x, y + number * lines.line_px + ascent), text)


def _columns(legend: Sequence[LegendEntry], room_px: float) -> tuple[int, float]:
    """Return how many entries stand beside each other, and how far apart."""
    measure = paper_measure(LIGHT.drawn_font(_TEXT_PX))
    widest = max((measure(entry.meaning) for entry in legend), default=0.0)
    each = SAMPLE_WIDTH_PX + _BESIDE_SAMPLE_PX + widest + _BETWEEN_COLUMNS_PX
    return max(1, int((room_px + _BETWEEN_COLUMNS_PX) / each)), each
