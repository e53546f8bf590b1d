"""The command line: what it says, where, and with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from reader_helpers import GOOD, HEAD

from tests.programs import started
from viewer.cli import main
from viewer.commands.arguments import margins, page_range
from viewer.commands.printing import PrintJob

ROOT = Path(__file__).parents[3]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a good, a doubtful and a wrong file."""
    (tmp_path / "good.yaml").write_text(HEAD + GOOD, encoding="utf-8")
    (tmp_path / "doubtful.yaml").write_text(HEAD + "  - {date: 2011, title: A}\n", encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(HEAD + "  - {date: soon, title: A}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["good.yaml"], 0),
        (["doubtful.yaml"], 0),
        (["wrong.yaml"], 1),
        (["none.yaml"], 2),
        (["wrong.yaml", "good.yaml"], 1),
        (["none.yaml", "wrong.yaml"], 2),
    ],
)
def test_that_the_highest_exit_status_wins(words: list[str], status: int) -> None:
    assert main(["check", *words]) == status


@pytest.mark.usefixtures("files")
def test_that_check_prints_problems_and_a_summary(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "wrong.yaml", "good.yaml", "doubtful.yaml", "none.yaml"])
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "wrong.yaml:7:12: error: “soon” is not a date; expected a date such as 2011, 2011-08 or 2011-08-21",
        "doubtful.yaml:5:10: warning: no event has the source “nbc”; expected a quotation or sources: nbc",
        "doubtful.yaml:7:25: warning: “A” has no source; expected quotes or sources",
        "3 files, 2 events, 1 error, 2 warnings",
    ]
    assert said.err == "dateline: none.yaml does not exist\n"


