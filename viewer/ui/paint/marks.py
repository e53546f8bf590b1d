"""Draws the marks of events: dots, windows, bars, statements, and their labels."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPen,
    QTransform,
)

from viewer.layout.frame.boxes import ROW_PX, Box
from viewer.layout.frame.scene import Scene
from viewer.layout.packing.marks import MIN_BAR_PX, SPEECH_PX, Mark
from viewer.model.dates.edtf import Granularity
from viewer.model.timeline import Event
from viewer.ui.look.inks import Inks, LaneInk, alpha
from viewer.ui.paint.dots import DOT_REACH_PX, DotPainter, pen_around
from viewer.ui.paint.hair_lines import dash_tile
from viewer.ui.paint.lines import DrawLine, kept_ratio, line_drawer
from viewer.ui.paint.pills import MARK_INSET_PX, PillPainter
from viewer.ui.paint.signs import draw_arrow, draw_warning, put_speech
from viewer.ui.paint.soon import fulfil_soon
from viewer.ui.paint.status_looks import LOOKS, NOT_YET_KNOWN, Fill, Outline, StatusLook
from viewer.ui.paint.torn import torn_shape
from viewer.ui.paint.vector import VectorPainter

if TYPE_CHECKING:
    from viewer.layout.index.hits import Hits
    from viewer.ui.paint.cut_titles import CutTitle, Edges

_RADIUS_PX = 3.0
_ACCENT_PX = 3.0
#: Widths are told apart so finely.
_HAIR_PX = 0.01
#: Dashed outlines longer than this are laid in tiles.
_LONG_PX = 200.0
#: So far an outline reaches to either side of a mark's edge.
_EDGE_PX = 1.5
#: Shares of a mark's width are told apart so finely.
_SHARES = 8192
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
#: Ready-made: the name of a style is turned into one of Qt's values at every call.
_NO_PEN = QPen(Qt.PenStyle.NoPen)
#: Inks, those of the lanes, and what draws lines with them.
_Colours = tuple[Inks, dict[int, LaneInk], DrawLine]


class MarkPainter:
    """Draws the boxes of one scene with one painter."""

    def __init__(self, painter: QPainter, inks: Inks, scene: Scene) -> None:
        self._painter = painter
        self._inks = inks
        self._scene = scene
        self._lanes = _lane_inks(inks, scene)
        self._words = scene.hits.words if scene.hits is not None else ()
        metrics = QFontMetricsF(inks.label_font)
        self._line_px = metrics.height()
        self._ascent = metrics.ascent()
        painter.setFont(inks.label_font)
        self._draw_line = line_drawer(painter, inks, inks.label_font, inks.text)
        if scene.hits is not None:
            self._dimmed = self._in(inks.dimmed)
        self._ratio = painter.device().devicePixelRatioF()
        self._is_print = inks.theme.name == "print"
        self._is_vector = self._is_print or isinstance(painter, VectorPainter)
        self._pills = PillPainter(painter, self._ascent, scene.hits, scene.width_px)
        self._kept_ratio = kept_ratio(painter) if not self._is_vector else 0
        self._dots = DotPainter(painter, self._ratio, is_kept=self._kept_ratio > 0)
        if not self._is_vector:
            fulfil_soon(inks.later)
        self._open_px = scene.width_px - scene.covered_px
        self._marked = scene.hovered, scene.selected
        self._edges: Edges | None = None

    def draw(self, box: Box) -> None:
        """Draw one box: highlight, mark, label; dimmed where a search has not found it."""
        hits = self._scene.hits
        if hits is None or self._scene.is_selected(box) or is_hit(box, hits):
            self._draw(box)
            return
        self._draw_dimmed(box, self._dimmed, NOT_YET_KNOWN if hits.are_known else None)

    def draw_unknown(self, box: Box) -> None:
        """Draw an event's box as that of one that was not yet known."""
        self._draw_dimmed(box, self._in(self._inks.dimmed), NOT_YET_KNOWN)

    def _in(self, inks: Inks) -> _Colours:
        """Return what draws in other inks."""
        draw_line = line_drawer(self._painter, inks, inks.label_font, inks.text)
        return inks, _lane_inks(inks, self._scene), draw_line

    def _draw_dimmed(self, box: Box, dimmed: _Colours, look: StatusLook | None) -> None:
        full = self._inks, self._lanes, self._draw_line
        self._inks, self._lanes, self._draw_line = dimmed
        self._draw(box, look)
        self._inks, self._lanes, self._draw_line = full

    def _draw(self, box: Box, look: StatusLook | None = None) -> None:
        """Draw a box in full, an event by its status unless another look is given."""
        ink = self._lanes[box.lane]
        if box.place in self._marked or box is self._scene.selected_box:
            self._draw_highlight(box)
        if box.event is None:
            self._pills.draw(box, self._inks, ink)
            return
        look = look or LOOKS[box.event.status]
        if box.mark is Mark.DOT:
            self._draw_dot(box, look, ink)
        else:
            self._draw_stretch(box, box.event, look, ink)
        if box.event.flawed:
            draw_warning(self._painter, max(box.left - 3, 1.0), box.y + 3, self._inks.warning)
        if box.lines:
            self._draw_label(box, box.event, look, ink)

    def _draw_highlight(self, box: Box) -> None:
        theme, painter = self._inks.theme, self._painter
        rect = QRectF(box.left - 4, box.y + 0.5, box.right - box.left + 9, box.height - 1)
        selected = self._scene.is_selected(box)
        painter.setPen(self._inks.selection if selected else _NO_PEN)
        painter.setBrush(theme.selection_fill if selected else alpha(theme.selection, 0.10))
        painter.drawRoundedRect(rect, 5, 5)

    def _draw_dot(self, box: Box, look: StatusLook, ink: LaneInk) -> None:
        two = len(box.lines) > 1  # it stands beside the first of them
        y = box.y + (round((box.height - self._line_px) / 2) if two else min(box.height, ROW_PX) / 2)
        if self._is_vector or (box.x1 > -DOT_REACH_PX and box.x0 < self._scene.width_px + DOT_REACH_PX):
            self._dots.draw((box.x0 + box.x1) / 2, y, (box.x1 - box.x0) / 2, look, ink)
        if _has_tails(box):
            self._draw_tails(box, ink, y)

    def _draw_stretch(self, box: Box, event: Event, look: StatusLook, ink: LaneInk) -> None:
        """Draw a window or a bar."""
        rect = QRectF(box.x0, box.y + MARK_INSET_PX, box.x1 - box.x0, box.height - 2 * MARK_INSET_PX)
        painter = self._painter
        if _has_tails(box):
            self._draw_tails(box, ink, self._tail_y(box, rect))
        fill, outline = self._fill(box, look, ink, rect), self._outline(box, event, look, ink)
        has_accent = self._has_sharp_start(box, event, look)
        if outline is _NO_PEN and fill is ink.bar:
            # A stressed edge hides a bar that is no wider.
            if not has_accent or rect.width() > _ACCENT_PX + _HAIR_PX:
                painter.fillRect(rect, fill)
        elif self._is_torn(box):
            self._draw_torn(box, ink, rect, fill, outline)
        else:
            is_laid = fill is ink.hatch and not self._is_vector
            if is_laid:
                # Its strokes are laid from the mark itself, so that both move as one where the lanes move.
                painter.setBrushOrigin(0, round(box.y * self._ratio))
            if box.parts:
                fill = self._fill_parts(box, rect, fill)
            if box.mark is Mark.WINDOW and self._fades(box):
                outline = self._fading(outline, box, rect)
            painter.setBrush(fill)
            painter.setPen(outline)
            if outline is ink.dashed and rect.width() > _LONG_PX and not self._is_vector:
                self._draw_long_dashes(rect, ink)
            elif rect.width() > 2 * _RADIUS_PX:
                painter.drawRoundedRect(rect, _RADIUS_PX, _RADIUS_PX)
            else:
                painter.drawRect(rect)
            if is_laid:
                painter.setBrushOrigin(0, 0)
        if box.length_px is not None:
            self._draw_length(box, look, ink, rect)
        if has_accent:
            self._draw_accent(look, ink, rect)
        if look.rails or look.struck:
            self._draw_lines_over(look, ink, rect)

    def _draw_lines_over(self, look: StatusLook, ink: LaneInk, rect: QRectF) -> None:
        """Draw the lines along a window or a bar, and the one through it."""
        painter, middle = self._painter, rect.center().y()
        painter.setPen(ink.edge)
        if look.rails:
            painter.drawLine(rect.topLeft() + QPointF(_ACCENT_PX, 0), rect.topRight())
            painter.drawLine(rect.bottomLeft() + QPointF(_ACCENT_PX, 0), rect.bottomRight())
        if look.struck:
            painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle))

    def _draw_long_dashes(self, rect: QRectF, ink: LaneInk) -> None:
        """Draw the dashed outline of an empty bar; Qt needs a millisecond for dashes across the screen."""
        painter = self._painter
        tile = ink.dashes.get(self._ratio) or ink.dashes.setdefault(
            self._ratio, dash_tile(self._ratio, ink.dashed)
        )
        for y in (rect.top(), rect.bottom()):
            painter.drawTiledPixmap(QRectF(round(rect.left()), round(y) - 1, round(rect.width()), 2), tile)
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        painter.drawLine(rect.topRight(), rect.bottomRight())

    def _draw_torn(self, box: Box, ink: LaneInk, rect: QRectF, fill: QBrush, outline: QPen) -> None:
        """Draw a mark with its inexact ends torn; what a bar is sure of stands out in it."""
        painter = self._painter
        if box.parts:
            fill = self._fill_parts(box, rect, fill)
        painter.setPen(outline)
        painter.setBrush(ink.window if fill is ink.bar else fill)
        painter.drawPath(torn_shape(rect, left=box.fade_in_x > box.x0, right=box.fade_out_x < box.x1))
        if fill is ink.bar:
            sure = QRectF(box.fade_in_x, rect.top(), box.fade_out_x - box.fade_in_x, rect.height())
            painter.fillRect(sure, fill)

    @staticmethod
    def _fades(box: Box) -> bool:
        """Tell whether one of the mark's ends is imprecise; on paper such an end is torn.

        A bar that is as narrow as one can be is wider than its time: where that ends tells nothing of how it ends.
        """
        fades = box.fade_in_x > box.x0 or box.fade_out_x < box.x1
        return fades and (box.mark is not Mark.BAR or box.x1 - box.x0 > MIN_BAR_PX + _HAIR_PX)

    def _is_torn(self, box: Box) -> bool:
        return self._is_print and self._fades(box)

    def _fill(self, box: Box, look: StatusLook, ink: LaneInk, rect: QRectF) -> QBrush:
        if look.fill is not Fill.WHOLE:
            return ink.hatch if look.fill is Fill.HALF else _NO_BRUSH
        brush = ink.bar if box.mark is Mark.BAR else ink.window
        if not self._fades(box) or self._is_print or rect.width() < 2:
            return brush
        return self._gradient(brush.color(), box, rect)

    def _fill_parts(self, box: Box, rect: QRectF, fill: QBrush) -> QBrush:
        """Fill only the alternatives of a set, and return what is left to fill: nothing."""
        for start, end in box.parts:
            part = QRectF(
                rect.left() + start * rect.width(), rect.top(), (end - start) * rect.width(), rect.height()
            )
            self._painter.fillRect(part, fill)
        return _NO_BRUSH

    def _fading(self, pen: QPen, box: Box, rect: QRectF) -> QPen:
        """Return an outline that thins out where the mark does."""
        if self._is_print or rect.width() < 2:
            return pen
        fading = QPen(pen)
        fading.setBrush(self._gradient(pen.color(), box, rect))
        return fading

    def _gradient(self, color: QColor, box: Box, rect: QRectF) -> QBrush:
        into = min(1.0, (box.fade_in_x - box.x0) / rect.width())
        out_of = max(0.0, (box.fade_out_x - box.x0) / rect.width())
        # Where time is zoomed or panned, nearly the same shares come again and again.
        brush = QBrush(_gradient(color.rgba(), round(into * _SHARES), round(out_of * _SHARES)))
        brush.setTransform(QTransform(rect.width(), 0, 0, 1, rect.left(), 0))
        return brush

    def _outline(self, box: Box, event: Event, look: StatusLook, ink: LaneInk) -> QPen:
        if look.outline is not Outline.PLAIN:
            return pen_around(ink, look.outline)
        if box.mark is Mark.WINDOW:
            return ink.faint if self._has_sharp_start(box, event, look) else ink.dotted
        return ink.dotted if self._is_torn(box) else _NO_PEN

    def _has_sharp_start(self, box: Box, event: Event, look: StatusLook) -> bool:
        """Tell whether the left edge is known to the day and deserves a solid line."""
        when = event.when
        if look.struck or box.fade_in_x > box.x0 or when.soft_start:
            return False
        return box.tail_left_x == box.x0 and (when.is_span or when.granularity <= Granularity.DAY)

    def _draw_accent(self, look: StatusLook, ink: LaneInk, rect: QRectF) -> None:
        if look.fill is Fill.NONE:
            self._painter.setPen(ink.thick)
            self._painter.drawLine(rect.topLeft() + QPointF(0.5, 0), rect.bottomLeft() + QPointF(0.5, 0))
        else:
            self._painter.fillRect(QRectF(rect.left(), rect.top(), _ACCENT_PX, rect.height()), ink.solid)

    def _draw_length(self, box: Box, look: StatusLook, ink: LaneInk, rect: QRectF) -> None:
        """Draw a known length to scale on the window's lower edge, as a slider nobody pushed home."""
        assert box.length_px is not None
        painter = self._painter
        bar = QRectF(rect.center().x() - box.length_px / 2, rect.bottom() - 2.5, box.length_px, 5)
        hollow = look.fill is Fill.NONE
        painter.setPen(ink.edge if hollow else _NO_PEN)
        painter.setBrush(_NO_BRUSH if hollow else ink.solid)
        painter.drawRoundedRect(bar, 1, 1)

    @staticmethod
    def _tail_y(box: Box, rect: QRectF) -> float:
        """Return the height of the tails: below a label that would be struck through."""
        crosses = box.lines and box.label_x < box.tail_right_x and box.label_x + box.label_px > box.x1
        crosses = crosses and box.tail_right_x > box.x1
        return rect.bottom() - 1.5 if crosses else rect.center().y()

    def _draw_tails(self, box: Box, ink: LaneInk, y: float) -> None:
        """Draw what lies beyond an end that is open or unknown: a dotted line, for dashes mean expected."""
        painter = self._painter
        painter.setPen(ink.dotted)
        if box.tail_left_x < box.x0:
            painter.drawLine(QPointF(box.x0, y), QPointF(box.tail_left_x + 6, y))
            draw_arrow(painter, QPointF(box.tail_left_x, y), 1, ink)
            painter.setPen(ink.dotted)
        if box.tail_right_x > box.x1:
            painter.drawLine(QPointF(box.x1, y), QPointF(box.tail_right_x - 6, y))
            draw_arrow(painter, QPointF(box.tail_right_x, y), -1, ink)

    def _clear_ground(self, box: Box, look: StatusLook, top: float) -> None:
        """Keep gridlines and breaks from running through a label: ink on paper hides what lies under it."""
        label = QRectF(box.label_x - 1, top, box.label_px + 2, len(box.lines) * self._line_px)
        ground = self._inks.theme.ground
        if look.fill is Fill.NONE and not look.struck:
            # A hollow mark's own outline stays whole.
            self._painter.fillRect(label.adjusted(0, 1, 0, -1) if box.mark is not Mark.DOT else label, ground)
            return
        before, behind = QRectF(label), QRectF(label)
        before.setRight(min(label.right(), box.x0 - 1))
        behind.setLeft(max(label.left(), box.x1 + 1))
        for rect in (before, behind):
            if rect.width() > 0:
                self._painter.fillRect(rect, ground)

    def _open_edges(self, box: Box, look: StatusLook, ink: LaneInk, top: float) -> None:
        """Leave the mark's own upright edges out where its label runs over them."""
        if self._is_vector and look.fill is Fill.WHOLE:
            return  # a dotted line; every rectangle is written into the picture
        selected = self._scene.is_selected(box)
        ground = self._inks.theme.selection_fill if selected else self._inks.theme.ground
        inside = ground
        if look.fill is Fill.WHOLE and not self._fades(box):
            inside = (ink.bar if box.mark is Mark.BAR else ink.window).color()
        height = len(box.lines) * self._line_px
        for edge, side in ((box.x0, 1), (box.x1, -1)):
            if box.label_x + 1 < edge < box.label_x + box.label_px - 1:
                whole = QRectF(edge - _EDGE_PX, top, 2 * _EDGE_PX, height)
                self._painter.fillRect(whole, ground)
                if inside != ground:
                    within = edge if side > 0 else edge - _EDGE_PX
                    self._painter.fillRect(QRectF(within, top, _EDGE_PX, height), inside)

    def _draw_label(self, box: Box, event: Event, look: StatusLook, ink: LaneInk) -> None:
        painter = self._painter
        if look.struck:
            painter.setFont(self._inks.struck_font)
        top = box.y + (box.height - len(box.lines) * self._line_px) / 2
        cut = None
        if (box.label_x < 0 or box.label_x + box.label_px > self._open_px) and not self._is_vector:
            edges = self._edges = self._edges or _edges(painter, self._scene)
            cut = edges.cut(self._inks, box)
        if self._is_print:
            self._clear_ground(box, look, top)
        elif box.mark is not Mark.DOT and (cut is None or cut.is_seen):
            self._open_edges(box, look, ink, top)
        is_found = bool(self._words) and self._draw_found_words(box, event, top, cut)
        draw_line = self._draw_line
        if look.struck:
            inks = self._inks
            draw_line = line_drawer(painter, inks, inks.struck_font, inks.text if is_found else inks.muted)
        for number, line in enumerate(box.lines):
            y = top + self._ascent + number * self._line_px
            if cut is None:
                draw_line(box.label_x, y, line)
            else:
                cut.draw(draw_line, number, y)
        if look.struck:
            painter.setFont(self._inks.label_font)
        if event.is_statement:
            put_speech(painter, box.label_x - SPEECH_PX, top + self._line_px / 2, ink, self._kept_ratio)

    def _draw_found_words(self, box: Box, event: Event, top: float, cut: CutTitle | None) -> bool:
        """Fill the ground behind the words that are searched for; tell whether there are any."""
        hits = self._scene.hits
        if hits is None or box.place not in hits:
            return False
        from viewer.ui.paint.found_words import found_rects  # with the first search

        found = found_rects(self._inks, self._words, event.title, box.lines)
        for number, rect in found if cut is None else cut.within(found):
            place = rect.translated(box.label_x, top + number * self._line_px)
            self._painter.fillRect(place, self._inks.found_word)
        return bool(found)


