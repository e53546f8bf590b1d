"""Which files were open when the program ended, and how each was looked at."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer

from viewer.dataclass import dataclass
from viewer.model.dates.timespan import TimeSpan
from viewer.ui.application.request import MOST_FILES
from viewer.ui.state.settings import Settings
from viewer.ui.window.main_window import MainWindow

_KEY = "session/windows"
#: No date lies further from now: a hundred billion years, generously.
_MOST_S = 10**19


@dataclass(frozen=True, slots=True)
class Kept:
    """One window of a session.

    Attributes:
        path: The file that was open in it.
        selected_id: Of the selected event; empty for none.
        span: What was in view, axis seconds; None for the whole timeline.
        geometry: The window's place and size, as Qt saves them.
    """

    path: Path
    selected_id: str = ""
    span: tuple[int, int] | None = None
    geometry: bytes = b""


def kept_of(window: MainWindow) -> Kept | None:
    """Return what there is to remember of a window, None where no file is open in it."""
    path, state = window.document.path, window.state
    if path is None:
        return None
    span, scale = None, state.aim
    if scale is not None and not state.shows_all:
        span = (scale.to_time(0.0), scale.to_time(state.width_px))
    return Kept(path, state.selected_id, span, bytes(window.saveGeometry().data()))


def keep(settings: Settings, session: Iterable[Kept]) -> None:
    """Remember a session, in the order of its windows."""
    rows = [
        [str(one.path), one.selected_id, one.span, base64.b64encode(one.geometry).decode("ascii")]
        for one in islice(session, MOST_FILES)
    ]
    settings.store.setValue(_KEY, json.dumps(rows))


def last_session(settings: Settings) -> list[Kept] | None:
    """Return what was open last, in the order of the windows; None where that is not known."""
    text = settings.store.value(_KEY)
    if text is None:
        return None
    try:
        rows = json.loads(str(text))
        return [_read(row) for row in rows[:MOST_FILES]]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _read(row: list[object]) -> Kept:
    path, selected_id, span, geometry = row
    if not (isinstance(path, str) and isinstance(selected_id, str) and isinstance(geometry, str)):
        raise ValueError("no window")
    if not Path(path).is_absolute() or "\0" in path:
        raise ValueError("no file")
    return Kept(Path(path), selected_id, _span(span), base64.b64decode(geometry, validate=True))


def _span(value: object) -> tuple[int, int] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2 or not all(type(one) is int for one in value):
        raise ValueError("no span")
    start, end = value
    if not -_MOST_S <= start <= end <= _MOST_S:
        raise ValueError("no span")
    return start, end


def show_as_kept(window: MainWindow, kept: Kept) -> None:
    """Let a window look as it did, as soon as its file has been read."""
    if kept.geometry:
        window.restoreGeometry(QByteArray(kept.geometry))
    document, state = window.document, window.state

    def show() -> None:
        if document.is_reading or not document.has_drawing:
            return
        document.loaded.disconnect(show)
        state.select(kept.selected_id)
        if kept.span is not None:
            QTimer.singleShot(0, window, lambda: _show_span(window, TimeSpan(*kept.span)))  # type: ignore[misc]

    document.loaded.connect(show)
    show()


def _show_span(window: MainWindow, span: TimeSpan) -> None:
    """Bring exactly this span into view; the canvas has its size by then."""
    state = window.state
    if state.scale is not None:
        state.set_scale(state.scale.showing(span, state.width_px, 0.0))
