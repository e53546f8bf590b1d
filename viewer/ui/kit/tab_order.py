"""Where Tab leads in a window: from room to room, in each as one reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget


def next_stop(rooms: Sequence[QWidget], here: QWidget | None, *, forward: bool) -> QWidget | None:
    """Return what Tab, or Shift+Tab, leads to; after the last comes the first, None where nothing can be reached.

    Qt's own order is that in which widgets were made: what is made late would always come last.

    Args:
        rooms: Parts of one window in their order. One that lies in another is left out there.
        here: What has the keyboard; from None, or from anything that is no stop, one begins anew.
        forward: Tab rather than Shift+Tab.
    """
    stops = tab_stops(rooms)
    if not stops:
        return None
    if here not in stops:
        return stops[0 if forward else -1]
    return stops[(stops.index(here) + (1 if forward else -1)) % len(stops)]


def tab_stops(rooms: Sequence[QWidget]) -> list[QWidget]:
    """Return everything in some rooms that Tab reaches, in its order."""
    stops: list[QWidget] = []
    for room in rooms:
        inner = [other for other in rooms if other is not room and room.isAncestorOf(other)]
        found = [widget for widget in (room, *room.findChildren(QWidget)) if _is_stop(widget)]
        stops += _as_one_reads(
            widget
            for widget in found
            if not any(part is widget or part.isAncestorOf(widget) for part in inner)
        )
    return stops


def _is_stop(widget: QWidget) -> bool:
    takes_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    if not takes_tab or widget.focusProxy() is not None or not widget.isEnabled():
        return False
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def _as_one_reads(widgets: Iterable[QWidget]) -> list[QWidget]:
    """Return widgets line by line from above, each line from the left."""
    lines: list[tuple[int, list[tuple[int, QWidget]]]] = []
    for rect, widget in sorted(
        ((_place(widget), widget) for widget in widgets), key=lambda pair: pair[0].top()
    ):
        if not lines or rect.top() >= lines[-1][0]:
            lines.append((rect.center().y(), []))
        lines[-1][1].append((rect.left(), widget))
    return [widget for _, line in lines for _, widget in sorted(line, key=lambda pair: pair[0])]


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
