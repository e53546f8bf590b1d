"""What menus, tool bar and keys are told of every command, whatever has changed, and how few are asked for a step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import SAMPLE, sample_file

from viewer.layout.frame.lane_view import ALL_LANES
from viewer.ui.list.place import Standing
from viewer.ui.window.actions import Actions
from viewer.ui.window.command import Command
from viewer.ui.window.commands import ROWS
from viewer.ui.window.main_window import MainWindow
from viewer.ui.window.parts import Parts

COMMANDS = [row for row in ROWS if isinstance(row, Command)]
Told = dict[str, tuple[bool, bool, str]]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on the sample, the first of its events selected."""
    made = window_on(qtbot, tmp_path)
    made.state.select("departs")
    return made


def told(actions: Actions) -> Told:
    """Return what every command has been told: whether it can be chosen and is ticked, and its text."""
    each = ((row.name, actions[row.name]) for row in COMMANDS)
    return {name: (one.isEnabled(), one.isChecked(), one.text()) for name, one in each}


def saved(window: MainWindow, text: str) -> None:
    """Save a text over the window's file and let it read."""
    path = window.document.path
    assert path is not None
    path.write_text(text, encoding="utf-8")
    window.document.refresh()


def searched(window: MainWindow, text: str) -> None:
    """Type a search."""
    window.search.setFocus()
    window.search.setText(text)


def laid_beside(window: MainWindow) -> None:
    """Select an event of a second file that lies beside."""
    path = window.document.path
    assert path is not None
    other = path.with_name("papers.yaml")
    other.write_text("title: Papers\nevents: [{date: 2011-08-21, title: Front page}]\n", encoding="utf-8")
    window.beside.lay(other)
    theirs = next(event for event in window.state.timeline.events if event.title == "Front page")
    window.state.select(theirs.id)


def hide_lane(window: MainWindow) -> None:
    """Hide the lane of the selected event."""
    selected = window.state.selected
    assert selected is not None
    window.state.set_lane_view(window.state.lane_view.with_hidden(selected.lane, True))


CHANGES: dict[str, Callable[[MainWindow], object]] = {
    "the next event is selected": lambda w: w.state.select("dam"),
    "the last event is selected": lambda w: w.state.select("trip-end"),
    "nothing is selected": lambda w: w.state.select(""),
    "an unknown event is selected": lambda w: w.state.select("nobody"),
    "something is found": lambda w: searched(w, "dam"),
    "nothing is found": lambda w: searched(w, "zzzz"),
    "a search ends": lambda w: (searched(w, "dam"), w.search.clear()),
    "a filter hides the selected event": lambda w: w.filtering.set_text("dam"),
    "a filter is taken away": lambda w: (w.filtering.set_text("dam"), w.filtering.clear()),
    "the lane of the event is hidden": hide_lane,
    "all lanes fit": lambda w: w.view.canvas.lanes.toggle_fitted(),
    "gaps unfold": lambda w: w.state.set_fold_gaps(False),
    "the file is saved by others": lambda w: saved(w, SAMPLE.replace("Departs", "Leaves")),
    "the event is gone from the file": lambda w: saved(w, SAMPLE.replace("departs", "leaves")),
    "the file is broken": lambda w: saved(w, "{["),
    "the file has no events": lambda w: saved(w, "title: None\nevents: []\n"),
    "the file is left": lambda w: w.document.leave(),
    "the event is deleted": lambda w: w.edits.delete_event("departs"),
    "the event is deleted and brought back": lambda w: (w.edits.delete_event("departs"), w.pen.undo()),
    "the event is moved down": lambda w: w.edits.move_event("departs", 1),
    "the view is remembered": lambda w: (w.state.zoom_by(3.0), w.history.remember()),
    "one goes back": lambda w: (
        w.history.remember(), w.state.zoom_by(3.0), w.history.remember(), w.history.go(-1)
    ),
    "the list opens": lambda w: w.listing.toggle(),
    "the sources stand beside": lambda w: (w.listing.toggle_sources(), w.listing.stand(Standing.BESIDE)),
    "the problems open": lambda w: w.problems.toggle(),
    "help opens": lambda w: w.help.toggle("keys"),
    "it is asked what was known": lambda w: w.knowing.toggle(),
    "it is dark": lambda w: w.appearance.set_mode("dark"),
    "texts are larger": lambda w: w.appearance.step_text(1),
    "an event of a second file is selected": laid_beside,
}  # fmt: skip


def begun_anew(window: MainWindow, folder: Path) -> None:
    """Have the first event of the sample selected, and nothing searched, filtered or hidden."""
    path = window.document.path
    if path is None or path.read_text(encoding="utf-8") != SAMPLE:
        window.commands.open_path(sample_file(folder))
    window.search.clear()
    window.filtering.clear()
    window.state.set_lane_view(ALL_LANES)
    window.state.select("departs")


def differing(window: MainWindow) -> Told:
    """Return what commands are told now and were not."""
    before = told(window.actions_)
    window.actions_.refresh()
    return {name: is_so for name, is_so in told(window.actions_).items() if is_so != before[name]}


def test_that_every_command_is_told_as_if_all_were_asked(window: MainWindow, tmp_path: Path) -> None:
    late: dict[str, Told] = {}
    seen: list[Told] = []
    for name, change in CHANGES.items():
        begun_anew(window, tmp_path)
        change(window)
        late[name] = differing(window)
        seen.append(told(window.actions_))
        # And so a step later.
        window.state.select("dam" if window.state.selected_id != "dam" else "speech")
        late[name] |= differing(window)
    assert {name: each for name, each in late.items() if each} == {}
    changing = {name for one in seen for name, is_so in one.items() if is_so != seen[0][name]}
    assert {row.name for row in COMMANDS if row.is_of_selection} <= changing


def test_that_what_is_found_anew_in_later_turns_can_be_stepped_through(
    qtbot: QtBot, window: MainWindow
) -> None:
    many = SAMPLE + "".join(f"  - {{date: 2012, title: A day {n}, sources: wire}}\n" for n in range(3000))
    saved(window, many)
    searched(window, "day")
    qtbot.waitUntil(lambda: bool(window.state.hits))
    saved(window, many.replace("Departs", "Leaves"))
    assert not window.state.hits, "it is found in later turns"
    qtbot.waitUntil(lambda: bool(window.state.hits))
    assert differing(window) == {}
    assert window.actions_["find_next"].isEnabled()


def counted(row: Command, asked: list[str]) -> Command:
    """Return a command that notes when it is asked anything."""

    def enabled(parts: Parts) -> bool:
        asked.append(row.name)
        return row.enabled(parts)

    return replace(row, enabled=enabled)


def test_that_a_step_asks_only_the_commands_that_hang_on_the_event(window: MainWindow) -> None:
    asked: list[str] = []
    Actions([counted(row, asked) for row in COMMANDS], window.parts)
    assert len(asked) == len(COMMANDS)
    asked.clear()
    window.state.select("dam")
    own = ["edit", "duplicate", "delete", "move_up", "move_down", "keep_copy", "edit_line"]
    assert sorted(asked) == sorted([*own, "copy_title", "zoom_event", "measure", "previous", "next"])
