"""Finds the letters of the titles on screen before the edges of another view cut some of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt

from viewer.layout.frame.boxes import Box
from viewer.layout.packing.labels import ELLIPSIS
from viewer.ui.canvas.shown.view import CanvasView
from viewer.ui.look.inks import Inks, inks_of
from viewer.ui.paint.cut_titles import letters_of

#: A painter of a picture has the direction of no widget.
_OF_PICTURES = Qt.LayoutDirection.LayoutDirectionAuto


def letters_on_screen(view: CanvasView) -> Iterator[None]:
    """Find the letters of the titles on screen, a title with every step: some will be cut by the next view's edges.

    So many at once that the ellipsis, which stands beside each of them, is made ready as well.

    Args:
        view: Whose picture may be moved next.
    """
    scene, theme = view.on_screen.scene, view.appearance.theme
    inks = inks_of(theme.name, theme)
    ratio = 2 if view.drawn_ratio == 2 else 1
    pictures = inks.line_pictures(inks.label_font, inks.text, _OF_PICTURES, ratio)
    if pictures is not None:
        pictures.make_ready(ELLIPSIS)
        yield
    if scene is not None:
        yield from letters_in(scene.boxes, inks)


def letters_in(boxes: Iterable[Box], inks: Inks) -> Iterator[None]:
    """Find the letters of the titles of some boxes, a title with every step.

    Args:
        boxes: Those of counts have none.
        inks: For the font of labels.
    """
    for box in boxes:
        for line in box.lines if box.event is not None else ():
            letters_of(inks, line, _OF_PICTURES)
            yield
