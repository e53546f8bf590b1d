"""Draws one scene of a timeline: the one drawing code of screen and PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from functools import lru_cache, reduce
from operator import or_

from PySide6.QtCore import QPointF, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from viewer.layout.axis.tick_values import Tick
from viewer.layout.frame.boxes import LaneBand
from viewer.layout.frame.scene import Scene
from viewer.layout.packing.labels import Measure
from viewer.model.timeline import Timeline
from viewer.ui.kit.text_rects import text_in
from viewer.ui.look.inks import Inks, baseline, inks_of
from viewer.ui.look.theme import Theme
from viewer.ui.paint.ground import draw_ground, draw_lane_lines, era_color, ground_tile, in_strength
from viewer.ui.paint.hair_lines import HairLines
from viewer.ui.paint.lines import is_left_to_qt, line_drawer
from viewer.ui.paint.marks import MarkPainter
from viewer.ui.paint.parts import BoxesNear, joined
from viewer.ui.paint.signs import draw_chevron
from viewer.ui.paint.vector import VectorPainter

#: Height of one tier of the axis; the axis has two.
TIER_PX = 24.0
AXIS_PX = 2 * TIER_PX
_STRIP_PX = 4.0
_LANE_TITLE_INSET_PX = 14.0
#: A sheet of a poster shows a part of the drawing: what is clipped stays clipped.
_WITHIN = Qt.ClipOperation.IntersectClip
#: So many boxes are drawn with one step of a drawing in pieces.
_PIECE = 16
#: Room for the arrow before a lane's title, where there is one.
CHEVRON_PX = 19.0


def draw_timeline(painter: QPainter, scene: Scene, theme: Theme, before: Scene | None = None) -> None:
    """Draw a scene with a painter whose origin is the drawing's top left corner.

    Args:
        painter: Draws on any device; its state is restored.
        scene: What to draw, in logical pixels.
        theme: Colours and fonts.
        before: What was drawn there last, in the same theme and with nothing over it, if anything: where
            lanes stand as they stood, as they do while time moves, their titles are left as they are.
    """
    inks = inks_of(theme.name, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    sides = (scene.gutter_px, scene.width_px, scene.top_px, scene.height_px)
    tile = ground_tile(painter, scene, inks)
    is_covered = tile is not None and all(float(side).is_integer() for side in sides)
    if not is_covered:
        # Else axis, gutter and time area cover all of it.
        painter.fillRect(QRectF(0, 0, scene.gutter_px + scene.width_px, scene.height_px), theme.ground)
    _draw_time_area(painter, scene, inks, tile)
    _draw_axis(painter, scene, inks)
    if not is_covered or before is None or not _is_gutter_alike(before, scene):
        _draw_gutter(painter, scene, inks)
    _draw_headings(painter, scene, inks)
    painter.restore()


def draw_in_pieces(begin: Callable[[], QPainter], scene: Scene, theme: Theme) -> Iterator[None]:
    """Draw a scene as ``draw_timeline`` does, a little with every step.

    Args:
        begin: Returns a painter of the same picture, which ends with the step.
        scene: What to draw, without anything that fades.
        theme: Colours and fonts.
    """
    bare = copy(scene)
    bare.boxes = []
    painter = begin()
    draw_timeline(painter, bare, theme)
    painter.end()
    inks = inks_of(theme.name, theme)
    for first in range(0, len(scene.boxes), _PIECE):
        yield
        painter = begin()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setClipRect(_time_area(scene))
        painter.translate(scene.gutter_px, 0)
        marks = MarkPainter(painter, inks, scene)
        for box in scene.boxes[first : first + _PIECE]:
            marks.draw(box)
        painter.end()
    painter = begin()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    _draw_headings(painter, scene, inks)  # over what reaches into them
    painter.end()


def draw_parts(painter: QPainter, scene: Scene, theme: Theme, parts: Sequence[QRectF]) -> None:
    """Draw again what a scene shows in some parts below its axis, as ``draw_timeline`` does it.

    Args:
        painter: As for ``draw_timeline``, without a clip.
        scene, theme: As for ``draw_timeline``.
        parts: In the drawing's pixels; what of them lies in the axis is left as it is. Their edges lie
            between pixels of the device.
    """
    inks, near, whole = inks_of(theme.name, theme), BoxesNear(scene), _time_area(scene)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.translate(scene.gutter_px, 0)
    marks = MarkPainter(painter, inks, scene)
    areas = joined([(part & whole).translated(-scene.gutter_px, 0) for part in parts])
    drawn = [near.of(area) for area in areas]
    if sum(map(len, drawn)) > len(scene.boxes):
        areas, drawn = [whole.translated(-scene.gutter_px, 0)], [scene.boxes]
    tile = ground_tile(painter, scene, inks)
    for area, boxes in zip(areas, drawn, strict=True):
        painter.setClipRect(area)
        if tile is None:
            painter.fillRect(area, theme.ground)
        draw_ground(painter, scene, inks, area, tile)
        for box in boxes:
            marks.draw(box)
    painter.setClipping(False)
    painter.translate(-scene.gutter_px, 0)
    beside = [part for part in parts if part.left() < scene.gutter_px]
    if beside:
        painter.setClipRect(reduce(or_, beside))
        _draw_gutter(painter, scene, inks)
    if any(lane.is_heading for lane in scene.lanes):
        for part in joined(parts):
            painter.setClipRect(part)
            _draw_headings(painter, scene, inks)
    painter.restore()


def _time_area(scene: Scene) -> QRectF:
    return QRectF(scene.gutter_px, scene.top_px, scene.width_px, scene.height_px - scene.top_px)


def _is_gutter_alike(one: Scene, other: Scene) -> bool:
    """Tell whether the same titles stand in the gutters of two scenes, at the same places."""
    sides = [(of.gutter_px, of.top_px, of.height_px, of.chevrons) for of in (one, other)]
    return sides[0] == sides[1] and one.lanes == other.lanes


def _draw_time_area(painter: QPainter, scene: Scene, inks: Inks, tile: QPixmap | None) -> None:
    """Draw what stands beside the lanes' titles."""
    area = _time_area(scene)
    painter.save()
    painter.setClipRect(area, _WITHIN)
    painter.translate(scene.gutter_px, 0)
    draw_ground(painter, scene, inks, area.translated(-scene.gutter_px, 0), tile)
    marks = MarkPainter(painter, inks, scene)
    for box, strength in scene.fading.boxes if scene.fading else ():
        painter.setOpacity(strength)
        marks.draw(box)
    painter.setOpacity(1.0)
    vector = painter if isinstance(painter, VectorPainter) else None
    for box in scene.boxes:
        if vector is not None:
            vector.begin_box(box)
        marks.draw(box)
    if vector is not None:
        vector.end_boxes()
    painter.restore()


