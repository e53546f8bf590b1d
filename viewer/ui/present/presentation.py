"""Tells a timeline to a room: full screen, one event after the other, by keys, clicks or a presenter's remote."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from viewer.files.read.pictures import PictureError
from viewer.layout.axis.glides import eased
from viewer.model.event_words import place_among
from viewer.model.timeline import Event, Picture
from viewer.ui.kit.announcing import announce
from viewer.ui.kit.motion import Motion
from viewer.ui.kit.pictures import PictureFile, Pictures
from viewer.ui.look.theme import Appearance
from viewer.ui.present.setting import SetSlide, draw_slide, set_slide
from viewer.ui.present.slide import Slide, slide_of
from viewer.ui.present.strip import HEIGHT_PX, draw_strip, places_px, ticks_px
from viewer.ui.state.view_state import ViewState
from viewer.words import _

_GLIDE_MS = 320.0
#: How far a slide comes from, as a share of the width; it fades meanwhile.
_GLIDE_SHARE = 0.08
_BLACK = QColor("black")
_KEYS = Qt.Key
_FORWARD = (
    _KEYS.Key_Right,
    _KEYS.Key_Down,
    _KEYS.Key_Space,
    _KEYS.Key_PageDown,
    _KEYS.Key_Return,
    _KEYS.Key_Enter,
)
_BACK = (_KEYS.Key_Left, _KEYS.Key_Up, _KEYS.Key_Backspace, _KEYS.Key_PageUp)
#: What a presenter's remote sends for its black button.
_DARKEN = (_KEYS.Key_B, _KEYS.Key_Period)
_END = (_KEYS.Key_Escape, _KEYS.Key_F5)


class PictureFiles(Protocol):
    """Who knows where pictures lie."""

    def picture_file(self, picture: Picture) -> PictureFile:
        """Return the file of a picture.

        Raises:
            PictureError: It cannot be shown.
        """


class Presentation(QWidget):
    """Shows the selected event large; going on selects the next one, so that the window stands there at the end.

    Args:
        state: What the filter leaves is told, in the one order.
        files: Where pictures lie.
        motion: How slides glide; where it does not allow it, they change at once.

    Signals:
        ended(): it is over.
    """

    ended = Signal()

    def __init__(
        self, state: ViewState, files: PictureFiles, appearance: Appearance, motion: Motion | None = None
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Every pixel is painted here; Qt need not fill the ground first.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(_("{title} — Presentation").format(title=state.whole.title or _("Timeline")))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._state, self._files, self._appearance = state, files, appearance
        self._motion = (motion if motion is not None else state.motion).twin(self)
        self._pictures = Pictures(self)
        self._pictures.changed.connect(self.update)
        self._shown: Event | None = None
        self._laid: dict[str, tuple[Slide, SetSlide, PictureFile | None]] = {}
        self._strip: tuple[list[float], list[int]] | None = None
        self._leaving: Event | None = None
        self._step = 1
        self._gone = 1.0
        self.is_black = False
        if state.selected is None:
            self._select(state.end(first=True))
        self._show_selected()
        # A method, not a function of its own: Qt lets go of it when the presentation has gone.
        state.selection_changed.connect(self._follow_selection)
        state.timeline_changed.connect(self._follow_timeline)
        state.folding_changed.connect(self._lay_anew)
        appearance.theme_changed.connect(self._lay_anew)

    # --- what is shown ------------------------------------------------------------------

    @property
    def slide(self) -> Slide | None:
        """What is told now; None where there is no event."""
        return slide_of(self._shown, self._state.whole) if self._shown is not None else None

    @property
    def position(self) -> str:
        """Which of how many events is shown: ``12 of 25``; empty without one."""
        if self._shown is None:
            return ""
        return place_among(self._state.places[self._shown.id], len(self._state.timeline.events))

    def go(self, step: int) -> None:
        """Go on by a step, or back by a negative one; at the ends it stays."""
        self._select(self._state.neighbour(step))

    def _select(self, event: Event | None) -> None:
        if event is not None:
            self._state.select(event.id)

    def _follow_selection(self, _id: str) -> None:
        self._show_selected()

    def _show_selected(self) -> None:
        event = self._state.selected
        if event is None or event is self._shown:
            return
        before, self._shown = self._shown, event
        self.is_black = False
        self._tell()
        if before is None or not self._motion.allowed or not self.isVisible():
            self._stand()
            return
        places = self._state.places
        self._step = 1 if places[event.id] >= places.get(before.id, 0) else -1
        self._leaving, self._gone = before, 0.0
        self._motion.run(self._glide)

    def _glide(self, elapsed_ms: float) -> bool:
        self._gone = eased(elapsed_ms / _GLIDE_MS)
        self.update()
        if elapsed_ms < _GLIDE_MS:
            return True
        self._stand()
        return False

    def _stand(self) -> None:
        self._motion.stop()
        self._leaving, self._gone = None, 1.0
        self.update()

    def _follow_timeline(self) -> None:
        """Go on with what is there now; where what was shown has gone, with the first event."""
        self._shown = None
        self._lay_anew()
        if self._state.selected is None:
            self._select(self._state.end(first=True))
        self._show_selected()

    def _lay_anew(self) -> None:
        self._laid.clear()
        self._strip = None
        self._stand()

    def _tell(self) -> None:
        """Say to assistive technology what is shown."""
        slide = self.slide
        if slide is not None:
            self.setAccessibleName(f"{slide.spoken}. {self.position}")
            announce(self, self.accessibleName())

    # --- drawing ------------------------------------------------------------------------

    def _laid_out(self, event: Event) -> tuple[Slide, SetSlide, PictureFile | None]:
        if event.id not in self._laid:
            slide = slide_of(event, self._state.whole)
            file = self._file_of(slide)
            laid = set_slide(slide, self._room, self._appearance.theme, file)
            self._laid[event.id] = slide, laid, file
        return self._laid[event.id]

    def _file_of(self, slide: Slide) -> PictureFile | None:
        if slide.picture is None:
            return None
        try:
            return self._files.picture_file(slide.picture)
        except PictureError:
            return None  # the window says why, with its line

    @property
    def _room(self) -> QRectF:
        across, down = self.width() * 0.08, self.height() * 0.09
        return QRectF(self.rect()).adjusted(across, down, -across, -down - HEIGHT_PX)

    @property
    def strip_room(self) -> QRectF:
        """Where the strip is."""
        room = self._room
        return QRectF(room.left(), self.height() - HEIGHT_PX - self.height() * 0.05, room.width(), HEIGHT_PX)

    def _draw(self, painter: QPainter, event: Event, shift_px: float, strength: float) -> None:
        _, laid, file = self._laid_out(event)
        painter.save()
        painter.translate(shift_px, 0)
        painter.setOpacity(strength)
        draw_slide(painter, laid, self._image(laid, file), self._appearance.theme)
        painter.restore()

    def _image(self, laid: SetSlide, file: PictureFile | None) -> QImage | None:
        if file is None or laid.picture is None:
            return None
        return self._pictures.image(file, (laid.picture.size() * self.devicePixelRatioF()).toSize())

    def _places(self, width_px: float) -> tuple[list[float], list[int]]:
        """Return where events stand on the strip, and its ticks; worked out once."""
        state = self._state
        if self._strip is None:
            places = places_px(state.timeline.events, state.scale, state.width_px, width_px)
            self._strip = places, ticks_px(places)
        return self._strip

    def _draw_strip(self, painter: QPainter) -> None:
        state, room, theme = self._state, self.strip_room, self._appearance.theme
        if self._shown is None:
            return
        places, ticks = self._places(room.width())
        here = places[state.places[self._shown.id]]
        if self._leaving is not None and self._leaving.id in state.places:
            there = places[state.places[self._leaving.id]]
            here = there + (here - there) * self._gone
        draw_strip(painter, room, ticks, here, theme)
        painter.setFont(theme.font(max(12.0, self.height() / 60)))
        painter.setPen(theme.muted)
        below = QRectF(room.left(), room.bottom(), room.width(), self.height() - room.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self.position)

    # --- Qt -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the slide, on its way or standing, and the strip; or nothing at all."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _BLACK if self.is_black else self._appearance.theme.ground)
        if self.is_black:
            return
        way_px = self.width() * _GLIDE_SHARE * self._step
        if self._leaving is not None and self._gone < 1:
            self._draw(painter, self._leaving, -way_px * self._gone, 1 - self._gone)
        if self._shown is not None:
            self._draw(painter, self._shown, way_px * (1 - self._gone), self._gone)
            self._draw_strip(painter)
            return
        painter.setFont(self._appearance.theme.font(28))
        painter.setPen(self._appearance.theme.muted)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("No events to present"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, back, to an end; darken; end."""
        key = event.key()
        if key in _END:
            self.close()
        elif key in _DARKEN:
            self.is_black = not self.is_black
            announce(self, _("Black") if self.is_black else self.accessibleName())
            self.update()
        elif key in _FORWARD:
            self.go(1)
        elif key in _BACK:
            self.go(-1)
        elif key in (_KEYS.Key_Home, _KEYS.Key_End):
            self._select(self._state.end(first=key == _KEYS.Key_Home))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go on by a click, back by the other button."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.go(1)
        elif event.button() == Qt.MouseButton.RightButton:
            self.go(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set everything anew for another size."""
        self._lay_anew()
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let nothing go on behind."""
        self._motion.stop()
        self._pictures.wait()
        self.ended.emit()
        super().closeEvent(event)
