"""The canvas of a timeline with eras has a strip for their titles above its lanes."""

from __future__ import annotations

from dataclasses import replace

from layout_helpers import event, timeline
from pytestqt.qtbot import QtBot

from viewer.layout.frame.eras import ERA_PX
from viewer.model.timeline import Era, Timeline
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.look.theme import Appearance
from viewer.ui.paint.painting import AXIS_PX
from viewer.ui.state.view_state import ViewState


def shown(qtbot: QtBot, made: Timeline) -> TimelineView:
    """Return a view that shows a timeline."""
    state = ViewState()
    view = TimelineView(state, Appearance("light"))
    qtbot.addWidget(view)
    view.resize(900, 500)
    state.set_timeline(made)
    with qtbot.waitExposed(view):
        view.show()
    view.canvas.grab()
    return view


def test_that_lanes_and_their_scroll_bar_begin_below_the_strip(qtbot: QtBot) -> None:
    dated = event(2, "1900/1950")
    eras = (Era("Between", dated.date, dated.when),)
    made = replace(timeline(event(0, "1900"), event(1, "1950")), eras=eras)
    view = shown(qtbot, made)
    scene = view.canvas.on_screen.scene
    assert scene is not None
    assert [title.text for title in scene.era_titles] == ["Between"]
    assert scene.lanes[0].y == scene.top_px == AXIS_PX + ERA_PX
    assert view.lane_bar.y() == round(scene.top_px)


def test_that_without_eras_there_is_no_strip(qtbot: QtBot) -> None:
    scene = shown(qtbot, timeline(event(0, "1900"), event(1, "1950"))).canvas.on_screen.scene
    assert scene is not None
    assert scene.lanes[0].y == AXIS_PX
