"""The timeline's drawing on paper: the screen's own drawing code, laid out for pages."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from viewer.dataclass import dataclass
from viewer.layout.axis.ticks import axis_ticks
from viewer.layout.frame.boxes import ROW_PX, Box, LaneBand
from viewer.layout.frame.eras import era_bands
from viewer.layout.frame.pages import PagePlan, continued
from viewer.layout.frame.scale_bars import scale_bars
from viewer.layout.frame.scene import Scene, lane_bands, visible_boxes
from viewer.layout.index.hits import Hits
from viewer.layout.packing.labels import elided
from viewer.layout.packing.marks import LABEL_INSET_PX, Mark
from viewer.model.direction import isolated
from viewer.model.timeline import Timeline
from viewer.ui.look.inks import Inks, inks_of
from viewer.ui.look.theme import PAPER
from viewer.ui.paint.painting import AXIS_PX, draw_timeline, title_column_px
from viewer.ui.paper.measuring import paper_measure
from viewer.words import N_, _

#: Room for the scale bars below the lanes.
SCALE_STRIP_PX = 34.0
_GUTTER_USUAL_PX, _GUTTER_MOST_PX = 126.0, 170.0
_GUTTER_PAD_PX = 26.0
_UNNAMED_GUTTER_PX = 10.0
_LANE_SPARE_PX = 10.0
#: In narrower lane titles the note on the scale has no room.
_GUTTER_WITH_NOTE_PX = 90.0
#: So far below the words of the scale bars it stands then, if not beside them.
_NOTE_LINE_PX = 12.0
_SCALE_NOTE = N_("Scale differs between breaks")
_CONTINUED = N_("{title} (continued)")


def numbered(timeline: Timeline) -> Timeline:
    """Return a timeline whose titles begin with the numbers that the chronicle has, from 1."""
    events = (
        replace(event, title=f"{number} {event.title}") for number, event in enumerate(timeline.events, 1)
    )
    return replace(timeline, events=tuple(events))


@dataclass(frozen=True, slots=True)
class ChartPage:
    """One page's part of a chart: its column and its line of pages, from 0."""

    across: int
    down: int


class Pens:
    """Inks of paper and the measures of their fonts; made once for all tries."""

    def __init__(self) -> None:
        self.inks: Inks = inks_of(PAPER.name, PAPER)
        self.tick = paper_measure(self.inks.tick_font)
        self.major = paper_measure(self.inks.major_font)
        self.label = paper_measure(self.inks.label_font)
        self.lane = paper_measure(self.inks.lane_font)

    def gutter_px(self, timeline: Timeline) -> float:
        """Return the width that lane titles take."""
        widest = title_column_px(
            timeline, self.lane, beside_px=_GUTTER_PAD_PX, usual_px=_GUTTER_USUAL_PX, most_px=_GUTTER_MOST_PX
        )
        # A lane that goes on says so below its title.
        return max(widest, self.lane(_("(continued)")) + _GUTTER_PAD_PX) if widest else _UNNAMED_GUTTER_PX


