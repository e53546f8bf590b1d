"""Where the programs of one user meet."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from viewer.ui.application.calling import Answer, ask
from viewer.ui.application.meeting import Meeting, is_private, meeting
from viewer.ui.application.request import Request


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder with a short name, as sockets need one."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        yield Path(name)


@pytest.fixture
def runtime(short: Path) -> Path:
    """A folder that is this user's alone, as the desktop has one."""
    folder = short / "runtime"
    folder.mkdir(mode=0o700)
    return folder


def test_that_one_screen_and_one_set_of_settings_make_one_place(runtime: Path) -> None:
    here = {"XDG_RUNTIME_DIR": str(runtime), "DISPLAY": ":0", "XDG_CONFIG_HOME": "/c"}
    place = meeting(here)
    assert place is not None and place.lock is not None
    assert place.lock.parent == Path(place.address).parent == runtime / "dateline"
    assert is_private(runtime / "dateline")
    assert meeting(dict(here)) == place
    others = [
        meeting({**here, name: "x"})
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_CONFIG_HOME")
    ]
    assert len({place, *others}) == 5


def test_that_a_folder_that_others_may_enter_is_not_used(runtime: Path, short: Path) -> None:
    runtime.chmod(0o755)
    place = meeting({"XDG_RUNTIME_DIR": str(runtime), "TMPDIR": str(short)})
    assert place is not None and place.lock is not None
    assert place.lock.parent.parent == short and is_private(place.lock.parent)
    place.lock.parent.chmod(0o770)
    assert meeting({"XDG_RUNTIME_DIR": str(runtime), "TMPDIR": str(short)}) is None


def test_that_a_link_in_the_folders_place_is_not_followed(runtime: Path, short: Path) -> None:
    (short / "elsewhere").mkdir(mode=0o700)
    (runtime / "dateline").symlink_to(short / "elsewhere")
    place = meeting({"XDG_RUNTIME_DIR": str(runtime), "TMPDIR": str(short)})
    assert place is not None and place.lock is not None and place.lock.parent.parent == short


def test_that_too_long_a_name_is_no_place(runtime: Path, tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 100)
    deep.mkdir(mode=0o700)
    assert meeting({"TMPDIR": str(deep)}) is None
    place = meeting({"XDG_RUNTIME_DIR": str(deep), "TMPDIR": str(runtime)})
    assert place is not None and place.lock is not None and place.lock.parent.parent == runtime


def test_that_without_a_place_the_program_stands_by_itself(tmp_path: Path) -> None:
    assert ask(Request(), Meeting(str(tmp_path / "none/a.sock"), tmp_path / "none/a.lock")) is Answer.APART
