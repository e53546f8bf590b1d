"""The commands that README and guide show, and a folder in which they can be run as a reader would."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.programs import started

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```(?P<kind>[\w-]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_STATUS = re.compile(r"# ends with (\d)")
_PATIENCE_S = 120
#: The program; a window is closed once it shows all that was asked for, which is noted in ``windows.txt``.
_PROGRAM = """\
import sys
sys.path.insert(0, {root!r})
from viewer.cli import main
from viewer.commands.parsers import PARSERS
if sys.argv[1:] and sys.argv[1] in PARSERS:  # it opens no window
    sys.exit(main(sys.argv[1:]))
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import viewer.ui.application.run as run
from viewer.ui.window.main_window import MainWindow

wanted = max(1, sum(".yaml" in word for word in sys.argv[1:]))

def look():
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
    if len(shown) == wanted and not any(w.document.is_reading for w in shown):
        with open("windows.txt", "a", encoding="utf-8") as out:
            for window in sorted(shown, key=lambda w: str(w.document.path)):
                name = window.document.path.name if window.document.path else "welcome"
                print(name, window.state.selected_id, window.search.text(), file=out)
        QApplication.quit()

made = run.make_application
def make_application():
    application = made()
    timer = QTimer(application, interval=20)
    timer.timeout.connect(look)
    timer.start()
    return application
run.make_application = make_application
sys.exit(main(sys.argv[1:]))
"""
_WRONG = """\
events:
  - {date: 2011, title: Departure}
  - {date: soon, title: Arrival}
"""
_THEIRS = """\
{"events": [{"start_date": {"year": "1912", "month": "4", "day": "15"},
             "text": {"headline": "The ship goes down", "text": "In the night."}}]}
"""


@dataclass(frozen=True)
class Shown:
    """A command as a page shows it.

    Attributes:
        line: As it is typed, one shell line.
        status: The exit status that the page says; 0 where it says none.
        output: What the page says that it prints; None where it says nothing.
    """

    line: str
    status: int
    output: str | None


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Go through the fenced blocks of a page: what they hold, and their text."""
    for found in _BLOCK.finditer(text):
        yield found["kind"], found["body"]


def commands(text: str) -> Iterator[Shown]:
    """Go through the commands of a page, from above."""
    for kind, body in blocks(text):
        if kind == "sh":
            for line in body.splitlines():
                if line.strip() and not line.startswith("#!"):
                    yield Shown(line, _status(line), None)
        elif kind == "console":
            for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                line, _, output = part.partition("\n")
                yield Shown(line, _status(line), output)


def _status(line: str) -> int:
    found = _STATUS.search(line)
    return int(found[1]) if found else 0


class Desk:
    """A folder with the files that the pages speak of, and ``dateline`` among the programs.

    Args:
        folder: Empty; everything happens in it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "files"
        self.folder.mkdir()
        programs, config = folder / "programs", folder / "settings"
        programs.mkdir()
        (programs / "dateline.py").write_text(_PROGRAM.replace("{root!r}", repr(str(ROOT))), encoding="utf-8")
        starter = programs / "dateline"
        starter.write_text(f'#!/bin/sh\nexec {shlex.join(started(programs / "dateline.py"))} "$@"\n')
        starter.chmod(0o755)
        self._environment = {
            **os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(config), "XDG_RUNTIME_DIR": str(config),
            "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder),
        }  # fmt: skip
        config.mkdir(mode=0o700)

    def fill(self, *, starter: bool) -> None:
        """Put the files into the folder.

        Args:
            starter: With ``mine.yaml``, as ``dateline new`` writes it.
        """
        if starter:
            shutil.copy(ROOT / "resources" / "starter.yaml", self.folder / "mine.yaml")
        shutil.copy(ROOT / "data" / "events.yaml", self.folder / "events.yaml")
        page = (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8")
        example = next(body for kind, body in blocks(page) if kind == "yaml")
        for name, text in (
            ("evidence.yaml", example),
            ("wrong.yaml", _WRONG),
            ("theirs.json", _THEIRS),
            ("diary.csv", "When,What\n03/04/2011,A letter\n21/04/2011,An answer\n"),
        ):
            (self.folder / name).write_text(text, encoding="utf-8")
        (self.folder / "timelines").mkdir()
        shutil.copy(self.folder / "events.yaml", self.folder / "timelines")
        for folder in ("copies", "archive"):
            (self.folder / folder).mkdir()
            (self.folder / folder / "daily.txt").write_text(
                "Witnesses say the train left early on Saturday.\n\n“we have seen no train,” says a station master.\n",
                encoding="utf-8",
            )
        self._commit()

    def _commit(self) -> None:
        """Keep the versions that pages speak of; after them a date has changed."""
        name = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
        commit = (*name, "commit", "--quiet", "--allow-empty", "--message", "More")
        for words in (
            ("init", "--quiet", "--initial-branch", "main"), ("add", "--", "timelines", "events.yaml"), commit,
            ("tag", "v1.0"), commit, commit, commit,
        ):  # fmt: skip
            subprocess.run(["git", *words], cwd=self.folder, env=self._environment, check=True)
        changed = self.folder / "events.yaml"
        text = changed.read_text(encoding="utf-8")
        before, crossing, after = text.partition("  - id: crossing\n    date: 2011-08-20\n")
        assert crossing
        changed.write_text(f"{before}{crossing.rstrip()}~\n{after}", encoding="utf-8")

    def run(self, line: str) -> tuple[int, str]:
        """Run a line of a shell; return its exit status, and everything that it said."""
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", line], cwd=self.folder, env=self._environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=_PATIENCE_S, check=False,
        )  # fmt: skip
        said = [one for one in done.stdout.splitlines(keepends=True) if "This plugin does not" not in one]
        return done.returncode, "".join(said)

    def windows(self) -> list[str]:
        """Return file, selection and search of every window that was shown."""
        path = self.folder / "windows.txt"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
