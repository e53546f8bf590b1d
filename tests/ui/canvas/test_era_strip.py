"""The canvas of a timeline with eras has a strip for their titles above its lanes."""

from __future__ import annotations

from dataclasses import replace

from layout_helpers import event, timeline
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from viewer.layout.frame.eras import ERA_PX
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Era, Timeline
from viewer.ui.canvas.hover import eras_text, hover_text
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


def test_that_a_cut_title_is_told_whole_and_with_its_time_by_hovering(qtbot: QtBot) -> None:
    dated = event(2, "1940/1942")
    long = "The years in which nothing was written down by anybody who was there"
    eras = (Era(long, dated.date, dated.when),)
    view = shown(qtbot, replace(timeline(event(0, "1900"), event(1, "1950")), eras=eras))
    on_screen, scene = view.canvas.on_screen, view.canvas.on_screen.scene
    assert scene is not None and [title.text for title in scene.era_titles] != [long]
    middle = on_screen.gutter_px + (scene.eras[0].x0 + scene.eras[0].x1) / 2
    there = on_screen.eras_at(QPointF(middle, scene.top_px - ERA_PX / 2))
    assert eras_text(there) == f"<qt>{long}: 1940–1942</qt>"
    assert on_screen.eras_at(QPointF(middle, scene.top_px + 5)) == []
    assert on_screen.eras_at(QPointF(on_screen.gutter_px + 3, scene.top_px - ERA_PX / 2)) == []
    assert eras_text([]) == ""


def test_that_a_break_names_the_eras_that_are_folded_away_in_it(qtbot: QtBot) -> None:
    inside, across = event(2, "1932/1934"), event(3, "1890/1936")
    eras = (Era("Interlude", inside.date, inside.when), Era("Reign", across.date, across.when))
    made = replace(timeline(event(0, "1900"), event(1, "1950")), eras=eras)
    gap = TimeSpan(event(4, "1901").when.start, event(5, "1949").when.end)
    text = hover_text(made, None, gap)
    assert text.endswith("click to unfold<br>Interlude: 1932–1934</qt>")
    assert "Reign" not in text
