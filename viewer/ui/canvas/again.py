"""Draws views of a canvas ahead, and finds what is drawn already of what it is to show now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QRectF

from viewer.layout.frame.scene import Scene
from viewer.ui.canvas.shown.frame import KeptPicture, Shift
from viewer.ui.canvas.shown.view import CanvasView
from viewer.ui.look.inks import inks_of
from viewer.ui.paint.changes import changed_parts
from viewer.ui.paint.painting import draw_in_pieces
from viewer.ui.paint.shifts import nearest, parts_behind


class DrawnAgain:
    """Looks for the view of a canvas among its pictures.

    Args:
        view: The canvas.
        picture: Keeps its pictures.
        show: Takes note of the scene that is going to be painted.
    """

    def __init__(self, view: CanvasView, picture: KeptPicture, show: Callable[[Scene], None]) -> None:
        self._view = view
        self._picture = picture
        self._show = show
        self._made: Scene | None = None
        #: A view that is being drawn, and the rest of its drawing.
        self._begun: Scene | None = None
        self._drawing: Iterator[None] = iter(())

    def prepared(self, scene: Scene) -> Iterator[None]:
        """Draw a view that may be shown next, a little with every step, and keep its picture."""
        theme = self._view.appearance.theme
        drawing = self._picture.prepared_view(scene, lambda begin: draw_in_pieces(begin, scene, theme))
        self._begun, self._drawing = scene, drawing
        yield from drawing
        if self._drawing is drawing:
            self._begun = None

    def finish(self) -> None:
        """Draw the rest of a view that has come before its picture was ready."""
        if self._begun is not None and self._view.stands_as_now(self._begun):
            for _ in self._drawing:
                pass
            self._begun = None

    def found(self, pictures: Sequence[Scene | None]) -> Shift | Scene | None:
        """Return which picture shows the lanes nearest to where they stand, or what is to be put together of strips.

        None where more than that is different.
        """
        found = self._come_back(pictures)
        if found is None and self._view.on_screen.scale == self._view.shown_scale:
            return self._anew(pictures)
        return found

    def take_made(self) -> Scene | None:
        """Return the scene that was laid out in vain, as all of it has to be drawn; None where none was."""
        made, self._made = self._made, None
        return made

    def _come_back(self, pictures: Sequence[Scene | None]) -> Shift | None:
        """Return the picture of this view with its lanes where they stand now, of which nothing has to be laid out."""
        view, theme = self._view, self._view.appearance.theme
        scale = view.shown_scale
        for number, left in enumerate(pictures):
            if left is not None and scale is not None and view.stands_as_now(left):
                scene = view.marked(left, scale)
                scene.scroll_y = view.lane_scroll.y
                parts = changed_parts(left, scene, inks_of(theme.name, theme))
                view.come_back_to(scene)
                self._show(scene)
                return Shift(
                    number, scene, 0, QRectF(), [part.translated(scene.gutter_px, 0) for part in parts]
                )
        return None

    def _anew(self, pictures: Sequence[Scene | None]) -> Shift | Scene | None:
        """Return what is laid out where no picture shows the lanes where they stand."""
        scene = self._view.frame()
        if scene is None:
            return None
        if self._picture.has_strips_for(scene):
            self._show(scene)
            return scene
        shift = self._shifted(pictures, scene)
        if shift is None:
            self._made = scene
        else:
            self._show(scene)
        return shift

    def _shifted(self, pictures: Sequence[Scene | None], scene: Scene) -> Shift | None:
        """Return the picture that has least to be moved, and what has to be drawn again in it then."""
        number, shift = nearest(pictures, scene)
        before = pictures[number]
        parts = parts_behind(before, scene, shift) if before is not None and shift is not None else None
        if shift is None or parts is None:
            return None
        area = self._view.drawn_rect.adjusted(0, scene.top_px, 0, 0)
        gutter = QRectF(0, scene.top_px, scene.gutter_px, scene.height_px - scene.top_px)
        return Shift(
            number, scene, shift, area, [gutter, *(part.translated(scene.gutter_px, 0) for part in parts)]
        )
