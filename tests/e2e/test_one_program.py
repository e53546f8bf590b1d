"""One running program: real processes that find each other, also after a crash."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from tests.programs import started

_CHECKOUT = Path(__file__).parents[2]
_PATIENCE_S = 40
#: The program, and what its windows hold, written whenever that changes.
_WATCHED = """
import json, os, sys
sys.path.insert(0, sys.argv.pop(1))
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from viewer.ui.window.main_window import MainWindow

def look():
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
    rows = sorted([str(w.document.path), w.state.selected_id, w.search.text(), w.isActiveWindow()] for w in windows)
    out = Path(sys.argv[1])
    out.with_suffix(".new").write_text(json.dumps(rows))
    os.replace(out.with_suffix(".new"), out)

import viewer.ui.application.run as run
made = run.make_application
def make_application():
    application = made()
    timer = QTimer(application, interval=20)
    timer.timeout.connect(look)
    timer.start()
    return application
run.make_application = make_application
from viewer.cli import main
sys.exit(main(sys.argv[2:]))
"""
EVENTS = """\
title: {title}
events:
  - {{date: 2001, title: First, id: first, sources: a}}
  - {{date: 2002, title: Second, id: second, sources: a}}
sources: [{{id: a, title: A}}]
"""


def awaited(what: Callable[[], bool]) -> bool:
    """Tell whether something comes true before patience ends."""
    end = time.monotonic() + _PATIENCE_S
    while not what():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


class Desk:
    """A user's desktop without a screen: its programs meet in a folder of their own."""

    def __init__(self, folder: Path, runtime: Path) -> None:
        self.folder, self.runtime = folder, runtime
        self._environment = {
            **os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder / "settings"),
            "XDG_RUNTIME_DIR": str(runtime),
        }  # fmt: skip
        self.programs: list[subprocess.Popen[bytes]] = []

    def start(self, *words: str, truly: bool = False) -> subprocess.Popen[bytes]:
        """Start the program as a user does.

        Args:
            words: Behind its name.
            truly: By an interpreter of its own, which alone can be stopped and killed; else where all is imported.
        """
        python = [sys.executable, "-c"] if truly else started("-c")
        out = self.folder / f"windows-{len(self.programs)}.json"
        program = subprocess.Popen(
            [*python, _WATCHED, str(_CHECKOUT), str(out), *words],
            cwd=self.folder, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.programs.append(program)
        return program

    def windows(self, number: int) -> list[list[object]]:
        """Return file, selection, search and whether it is in front, of each window of a program."""
        try:
            found: list[list[object]] = json.loads((self.folder / f"windows-{number}.json").read_text())
        except FileNotFoundError:
            return []
        return found

    def ended(self, program: subprocess.Popen[bytes]) -> tuple[int, bytes, bytes]:
        """Return exit status, output and errors of a program that ends by itself."""
        out, errors = program.communicate(timeout=_PATIENCE_S)
        lines = [line for line in errors.splitlines(keepends=True) if b"This plugin does not" not in line]
        return program.returncode, out, b"".join(lines)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desktop with two files on it."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(EVENTS.format(title=name), encoding="utf-8")
    with tempfile.TemporaryDirectory(dir="/tmp") as runtime:  # sockets need short names
        desk = Desk(tmp_path, Path(runtime))
        yield desk
        for program in desk.programs:
            program.kill()
            program.communicate()


def test_that_a_second_start_asks_the_first_and_says_nothing(desk: Desk) -> None:
    one, two = str(desk.folder / "one.yaml"), str(desk.folder / "two.yaml")
    desk.start("one.yaml")
    assert awaited(lambda: [row[:3] for row in desk.windows(0)] == [[one, "", ""]])
    assert desk.ended(desk.start("two.yaml", "--find", "First")) == (0, b"", b"")
    assert awaited(lambda: [row[:3] for row in desk.windows(0)] == [[one, "", ""], [two, "", "First"]])
    assert desk.ended(desk.start("one.yaml:4:5")) == (0, b"", b"")
    assert awaited(lambda: desk.windows(0) == [[one, "second", "", True], [two, "", "First", False]])
    assert desk.ended(desk.start("--welcome")) == (0, b"", b"")
    assert awaited(lambda: len(desk.windows(0)) == 3)
    assert desk.programs[0].poll() is None


def test_that_of_starts_at_once_one_takes_all_files(desk: Desk) -> None:
    programs = [desk.start(f"{name}.yaml") for name in ("one", "two", "one", "two")]
    assert awaited(lambda: sum(program.poll() == 0 for program in programs) == 3)
    running = next(number for number, program in enumerate(programs) if program.poll() is None)
    files = {str(desk.folder / "one.yaml"), str(desk.folder / "two.yaml")}
    assert awaited(lambda: {row[0] for row in desk.windows(running)} == files)
    assert len(desk.windows(running)) == 2


def test_that_after_a_crash_the_next_start_takes_over(desk: Desk) -> None:
    first = desk.start("one.yaml", truly=True)
    assert awaited(
        lambda: len(desk.windows(0)) == 1 and bool(list((desk.runtime / "dateline").glob("*.sock")))
    )
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert list((desk.runtime / "dateline").glob("*.sock"))
    desk.start("two.yaml")
    assert awaited(lambda: len(desk.windows(1)) == 1)
    assert desk.ended(desk.start("one.yaml")) == (0, b"", b"")
    assert awaited(lambda: len(desk.windows(1)) == 2)


def test_that_a_separate_program_neither_asks_nor_answers(desk: Desk) -> None:
    desk.start("one.yaml")
    assert awaited(lambda: len(desk.windows(0)) == 1)
    desk.start("--separate", "two.yaml")
    assert awaited(lambda: len(desk.windows(1)) == 1)
    assert desk.ended(desk.start("two.yaml")) == (0, b"", b"")
    assert awaited(lambda: len(desk.windows(0)) == 2)
    assert len(desk.windows(1)) == 1


def test_that_a_program_that_hangs_is_told_of_and_another_one_opens(desk: Desk) -> None:
    first = desk.start("one.yaml", truly=True)
    assert awaited(
        lambda: len(desk.windows(0)) == 1 and bool(list((desk.runtime / "dateline").glob("*.sock")))
    )
    first.send_signal(signal.SIGSTOP)
    second = desk.start("two.yaml")
    assert awaited(lambda: len(desk.windows(1)) == 1)
    second.send_signal(signal.SIGTERM)
    _, errors = second.communicate(timeout=_PATIENCE_S)
    assert b"dateline: the running program does not answer; this is another one\n" in errors


def test_that_one_start_opens_several_files(desk: Desk) -> None:
    desk.start("one.yaml:3", "two.yaml:4")
    rows = [
        [str(desk.folder / "one.yaml"), "first", "", True],
        [str(desk.folder / "two.yaml"), "second", "", False],
    ]
    assert awaited(lambda: desk.windows(0) == rows)


def test_that_the_last_session_comes_back_where_it_is_wished(desk: Desk) -> None:
    one, two = str(desk.folder / "one.yaml"), str(desk.folder / "two.yaml")
    settings = QSettings(str(desk.folder / "settings/dateline/dateline.conf"), QSettings.Format.IniFormat)
    settings.setValue("session/reopen", True)
    settings.setValue("session/windows", json.dumps([[one, "second", None, ""], [two, "first", None, ""]]))
    settings.sync()
    desk.start()
    rows = [[one, "second", "", True], [two, "first", "", False]]
    assert awaited(lambda: desk.windows(0) == rows)
