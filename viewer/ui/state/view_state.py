"""The one place that holds what is shown: timeline, selection, scale, folding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.layout.frame.lane_view import LaneView
from viewer.layout.index.index import TimelineIndex
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Event, Timeline
from viewer.ui.kit.motion import Motion
from viewer.ui.state.moving_scale import MovingScale

if TYPE_CHECKING:
    from viewer.layout.index.hits import Hits

#: How many neighbours *Zoom to event* shows around an event that is a single moment.
_NEAREST = 5


class ViewState(MovingScale):
    """What every view of a timeline shares.

    Gestures change it, it signals, views repaint; views never call each other.

    Args:
        motion: How the scale moves by itself; by default it never does.

    Signals:
        timeline_changed(): another timeline is shown, be it a reload.
        selection_changed(str): the id of the selected event, empty for none.
        scale_changed(): the visible span or the zoom is another (of :class:`MovingScale`).
        folding_changed(): gaps fold or unfold, all or one.
        changes_marked(frozenset): ids of the events that the last save has changed.
        hits_changed(): a search has found something else, or is over.
        search_awaited_changed(): somebody is about to type a search, or no longer.
        lanes_changed(): lanes are collapsed, hidden or moved, or no longer.
        outside_changed(): what others tell of events beyond their file may be another.
        widening_wished(): an event is asked for that is not among those shown.
    """

    timeline_changed = Signal()
    selection_changed = Signal(str)
    folding_changed = Signal()
    changes_marked = Signal(object)
    hits_changed = Signal()
    search_awaited_changed = Signal()
    lanes_changed = Signal()
    outside_changed = Signal()
    widening_wished = Signal()

    def __init__(self, parent: QObject | None = None, motion: Motion | None = None) -> None:
        super().__init__(parent, motion)
        self._whole = self._timeline = Timeline()
        self._narrowed: Callable[[Timeline], Timeline] | None = None
        self._positions: dict[str, int] = {}
        self._selected_id = ""
        self._hits: Hits | None = None
        self._is_search_awaited = False
        #: Whether a search goes on whose answer comes in a later frame.
        self.is_answer_awaited = False
        #: What tells of events what their file does not, by the field that searches for it.
        self.outside: dict[str, Callable[[Event], Iterable[str]]] = {}
        self._fold_gaps = True
        self._opened_gaps: frozenset[int] = frozenset()
        self._lane_view = LaneView()
        self._hidden_lanes: frozenset[str] = frozenset()

    @property
    def timeline(self) -> Timeline:
        """The timeline shown, without what a filter hides; an empty one before the first file."""
        return self._timeline

    @property
    def whole(self) -> Timeline:
        """The timeline with all of its events, shown or not."""
        return self._whole

    def set_narrowing(self, narrowed: Callable[[Timeline], Timeline]) -> None:
        """Say what makes of a whole timeline what is shown of it."""
        self._narrowed = narrowed

    def set_timeline(self, timeline: Timeline, selected_id: str = "") -> None:
        """Show another timeline, as far as a filter lets it, and select one of its events, or none."""
        self._whole = timeline
        self._set_shown(timeline if self._narrowed is None else self._narrowed(timeline), selected_id)

    def narrow_anew(self) -> None:
        """Show what another filter leaves of the timeline."""
        self.show_part(self._whole if self._narrowed is None else self._narrowed(self._whole))

    def show_part(self, timeline: Timeline) -> None:
        """Show some events of the whole timeline; the instant in the middle stays unless all was shown."""
        if timeline is self._timeline:
            return
        with self._staying():
            self._set_shown(timeline, self._selected_id)

    def _set_shown(self, timeline: Timeline, selected_id: str) -> None:
        self._timeline = timeline
        self._positions = TimelineIndex.of(timeline).positions
        self._opened_gaps = frozenset()
        self._hits = None  # places of another timeline
        self._hidden_lanes = self._lane_view.hidden_in(timeline.lanes)
        before = self._selected_id
        self._selected_id = selected_id if selected_id in self._positions else ""
        self.timeline_changed.emit()
        if before != self._selected_id:
            self.selection_changed.emit(self._selected_id)

    def replace_timeline(self, timeline: Timeline, selected_id: str) -> None:
        """Show a timeline that was read anew; the instant in the middle stays there unless all is shown."""
        with self._staying():
            self.set_timeline(timeline, selected_id)

    @contextmanager
    def _staying(self) -> Iterator[None]:
        centre, keeps = self.centre_time, not self.shows_all
        yield
        if keeps and self.scale is not None:
            self.show_time(centre)
            self.settle()

    def mark_changes(self, ids: frozenset[str]) -> None:
        """Point out what a save has changed."""
        self.changes_marked.emit(ids)

    @property
    def hits(self) -> Hits | None:
        """What the search has found in this timeline; None while nothing is searched."""
        return self._hits

    def set_hits(self, hits: Hits | None) -> None:
        """Point out what a search has found, and dim everything else; None ends that."""
        if hits is not self._hits:
            self._hits = hits
            self.hits_changed.emit()

    @property
    def is_search_awaited(self) -> bool:
        """Whether somebody is about to type a search, or another letter of one."""
        return self._is_search_awaited

    def await_search(self, is_awaited: bool) -> None:
        """Say whether somebody is about to type a search: views may make themselves ready."""
        if is_awaited is not self._is_search_awaited:
            self._is_search_awaited = is_awaited
            self.search_awaited_changed.emit()

    @property
    def selected_id(self) -> str:
        """The id of the selected event, empty for none."""
        return self._selected_id

    @property
    def selected(self) -> Event | None:
        """The selected event."""
        return self._timeline.event(self._selected_id)

    def select(self, event_id: str) -> None:
        """Select an event by id; an unknown or empty id selects none.

        A hidden lane is shown again when an event of it is asked for, and so is everything when an
        event is asked for that a filter hides.
        """
        if event_id not in self._positions and self._whole.event(event_id) is not None:
            self.widening_wished.emit()
        if event_id not in self._positions:
            event_id = ""
        event = self._timeline.event(event_id)
        if event is not None and event.lane in self._hidden_lanes:
            self.set_lane_view(self._lane_view.with_hidden(event.lane, False))
        if event_id == self._selected_id:
            return
        self._selected_id = event_id
        self.selection_changed.emit(event_id)

    @property
    def places(self) -> Mapping[str, int]:
        """The place of every event in the one order, by id."""
        return self._positions

    def neighbour(self, step: int, event_id: str | None = None) -> Event | None:
        """Return the event ``step`` places on in the one order, None beyond the ends.

        Events of hidden lanes are passed over.
        With nothing selected, a forward step gives the first event and a backward one the last.

        Args:
            event_id: From where; by default the selected event.
        """
        here = self._positions.get(self._selected_id if event_id is None else event_id)
        place = (0 if step > 0 else len(self._timeline.events) - 1) if here is None else here + step
        return self._shown_from(place, 1 if step > 0 else -1)

    def end(self, *, first: bool) -> Event | None:
        """Return the first or the last event of the lanes that are shown."""
        return self._shown_from(0 if first else len(self._timeline.events) - 1, 1 if first else -1)

    def _shown_from(self, place: int, step: int) -> Event | None:
        """Return the event at a place, or the next one on that is in no hidden lane."""
        events = self._timeline.events
        while 0 <= place < len(events):
            if events[place].lane not in self._hidden_lanes:
                return events[place]
            place += step
        return None

    def across_lanes(self, step: int) -> Event | None:
        """Return the event nearest in time to the selected one in the next lane that has any.

        Args:
            step: 1 for the lanes below, -1 for those above.
        """
        here, lanes = self.selected, self._timeline.lanes
        if here is None:
            return None
        shown = self._lane_view.shown(lanes)
        row = next((row for row, number in enumerate(shown) if lanes[number].id == here.lane), 0)
        lane_places, middle = TimelineIndex.of(self._timeline).lane_places, here.when.window.middle
        events = self._timeline.events
        while 0 <= (row := row + step) < len(shown):
            places = lane_places[shown[row]]
            if places:
                return events[min(places, key=lambda p: abs(events[p].when.window.middle - middle))]
        return None

    # --- the time on screen -------------------------------------------------------------

    @property
    def zoom_anchor_px(self) -> float:
        """What stays in its place when a zoom names no place: the selected event if it is visible, else the middle."""
        event, scale = self.selected, self.scale
        if event is not None and scale is not None:
            px = scale.to_px(event.when.window.middle)
            if 0 <= px <= self.width_px:
                return px
        return super().zoom_anchor_px

    def show_selected(self) -> None:
        """Zoom to the selected event: to all that a lasting one took, else to it among its nearest neighbours."""
        event = self.selected
        if event is not None:
            window = event.when.window
            self.show_span(window if event.when.is_span else self._among_neighbours(window))

    def _among_neighbours(self, window: TimeSpan) -> TimeSpan:
        """Return a window widened to the middles of the nearest events in lanes that are shown."""
        here, events = self._positions[self._selected_id], self._timeline.events
        around = (*events[max(0, here - _NEAREST) : here], *events[here + 1 : here + 1 + _NEAREST])
        middles = [event.when.window.middle for event in around if event.lane not in self._hidden_lanes]
        nearest = sorted(middles, key=lambda middle: abs(middle - window.middle))[:_NEAREST]
        return TimeSpan(min(window.start, *nearest, window.middle), max(window.end, *nearest, window.middle))

    # --- folding ------------------------------------------------------------------------

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

    def open_nearest_gap(self) -> None:
        """Unfold the gap nearest on screen to the selected event, or to the middle."""
        scale, anchor_px = self.scale, self.zoom_anchor_px
        if scale is not None and scale.axis.gaps:
            nearest = min(scale.axis.gaps, key=lambda gap: abs(scale.to_px(gap.start) - anchor_px))
            self.open_gap(nearest.start)

    def close_nearest_gap(self) -> None:
        """Fold that unfolded gap again which is nearest to the selected event, or to the middle."""
        scale, anchor_px = self.scale, self.zoom_anchor_px
        away: dict[int, float] = {}
        for place, stretch in enumerate(scale.axis.stretches if scale is not None else ()):
            if scale is not None and stretch.span.start in self._opened_gaps:
                left, right = scale.stretch_px(place)
                away[stretch.span.start] = max(left - anchor_px, anchor_px - right, 0.0)
        if away:
            self.close_gap(min(away, key=lambda start: away[start]))

    def _set_opened(self, opened: frozenset[int]) -> None:
        if opened == self._opened_gaps:
            return
        self._opened_gaps = opened
        self.folding_changed.emit()

    # --- lanes --------------------------------------------------------------------------

    @property
    def lane_view(self) -> LaneView:
        """Which lanes are collapsed, hidden or moved."""
        return self._lane_view

    @property
    def is_part(self) -> bool:
        """Tell whether a filter or a hidden lane may keep events out of sight."""
        return self._timeline is not self._whole or bool(self._hidden_lanes)

    @property
    def hidden_lanes(self) -> frozenset[str]:
        """The ids of this timeline's lanes that are not shown."""
        return self._hidden_lanes

    def set_lane_view(self, view: LaneView) -> None:
        """Collapse, hide and move lanes; an event in a lane that gets hidden is no longer selected."""
        if view == self._lane_view:
            return
        self._lane_view = view
        self._hidden_lanes = view.hidden_in(self._timeline.lanes)
        selected = self.selected
        if selected is not None and selected.lane in self._hidden_lanes:
            self.select("")
        self.lanes_changed.emit()