def test_that_many_warnings_of_one_kind_are_one_line_and_all_on_request(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = "".join(f"  - {{date: {2001 + n}, title: A}}\n" for n in range(9)) + GOOD
    (files / "borrowed.yaml").write_text(HEAD + entries, encoding="utf-8")
    assert main(["check", "borrowed.yaml"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "borrowed.yaml:7:25: warning: 9 events have no source; expected quotes or sources"
        " (lines 7, 8, 9 and 6 more; --all lists each)",
        "1 file, 10 events, 0 errors, 9 warnings",
    ]
    main(["check", "--all", "borrowed.yaml"])
    assert len(capsys.readouterr().out.splitlines()) == 10
    main(["check", "--json", "borrowed.yaml"])
    assert len(json.loads(capsys.readouterr().out)) == 9


@pytest.mark.usefixtures("files")
def test_that_check_prints_json_for_other_programs(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--json", "wrong.yaml", "good.yaml"])
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": "wrong.yaml", "line": 7, "column": 12, "end_line": 7, "end_column": 16, "severity": "error",
            "code": "bad-date", "event": "A",
            "message": "“soon” is not a date; expected a date such as 2011, 2011-08 or 2011-08-21",
        }
    ]  # fmt: skip


def test_that_copies_are_checked_and_a_missing_one_is_none(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = "  - {date: 2011, title: A, quotes: [{text: one two three four, source: nbc}, {text: no, source: b}]}\n"
    (files / "quoted.yaml").write_text(
        HEAD.replace("events:", "  - id: b\nevents:") + entries, encoding="utf-8"
    )
    (files / "nbc.txt").write_text("Zero.\n\nThen one two nine four, they say.", encoding="utf-8")
    assert main(["check", "quoted.yaml", "--copies", "."]) == 1
    line, summary = capsys.readouterr().out.splitlines()
    assert line == (
        "quoted.yaml:8:44: error: the quotation “one two three four” is altered: the kept copy, paragraph 2, "
        "says “one two nine four”; the quotation has “three” for “nine”"
    )
    assert (
        summary
        == "1 file, 1 event, 1 error, 0 warnings; 1 of 2 quotations checked against kept copies: 1 altered"
    )


def test_that_a_copy_that_cannot_be_asked_for_is_told(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = "  - {date: 2011, title: A, quotes: [{text: one two three four, source: nbc}]}\n"
    (files / "quoted.yaml").write_text((HEAD + entry).replace("nbc", "n" * 300), encoding="utf-8")
    assert main(["check", "quoted.yaml", "--copies", "."]) == 0
    assert "cannot be read: " in (said := capsys.readouterr().out) and "File name too long" in said


def test_that_a_copy_found_among_others_is_not_missed_where_the_file_names_it(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = "sources:\n  - {id: a, copy: copies/a.txt}\n  - {id: b, copy: copies/b.txt}\n"
    entries = (
        "events:\n  - {date: 2011, title: A, quotes: [{text: one two, source: a}, {text: no, source: b}]}\n"
    )
    (files / "quoted.yaml").write_text(sources + entries, encoding="utf-8")
    (files / "archive").mkdir()
    (files / "archive" / "a.html").write_text("<p>Zero one two three.</p>", encoding="utf-8")
    assert main(["check", "quoted.yaml", "--copies", "archive"]) == 0
    line, summary = capsys.readouterr().out.splitlines()
    assert line == (
        "quoted.yaml:3:19: warning: the kept copy of source “b” cannot be read: "
        "“copies/b.txt” is not there; expected a path relative to this file"
    )
    assert summary.endswith("1 warning; 1 of 2 quotations checked against kept copies: 1 word for word")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["check"], "the following arguments are required: FILE"),
        (["check", "--copies", "none", "x"], "none is no folder of kept copies"),
        (["print", "x"], "the following arguments are required: -o/--out"),
        (["print", "x", "-o", "y", "--pages", "0x2"], "'0x2' is no poster size"),
        (
            ["print", "x", "-o", "y", "--margins", "5,6"],
            "'5,6' are no margins; expected usual, narrow, wide, millimetres",
        ),
        (["print", "x", "-o", "y", "--margins", "101"], "'101' are no margins"),
        (["print", "x", "-o", "y", "--margins", "1,2,3,x"], "'1,2,3,x' are no margins"),
        (["print", "x", "-o", "y", "--margins="], "'' are no margins"),
        (["print", "x", "-o", "y", "--range", "4-2"], "'4-2' are no pages; expected such as 2-5, 4 or 3-"),
        (["print", "x", "-o", "y", "--range", "0"], "'0' are no pages"),
        (["print", "x", "-o", "y", "--pages", "2x2", "--without", "chart"], "a poster is the drawing"),
        (["--nonsense"], "unrecognized arguments: --nonsense"),
        (["one"] * 21, "21 files would be as many windows; at most 20 are opened at once"),
    ],
)
def test_that_a_wrong_command_line_is_answered_in_one_line(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = main(words)
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 1
    said = capsys.readouterr().err
    assert status == 2
    assert said.startswith("dateline: ")
    assert message in said
    assert said.count("\n") == 1


def run(*words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, without a display."""
    env = {
        name: value
        for name, value in os.environ.items()
        if "DISPLAY" not in name and not name.startswith("QT_")
    }
    command = [*started(ROOT / "main.py"), *words]
    return subprocess.run(command, env=env | variables, capture_output=True, check=False)


@pytest.mark.parametrize("link", ["", "symbolic", "hard"])
def test_that_print_never_writes_over_the_event_file(files: Path, link: str) -> None:
    source, out = files / "good.yaml", files / "out.pdf"
    if link == "symbolic":
        out.symlink_to(source)
    elif link == "hard":
        out.hardlink_to(source)
    else:
        out = files / "." / "good.yaml"
    before = source.read_bytes()
    done = run("print", "good.yaml", "-o", str(out))
    assert done.returncode == 2
    assert done.stderr.decode() == f"dateline: {out} is the event file itself; expected another name\n"
    assert source.read_bytes() == before
    assert source.samefile(out)


def test_that_print_writes_to_standard_output_where_it_is_told_to(files: Path) -> None:
    done = run("print", "good.yaml", "-o", "-")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"%PDF")
    assert done.stdout.rstrip().endswith(b"%%EOF")
    assert not (files / "-").exists()


@pytest.mark.parametrize(
    "words", [["print", "good.yaml", "-o", "-"], ["export", "good.yaml", "-o", "-", "--to", "png"]]
)
def test_that_what_is_drawn_needs_no_screen_that_the_session_names(files: Path, words: list[str]) -> None:
    done = run(*words, QT_QPA_PLATFORM="xcb", DISPLAY=":4711")
    assert done.returncode == 0, done.stderr
    assert done.stdout[:4] in (b"%PDF", b"\x89PNG")


@pytest.mark.parametrize("epoch", ["9" * 20, "9" * 13, "9" * 5000, "soon"])
@pytest.mark.parametrize("form", ["html", "ics"])
def test_that_a_moment_beyond_all_calendars_stamps_nothing(
    files: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, form: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main(["export", "good.yaml", "--to", form, "-o", f"out.{form}"]) < 2
    assert str(datetime.now(UTC).year) in (files / f"out.{form}").read_text(encoding="utf-8")


def test_that_without_a_display_the_window_names_the_other_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "dateline: there is no display to open a window on; "
        "“print FILE -o OUT.pdf” and “check FILE” work without one\n"
    )


def test_that_a_missing_system_library_is_one_line_with_its_packages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "PySide6.QtGui", None)
    assert main([]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "apt install libgl1 libegl1" in said


def test_that_a_terminal_without_our_marks_is_no_failure(files: Path) -> None:
    done = run("check", str(files / "wrong.yaml"), PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert b"\\u201csoon\\u201d is not a date" in done.stdout


def test_that_check_imports_no_qt(files: Path) -> None:
    code = "import sys; from viewer.cli import main; main(sys.argv[1:]); print('PySide6' in sys.modules)"
    command = [sys.executable, "-c", code, "check", str(files / "good.yaml")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == b"False"


def test_that_a_closed_pipe_is_quiet(files: Path) -> None:
    (files / "many.yaml").write_text(HEAD + "  - {date: soon, title: A}\n" * 3000, encoding="utf-8")
    command = f"'{sys.executable}' '{ROOT / 'main.py'}' check '{files / 'many.yaml'}' | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


@pytest.mark.parametrize(
    "words",
    [
        ["check", "good.yaml"],
        ["check", "--json", "good.yaml"],
        ["schema"],
        ["formats"],
        ["export", "good.yaml", "-o", "-", "--to", "csv"],
        ["print", "good.yaml", "-o", "-"],
    ],
    ids=" ".join,
)
def test_that_a_full_disk_behind_standard_output_is_one_line(files: Path, words: list[str]) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*started(ROOT / "main.py"), *words],
            cwd=files,
            env=env,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    said = done.stderr.decode().splitlines()
    assert said[-1] == "dateline: cannot write to standard output: No space left on device"
    assert not any("Traceback" in line or "Exception ignored" in line for line in said)
    assert done.returncode == 2


@pytest.mark.parametrize("name", ["ring", "x" * 300])
@pytest.mark.parametrize(
    "words",
    [
        ["print", "good.yaml", "-o"],
        ["export", "good.yaml", "--to", "csv", "-o"],
        ["export", "good.yaml", "-o", "out.csv", "--report"],
        ["import", "table.csv", "-o"],
        ["import", "table.csv", "-o", "new.yaml", "--report"],
        ["schema", "-o"],
        ["new"],
    ],
    ids=" ".join,
)
def test_that_a_name_that_cannot_be_written_is_one_line(
    files: Path, name: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "table.csv").write_text("date,title\n2011,One\n", encoding="utf-8")
    (files / "ring").symlink_to("ring")
    status = main([*words, name])
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith("dateline: ") and name in said
    # The table was written, and what it cannot say could not be told.
    assert status == (1 if "out.csv" in words and name != "ring" else 2)


_INTERRUPTED = """
import sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == "viewer.commands.parsers":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
from viewer.cli import main
sys.exit(main(["check", "good.yaml"]))
"""


def test_that_an_interrupt_while_options_are_imported_is_quiet(files: Path) -> None:
    command = [sys.executable, "-c", _INTERRUPTED]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=files, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


def test_that_a_folder_of_copies_that_cannot_be_is_one_line(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("x" * 300, "x/" * 3000, "none", "good.yaml"):
        assert main(["check", "--copies", name, str(files / "good.yaml")]) == 2
    assert capsys.readouterr().err.count("is no folder of kept copies\n") == 4


def truly(files: Path, words: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a shell does, with what it says of its streams."""
    start = f"'{sys.executable}' '{ROOT / 'main.py'}' {words}"
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(["sh", "-c", start], cwd=files, env=env, capture_output=True, check=False)


@pytest.mark.parametrize(
    "words",
    [
        "check good.yaml",
        "schema",
        "completion bash",
        "formats",
        "export good.yaml -o -",
        "export good.yaml -o - --to png",
        "print good.yaml -o -",
        "import table.csv --dry-run",
    ],
)
def test_that_a_closed_standard_output_is_one_line(files: Path, words: str) -> None:
    (files / "table.csv").write_text("date,title\n2011,One\n", encoding="utf-8")
    done = truly(files, f"{words} >&-")
    last = done.stderr.decode().splitlines()[-1]
    assert last == "dateline: cannot write to standard output: Bad file descriptor"
    assert b"Traceback" not in done.stderr
    assert done.returncode == 2


def test_that_what_is_said_never_comes_among_what_is_written(files: Path) -> None:
    said = truly(files, "export wrong.yaml -o -")
    assert said.stderr
    assert truly(files, "export wrong.yaml -o - 2>&-").stdout == said.stdout
    truly(files, "print wrong.yaml -o whole.pdf 2>&- >&- <&-")
    assert (files / "whole.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("words", ["--version >/dev/full", "check good.yaml >/dev/full 2>/dev/full"])
def test_that_the_interpreter_has_nothing_to_say_at_its_end(files: Path, words: str) -> None:
    done = truly(files, words)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == ("2>" not in words)


def test_that_a_print_job_keeps_what_was_asked_for() -> None:
    job = PrintJob(Path("a"), Path("b"))
    assert (job.paper, job.landscape, job.sheets, job.quotes) == ("A4", None, None, True)
    assert (job.grey, job.margins_mm, job.pages) == (False, (20, 12, 18, 10), (1, 0))


def test_that_margins_and_pages_are_understood() -> None:
    assert margins("narrow") == (10, 10, 10, 8)
    assert margins("12.5") == (12.5, 12.5, 12.5, 12.5)
    assert margins("20, 12,18,10") == (20, 12, 18, 10)
    assert [page_range(text) for text in ("2-5", "4", "3-", "2–3")] == [(2, 5), (4, 4), (3, 0), (2, 3)]


@pytest.mark.parametrize(
    ("span", "said"),
    [("soon", "“soon” is not a date"), ("03/04/2011", "“03/04/2011” may be 2011-0")],
)
def test_that_a_span_that_is_no_date_is_said_before_a_window_opens(
    span: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["good.yaml", "--span", span]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"dateline: --span: {said}") and error.count("\n") == 1
