"""``dateline export`` to a picture: without a display, in one line what was written, and why it was not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from paper_helpers import SHIPPED
from pytestqt.qtbot import QtBot
from svg_reading import marks, tree

from viewer.cli import main
from viewer.files.read.reader import read_file

ROOT = Path(__file__).parents[3]
FILE = """\
title: <b>Not markup</b>
events:
  - {date: 2001, title: One}
  - {date: 2002-05, title: Two}
  - {date: 2003-05-04, title: Three}
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "events.yaml"
    path.write_text(FILE)
    return path


def test_that_a_picture_is_written_and_said_in_one_line(
    qtbot: QtBot, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = source.with_name("out.svg")
    assert main(["export", str(source), "-o", str(out)]) == 0
    said = capsys.readouterr()
    root = tree(out.read_text())
    assert said.out == f"{out}: 1,200×{int(root.get('height', '0')):,} pixels, 3 of 3 events\n"
    assert said.err == ""
    assert out.read_text().startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    assert root[0].text == "<b>Not markup</b>"


def test_that_options_are_heard(qtbot: QtBot, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = source.with_name("OUT.PNG")
    words = [
        "--width",
        "900",
        "--scale",
        "1.5",
        "--palette",
        "dark",
        "--span",
        "2002/2003",
        "--legend",
        "--no-title",
        "--no-notes",
    ]
    assert main(["export", str(source), "-o", str(out), *words]) == 0
    said = capsys.readouterr()
    assert out.read_bytes().startswith(b"\x89PNG")
    assert said.out.startswith(f"{out}: 900×")
    assert said.out.endswith(" pixels, 2 of 3 events\n")
    assert said.err == f"dateline: {out}: 1 event stands outside the time shown\n"


def test_that_what_could_not_be_read_is_told_with_status_1(
    qtbot: QtBot, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text(f"{FILE}  - {{date: nonsense, title: Four}}\n")
    out = source.with_name("out.svg")
    assert main(["export", str(source), "-o", str(out)]) == 1
    assert capsys.readouterr().err == f"dateline: {out}: 1 entry could not be read: line 6\n"
    assert "1 entry could not be read: line 6" in out.read_text()


def test_that_titles_that_are_cut_are_told_with_status_1(
    qtbot: QtBot, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text(f"events:\n  - {{date: 2001, title: {'far too long ' * 30}}}\n")
    out = source.with_name("out.svg")
    assert main(["export", str(source), "-o", str(out), "--width", "200"]) == 1
    assert (
        capsys.readouterr().err
        == f"dateline: {out}: 1 title cut for want of room; a wider picture has more\n"
    )
    assert "far too long far too long" in (marks(tree(out.read_text()))[0].findtext("title") or "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["-o", "out.png", "--width", "80"],
            "a width of 80 pixels is out of bounds; expected one from 200 to 30,000",
        ),
        (["-o", "out.png", "--scale", "nan"], "a scale of nan is out of bounds; expected one from 0.5 to 8"),
        (["-o", "out.png", "--span", "1990"], "no event stands in the time that was to be shown"),
        (
            ["-o", "out.png", "--span", "soon"],
            "--span: “soon” is not a date; expected one such as 2011, 2011-08 or 2011-08-21",
        ),
        (["-o", "out.csv", "--width", "800"], "--width is for pictures (svg, png), not for csv"),
        (["-o", "out.md", "--no-title"], "--no-title is for pictures (svg, png), not for md"),
        (
            ["-o", "out.svg", "--fragment"],
            "--fragment, --no-file and --language are for web pages, not for svg",
        ),
        (["-o", "events.yaml", "--to", "svg"], "events.yaml is the event file itself; expected another name"),
        (["-o", "nowhere/out.svg"], "cannot write nowhere/out.svg: No such file or directory"),
        (["-o", "out.bmp"], "“bmp” is no format that is written"),
    ],
)
def test_that_what_cannot_be_is_one_line_and_writes_nothing(
    qtbot: QtBot, source: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    words: list[str], said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(source.parent)
    before = sorted(path.name for path in source.parent.iterdir())
    assert main(["export", "events.yaml", *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"dateline: {said}")
    assert told.err.count("\n") == 1
    assert sorted(path.name for path in source.parent.iterdir()) == before
    assert source.read_text() == FILE


@pytest.mark.parametrize("text", ["events: []\n", "title: Nothing\n"])
def test_that_a_file_without_events_gives_no_picture(
    qtbot: QtBot, source: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    source.write_text(text)
    out = source.with_name("out.svg")
    assert main(["export", str(source), "-o", str(out)]) == 2
    assert capsys.readouterr().err in (
        "dateline: there are no events to draw\n",
        f"dateline: nothing of {source} can be read; “check {source}” says why\n",
    )
    assert not out.exists()


def test_that_it_goes_to_standard_output_and_is_the_same_each_time(source: Path) -> None:
    def run(*words: str) -> bytes:
        done = subprocess.run(
            [sys.executable, "main.py", "export", str(source), "-o", "-", *words],
            cwd=ROOT, capture_output=True, timeout=120, check=True,
            env={name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},
        )  # fmt: skip
        assert done.stderr == b""
        return done.stdout

    assert run("--to", "png") == run("--to", "png")
    assert tree(run("--to", "svg").decode())[0].text == "<b>Not markup</b>"


def test_that_only_what_a_search_finds_is_drawn(
    qtbot: QtBot, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = source.with_name("out.svg")
    assert main(["export", str(source), "-o", str(out), "--only", "2002/2003"]) == 0
    said = capsys.readouterr()
    assert said.out.endswith("pixels, 2 of 3 events\n")
    assert said.err == f"dateline: {out}: Left out: 1 event that --only 2002/2003 does not find\n"
    assert len(marks(tree(out.read_text()))) == 2
    assert main(["export", str(source), "-o", str(out), "--only", "nobody"]) == 2
    assert capsys.readouterr().err == "dateline: no event fits “nobody”\n"


def test_that_what_it_does_not_show_can_go_into_a_report(
    qtbot: QtBot, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, report = source.with_name("out.svg"), source.with_name("report.txt")
    assert main(["export", str(source), "-o", str(out), "--span", "2002/2003", "--report", str(report)]) == 0
    assert report.read_text() == "1 event stands outside the time shown\n"
    assert capsys.readouterr().err == ""


def test_that_where_qt_is_missing_one_line_says_what_to_install(source: Path, tmp_path: Path) -> None:
    broken = tmp_path / "modules" / "PySide6"
    broken.mkdir(parents=True)
    broken.joinpath("__init__.py").write_text(
        "raise ImportError('libGL.so.1: cannot open shared object file: No such file or directory')\n"
    )
    out = source.with_name("out.png")
    program = "import sys; from viewer.cli import main; raise SystemExit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", program, "export", str(source), "-o", str(out)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": f"{broken.parent}{os.pathsep}{ROOT}"},
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("dateline: Qt cannot be loaded (libGL.so.1: cannot open shared object file")
    assert done.stderr.count("\n") == 1
    assert "apt install" in done.stderr
    assert not out.exists()


def test_that_formats_lists_pictures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == 0
    written = capsys.readouterr().out.partition("Written by")[2]
    assert "  svg " in written
    assert "  png " in written


def test_that_the_shipped_file_is_drawn_whole(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "out.svg"
    assert main(["export", str(SHIPPED), "-o", str(out)]) == 0
    made = read_file(SHIPPED).timeline
    assert made is not None
    assert len(marks(tree(out.read_text()))) == len(made.events) == 25
