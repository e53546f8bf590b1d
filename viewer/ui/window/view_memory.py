"""Remembers for every file how it was looked at: its lanes, its folding, its filter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from viewer.layout.frame.lane_view import ALL_LANES, LaneView
from viewer.ui.document.document import Document
from viewer.ui.state.filtering import Filtering
from viewer.ui.state.settings import Settings
from viewer.ui.state.view_state import ViewState

#: Views of so many files are kept, those that were looked at last.
_MOST_FILES = 60
_LANES, _FOLDING, _FILTERS = "view/lanes", "view/folding", "view/filters"


class OfFiles:
    """A value for each of the files looked at last; whatever else stands in the store counts as nothing.

    Args:
        key: Where they stand in the settings.
    """

    def __init__(self, settings: Settings, key: str) -> None:
        self._store = settings.store
        self._key = key

    def get(self, path: Path) -> object:
        """Return a file's value, None without one."""
        return self._all().get(str(path.absolute()))

    def put(self, path: Path, value: object) -> None:
        """Remember a file's value; None forgets it. Of many files the latest are kept."""
        import json

        stored, name = self._all(), str(path.absolute())
        stored.pop(name, None)
        if value is not None:
            stored[name] = value
        self._store.setValue(self._key, json.dumps(dict(list(stored.items())[-_MOST_FILES:])))

    def _all(self) -> dict[str, object]:
        text = self._store.value(self._key)
        if text is None:
            return {}
        import json  # here, because most windows begin without anything remembered

        try:
            value = json.loads(str(text))
        except (ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}


def stored_lane_view(settings: Settings, path: Path) -> LaneView:
    """Return how the lanes of a file were shown last; what cannot be read counts as nothing."""
    entry = OfFiles(settings, _LANES).get(path)
    if not isinstance(entry, dict):
        return ALL_LANES
    order, collapsed, hidden = (_names(entry.get(name)) for name in ("order", "collapsed", "hidden"))
    return LaneView(tuple(dict.fromkeys(order)), frozenset(collapsed), frozenset(hidden))


def store_lane_view(settings: Settings, path: Path, view: LaneView) -> None:
    """Remember how the lanes of a file are shown."""
    entry = {"order": list(view.order), "collapsed": sorted(view.collapsed), "hidden": sorted(view.hidden)}
    OfFiles(settings, _LANES).put(path, entry if view != ALL_LANES else None)


def _names(value: object) -> list[str]:
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


class ViewMemory(QObject):
    """Shows a file as it was left, and remembers every change.

    What a file was never asked for is as the last change left any other file: gaps fold, or do not.
    """

    def __init__(
        self, state: ViewState, filtering: Filtering, document: Document, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._state, self._filtering = state, filtering
        self._document, self._settings = document, settings
        self._folding = OfFiles(settings, _FOLDING)
        self._filters = OfFiles(settings, _FILTERS)
        self._recall()
        document.opened.connect(self._recall)
        state.lanes_changed.connect(self._remember_lanes)
        filtering.changed.connect(self._remember_filter)

    def _recall(self) -> None:
        path = self._document.path
        if path is None:
            self._state.set_fold_gaps(self._settings.fold_gaps)
            self._state.set_lane_view(ALL_LANES)
            self._filtering.set_text("")
            return
        folds, text = self._folding.get(path), self._filters.get(path)
        self._state.set_fold_gaps(folds if isinstance(folds, bool) else self._settings.fold_gaps)
        self._state.set_lane_view(stored_lane_view(self._settings, path))
        self._filtering.set_text(text if isinstance(text, str) else "")

    def _remember_lanes(self) -> None:
        path = self._document.path
        if path is not None:
            store_lane_view(self._settings, path, self._state.lane_view)

    def _remember_filter(self) -> None:
        path = self._document.path
        if path is not None and self._filters.get(path) != (self._filtering.text or None):
            self._filters.put(path, self._filtering.text or None)

    def remember_folding(self) -> None:
        """Remember whether gaps fold, for this file and for those opened for the first time."""
        self._settings.fold_gaps = self._state.fold_gaps
        path = self._document.path
        if path is not None:
            self._folding.put(path, self._state.fold_gaps)
