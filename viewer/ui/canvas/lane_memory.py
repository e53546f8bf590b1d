"""Remembers for every file which lanes were collapsed, hidden or moved."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject

from viewer.layout.frame.lane_view import ALL_LANES, LaneView
from viewer.ui.document.document import Document
from viewer.ui.state.settings import Settings
from viewer.ui.state.view_state import ViewState

_KEY = "view/lanes"
_MOST_FILES = 60


def stored_lane_view(settings: Settings, path: Path) -> LaneView:
    """Return how the lanes of a file were shown last; what cannot be read counts as nothing."""
    entry = _stored(settings).get(str(path.absolute()))
    if not isinstance(entry, dict):
        return ALL_LANES
    order, collapsed, hidden = (_names(entry.get(name)) for name in ("order", "collapsed", "hidden"))
    return LaneView(tuple(dict.fromkeys(order)), frozenset(collapsed), frozenset(hidden))


def store_lane_view(settings: Settings, path: Path, view: LaneView) -> None:
    """Remember how the lanes of a file are shown; of many files the latest are kept."""
    stored, name = _stored(settings), str(path.absolute())
    stored.pop(name, None)
    if view != ALL_LANES:
        entry = {
            "order": list(view.order),
            "collapsed": sorted(view.collapsed),
            "hidden": sorted(view.hidden),
        }
        stored[name] = entry
    kept = dict(list(stored.items())[-_MOST_FILES:])
    settings.store.setValue(_KEY, json.dumps(kept))


def _stored(settings: Settings) -> dict[str, object]:
    try:
        value = json.loads(str(settings.store.value(_KEY, "{}")))
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _names(value: object) -> list[str]:
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


class LaneMemory(QObject):
    """Shows a file's lanes as they were left, and remembers every change."""

    def __init__(self, state: ViewState, document: Document, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self._document = document
        self._settings = settings
        document.opened.connect(self._recall)
        state.lanes_changed.connect(self._remember)

    def _recall(self) -> None:
        path = self._document.path
        if path is not None:
            self._state.set_lane_view(stored_lane_view(self._settings, path))

    def _remember(self) -> None:
        path = self._document.path
        if path is not None:
            store_lane_view(self._settings, path, self._state.lane_view)
