"""The one place that holds what is shown: timeline, selection, scale, folding."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from viewer.layout.scale import TimeScale
from viewer.model.timeline import Event, Timeline


class ViewState(QObject):
    """What every view of a timeline shares.

    Gestures change it, it signals, views repaint; views never call each other.

    Signals:
        timeline_changed(): another timeline is shown, be it a reload.
        selection_changed(str): the id of the selected event, empty for none.
        scale_changed(): the visible span or the zoom is another.
        folding_changed(): gaps fold or unfold, all or one.
    """

    timeline_changed = Signal()
    selection_changed = Signal(str)
    scale_changed = Signal()
    folding_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timeline = Timeline()
        self._positions: dict[str, int] = {}
        self._selected_id = ""
        self._scale: TimeScale | None = None
        self._fold_gaps = True
        self._opened_gaps: frozenset[int] = frozenset()

    @property
    def timeline(self) -> Timeline:
        """The timeline shown; an empty one before the first file."""
        return self._timeline

    def set_timeline(self, timeline: Timeline, selected_id: str = "") -> None:
        """Show another timeline and select one of its events, or none."""
        self._timeline = timeline
        self._positions = {event.id: place for place, event in enumerate(timeline.events)}
        self._opened_gaps = frozenset()
        before = self._selected_id
        self._selected_id = selected_id if selected_id in self._positions else ""
        self.timeline_changed.emit()
        if before != self._selected_id:
            self.selection_changed.emit(self._selected_id)

    @property
    def selected_id(self) -> str:
        """The id of the selected event, empty for none."""
        return self._selected_id

    @property
    def selected(self) -> Event | None:
        """The selected event."""
        return self._timeline.event(self._selected_id)

    def select(self, event_id: str) -> None:
        """Select an event by id; an unknown or empty id selects none."""
        if event_id not in self._positions:
            event_id = ""
        if event_id == self._selected_id:
            return
        self._selected_id = event_id
        self.selection_changed.emit(event_id)

    @property
    def places(self) -> Mapping[str, int]:
        """The place of every event in the one order, by id."""
        return self._positions

    def neighbour(self, step: int) -> Event | None:
        """Return the event ``step`` places on in the one order, None beyond the ends.

        With nothing selected, a forward step gives the first event and a backward one the last.
        """
        events = self._timeline.events
        if not events:
            return None
        here = self._positions.get(self._selected_id)
        place = (0 if step > 0 else len(events) - 1) if here is None else here + step
        return events[place] if 0 <= place < len(events) else None

    @property
    def scale(self) -> TimeScale | None:
        """The time scale on screen; None before the canvas has a size."""
        return self._scale

    def set_scale(self, scale: TimeScale) -> None:
        """Show another part of the time, or another zoom."""
        if scale == self._scale:
            return
        self._scale = scale
        self.scale_changed.emit()

    def clear_scale(self) -> None:
        """Show no time at all: the timeline has no events."""
        if self._scale is not None:
            self._scale = None
            self.scale_changed.emit()

    @property
    def fold_gaps(self) -> bool:
        """Whether empty stretches fold into breaks."""
        return self._fold_gaps

    def set_fold_gaps(self, fold: bool) -> None:
        """Fold every empty stretch, or show all of them at true scale."""
        if fold == self._fold_gaps and not self._opened_gaps:
            return
        self._fold_gaps = fold
        self._opened_gaps = frozenset()
        self.folding_changed.emit()

    @property
    def opened_gaps(self) -> frozenset[int]:
        """The breaks opened one by one, each named by the first second of its gap."""
        return self._opened_gaps

    def open_gap(self, start: int) -> None:
        """Unfold the gap that begins at ``start`` (axis seconds)."""
        self._set_opened(self._opened_gaps | {start})

    def close_gap(self, start: int) -> None:
        """Fold the gap that begins at ``start`` again."""
        self._set_opened(self._opened_gaps - {start})

    def _set_opened(self, opened: frozenset[int]) -> None:
        if opened == self._opened_gaps:
            return
        self._opened_gaps = opened
        self.folding_changed.emit()