def _draw_era_strip(painter: QPainter, scene: Scene, inks: Inks) -> None:
    """Draw the strip of eras' titles, each over its band, at the lower end of the axis."""
    top = scene.top_px - scene.eras_px
    for era in scene.eras:
        painter.fillRect(QRectF(era.x0, top, era.x1 - era.x0, scene.eras_px), era_color(era, inks))
    line = baseline(QFontMetricsF(inks.tick_font), top, scene.eras_px)
    draw_line = line_drawer(painter, inks, inks.tick_font, inks.muted)
    for title in scene.era_titles:
        draw_line(title.x, line, title.text)


def _draw_axis(painter: QPainter, scene: Scene, inks: Inks) -> None:
    theme = inks.theme
    whole = QRectF(0, 0, scene.gutter_px + scene.width_px, scene.top_px)
    painter.fillRect(whole, theme.axis_ground)
    painter.save()
    painter.setClipRect(QRectF(scene.gutter_px, 0, scene.width_px, scene.top_px), _WITHIN)
    painter.translate(scene.gutter_px, 0)
    top = scene.top_px - AXIS_PX - scene.eras_px
    ticks, fading = scene.ticks, scene.fading
    # Below the names: a month may begin within that of a week.
    lines = HairLines(painter, inks, inks.soft_line)
    for x in in_strength(painter, ticks.gridlines_px, fading.gridlines_px if fading else None):
        lines.upright(round(x) + 0.5, top + TIER_PX + 4, top + AXIS_PX)
    majors = in_strength(painter, ticks.major, fading.major if fading else None)
    _draw_tier(painter, inks, inks.major_font, inks.text, top + 2, majors)
    minors = in_strength(painter, ticks.minor, fading.minor if fading else None)
    line = _draw_tier(painter, inks, inks.tick_font, inks.muted, top + TIER_PX, minors)
    _draw_break_labels(painter, scene, inks, line)
    for fold in scene.fold_marks:
        _draw_fold_mark(painter, fold.x, top + TIER_PX * 1.5, inks)
    if scene.eras_px:
        painter.setFont(inks.tick_font)
        _draw_era_strip(painter, scene, inks)
    painter.restore()
    HairLines(painter, inks, inks.line).level(0, whole.width(), round(scene.top_px) - 0.5)


