"""Signs at the canvas's edges for events outside the view: how many there are, and the way to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, QTimer
from PySide6.QtGui import QPainter

from viewer.layout.frame.beyond import Beyond
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.shown.stage import BAR_PX
from viewer.ui.canvas.shown.view import FRAME_ITEMS
from viewer.ui.canvas.sign_button import ABOVE, BELOW, EARLIER, LATER, EdgeSign, SignButton

#: So long nothing has moved.
REST_MS = 100
_AIR_PX = 6
#: Room that the ruler and its words take at the lower edge while something is measured.
_RULER_PX = 40
#: What is gone to stands so far inside from the edge that one came from.
_SHARE = 0.75
_SCREEN_SHARE = 0.8
#: Where a sign for rows may stand along its edge, as shares of the room, and how far apart others may along theirs.
_SHARES = (0.5, 0.25, 0.75, 0.0, 1.0, 0.375, 0.625, 0.125, 0.875)
_STEP_PX = 11


class EdgeSigns(QObject):
    """Keeps the signs of one canvas; they are made when something first lies outside the view.

    Counting what lies in rows out of sight may list what a count stands for, and a sign that changes has
    its surroundings painted again: both wait until the view rests.

    Args:
        canvas: On which they stand, and whose view they follow.
    """

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._beyond = Beyond()
        #: Of which boxes the signs tell, whether there was a ruler then, and the place of the event that was selected.
        self._shown: tuple[object, bool, int] = (None, False, -1)
        self._buttons: dict[EdgeSign, SignButton] = {}
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.settle)
        canvas.draw_signs = self._draw
        # Nor does a hand rest that goes from event to event of one count: nothing is painted for it.
        canvas.state.selection_changed.connect(self._wait_on)

    @property
    def beyond(self) -> Beyond:
        """What lies outside the view that was painted last."""
        return self._beyond

    @property
    def buttons(self) -> list[SignButton]:
        """The signs that are there."""
        return [button for button in self._buttons.values() if not button.isHidden()]

    def button(self, sign: EdgeSign) -> SignButton | None:
        """Return one of the signs, None where there is nothing to say."""
        button = self._buttons.get(sign)
        return button if button is not None and not button.isHidden() else None

    def follow(self) -> None:
        """Say what lies outside the view that was painted once it rests; what is drawn over a picture changes nothing."""
        boxes, is_measured, _selected = self._shown
        scene = self._canvas.on_screen.scene
        is_other = (scene.boxes if scene is not None else None) is not boxes
        # What is selected, hovered or found in a picture leaves its boxes as they are.
        if is_other or self._canvas.ruler.is_set != is_measured or self._is_in_the_way():
            self._rest.start()

    def _is_in_the_way(self) -> bool:
        """Tell whether a sign stands on the title of an event that was not yet selected when it was put there."""
        scene, unit = self._canvas.on_screen.scene, self._canvas.unit
        if scene is None or scene.selected == self._shown[2]:
            return False
        areas = [QRectF(title.topLeft() * unit, title.size() * unit) for title in self._selected_title()]
        return any(area.intersects(button.geometry()) for area in areas for button in self.buttons)

    def _wait_on(self) -> None:
        """Wait for the whole rest again, if anything is waited for."""
        if self._rest.isActive():
            self._rest.start()

    def settle(self) -> None:
        """Say now what lies outside the view that was painted last."""
        self._rest.stop()
        canvas = self._canvas
        scene, scale = canvas.on_screen.scene, canvas.on_screen.scale
        boxes, selected = (scene.boxes, scene.selected) if scene is not None else (None, -1)
        self._shown = boxes, canvas.ruler.is_set, selected
        if scene is None or scale is None:
            self._beyond = Beyond()
        else:
            with canvas.stage.packing(FRAME_ITEMS):
                self._beyond = canvas.stage.beyond(
                    scale, canvas.drawn_width, canvas.drawn_height, canvas.lane_scroll.y
                )
        before = self._seen()
        self._show()
        self._redraw(before)

    def _draw(self, painter: QPainter) -> None:
        """Draw the signs that leave it to the canvas, over all that it shows."""
        is_crossed = self._canvas.is_crossed
        painter.resetTransform()  # widgets stand on the widget's own pixels, however large the canvas is drawn
        for button in self._buttons.values():
            if not button.isHidden():
                button.cross(is_crossed=is_crossed)
                if button.is_left:
                    painter.drawPixmap(button.pos(), button.still)

    def _seen(self) -> dict[SignButton, tuple[QRect, str]]:
        """Return where signs are, and what they say."""
        return {button: (button.geometry(), button.text()) for button in self.buttons}

    def _redraw(self, before: dict[SignButton, tuple[QRect, str]]) -> None:
        """Have the canvas drawn where signs have come, gone or changed: Qt asks only those for it that draw themselves."""
        now = self._seen()
        for button in self._buttons.values():
            if before.get(button) != now.get(button):
                for area, _text in filter(None, (before.get(button), now.get(button))):
                    self._canvas.update(area)

    def _show(self) -> None:
        for sign in (EARLIER, LATER, ABOVE, BELOW):
            count = sign.count(self._beyond)
            if count and sign not in self._buttons:
                button = self._buttons[sign] = SignButton(sign, self._canvas)
                button.clicked.connect(lambda _checked=False, sign=sign: self._go(sign))
        self._tell(is_short=False)
        room = self._canvas.width() - self._left - 4 * _AIR_PX - BAR_PX
        if sum(button.width() for button in self.buttons) > room:
            self._tell(is_short=True)
        self._place()

    def _tell(self, *, is_short: bool) -> None:
        for sign, button in self._buttons.items():
            button.tell(sign.count(self._beyond), is_short=is_short)

    @property
    def _left(self) -> int:
        return round(self._canvas.on_screen.gutter_px * self._canvas.unit)

    def _place(self) -> None:
        canvas = self._canvas
        left, top = self._left + _AIR_PX, round(canvas.stage.top_px * canvas.unit) + _AIR_PX
        right = canvas.width() - _AIR_PX - (BAR_PX if canvas.lane_scroll.most > 0 else 0)
        bottom = canvas.height() - _AIR_PX - (round(_RULER_PX * canvas.unit) if canvas.ruler.is_set else 0)
        placed: list[QRect] = []
        for button in self.buttons:
            below = bottom - button.height()
            if button.sign in (ABOVE, BELOW):
                y = top if button.sign is ABOVE else below
                room = right - left - button.width()
                places = [QPoint(left + round(room * share), y) for share in _SHARES]
            else:
                x = right - button.width() if button.sign is LATER else left
                # Of a very low canvas there is at least its lower edge.
                places = [QPoint(x, y) for y in range(below, min(below - 1, (top + below) // 2), -_STEP_PX)]
            button.move(self._free(button.size(), places, placed))
            button.raise_()
            placed.append(button.geometry())

    def _free(self, size: QSize, places: Sequence[QPoint], others: Sequence[QRect]) -> QPoint:
        """Return the first of some places where a sign covers no title, no mark and none of the other signs.

        Where it always would, it may cover any title but that of the selected event, and at last that as well.
        """
        scene, unit = self._canvas.on_screen.scene, self._canvas.unit
        places = [at for at in places if not any(QRect(at, size).intersects(one) for one in others)] or places
        if scene is None:
            return places[0]
        left = scene.gutter_px
        boxes = [QRectF(left + box.left, box.y, box.right - box.left, box.height) for box in scene.boxes]
        for taken in (boxes, self._selected_title()):
            for place in places:
                here = QRectF(place.x() / unit, place.y() / unit, size.width() / unit, size.height() / unit)
                if not any(here.intersects(rect) for rect in taken):
                    return place
        return places[0]

    def _selected_title(self) -> list[QRectF]:
        """Return where the title of the selected event stands, in the canvas's own pixels; nothing where it is nowhere."""
        scene = self._canvas.on_screen.scene
        box = scene.selected_box if scene is not None else None
        if scene is None or box is None:
            return []
        return [QRectF(scene.gutter_px + box.label_x, box.y, box.label_px, box.height)]

    # --- the way there ------------------------------------------------------------------

    def _go(self, sign: EdgeSign) -> None:
        """Show what a sign counts: of the time outside the view what is nearest, of the rows those beside it."""
        canvas, found = self._canvas, self._beyond
        if sign is EARLIER:
            self._show_time(found.earlier_end, _SHARE)
        elif sign is LATER:
            self._show_time(found.later_start, 1 - _SHARE)
        else:
            page_px = (canvas.drawn_height - canvas.stage.top_px) * _SCREEN_SHARE
            canvas.lane_scroll.move_by(-page_px if sign is ABOVE else page_px)

    def _show_time(self, instant: float | None, share: float) -> None:
        """Bring an instant to a share of the width, at the same zoom."""
        state = self._canvas.state
        if instant is not None and state.aim is not None:
            state.glide_to(state.aim.panned(state.aim.to_px(instant) - share * state.width_px))