class Chart:
    """A timeline laid out over pages, drawn so many times as large.

    Args:
        plan: In the pixels of the drawing, before it is enlarged.
        pens: Inks and measures.
        zoom: How many times as large everything is drawn.
        height_px: Height that the lanes fill where they stand on one line of pages; they need no more.
        hits: Which events were known by a date; None where nobody asks.

    Attributes:
        pages: Those on which any event stands, from above and from left to right.
    """

    def __init__(
        self, plan: PagePlan, pens: Pens, zoom: float, height_px: float, hits: Hits | None = None
    ) -> None:
        self._plan = plan
        self._pens = pens
        self._zoom = zoom
        self._hits = hits
        lanes = plan.arrangement.lane_rows()
        spare = _LANE_SPARE_PX * len(lanes) if len(plan.rows) == 1 else 0.0
        self._lanes_px = max(plan.height_px, min(plan.height_px + spare, height_px))
        self._bands = lane_bands(plan.arrangement, 0.0, self._lanes_px, 0.0)
        self._gutter = pens.gutter_px(plan.arrangement.index.timeline)
        whole = [
            ChartPage(across, down) for down in range(len(plan.rows)) for across in range(len(plan.cuts))
        ]
        self._scenes = {page: self._scene(page) for page in whole}
        self.pages = [page for page in whole if self._scenes[page].boxes] or whole[:1]

    @property
    def plan(self) -> PagePlan:
        """How it is laid out."""
        return self._plan

    @property
    def shows_titles(self) -> bool:
        """Tell whether every title on it is whole."""
        return not any(box.cut for scene in self._scenes.values() for box in scene.boxes)

    @property
    def gutter_px(self) -> float:
        """Width of the lane titles, before enlarging."""
        return self._gutter

    def height_px(self, page: ChartPage) -> float:
        """Return the height of a page's part, scale bars included, as it is drawn."""
        return (self._scenes[page].height_px + SCALE_STRIP_PX) * self._zoom

    def width_px(self, page: ChartPage) -> float:
        """Return the width of a page's part as it is drawn."""
        return (self._gutter + self._scenes[page].width_px) * self._zoom

    def scene(self, page: ChartPage) -> Scene:
        """Return what a page shows, before enlarging."""
        return self._scenes[page]

    def draw(self, painter: QPainter, page: ChartPage) -> None:
        """Draw one page's part, its top left corner at the painter's origin."""
        painter.save()
        painter.scale(self._zoom, self._zoom)
        draw_timeline(painter, self._scenes[page], PAPER)
        self._draw_scale_bars(painter, self._scenes[page], page)
        painter.restore()

    def labels(self, page: ChartPage) -> list[tuple[int, QRectF]]:
        """Return place in the one order and rectangle of every event whose title is on a page."""
        zoom, gutter = self._zoom, self._gutter
        return [
            (box.place, QRectF((gutter + box.label_x) * zoom, box.y * zoom, box.label_px * zoom, box.height * zoom))
            for box in self._scenes[page].boxes
            if box.event is not None and box.lines
        ]  # fmt: skip

    def _scene(self, page: ChartPage) -> Scene:
        cut, row = self._plan.cuts[page.across], self._plan.rows[page.down]
        bottom = row.bottom_px if len(self._plan.rows) > 1 else self._lanes_px
        arrangement, width = self._plan.arrangement, cut.right_px - cut.left_px
        scale = self._plan.scale.panned(cut.left_px)
        height = AXIS_PX + bottom - row.top_px
        bands = [_moved(band, row.top_px) for band in self._bands if row.top_px < band.y + band.height]
        bands = [band for band in bands if band.y < height - 1]
        ticks = axis_ticks(
            scale, width, self._pens.tick, self._pens.major, precise=arrangement.index.precision.near
        )
        boxes = visible_boxes(arrangement, scale, width, bands, (AXIS_PX, height))
        boxes = [self._on_page(box, width) for box in boxes if box.right >= 0 and box.left <= width]
        eras = era_bands(arrangement.index.timeline.eras, scale, width)
        return Scene(width, AXIS_PX, height, self._gutter, bands, boxes, ticks, eras, hits=self._hits)

    def _on_page(self, box: Box, width_px: float) -> Box:
        """Say of a bar that goes on from the page before what it is, and of one that goes on that it does."""
        from_left, to_right = continued(box, width_px)
        if box.event is None:
            return box
        if from_left:
            room = min(box.x1, width_px) - 2 * LABEL_INSET_PX
            said = _("continued: {title}").format(title=isolated(box.event.title))
            text = elided(f"‹ {said}", room, self._pens.label)
            box.lines = (text,) if text else ()
            box.label_x, box.label_px = LABEL_INSET_PX, self._pens.label(text)
        elif to_right and box.mark is not Mark.DOT and box.lines:
            text = f"{box.lines[0]} ›"
            if len(box.lines) == 1 and box.label_x + self._pens.label(text) <= width_px:
                box.lines, box.label_px = (text,), self._pens.label(text)
        return box

    def _draw_scale_bars(self, painter: QPainter, scene: Scene, page: ChartPage) -> None:
        """Draw one bar for each episode under the lanes."""
        scale = self._plan.scale.panned(self._plan.cuts[page.across].left_px)
        inks = self._pens.inks
        painter.save()
        painter.translate(self._gutter, scene.height_px)
        painter.setFont(inks.tick_font)
        end, words_y = -10.0, 22.0
        bars = scale_bars(scale, scene.width_px)
        for bar in bars:
            painter.setPen(inks.text)
            y = 7.5
            painter.drawLine(QPointF(bar.x, y), QPointF(bar.x + bar.length_px, y))
            for x in (bar.x, bar.x + bar.length_px):
                painter.drawLine(QPointF(x, y - 3), QPointF(x, y + 3))
            if bar.x > end + 6:
                painter.setPen(inks.muted)
                painter.drawText(QPointF(bar.x, words_y), bar.text)
                end = bar.x + self._pens.tick(bar.text)
        if len(self._plan.arrangement.axis.stretches) > 1:
            painter.setPen(inks.muted)
            if self._gutter < _GUTTER_WITH_NOTE_PX:
                fits = end + 16 + self._pens.tick(_(_SCALE_NOTE)) <= scene.width_px
                below = QPointF(bars[0].x if bars else 0.0, words_y + _NOTE_LINE_PX)
                at = QPointF(end + 16, words_y) if fits else below
                painter.drawText(at, _(_SCALE_NOTE))
            else:
                room = QRectF(-self._gutter, 0, self._gutter - 8, 2 * ROW_PX)
                painter.drawText(room, Qt.TextFlag.TextWordWrap, _(_SCALE_NOTE))
        painter.restore()


def _moved(band: LaneBand, top_px: float) -> LaneBand:
    """Return a lane as it stands on a page that begins at a height of all lanes."""
    title = _(_CONTINUED).format(title=band.title) if band.title and band.y < top_px - 1 else band.title
    return replace(band, title=title, y=AXIS_PX + band.y - top_px)


def lane_title_of(timeline: Timeline, number: int) -> str:
    """Return the title of a lane by its place; a word for one without."""
    return timeline.lanes[number].title or _("events")