def _draw_tier(
    painter: QPainter, inks: Inks, font: QFont, pen: QPen, top: float, ticks: Iterable[Tick]
) -> float:
    """Write the labels of a tier whose upper edge is at ``top``, and return their baseline."""
    painter.setFont(font)
    line = baseline(QFontMetricsF(font), top, TIER_PX)
    draw_line = line_drawer(painter, inks, font, pen)
    for tick in ticks:
        if tick.label:
            draw_line(tick.label_px, line, tick.label)
    return line


def _draw_break_labels(painter: QPainter, scene: Scene, inks: Inks, line: float) -> None:
    """Write how long the gaps are, over the lines of their neighbours, on ``line`` as baseline."""
    metrics = QFontMetricsF(inks.tick_font)
    draw_line = line_drawer(painter, inks, inks.tick_font, inks.muted)
    for mark in in_strength(painter, scene.ticks.breaks, scene.fading.breaks if scene.fading else None):
        if mark.label:
            width = metrics.horizontalAdvance(mark.label)
            top = line - metrics.ascent()
            painter.fillRect(
                QRectF(mark.label_px - 2, top, width + 4, metrics.height()), inks.theme.axis_ground
            )
            draw_line(mark.label_px, line, mark.label)


def _draw_fold_mark(painter: QPainter, x: float, y: float, inks: Inks) -> None:
    """Draw two arrowheads pointing at each other: a click folds the gap again."""
    painter.setPen(inks.line)
    painter.setBrush(inks.theme.panel)
    painter.drawRoundedRect(QRectF(x - 13, y - 8, 26, 16), 4, 4)
    painter.setPen(inks.selection)
    for direction in (-1, 1):
        tip, tail = QPointF(x + direction * 2, y), QPointF(x + direction * 9, y)
        painter.drawLine(tip, tail)
        painter.drawLine(tip, tip + QPointF(direction * 3, -3))
        painter.drawLine(tip, tip + QPointF(direction * 3, 3))


def _draw_gutter(painter: QPainter, scene: Scene, inks: Inks) -> None:
    if not scene.gutter_px:
        return
    painter.save()
    area = QRectF(0, scene.top_px, scene.gutter_px, scene.height_px - scene.top_px)
    painter.setClipRect(area, _WITHIN)
    painter.fillRect(area, inks.theme.ground)
    painter.setFont(inks.lane_font)
    metrics = QFontMetricsF(inks.lane_font)
    for lane in scene.lanes:
        if lane.is_heading:
            continue
        ink = inks.lane(lane.number, lane.color)
        painter.fillRect(QRectF(0, lane.y, _STRIP_PX, lane.height), ink.color)
        _draw_lane_title(painter, scene, lane, metrics, inks)
    draw_lane_lines(painter, scene, inks, area)
    painter.restore()


def _draw_headings(painter: QPainter, scene: Scene, inks: Inks) -> None:
    """Draw titles that stand over the lanes below them, across gutter and time area."""
    for lane in scene.lanes:
        if not lane.is_heading:
            continue
        painter.save()
        width_px = scene.gutter_px + scene.width_px
        painter.setClipRect(QRectF(0, scene.top_px, width_px, scene.height_px - scene.top_px), _WITHIN)
        band = QRectF(0, round(lane.y) + 1, width_px, round(lane.y + lane.height) - round(lane.y) - 1)
        painter.fillRect(band, inks.theme.axis_ground)
        painter.setFont(inks.lane_font)
        painter.setPen(inks.text)
        metrics = QFontMetricsF(inks.lane_font)
        text = metrics.elidedText(
            lane.title, Qt.TextElideMode.ElideRight, width_px - 2 * _LANE_TITLE_INSET_PX
        )
        painter.drawText(QPointF(_LANE_TITLE_INSET_PX, baseline(metrics, band.top(), band.height())), text)
        painter.restore()


