"""What the canvas shows: the layout behind it, and the scene of each frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtWidgets import QWidget

from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.boxes import Box, LaneBand
from viewer.layout.frame.scene import Scene, in_sight
from viewer.layout.packing.budget import Share
from viewer.model.timeline import Event
from viewer.ui.canvas.shown.fold import Unfolding
from viewer.ui.canvas.shown.frame import KeptPicture
from viewer.ui.canvas.shown.lane_heights import LaneHeights
from viewer.ui.canvas.shown.lane_scroll import LaneScroll
from viewer.ui.canvas.shown.lanes import LaneCommands
from viewer.ui.canvas.shown.on_screen import OnScreen, box_of
from viewer.ui.canvas.shown.pace import Pace
from viewer.ui.canvas.shown.reveal import Bands, BoxesOfLane, Revealer, moved_by
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.kit.ahead import WorkAhead
from viewer.ui.kit.rota import Rank
from viewer.ui.look.enlarged import Enlarged
from viewer.ui.look.inks import inks_of
from viewer.ui.look.theme import Appearance
from viewer.ui.paint.changes import around, changed_boxes
from viewer.ui.paint.painting import draw_parts
from viewer.ui.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.ui.canvas.shown.searched import SearchedPictures

#: So many items are packed at the most for one thing that a frame needs, as its rows or what stands in them,
#: and so many for all that leads to the frame; the rest follows when there is nothing else to do.
FRAME_ITEMS = 40
WHOLE_FRAME_ITEMS = 80
#: And so many where everything has been laid out anew.
LAYOUT_ITEMS = 4000
#: Where more of the boxes look different, their neighbours are so many that all is drawn as fast.
_MOST_PARTS = 0.5


class CanvasView(Enlarged):
    """A canvas without its gestures: it lays out and shows what the view state says.

    Attributes:
        on_screen: What is on screen, to point at.
        lane_scroll: How far the lanes are scrolled up.
        lanes: What can be done to a lane.
        pace: Whether a hand goes on from one view to the next.

    Signals:
        members_requested(list, QPoint): a cluster whose events cannot be zoomed apart was
            opened; their places in the one order and the global position.
    """

    members_requested = Signal(list, object)

    def __init__(self, state: ViewState, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._state = state
        self._stage = Stage(appearance.theme)
        self.on_screen = OnScreen(state)
        self.lane_scroll = LaneScroll(lambda: self._stage.overflow_px(self.drawn_height), self)
        self._hovered = -1
        self._is_coarse = self._is_reveal_due = False
        self._picture = KeptPicture(self)
        self.searched: SearchedPictures | None = None
        self._share = Share(WHOLE_FRAME_ITEMS)
        self.pace = Pace(self)
        #: The scale that the lanes have followed last, and whether some of what they follow was not packed then.
        self._followed: TimeScale | None = None
        self._follows_roughly = False
        #: So many views were shown with other rows than what is packed needs.
        self._kept_rows = 0
        self.ahead = WorkAhead(self._steps_ahead, self)
        self.unfolding = Unfolding(state.motion.twin(self), self.refresh)
        self.heights = LaneHeights(state.motion.twin(self), self._set_rows, lambda: self.pace.is_walking)
        self._revealer = self.made_revealer(self._bands_ahead, self._boxes_for)
        self.lanes = LaneCommands(state)
        self.lane_scroll.moved.connect(self._picture.move)
        state.timeline_changed.connect(self._timeline_changed)
        state.selection_changed.connect(self._selection_changed)
        state.scale_changed.connect(self._scale_changed)
        state.hits_changed.connect(self._mark_anew)
        state.search_awaited_changed.connect(self._await_search)
        state.folding_changed.connect(self._rearrange)
        state.lanes_changed.connect(self._rearrange)
        appearance.theme_changed.connect(self._theme_changed)

    @property
    def state(self) -> ViewState:
        """What this draws, and what gestures on it change."""
        return self._state

    def made_revealer(self, bands: Bands, boxes: BoxesOfLane) -> Revealer:
        """Return what tells where an event is brought into view, among lanes and boxes that it is given."""
        return Revealer(
            self._state, self.lane_scroll, bands, boxes, lambda: self._stage.top_px, lambda: self.drawn_height
        )

    def _steps_ahead(self) -> Iterator[int | None]:
        """Return what brings the picture on screen to an end, and then what prepares the zooms next to it."""
        scale = self.on_screen.scale
        if scale is None:
            return
        ahead = self._stage.ahead(scale, self.drawn_width, self.pace.zoomed)
        if self.is_rough:
            from viewer.ui.canvas.shown.finishing import finishing  # behind the first frame

            yield from finishing(self, scale, ahead)
        self.ahead.hurry(Rank.QUIET)
        yield from ahead

    @property
    def is_turned(self) -> bool:
        """Whether a hand may go on to other views: a wheel was turned just now, or keys that zoom and pan pressed.

        Where it can go no further it may turn back.
        """
        return not self.pace.is_at_rest and self._state.has_gesture

    @property
    def is_due(self) -> bool:
        """Whether the picture is coarser than it could be, or the selected event is still to be brought into sight."""
        return self._is_coarse or self._is_reveal_due

    def leave_to_next(self) -> None:
        """Have the next picture show what is packed now."""
        self._picture.discard()
        self._followed = None

    # --- geometry -----------------------------------------------------------------

    @property
    def stage(self) -> Stage:
        """The layout behind the canvas."""
        return self._stage

    def bands(self) -> Sequence[LaneBand]:
        """Return the lanes shown as they stand unscrolled; none without events."""
        return self._stage.bands(self.drawn_height)

    def _bands_ahead(self) -> Sequence[LaneBand]:
        """Return the lanes as high as the view on the way there needs them."""
        if self._state.aim is not None and self._state.aim != self._followed:
            self._follow_rows(self._state.aim)
        # Lanes that are not packed may grow, and what they show now is not where it will stand.
        self._is_reveal_due = self._follows_roughly
        return self.bands()

    @property
    def _frame_items(self) -> int:
        """How many items may be packed for what a frame needs: none while a hand goes on to the next view or event."""
        return 0 if self.pace.is_passing or self.pace.is_walking else FRAME_ITEMS

    def _follow_rows(self, scale: TimeScale) -> None:
        self._followed = scale
        # What was packed since is shown when the hand rests: with lanes of other heights the picture would be no use.
        drawn = None if self._frame_items else self.heights.foreseen(scale) or self._rows_kept_for(scale)
        with self._stage.packing(self._frame_items, self._share):
            rows = drawn or self._stage.rows_in_view(scale, self.drawn_width)
        self._kept_rows += drawn is not None
        self._follows_roughly = drawn is not None or self._stage.is_unfinished
        self.heights.follow(rows)

    def _rows_kept_for(self, scale: TimeScale) -> Sequence[float] | None:
        """Return the rows of the lanes as they are, if a picture that was left shows this view with them."""
        left = (
            scene for scene in self._picture.scenes if scene.scale is not None and scene.scale.is_near(scale)
        )
        return self.heights.rows if any(map(self._lanes_stand_as_in, left)) else None

    def frame(self) -> Scene | None:
        """Return what is on screen now, packed as far as one frame's work goes; None without events."""
        with self._stage.packing(self._frame_items, self._share):
            scene = self.scene()
        self._is_coarse = self._stage.is_unfinished
        if scene is not None:
            scene.is_coarse = self._is_coarse
        self._share.renew()
        if self._follows_roughly and not self._is_coarse:
            self._followed = None  # it is brought to an end, and followed then
        return scene

    def scene(self, scale: TimeScale | None = None) -> Scene | None:
        """Return what is on screen now once all is packed, or would be at rest at a scale; None without events."""
        at_rest = scale is not None
        scale = scale if scale is not None else self._state.scale
        if scale is None:
            return None
        scene = self.scene_of(scale, self._state.selected_id, self.lane_scroll.y)
        return scene if at_rest or scene is None else self.unfolding.scene(self._stage, scene, scale)

    @property
    def is_rough(self) -> bool:
        """Whether some lane is still to be packed; then what has been drawn of it until now is forgotten."""
        return self._is_coarse or self._follows_roughly

    @property
    def is_coarse(self) -> bool:
        """Whether some of what is on screen is still to be packed."""
        return self._is_coarse

    def stands_as_now(self, scene: Scene) -> bool:
        """Tell whether a scene that was laid out earlier differs from what is to be shown now in its marks alone.

        One of which something was not packed does so only while nobody looks closely.
        """
        before, scale = self.on_screen.scene, self.shown_scale
        if before is None or scale is None or scene.scale is None:
            return False
        return (
            scene.fading is before.fading is None
            and scene.hits is self._state.hits
            and scene.scale.is_near(scale)
            and (not scene.is_coarse or scene.ticks is before.ticks or self.pace.is_passing)
            and self._lanes_stand_as_in(scene)
        )

    def _lanes_stand_as_in(self, scene: Scene) -> bool:
        # Those in sight alone: where others above them have grown, lanes are scrolled further up for the same picture.
        bands = self._stage.bands(self.drawn_height, self.lane_scroll.y)
        return in_sight(bands, scene.top_px, scene.height_px) == scene.lanes

    def come_back_to(self, scene: Scene) -> None:
        """Take note that nothing is packed for a frame, for it was drawn earlier."""
        self._share.renew()
        self._is_coarse = scene.is_coarse

    def marked(self, scene: Scene, scale: TimeScale) -> Scene:
        """Return a scene with what is selected, hovered and found now."""
        marked, selected_id = copy(scene), self._state.selected_id
        marked.hits = self._state.hits
        marked.selected = self._state.places.get(selected_id, -1)
        if marked.selected != scene.selected or scale is not scene.scale:
            marked.selected_box = box_of(self._state, selected_id, scene.boxes, scale)
        marked.hovered = self._hovered
        return marked

    def scene_of(self, scale: TimeScale, selected_id: str, y: float) -> Scene | None:
        """Return what is to be seen at a scale, an event selected and lanes scrolled up so far; None without events."""
        scene = self._stage.scene(
            scale,
            self.drawn_width,
            self.drawn_height,
            scroll_y=y,
            selected=self._state.places.get(selected_id, -1),
            hovered=self._hovered,
            hits=self._state.hits,
        )
        if scene is None:
            return None
        scene.scale = scale
        if scene.selected >= 0:
            scene.selected_box = box_of(self._state, selected_id, scene.boxes, scale)
        return scene

    def _boxes_for(self, place: int, scale: TimeScale, band: LaneBand) -> list[Box]:
        with self._stage.packing(self._frame_items, self._share):
            boxes = self._stage.boxes_for(place, scale, band, self.drawn_width)
        self._is_reveal_due = self._is_reveal_due or self._stage.is_unfinished
        return boxes

    @property
    def shown_scale(self) -> TimeScale | None:
        """The scale of what is on screen: while breaks open or close it is one between two."""
        scale = self._state.scale
        return None if scale is None else self.unfolding.scale(scale)

    def end_picture(self, scale: TimeScale) -> None:
        """Draw anew what is packed now, if something of it was coarser; lanes are as high as it needs in any case."""
        if self._is_coarse:
            self.refresh()
        else:
            self._picture.forget_left()
        self._follow_rows(scale)
        if self._is_reveal_due and scale == self._state.aim:
            self._is_reveal_due = False
            self._revealer.reveal_row()

    def _scale_changed(self) -> None:
        if self._state.scale is not None:
            self.pace.note(self._state.scale, self._state.width_px)
            self._follow_rows(self._state.scale)
        self._turn_to_view()

    def _turn_to_view(self) -> None:
        """Show another view, or lanes of other heights: drawn anew, unless its picture is kept."""
        if self._picture.is_stale or self._state.motion.allowed:
            self.refresh()  # views on the way to another never come back
        else:
            self._picture.leave()

    def _set_rows(self, rows: Sequence[float]) -> None:
        """Change the lanes' heights; the one that is looked at holds still."""
        held, before = self.lane_to_hold(self._state.selected), self.bands()
        self._stage.set_rows(rows)
        self.lane_scroll.move_by(moved_by(held, before, self.bands()))
        self.lane_scroll.follow_range()
        self._turn_to_view()

    def lane_to_hold(self, event: Event | None) -> int | None:
        """Return the place of the lane that is looked at, with an event selected."""
        pointer = self.from_desk(self.cursor().pos()) if self.underMouse() else None
        return self.on_screen.lane_to_hold(pointer, event)

    def refresh(self) -> None:
        """Draw the timeline anew; ``update`` alone draws only what lies over it."""
        self._picture.discard()
        self.update()

    def _mark_anew(self) -> None:
        """Draw what is selected, hovered and found, and what was, in the picture that is on screen."""
        scene, scale, theme = self.on_screen.scene, self._state.scale, self.appearance.theme
        if scene is None or scale is None or self._picture.is_stale or scene.fading is not None:
            self.refresh()
            return
        if self._picture.is_moved:
            return  # when it is shown, all is compared
        marked = self.marked(scene, scale)
        searched = self.searched if marked.hits is not scene.hits else None
        is_shown = searched is not None and searched.show(scene, marked)
        changed = changed_boxes(scene, marked, inks_of(theme.name, theme)) if not is_shown else []
        parts = [around(box).translated(scene.gutter_px, 0) for box in changed]
        if len(parts) > _MOST_PARTS * len(scene.boxes):
            # All of them, where they are: nothing is laid out.
            parts = [QRectF(scene.gutter_px, scene.top_px, scene.width_px, scene.height_px - scene.top_px)]
        self.on_screen.scene = marked
        self._picture.touch(marked, parts)

    def _await_search(self) -> None:
        """Draw ahead while somebody is about to type a search, and else forget that."""
        if not self._state.is_search_awaited:
            if self.searched is not None:
                self.searched.stop()
            return
        if self.searched is None:
            self.searched = self._made_searched()
            self.ahead.give_way_to(self.searched.work)
        self._prepare_search()

    def _prepare_search(self) -> None:
        """Draw what a letter may bring to the picture on screen, where one is awaited."""
        if self.searched is not None and self._state.is_search_awaited and not self._is_coarse:
            self.searched.prepare()

    def _made_searched(self) -> SearchedPictures:
        """Return what draws ahead; imported for the first search."""
        from viewer.layout.index.hits import Hits
        from viewer.ui.canvas.shown.searched import SearchedPictures

        return SearchedPictures(
            self,
            self._picture,
            lambda: Hits(self._stage.index, ()),
            lambda: inks_of(self.appearance.theme.name, self.appearance.theme),
            lambda painter, scene, parts: draw_parts(painter, scene, self.appearance.theme, parts),
        )

    # --- what the state says ----------------------------------------------------------

    def _timeline_changed(self) -> None:
        self._hovered = -1
        self._stage.set_timeline(self._state.timeline)
        self._arrange()

    def _rearrange(self) -> None:
        """Move from the picture on screen to the one that is laid out anew."""
        before = self.on_screen.scene, self.on_screen.scale
        self._arrange()
        self.unfolding.begin(*before)

    def _theme_changed(self) -> None:
        self._stage = Stage(self.appearance.theme)
        self._stage.set_timeline(self._state.timeline)
        # Larger letters take room from the time beside them, and are no reason to show less of it.
        self._arrange(keeps_span=True)

    def _selection_changed(self, _event_id: str) -> None:
        self.pace.note_step()
        self._revealer.reveal()
        self._mark_anew()

    def _arrange(self, *, keeps_span: bool = False) -> None:
        """Lay out anew; what is looked at stays, as large or from edge to edge."""
        self.on_screen.forget()
        self._followed = None
        self.unfolding.stop()
        state = self._state
        axis = self._stage.arrange(
            self.drawn_width, self.drawn_height,
            fold_gaps=state.fold_gaps, opened=state.opened_gaps, lane_view=state.lane_view,
        )  # fmt: skip
        state.lay_on(axis, max(1.0, self.drawn_width - self._stage.gutter_px), keeps_span=keeps_span)
        if state.scale is not None:
            with self._stage.packing(LAYOUT_ITEMS):
                rows = self._stage.rows_in_view(state.scale, self.drawn_width)
            self.heights.reset(rows)
        self.lane_scroll.follow_range()
        self.refresh()

    # --- clusters -----------------------------------------------------------------------

    def open_box(self, box: Box, global_position: QPoint | None = None) -> None:
        """Open a cluster: zoom to what it stands for, or list its events where zoom cannot part them."""
        from viewer.ui.canvas.shown.clusters import opened  # with the first of them

        span, places = opened(self._state, box)
        if span is not None:
            self._state.show_span(span)
        elif places:
            self.members_requested.emit(places, global_position)
