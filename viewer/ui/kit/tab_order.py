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


def chained_stops(window: QWidget, groups: Iterable[Sequence[QWidget]]) -> list[QWidget]:
    """Return everything in a window that Tab reaches, in Qt's order but for some groups.

    What is made or moved late stands at the end of Qt's order, or where it stood before. Moving it there takes
    along what only hands the keyboard on, so that Tab goes in circles; so it is put in its place here.

    Args:
        window: Whose stops are asked for, those scrolled out of sight among them.
        groups: Parts of the window as they follow each other; a group stands where its last stop does.
    """
    chain, following = [window], window.nextInFocusChain()
    while following is not None and following is not window:
        chain.append(following)
        following = following.nextInFocusChain()
    stops = [one for one in chain if _takes_tab(one) and one.isVisible()]
    for group in groups:
        inner = [[one for one in stops if part is one or part.isAncestorOf(one)] for part in group]
        ours = [one for part in inner for one in part]
        if ours:
            last = stops.index(ours[-1])
            before, behind = stops[:last], stops[last:]
            stops = [
                *(one for one in before if one not in ours),
                *ours,
                *(one for one in behind if one not in ours),
            ]
    return stops


def step(stops: Sequence[QWidget], here: QWidget | None, *, forward: bool) -> bool:
    """Give the keyboard to the stop after one, or before it, round and round; tell whether there is one.

    Args:
        stops: In their order.
        here: What has the keyboard; from anything that is no stop, no step is made.
        forward: Tab rather than Shift+Tab.
    """
    if here not in stops:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(stops.index(here) + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return True


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
    return _takes_tab(widget) and widget.isVisible() and not widget.visibleRegion().isEmpty()


def _takes_tab(widget: QWidget) -> bool:
    takes_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(takes_tab) and widget.focusProxy() is None and widget.isEnabled()


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
