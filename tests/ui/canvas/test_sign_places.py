"""Where the signs at the canvas's edges stand: on nothing that is read, and not on each other."""

from __future__ import annotations

from itertools import combinations

from layout_helpers import event, timeline
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot
from test_edge_signs import look, show, show_years, view

from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.timespan import TimeSpan
from viewer.ui.canvas.sign_button import BELOW, EARLIER
from viewer.ui.canvas.timeline_view import TimelineView

__all__ = ["view"]


def show_bars_of_one_day(view: TimelineView) -> None:
    """Show a day that is covered with the bars of its events, some of them under the sign for what is earlier."""
    one_day = (event(n, "2001-06-15", f"Bar of number {n}") for n in range(40))
    show(view, timeline(event(50, "2001-05"), *one_day, event(51, "2001-08")))
    state = view.canvas.state
    state.select("e0")
    state.show_selected()
    state.zoom_by(3.0)
    state.pan_by(406.0)
    look(view)


def test_that_the_signs_make_room_for_the_ruler(view: TimelineView) -> None:
    show_years(view, 2004, 2005)
    view.canvas.state.select("e3")
    before = [button.geometry().bottom() for button in view.edge_signs.buttons]
    view.canvas.ruler.toggle()
    look(view)
    measured = [button.geometry().bottom() for button in view.edge_signs.buttons]
    assert all(after < view.canvas.height() - 33 for after in measured)
    assert measured
    view.canvas.ruler.remove()
    look(view)
    assert [button.geometry().bottom() for button in view.edge_signs.buttons] == before


def test_that_signs_stay_inside_a_narrow_canvas_and_apart(view: TimelineView) -> None:
    view.resize(260, 420)
    show_years(view, 2004, 2006)
    buttons = view.edge_signs.buttons
    assert len(buttons) >= 2
    for one in buttons:
        assert view.canvas.rect().contains(one.geometry())
        assert all(one is other or not one.geometry().intersects(other.geometry()) for other in buttons)


def test_that_a_canvas_lower_than_a_sign_has_its_signs_at_the_lower_edge(view: TimelineView) -> None:
    view.canvas.appearance.set_text_percent(200)
    view.canvas.setMinimumSize(1, 1)
    view.resize(900, 190)
    view.canvas.resize(800, 110)
    view.canvas.state.show_span(TimeSpan(seconds_of(2004), seconds_of(2006)))
    look(view)
    areas = [button.geometry() for button in view.edge_signs.buttons]
    assert len(areas) >= 2
    assert {area.bottom() for area in areas} == {view.canvas.height() - 7}


def test_that_a_sign_covers_no_title_while_another_place_is_free(view: TimelineView) -> None:
    ends = event(50, "1999-06"), event(51, "2003-06")
    show(view, timeline(*ends, *(event(n, "2001-06", f"Row {n}") for n in range(40))))
    scene, signs = view.canvas.on_screen.scene, view.edge_signs
    assert scene is not None
    below = signs.button(BELOW)
    assert below is not None
    ground = below.geometry()
    left = scene.gutter_px
    covered = [box for box in scene.boxes if box.y < ground.bottom() and box.y + box.height > ground.top()]
    assert covered, "there are titles beside it"
    assert all(left + box.right <= ground.left() or left + box.left >= ground.right() for box in covered)


def test_that_a_sign_leaves_the_selected_title_free_where_every_place_is_taken(view: TimelineView) -> None:
    show_bars_of_one_day(view)
    state, canvas = view.canvas.state, view.canvas
    earlier = view.edge_signs.button(EARLIER)
    assert earlier is not None
    at = earlier.geometry().center()
    covered = canvas.on_screen.event_at(QPointF(at))
    assert covered, "all the ground is covered with bars"
    state.select(covered)
    look(view)
    scene, box = canvas.on_screen.scene, canvas.on_screen.box_of(covered)
    assert scene is not None
    assert box is not None
    title = QRectF(scene.gutter_px + box.label_x, box.y, box.label_px, box.height)
    assert QRectF(scene.gutter_px, title.y(), 200.0, title.height()).contains(QPointF(at))
    assert not title.intersects(QRectF(earlier.geometry()))


def test_that_no_sign_stands_on_another_where_the_same_place_is_free_for_both(view: TimelineView) -> None:
    """Titles leave the lower left corner alone free, where the sign for earlier events stands already."""
    rows = (event(n, "2001-06", f"Row {n}") for n in range(40))
    show(view, timeline(event(50, "1999-06"), *rows, event(51, "2003-06")))
    view.canvas.state.show_span(TimeSpan(seconds_of(2001, 5, 28), seconds_of(2001, 6, 30)))
    look(view)
    signs = view.edge_signs
    assert {EARLIER, BELOW} <= {button.sign for button in signs.buttons}
    areas = [button.geometry() for button in signs.buttons]
    assert [pair for pair in combinations(areas, 2) if pair[0].intersects(pair[1])] == []


def test_that_a_sign_makes_way_for_the_title_of_the_event_selected_next(
    view: TimelineView, qtbot: QtBot
) -> None:
    show_bars_of_one_day(view)
    state, canvas = view.canvas.state, view.canvas
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    look(view)
    earlier = view.edge_signs.button(EARLIER)
    assert earlier is not None
    before, scene_before = earlier.geometry(), canvas.on_screen.scene
    covered = canvas.on_screen.event_at(QPointF(before.center()))
    state.select(covered)
    view.grab()
    box, scene = canvas.on_screen.box_of(covered), canvas.on_screen.scene
    assert box is not None
    assert scene is not None
    assert scene_before is not None
    title = QRectF(scene.gutter_px + box.label_x, box.y, box.label_px, box.height)
    assert title.intersects(QRectF(before)), "it has stood on this title"
    assert scene.boxes is scene_before.boxes, "nothing else has moved"
    qtbot.waitUntil(lambda: not title.intersects(QRectF(earlier.geometry())))
    assert earlier.isVisible()
