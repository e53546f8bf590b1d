"""Lets screen readers read the canvas from the first time that one asks."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

from viewer.ui.canvas.access.tree import CanvasTree
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.state.view_state import ViewState


class CanvasReader(QObject):
    """What stands between one canvas and the screen readers; without any, nothing is done.

    Args:
        canvas: What is read; it owns this.
        state: What it shows.
    """

    def __init__(self, canvas: TimelineCanvas, state: ViewState) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._state = state
        self._tree: CanvasTree | None = None
        state.timeline_changed.connect(self._forget)
        canvas.painted.connect(self._follow)
        # What the application says of the keyboard would come once more while the canvas is taken apart.
        canvas.focused.connect(self._tell_focus)

    @property
    def tree(self) -> CanvasTree:
        """The list that Qt gives to screen readers; made when one first asks."""
        if self._tree is None:
            self._tree = CanvasTree(self._canvas, self._state)
        return self._tree

    def _forget(self) -> None:
        if self._tree is not None:
            self._tree.forget()

    def _follow(self) -> None:
        if self._tree is not None and QAccessible.isActive():
            self._tree.follow_selection()

    def _tell_focus(self) -> None:
        if self._tree is not None and QAccessible.isActive():
            self._tree.tell_focus()


def make_readable(canvas: TimelineCanvas, state: ViewState) -> None:
    """Let screen readers read a canvas; once for each."""
    # Where a screen reader runs already, Qt has made an interface of its own, and would keep it.
    usual = QAccessible.queryAccessibleInterface(canvas)
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(usual))
    CanvasReader(canvas, state)
    _install()


@cache
def _install() -> None:
    QAccessible.installFactory(_tree_of)


def _tree_of(_name: str, thing: QObject) -> QAccessibleInterface | None:
    reader = thing.findChild(CanvasReader) if isinstance(thing, TimelineCanvas) else None
    return reader.tree if isinstance(reader, CanvasReader) else None