@lru_cache(maxsize=256)
def _wrapped(
    title: str, font: QFont, width_px: float, direction: Qt.LayoutDirection
) -> tuple[QTextLayout, float, tuple[tuple[float, float, str], ...]]:
    """Return a title broken between words where there are any, else inside one that is too long, its height and lines.

    A line has its place, on its baseline, from the upper left corner. Laid out once: the same titles stand beside
    every frame.
    """
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    layout = QTextLayout(title, font)
    layout.setTextOption(option)
    layout.beginLayout()
    height_px, lines = 0.0, []
    for line in iter(layout.createLine, None):
        if not line.isValid():
            break
        line.setLineWidth(width_px)
        line.setPosition(QPointF(0, height_px))
        lines.append(
            (line.naturalTextRect().left(), height_px + line.ascent(), text_in(line, title).rstrip())
        )
        height_px += line.height()
    layout.endLayout()
    return layout, height_px, tuple(lines)


def title_column_px(
    timeline: Timeline, measure: Measure, *, beside_px: float, usual_px: float, most_px: float
) -> float:
    """Return the width of the column in which lanes' titles stand, 0 where none has a title.

    Titles that are longer than usual are wrapped between their words, and the column is wider only for a word
    that would else be broken.

    Args:
        measure: Of the font of the titles.
        beside_px: Room that the column needs beside the letters.
        usual_px: It is no wider than this for the sake of whole titles,
        most_px: and no wider than this for the sake of whole words.
    """
    titles = [lane.title for lane in timeline.lanes if lane.title and not lane.is_heading]
    if not titles:
        return 0.0
    widest = max(map(measure, titles)) + beside_px
    if widest > usual_px:
        words = max(measure(word) for title in titles for word in _unbroken(title)) + beside_px
        widest = min(max(usual_px, words), most_px)
    return widest


def _unbroken(title: str) -> Iterator[str]:
    """Yield the parts of a title between which a line may be broken."""
    places = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, title)
    units, start = title.encode("utf-16-le", "surrogatepass"), 0  # which is what Qt counts
    while (end := places.toNextBoundary()) >= 0:
        yield units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass").strip()
        start = end


def _draw_lane_title(
    painter: QPainter, scene: Scene, lane: LaneBand, metrics: QFontMetricsF, inks: Inks
) -> None:
    """Draw a lane's title, wrapped, pinned to the top of its visible part."""
    inset = CHEVRON_PX if scene.chevrons else _LANE_TITLE_INSET_PX
    top = max(lane.y, scene.top_px) + (2 if lane.is_thin else 6)
    bottom = lane.y + lane.height - (0 if lane.is_thin else 4)
    rect = QRectF(inset, min(top, bottom - metrics.height()), scene.gutter_px - inset - 6, 0)
    rect.setBottom(bottom)
    if scene.chevrons:
        draw_chevron(painter, QPointF(12.0, rect.top() + metrics.height() / 2), inks, is_right=lane.is_thin)
    pen = inks.muted if lane.is_thin else inks.text
    wrapped, height_px, lines = _wrapped(lane.title, inks.lane_font, rect.width(), painter.layoutDirection())
    if height_px > rect.height() + 1:
        text = metrics.elidedText(lane.title, Qt.TextElideMode.ElideRight, rect.width())
        lines = ((0.0, metrics.ascent(), text),)
    elif is_left_to_qt(painter, inks, inks.lane_font):
        painter.setPen(pen)
        if isinstance(painter, VectorPainter):
            painter.drawText(rect, lane.title, wrapped.textOption())
        else:
            wrapped.draw(painter, rect.topLeft())
        return
    draw_line = line_drawer(painter, inks, inks.lane_font, pen)
    for left, line, text in lines:
        draw_line(rect.left() + left, rect.top() + line, text)
