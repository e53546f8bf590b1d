"""From the file to the window to the page, as a person would go: by program, edit and print."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from paper_helpers import text_of
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from ui_samples import settings_in

from tests.programs import started
from viewer.files.read.reader import read_file
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.window.main_window import MainWindow

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "data" / "events.yaml"


def run(*words: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a user does, without a display."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [*started(ROOT / "main.py"), *words],
        capture_output=True,
        text=True,
        env=environment | extra,
        check=False,
    )


def words_of(text: str) -> str:
    return re.sub(r"\W+", " ", text)


def test_that_the_shipped_file_is_clean() -> None:
    done = run("check", str(SHIPPED))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("1 file, 25 events, 0 errors, 0 warnings")


def test_that_every_event_of_the_shipped_file_shows_its_source() -> None:
    timeline = read_file(SHIPPED).timeline
    assert timeline is not None
    for event in timeline.events:
        assert event.quotes
        assert all(len(quote.text.split()) < 40 for quote in event.quotes)
        assert all(quote.source and not quote.speaker for quote in event.quotes)
        assert event.place is None or event.place.lat is None
    late = [event for event in timeline.events if event.when.start > 1313971199]
    assert late
    assert all(event.status.value == "expected" for event in late)


def test_that_open_select_read_edit_and_print_are_one_chain(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    shutil.copy(SHIPPED, file)
    window = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(window)
    window.commands.open_path(file)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    state = window.state
    state.select("plant-tour")
    shown = " ".join(label.text() for label in window.pane.findChildren(QLabel)) + _texts(window)
    assert "he watched a film on the plant and toured its dam" in shown

    text = file.read_text(encoding="utf-8")
    file.write_text(
        text
        + "\n  - id: new-one\n    date: 2011-08-24\n    title: A new entry\n    lane: aid\n    sources: nbc\n",
        encoding="utf-8",
    )
    qtbot.waitUntil(lambda: state.timeline.event("new-one") is not None, timeout=5000)
    assert state.selected_id == "plant-tour"
    window.grab()
    scene = window.view.canvas.scene()
    assert scene is not None
    assert any(box.event is not None and box.event.id == "new-one" for box in scene.boxes)

    out = tmp_path / "out.pdf"
    done = run("print", str(file), "-o", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    printed = words_of(" ".join(text_of(page) for page in PdfReader(out).pages))
    assert "A new entry" in printed
    assert "he watched a film on the plant and toured its dam" in printed


def _texts(window: MainWindow) -> str:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    edits = [edit.toPlainText() for edit in window.pane.findChildren(QPlainTextEdit)]
    return " ".join(edits + [edit.toPlainText() for edit in window.pane.findChildren(QTextEdit)])


def test_that_a_broken_entry_hides_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    text = SHIPPED.read_text(encoding="utf-8").replace(
        "date: 2011-08-20?\n    title: Greeted", "date: 2011-08-32\n    title: Greeted"
    )
    file.write_text(text, encoding="utf-8")
    window = MainWindow(Document(), settings_in(tmp_path), Appearance("dark"))
    qtbot.addWidget(window)
    window.commands.open_path(file)
    with qtbot.waitExposed(window):
        window.show()
    assert len(window.document.timeline.events) == 24
    assert window.banner.isVisible()
    out = tmp_path / "out.pdf"
    done = run("print", str(file), "-o", str(out))
    assert done.returncode == 1
    assert "1 entry is missing" in done.stderr
    first = text_of(PdfReader(out).pages[0])
    assert "1 entry could not be read: line " in first
    assert "Greeted at Khasan" in first
    checked = run("check", "--json", str(file))
    assert checked.returncode == 1
    entries = json.loads(checked.stdout)
    assert [entry["code"] for entry in entries] == ["bad-date"]
    assert set(entries[0]) == {
        "file", "line", "column", "end_line", "end_column", "severity", "code", "message", "event",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("check", "nowhere.yaml"), 2, "dateline: nowhere.yaml does not exist"),
        (("check",), 2, "dateline: the following arguments are required: FILE"),
        (("print", "nowhere.yaml", "-o", "x.pdf"), 2, "dateline: nowhere.yaml does not exist"),
        (("print", str(SHIPPED)), 2, "dateline: the following arguments are required: -o/--out"),
        (("print", str(SHIPPED), "-o", "/nowhere/x.pdf"), 2, "dateline: cannot write /nowhere/x.pdf: No such file or directory"),
        (("print", str(SHIPPED), "-o", "x.pdf", "--pages", "0x9"), 2, "dateline: argument --pages: '0x9' is no poster size"),
        ((), 2, "dateline: there is no display to open a window on; “print FILE -o OUT.pdf” and “check FILE” work without one"),
        (("--sideways",), 2, "dateline: unrecognized arguments: --sideways"),
    ],
)  # fmt: skip
def test_that_an_expected_failure_is_one_plain_line(words: tuple[str, ...], status: int, said: str) -> None:
    done = run(*words)
    assert done.returncode == status
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_that_check_loads_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from viewer.cli import main; main(['check', sys.argv[1]]); "
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(SHIPPED)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_that_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(
        "events:\n" + "".join(f"  - {{date: 2011-13, title: T{n}}}\n" for n in range(3000)), encoding="utf-8"
    )
    command = f"{sys.executable} {ROOT / 'main.py'} check {broken} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "2011-13" in done.stdout


def test_that_a_newer_format_is_told_once_and_nothing_is_drawn(tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    file.write_text("format: 7\nevents:\n  - {when: tomorrow}\n", encoding="utf-8")
    done = run("check", str(file))
    assert done.returncode == 1
    assert done.stdout.count("error") == 2
    assert "format 7" in done.stdout
    printed = run("print", str(file), "-o", str(tmp_path / "x.pdf"))
    assert printed.returncode == 2
    assert not (tmp_path / "x.pdf").exists()
