"""Draws into nothing what the next zoom will show: its letters, dots and pills are kept as pictures then.

A title costs ten times as much where it is drawn for the first time; a step of zoom brings dozens of them at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from viewer.layout.frame.scene import Scene
from viewer.ui.canvas.ahead.letters import letters_in, letters_on_screen
from viewer.ui.canvas.shown.view import CanvasView
from viewer.ui.look.inks import inks_of
from viewer.ui.look.theme import Theme
from viewer.ui.paint.painting import draw_parts

#: So much is drawn with one step, in the canvas's own pixels.
_STRIP_PX = 60
#: What stays letters is laid out when it is drawn for the second time.
_TIMES = 2


def rehearsed(view: CanvasView, packing: Iterator[int | None]) -> Iterator[int | None]:
    """Prepare what may come: the letters of titles, what is to be packed, and what a zoom will show.

    Args:
        view: Whose picture may be zoomed next.
        packing: Brings the picture on screen to an end, and packs around it.
    """
    if not view.is_rough:
        yield from letters_on_screen(view)
    yield from packing
    yield 20
    yield from letters_on_screen(view)
    yield from rehearsals(view)


def rehearsals(view: CanvasView) -> Iterator[None]:
    """Draw, a strip with every step, the lanes in view at their own level of zoom and those next to it; find letters.

    What has still to be packed is left out.

    Args:
        view: Whose picture may be zoomed next.
    """
    scale, theme = view.on_screen.scale, view.appearance.theme
    if scale is None:
        return
    for levels in (0, -1, 1) if view.pace.zoomed < 0 else (0, 1, -1):
        scene = view.stage.beside(scale, view.drawn_width, view.drawn_height, view.lane_scroll.y, levels)
        yield
        if scene is not None:
            yield from _drawn(scene, view.drawn_ratio, theme)
            # Edges will cut some, and which of them hangs on where the pointer is.
            yield from letters_in(scene.boxes, inks_of(theme.name, theme))


def _drawn(scene: Scene, ratio: float, theme: Theme) -> Iterator[None]:
    pixmap = QPixmap(round((scene.gutter_px + scene.width_px) * ratio), round(_STRIP_PX * ratio))
    pixmap.setDevicePixelRatio(ratio)
    inks = inks_of(theme.name, theme)
    top = scene.top_px
    while top < scene.height_px:
        for _time in range(1 if inks.are_pictures_true else _TIMES):
            painter = QPainter(pixmap)
            painter.translate(0, -top)
            draw_parts(painter, scene, theme, [QRectF(scene.gutter_px, top, scene.width_px, _STRIP_PX)])
            painter.end()
            yield
        yield from inks.later.steps()
        top += _STRIP_PX
