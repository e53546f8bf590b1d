"""Noticing saves, whatever way an editor saves."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from viewer.ui.document import watcher as watcher_module
from viewer.ui.document.watcher import FileWatcher, looks_needed, signature, watched_paths


@pytest.fixture(autouse=True, scope="module")
def _free_reports() -> None:
    """Let go of what earlier tests have watched with and left to the garbage collector.

    A system gives a user some hundred of these; without one Qt looks once a second by itself, and by coarse times.
    """
    gc.collect()


def in_place(path: Path, text: str) -> None:
    path.write_text(text)


def by_rename(path: Path, text: str) -> None:
    temporary = path.with_suffix(".tmp")
    temporary.write_text(text)
    temporary.replace(path)


def by_deletion(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text)


@pytest.mark.parametrize("save", [in_place, by_rename, by_deletion])
def test_that_one_save_after_another_is_noticed(
    qtbot: QtBot, tmp_path: Path, save: Callable[[Path, str], None]
) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("0")
    watcher = FileWatcher()
    watcher.watch(path)
    for number in range(1, 4):
        with qtbot.waitSignal(watcher.stirred):
            save(path, f"text {number}")


def test_that_a_burst_of_changes_is_one(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("0")
    watcher = FileWatcher()
    watcher.watch(path)
    heard: list[int] = []
    watcher.stirred.connect(lambda: heard.append(1))
    with qtbot.waitSignal(watcher.stirred):
        for number in range(20):
            by_rename(path, str(number))
    assert len(heard) == 1
    with qtbot.waitSignal(watcher.stirred):
        by_rename(path, "one more")
    assert len(heard) == 2


def test_that_a_save_behind_a_link_is_noticed(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "events.yaml"
    real.write_text("0")
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    watcher = FileWatcher()
    watcher.watch(link)
    for number in range(2):
        with qtbot.waitSignal(watcher.stirred):
            by_rename(real, f"text {number}")


def test_that_a_link_that_leads_elsewhere_is_noticed_without_a_poll(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    targets = [tmp_path / "real" / f"events{number}.yaml" for number in range(2)]
    for number, target in enumerate(targets):
        target.write_text(str(number))
    link, new = tmp_path / "link.yaml", tmp_path / "new.yaml"
    link.symlink_to(targets[0])
    watcher = FileWatcher(poll_ms=3_600_000)
    watcher.watch(link)
    with qtbot.waitSignal(watcher.stirred):
        new.symlink_to(targets[1])
        new.replace(link)
    with qtbot.waitSignal(watcher.stirred):
        in_place(targets[1], "behind the new link")


def test_that_deletion_and_coming_back_are_noticed(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("0")
    watcher = FileWatcher()
    watcher.watch(path)
    with qtbot.waitSignal(watcher.stirred):
        path.unlink()
    with qtbot.waitSignal(watcher.stirred):
        path.write_text("back")


def test_that_a_folder_that_moves_away_and_back_is_noticed_by_the_slow_look(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder, away = tmp_path / "here", tmp_path / "away"
    folder.mkdir()
    path = folder / "events.yaml"
    path.write_text("0")
    watcher = FileWatcher()
    watcher.watch(path)
    for source, target in ((folder, away), (away, folder)):
        with qtbot.waitSignal(watcher.stirred):
            source.rename(target)
            watcher.look()
    with qtbot.waitSignal(watcher.stirred):
        by_rename(path, "again")


def test_that_the_signature_tells_a_change_of_the_same_length_and_time(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("one")
    os.utime(path, (1, 1))
    before = signature(path)
    path.write_text("two")
    os.utime(path, (1, 1))
    assert signature(path) != before
    assert signature(tmp_path / "none") is None


def test_that_a_ring_of_links_ends(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.symlink_to(two)
    two.symlink_to(one)
    assert watched_paths(one) == [tmp_path]


def test_that_watching_nothing_is_quiet(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("0")
    watcher, control = FileWatcher(), FileWatcher()
    heard: list[int] = []
    watcher.stirred.connect(lambda: heard.append(1))
    watcher.watch(path)
    watcher.watch(None)
    control.watch(path)
    with qtbot.waitSignal(control.stirred):
        path.write_text("1")
    watcher.look()
    with qtbot.waitSignal(control.stirred):
        by_rename(path, "2")
    assert heard == []


@pytest.mark.parametrize(
    ("before", "now", "looks"),
    [
        ((1, 100, 7, 1), (2, 100, 7, 2), 1),
        ((1, 100, 7, 1), (2, 150, 8, 2), 1),
        ((1, 100, 7, 1), (2, 99, 7, 2), 3),
        ((1, 100, 7, 1), None, 6),
        (None, (1, 100, 7, 1), 3),
    ],
)
def test_that_a_file_that_may_be_half_written_is_looked_at_longer(
    before: tuple[int, int, int, int] | None, now: tuple[int, int, int, int] | None, looks: int
) -> None:
    assert looks_needed(before, now) == looks


def test_that_a_file_is_not_read_while_it_still_grows(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, heard = tmp_path / "events.yaml", []
    left = [(0, 50, 1, 0), (0, 51, 1, 0), *[(n, 100 + n, 1, n) for n in (1, 2, 3, 4, 4, 4)]]
    path.write_text("0")
    watcher = FileWatcher()
    monkeypatch.setattr(watcher_module, "signature", lambda _path: left.pop(0) if len(left) > 1 else left[0])
    watcher.stirred.connect(lambda: heard.append(len(left)))
    watcher.watch(path)
    with qtbot.waitSignal(watcher.stirred):
        watcher.look()
    assert heard == [1]


def test_that_a_save_in_place_after_one_by_rename_is_heard_without_a_poll(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("0")
    watcher = FileWatcher(poll_ms=3_600_000)
    watcher.watch(path)
    for number in range(3):
        with qtbot.waitSignal(watcher.stirred):
            by_rename(path, f"renamed {number}")
        with qtbot.waitSignal(watcher.stirred):
            in_place(path, f"in place {number}")
    watcher.watch(None)


def test_that_what_the_system_does_not_report_is_found_by_polling(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("0")
    monkeypatch.setattr(watcher_module, "watched_paths", lambda _path: [])
    watcher = FileWatcher(poll_ms=10)
    watcher.watch(path)
    with qtbot.waitSignal(watcher.stirred):
        in_place(path, "unheard")


def test_that_a_pipe_is_not_waited_for_and_counts_as_no_file(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    os.mkfifo(path)
    assert signature(path) is None
