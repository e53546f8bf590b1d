"""How far the lanes are scrolled up: inside its range, and told once."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from viewer.ui.canvas.shown.lane_scroll import LaneScroll


def test_that_the_position_stays_inside_its_range_and_signals_when_it_is_another(qtbot: QtBot) -> None:
    scroll = LaneScroll(lambda: 100.0)
    with qtbot.waitSignals([scroll.moved, scroll.changed]):
        scroll.move_by(40.0)
    assert scroll.y == 40.0
    scroll.set(1e9)
    assert scroll.y == scroll.most == 100.0
    with qtbot.assertNotEmitted(scroll.moved):
        scroll.move_by(5.0)
    scroll.move_by(-1e9)
    assert scroll.y == 0.0


def test_that_a_range_that_shrinks_takes_the_position_along(qtbot: QtBot) -> None:
    most = [100.0]
    scroll = LaneScroll(lambda: most[0])
    scroll.set(80.0)
    most[0] = 30.0
    with qtbot.waitSignal(scroll.changed):
        scroll.follow_range()
    assert scroll.y == 30.0
