"""What the window remembers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from ui_samples import settings_in

from viewer.ui.state.settings import MOST_RECENT


def test_that_recent_files_come_newest_first_without_repeats_and_without_lost_ones(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    files = [tmp_path / name for name in ("a.yaml", "b.yaml", "c.yaml")]
    for file in files:
        file.touch()
        settings.add_recent(file)
    settings.add_recent(files[0])
    files[1].unlink()
    assert settings.recent() == [files[0], files[2]]


def test_that_recent_files_survive_a_restart_even_a_single_one(tmp_path: Path) -> None:
    file = tmp_path / "only, one.yaml"
    file.touch()
    settings = settings_in(tmp_path)
    settings.add_recent(file)
    settings.store.sync()
    assert settings_in(tmp_path).recent() == [file]


def test_that_a_recent_file_of_which_nothing_can_be_asked_is_left_out(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    there = tmp_path / "there.yaml"
    there.touch()
    for path in (there, tmp_path / ("x" * 300)):
        settings.add_recent(path)
    assert settings.recent() == [there]


def test_that_the_list_of_recent_files_is_short(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    for number in range(MOST_RECENT + 5):
        (tmp_path / f"{number}.yaml").touch()
        settings.add_recent(tmp_path / f"{number}.yaml")
    assert len(settings.recent()) == MOST_RECENT
    settings.clear_recent()
    assert settings.recent() == []


def test_that_everything_survives_a_restart(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    settings.theme_mode = "dark"
    settings.fold_gaps = False
    settings.detail_pane = False
    settings.pane_width_px = 333
    settings.geometry = QByteArray(b"abc")
    settings.editor = "code -g {file}:{line}"
    settings.today_line = False
    settings.help_page, settings.help_last, settings.help_width_px = "legend", "keys", 400
    settings.store.sync()
    again = settings_in(tmp_path)
    assert not again.today_line
    assert (again.help_page, again.help_last, again.help_width_px) == ("legend", "keys", 400)
    assert (again.theme_mode, again.fold_gaps, again.detail_pane) == ("dark", False, False)
    assert (again.pane_width_px, again.geometry, again.editor) == (333, b"abc", "code -g {file}:{line}")


@pytest.mark.parametrize(
    "key", ["view/theme", "window/pane_width_px", "files/recent", "window/geometry", "help/width_px"]
)
def test_that_spoilt_settings_count_as_missing(tmp_path: Path, key: str) -> None:
    settings = settings_in(tmp_path)
    settings.store.setValue(key, "?!")
    assert settings.theme_mode == "auto"
    assert settings.pane_width_px == settings.help_width_px == 0
    assert settings.recent() == []
    assert settings.geometry.isEmpty()