def _has_tails(box: Box) -> bool:
    """Tell whether a mark goes on beyond one of its ends."""
    return box.tail_left_x < box.x0 or box.tail_right_x > box.x1


def _lane_inks(inks: Inks, scene: Scene) -> dict[int, LaneInk]:
    return {lane.number: inks.lane(lane.number, lane.color) for lane in scene.lanes}


def _edges(painter: QPainter, scene: Scene) -> Edges:
    from viewer.ui.paint.cut_titles import Edges  # with the first title that is cut

    return Edges(painter, scene)


def is_hit(box: Box, hits: Hits) -> bool:
    """Tell whether a search has found an event, or one of a cluster."""
    if box.members is not None:
        return box.members.hits(hits) > 0
    return box.place in hits


@lru_cache(maxsize=512)
def _gradient(rgba: int, into: int, out_of: int) -> QBrush:
    """Return a brush that comes up to a colour from x 0 on, and goes out again to x 1.

    Args:
        rgba: The colour.
        into, out_of: Where it is full, in ``_SHARES`` of the way.
    """
    color, gradient = QColor.fromRgba(rgba), QLinearGradient(0, 0, 1, 0)
    gradient.setColorAt(0, alpha(color, 0) if into > 0 else color)
    gradient.setColorAt(into / _SHARES, color)
    gradient.setColorAt(max(into, out_of) / _SHARES, color)
    gradient.setColorAt(1, alpha(color, 0) if out_of < _SHARES else color)
    return QBrush(gradient)
