"""What a save has changed is pointed out, gently, and only for a while."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_file, sample_timeline, settings_in

from viewer.model.changes import changed_ids
from viewer.ui.canvas.glow import FADE_MS, HOLD_MS, ChangeGlow
from viewer.ui.document.document import Document
from viewer.ui.kit.motion import Motion
from viewer.ui.look.theme import Appearance
from viewer.ui.window.main_window import MainWindow


def test_that_only_what_says_something_else_counts_as_changed() -> None:
    before = sample_timeline()
    assert changed_ids(before, sample_timeline("# one line more\n" + SAMPLE)) == set()
    assert changed_ids(before, sample_timeline(SAMPLE.replace("very high", "very low"))) == {"dam"}
    added = SAMPLE + "  - {date: 2011-08-24, title: Goes on}\n"
    assert changed_ids(before, sample_timeline(added)) == {"goes-on-2011-08-24"}


def test_that_the_light_stays_then_fades_and_goes_out(qtbot: QtBot) -> None:
    now = [0.0]
    motion = Motion(lambda: True, lambda: now[0])
    glow = ChangeGlow(motion, lambda: None, motion)
    glow.show(frozenset({1}))
    strengths = []
    for now[0] in (0.0, HOLD_MS, HOLD_MS + FADE_MS / 2, HOLD_MS + FADE_MS + 1):
        motion.tick()
        strengths.append(glow.strength)
    assert strengths == [1.0, 1.0, 0.5, 0.0]
    assert not motion.is_running


def test_that_the_light_goes_out_where_nothing_may_move(qtbot: QtBot) -> None:
    motion = Motion()
    glow = ChangeGlow(motion, lambda: None, motion)
    glow.show(frozenset({1}))
    assert glow.strength == 1.0
    assert not motion.is_running
    glow.go_out()
    assert glow.strength == 0.0


def test_that_a_save_lights_up_the_event_it_changed(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(window)
    path = sample_file(tmp_path)
    window.commands.open_path(path)
    with qtbot.waitExposed(window):
        window.show()
    assert window.view.canvas.glow.strength == 0
    plain = window.view.canvas.grab().toImage()
    path.write_text(SAMPLE.replace("it was very high", "it was high"), encoding="utf-8")
    window.document.refresh()
    assert window.view.canvas.glow.strength == 1
    assert window.view.canvas.grab().toImage() != plain
    window.view.canvas.glow.go_out()
    assert window.view.canvas.grab().toImage() == plain
