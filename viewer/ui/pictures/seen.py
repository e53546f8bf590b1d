"""What a window shows now, and the parts of it that a picture can be of."""

from __future__ import annotations

from dataclasses import replace

from viewer.dataclass import dataclass
from viewer.layout.frame.lane_view import ALL_LANES, LaneView
from viewer.model.dates.timespan import TimeSpan
from viewer.ui.paper.content import PaperContent
from viewer.ui.paper.shown import Shown, What
from viewer.ui.pictures.layout import View
from viewer.ui.state.view_state import ViewState


@dataclass(frozen=True, slots=True)
class Seen:
    """What a window shows.

    Attributes:
        shown: Its events, and which of them can be chosen by themselves.
        lanes: How its lanes are shown.
        fold_gaps, opened: What folds, and what was opened by hand.
        span: The time in sight; None while all is.
        palette: The colours that it has.
        width_px: Of its drawing, lane titles included.
    """

    shown: Shown
    lanes: LaneView = ALL_LANES
    fold_gaps: bool = True
    opened: frozenset[int] = frozenset()
    span: TimeSpan | None = None
    palette: str = "light"
    width_px: float = 1200.0

    def part(self, what: What, *, hidden_too: bool = False) -> tuple[PaperContent, View]:
        """Return what a picture is of, with what is left out said, and how it shows that.

        Args:
            what: Which events; all of them where this part is not there.
            hidden_too: Show hidden lanes as well.
        """
        in_sight = what is What.IN_SIGHT and self.span is not None
        if in_sight:
            # What the filter hides is not in sight; the picture itself tells what lies outside its time.
            what = What.FILTERED if What.FILTERED in self.shown.ids else What.ALL
        content = self.shown.part(what, hidden_too=hidden_too)
        # Lanes keep the places in the file that their colours hang on.
        timeline = replace(content.timeline, lanes=self.shown.content.timeline.lanes)
        hidden = frozenset() if hidden_too else self.lanes.hidden
        lanes = LaneView(self.lanes.order, hidden=hidden)
        if in_sight:
            lanes = replace(self.lanes, hidden=hidden, fitted=False)
        view = View(self.span if in_sight else None, in_sight, lanes, self.fold_gaps, self.opened)
        return replace(content, timeline=timeline), view

    @property
    def all_in_sight(self) -> What:
        """What the window shows, as a part."""
        if self.span is not None:
            return What.IN_SIGHT
        return What.FILTERED if What.FILTERED in self.shown.ids else What.ALL


def seen_of(shown: Shown, state: ViewState, palette: str, width_px: float) -> Seen:
    """Return what a window shows now.

    Args:
        shown: Its events.
        state: Its view.
        palette: Its colours.
        width_px: Of its drawing, lane titles included.
    """
    span = None
    if state.scale is not None and state.visible_part() is not None:
        span = state.scale.visible_span(state.width_px)
    return Seen(shown, state.lane_view, state.fold_gaps, state.opened_gaps, span, palette, width_px)
