"""Which file the window opens, and pictures of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_file, settings_in

from viewer.shipped import shipped_timeline
from viewer.ui.window import snapshot
from viewer.ui.window.app import first_file, make_window
from viewer.ui.window.command import Command
from viewer.ui.window.commands import COMMANDS


def test_that_the_asked_file_comes_first_then_the_last_then_the_shipped_one(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    assert first_file(None, settings) == shipped_timeline()
    last = sample_file(tmp_path)
    settings.add_recent(last)
    assert first_file(None, settings) == last
    assert first_file(tmp_path / "asked.yaml", settings) == tmp_path / "asked.yaml"
    last.unlink()
    assert first_file(None, settings) == shipped_timeline()


def test_that_a_picture_of_the_window_is_written_in_the_asked_size_and_theme(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    shades = []
    for flags in ([], ["--dark"]):
        out = tmp_path / "out" / "window.png"
        file = str(sample_file(tmp_path))
        status = snapshot.main([str(out), "--file", file, "--size", "900x600", "--select", "dam", *flags])
        picture = QImage(str(out))
        assert status == 0
        assert (picture.width(), picture.height()) == (900, 600)
        shades.append(picture.pixelColor(3, 595).lightness())
    assert shades[0] > 200 > 60 > shades[1]


@pytest.mark.parametrize("link", ["", "symbolic", "hard"])
def test_that_no_picture_of_the_window_is_written_over_a_kept_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], link: str
) -> None:
    copy = tmp_path / "wire.png"
    copy.write_bytes(b"kept")
    out = tmp_path / "out.png" if link else copy
    if link == "symbolic":
        out.symlink_to(copy)
    elif link == "hard":
        out.hardlink_to(copy)
    file = sample_file(tmp_path, SAMPLE.replace("title: By train", "copy: wire.png, title: By train"))
    assert snapshot.main([str(out), "--file", str(file)]) == 2
    assert capsys.readouterr().out == f"{out} is the kept copy of source wire; expected another name\n"
    assert copy.read_bytes() == b"kept"


def test_that_a_menu_of_the_programs_name_would_hold_what_belongs_there(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = make_window(sample_file(tmp_path), settings_in(tmp_path), qapp)
    qtbot.addWidget(window)
    roles = {row.name: window.actions_[row.name].menuRole() for row in COMMANDS if isinstance(row, Command)}
    moved = {name for name, role in roles.items() if role is not QAction.MenuRole.NoRole}
    assert moved == {"about", "quit"}


@pytest.mark.parametrize("size", ["12", "0x5", "axb"])
def test_that_a_size_that_is_none_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        snapshot.main(["out.png", "--size", size])
    assert "is no size" in capsys.readouterr().err
