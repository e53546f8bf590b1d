"""The timeline's drawing on paper: the screen's own drawing code, laid out for pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from viewer.layout.frame.boxes import ROW_PX
from viewer.layout.frame.pages import PagePlan, continued, fits, plan_pages, scale_bars
from viewer.layout.frame.scene import Scene, assembled
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.labels import Labels, Measure, elided
from viewer.layout.packing.marks import LABEL_INSET_PX, Mark
from viewer.ui.look.inks import Inks, inks_of
from viewer.ui.look.theme import Theme
from viewer.ui.paint.painting import AXIS_PX, draw_timeline

_SCALE_STRIP_PX = 40.0
_GUTTER_MOST_PX = 110.0
#: Fonts are measured this many times larger, so that the screen's hinting plays no part.
_MEASURE_ZOOM = 16
_LANE_SPARE_PX = 10.0
#: How much smaller a drawing may be to need fewer pages: its text stays above 6.5 points.
SHRINKS = (1.0, 0.87, 0.75)


def paper_measure(font: QFont) -> Measure:
    """Return a measure of text in logical pixels that holds at any resolution."""
    large = QFont(font)
    large.setPixelSize(font.pixelSize() * _MEASURE_ZOOM)
    advance = QFontMetricsF(large).horizontalAdvance
    return lambda text: advance(text) / _MEASURE_ZOOM


def best_drawing(
    index: TimelineIndex, theme: Theme, boxes: Sequence[tuple[float, float]]
) -> tuple[int, TimelineDrawing]:
    """Return the drawing on the fewest pages, then the largest, and which box it is for.

    Args:
        index: The timeline; it has at least one event.
        theme: Fonts and colours of paper.
        boxes: Width and height of each kind of page that may be used, best liked first.
    """
    drawings = [
        (place, TimelineDrawing(index, theme, width, height, None, shrink))
        for shrink in SHRINKS
        for place, (width, height) in enumerate(boxes)
    ]
    whole = [entry for entry in drawings if entry[1].fits]
    if whole:
        return min(whole, key=lambda entry: entry[1].page_count)
    return min(drawings, key=lambda entry: entry[1].page_count)


class TimelineDrawing:
    """A timeline laid out over pages side by side (and, for a poster, below each other).

    Args:
        index: The timeline; it has at least one event.
        theme: Fonts and colours of paper.
        width_px, height_px: Room on each page, logical pixels.
        sheets: Pages across and down; None finds how many are needed across.
        shrink: Everything is drawn this many times as large, 1 or less.

    Attributes:
        fits: Every event and every label is shown whole.
    """

    def __init__(
        self,
        index: TimelineIndex,
        theme: Theme,
        width_px: float,
        height_px: float,
        sheets: tuple[int, int] | None,
        shrink: float = 1.0,
    ) -> None:
        self._theme = theme
        self._inks: Inks = inks_of(theme.name, theme)
        self._shrink = shrink
        self._width = width_px = width_px / shrink
        self._height = height_px = height_px / shrink
        self._down = sheets[1] if sheets else 1
        self._measure_tick = paper_measure(self._inks.tick_font)
        self._measure_major = paper_measure(self._inks.major_font)
        self._measure_label = paper_measure(self._inks.label_font)
        self._gutter = self._gutter_width(index)
        room = height_px * self._down - (AXIS_PX + _SCALE_STRIP_PX) * self._down
        self.plan: PagePlan = plan_pages(
            index, Labels(self._measure_label), width_px - self._gutter, room, sheets[0] if sheets else 0
        )
        self.fits = fits(self.plan, room)

    def _gutter_width(self, index: TimelineIndex) -> float:
        measure = paper_measure(self._inks.lane_font)
        titles = [measure(lane.title) for lane in index.timeline.lanes if lane.title]
        return min(max(titles) + 26, _GUTTER_MOST_PX) if titles else 10.0

    @property
    def page_count(self) -> int:
        """How many pages the drawing takes."""
        return len(self.plan.cuts) * self._down

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw one page's part, its top left corner at the painter's origin."""
        down, across = divmod(number, len(self.plan.cuts))
        scene = self.scene(across, down)
        painter.scale(self._shrink, self._shrink)
        draw_timeline(painter, scene, self._theme)
        self._draw_scale_bars(painter, scene, across)

    def scene(self, across: int, down: int = 0) -> Scene:
        """Return what one page shows."""
        cut = self.plan.cuts[across]
        scale = self.plan.scale.panned(cut.left_px)
        width = cut.right_px - cut.left_px
        lanes_px = self.plan.height_px + _LANE_SPARE_PX * len(self.plan.arrangement.lane_rows())
        room = self._height - AXIS_PX - _SCALE_STRIP_PX
        scene = assembled(
            self.plan.arrangement,
            scale,
            width_px=width,
            top_px=AXIS_PX,
            height_px=AXIS_PX + (room if self._down > 1 else min(room, lanes_px)),
            gutter_px=self._gutter,
            measure=self._measure_tick,
            measure_major=self._measure_major,
            scroll_y=down * room,
        )
        self._mark_continued(scene)
        return scene

    def _mark_continued(self, scene: Scene) -> None:
        """Repeat the title of a bar that goes on from the page before, and drop what is not here."""
        kept = []
        for box in scene.boxes:
            if box.right < 0 or box.left > scene.width_px:
                continue
            from_left, _ = continued(box, scene.width_px)
            if from_left and box.mark is Mark.BAR and box.event is not None:
                room = min(box.x1, scene.width_px) - 2 * LABEL_INSET_PX
                text = elided(f"‹ continued: {box.event.title}", room, self._measure_label)
                box.lines = (text,) if text else ()
                box.label_x = LABEL_INSET_PX
            elif box.label_x < 0:
                box.lines = ()
            kept.append(box)
        scene.boxes = kept

    def _draw_scale_bars(self, painter: QPainter, scene: Scene, across: int) -> None:
        """Draw one bar for each episode under the lanes."""
        scale = self.plan.scale.panned(self.plan.cuts[across].left_px)
        painter.save()
        painter.translate(self._gutter, scene.height_px)
        painter.setFont(self._inks.tick_font)
        end = -10.0
        for bar in scale_bars(scale, scene.width_px):
            painter.setPen(self._inks.text)
            y = 9.5
            painter.drawLine(QPointF(bar.x, y), QPointF(bar.x + bar.length_px, y))
            for x in (bar.x, bar.x + bar.length_px):
                painter.drawLine(QPointF(x, y - 3), QPointF(x, y + 3))
            if bar.x > end + 6:
                painter.setPen(self._inks.muted)
                painter.drawText(QPointF(bar.x, 25), bar.text)
                end = bar.x + self._measure_tick(bar.text)
        if len(self.plan.arrangement.axis.stretches) > 1:
            painter.setPen(self._inks.muted)
            painter.drawText(
                QRectF(-self._gutter, 0, self._gutter - 8, 2 * ROW_PX),
                Qt.TextFlag.TextWordWrap,
                "Scale differs between breaks",
            )
        painter.restore()
