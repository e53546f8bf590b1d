"""Tells when the window stands for the first time: what nobody sees yet waits until then."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from viewer.ui.window.main_window import MainWindow

#: By then what waits begins anyway: a window that is never shown in full still has to work.
LATEST_MS = 5000


class FirstFrame(QObject):
    """Waits until every part of a window that is in sight has been painted.

    Args:
        frame: Parts that count as painted whenever they are.
        content: Parts that count when they are painted with something in them.
        is_filled: Tells whether there is something in them.
        latest_ms: By then it is over, whatever has been painted.

    Signals:
        stood(): once, in the turn of the event loop after the last of these paints.
    """

    stood = Signal()
    _painted_all = Signal()

    def __init__(
        self,
        frame: Sequence[QWidget],
        content: Sequence[QWidget],
        is_filled: Callable[[], bool],
        parent: QObject | None = None,
        *,
        latest_ms: int = LATEST_MS,
    ) -> None:
        super().__init__(parent)
        self._frame, self._content = tuple(frame), tuple(content)
        self._is_filled = is_filled
        self._painted: set[QObject] = set()
        for part in (*self._frame, *self._content):
            part.installEventFilter(self)
        # The filter hears of a paint before it is done: queued, the signal comes once all of them are.
        self._painted_all.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._latest = QTimer(self, singleShot=True, interval=latest_ms)
        self._latest.timeout.connect(self._tell)
        self._latest.start()

    def _end(self) -> None:
        if self._latest.isActive():
            self._latest.stop()
            self._tell()

    def _tell(self) -> None:
        for part in (*self._frame, *self._content):
            part.removeEventFilter(self)
        self.stood.emit()

    def _is_whole(self) -> bool:
        """Tell whether every part in sight has been painted; a list may stand in the canvas's place."""
        return all(part in self._painted for part in (*self._frame, *self._content) if part.isVisible())

    # --- Qt ---------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note every paint."""
        if event.type() == QEvent.Type.Paint and (watched in self._frame or self._is_filled()):
            self._painted.add(watched)
            if self._is_filled() and self._is_whole():
                self._painted_all.emit()
        return False


def first_frame_of(window: MainWindow) -> FirstFrame:
    """Return what waits for a window's menus, and for canvas and overview with the file's events in them."""
    view, document = window.view, window.document
    return FirstFrame(
        (window.menuBar(),), (view.canvas, view.overview), lambda: not document.is_reading, window
    )
