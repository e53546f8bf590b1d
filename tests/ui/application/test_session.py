"""What was open last, and how it comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_program import files, gone, program, shown

from viewer.shipped import shipped_timeline
from viewer.ui.application.program import Program
from viewer.ui.application.request import Place, Request
from viewer.ui.application.run import Start, open_rest
from viewer.ui.application.session import Kept, last_session
from viewer.ui.state.settings import Settings

__all__ = ["files", "program"]


def settings_of(program: Program) -> Settings:
    """Return the settings that all windows share."""
    return program.settings


def test_that_quitting_remembers_files_selections_and_views(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    one, other = (shown(qtbot, program, path) for path in files)
    other.resize(760, 560)  # the offscreen desktop is 800 by 800
    QApplication.processEvents()
    one.state.select("dam")
    other.state.zoom_by(3.0, 200, at_once=True)
    scale, width = other.state.scale, other.state.width_px
    assert scale is not None
    span = (scale.to_time(0.0), scale.to_time(width))
    one.actions_["quit"].trigger()
    session = last_session(settings_of(program))
    assert session is not None
    assert [(kept.path, kept.selected_id, kept.span) for kept in session] == [
        (files[0], "dam", None), (files[1], "", span),
    ]  # fmt: skip
    back = program.shown(session[1].path, None, session[1])
    qtbot.waitUntil(lambda: back.state.scale is not None and not back.state.shows_all)
    assert (back.width(), back.height()) == (760, 560)
    again = back.state.scale
    assert again is not None and again.zoom == pytest.approx(scale.zoom, rel=0.01)
    assert again.to_px(span[0]) == pytest.approx(0, abs=2) and again.to_px(span[1]) == pytest.approx(
        width, abs=2
    )
    front = program.shown(session[0].path, None, session[0])
    assert front.state.selected_id == "dam" and front.state.shows_all


def test_that_windows_closed_together_were_one_session(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    one, other = (shown(qtbot, program, path) for path in files)
    one.close()
    other.close()
    session = last_session(settings_of(program))
    assert session is not None and [kept.path for kept in session] == list(files)


def test_that_a_window_closed_long_before_the_others_was_not_wanted(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    one, other = (shown(qtbot, program, path) for path in files)
    one.close()
    gone([one])
    program.remember()  # as it does when some time has passed
    other.close()
    session = last_session(settings_of(program))
    assert session is not None and [kept.path for kept in session] == [files[1]]


def test_that_the_start_takes_the_session_up_only_where_it_is_wished(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    windows = [shown(qtbot, program, path) for path in files]
    windows[0].actions_["reopen"].trigger()
    settings = settings_of(program)
    assert settings.reopen and windows[0].actions_["reopen"].isChecked()
    windows[0].actions_["quit"].trigger()
    start = Start(Request(), settings)
    assert start.path == files[0] and [kept.path for kept in start.kept] == list(files) and start.gone == []
    asked = Start(Request((Place(files[1]),)), settings)
    assert asked.path == files[1] and asked.kept == []
    welcome = Start(Request(welcome=True), settings)
    assert welcome.path is None and welcome.kept == []
    settings.reopen = False
    assert Start(Request(), settings).kept == [] and Start(Request(), settings).path == files[1]


def test_that_missing_files_are_told_in_one_line(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    window = shown(qtbot, program, files[0])
    shown(qtbot, program, files[1])
    settings = settings_of(program)
    settings.reopen = True
    window.actions_["quit"].trigger()
    files[1].unlink()
    start = Start(Request(), settings)
    assert start.gone == [files[1]] and [kept.path for kept in start.kept] == [files[0]]
    first = shown(qtbot, program, start.path)
    open_rest(program, first, Request(), start)
    assert program.windows == [first]
    assert first.status.currentMessage() == f"No longer there since the last session: {files[1]}"


def test_that_a_session_without_files_begins_with_the_welcome_page(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    window = shown(qtbot, program, files[0])
    settings = settings_of(program)
    settings.reopen = True
    window.actions_["close"].trigger()
    window.actions_["quit"].trigger()
    start = Start(Request(), settings)
    assert start.path is None and start.kept == []


@pytest.mark.parametrize(
    "stored",
    [
        "no json", "[", "{}", "3", '[["/a"]]', '[["a", "", null, ""]]', '[["/a", 1, null, ""]]',
        '[["/a", "", [2, 1], ""]]', '[["/a", "", [1, true], ""]]', '[["/a", "", null, "%"]]',
        '[["/a\\u0000", "", null, ""]]', f'[["/a", "", [0, {10**30}], ""]]', "[" * 50_000,
    ],
)  # fmt: skip
def test_that_what_cannot_be_read_counts_as_no_session(program: Program, stored: str) -> None:
    settings = settings_of(program)
    settings.reopen = True
    settings.store.setValue("session/windows", stored)
    assert last_session(settings) is None
    assert Start(Request(), settings).path == shipped_timeline()


def test_that_a_stored_session_is_read(program: Program) -> None:
    settings = settings_of(program)
    assert last_session(settings) is None
    settings.store.setValue("session/windows", '[["/a", "x", [1, 2], "AAA="]]')
    assert last_session(settings) == [Kept(Path("/a"), "x", (1, 2), b"\0\0")]
