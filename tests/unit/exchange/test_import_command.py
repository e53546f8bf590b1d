"""``dateline import`` and ``dateline formats``: what is written, told and answered by the exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from foreign_samples import SAMPLES, written

from viewer.cli import main
from viewer.exchange.formats import FORMATS
from viewer.files.read.reader import read_file


def test_that_a_new_file_is_written_beside_the_foreign_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = written(tmp_path, "slides.json")

    assert main(["import", str(foreign)]) == 1  # records were left out
    assert "7 records: 4 events" in capsys.readouterr().out
    timeline = read_file(tmp_path / "slides.yaml").timeline
    assert timeline is not None
    assert timeline.title == "The harbour"
    assert main(["check", str(tmp_path / "slides.yaml")]) == 0


def test_that_an_import_that_loses_nothing_ends_with_0(tmp_path: Path) -> None:
    foreign = tmp_path / "a.json"
    foreign.write_text(
        '{"events": [{"start_date": {"year": 1900}, "text": {"headline": "A"}}]}', encoding="utf-8"
    )

    assert main(["import", str(foreign), "-o", str(tmp_path / "new.yaml")]) == 0


def test_that_no_file_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = written(tmp_path, "slides.json")
    target = tmp_path / "slides.yaml"
    target.write_text("mine", encoding="utf-8")

    assert main(["import", str(foreign)]) == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert "exists already" in capsys.readouterr().err
    assert main(["import", str(foreign), "-o", str(tmp_path / "b.yaml"), "--report", str(target)]) == 2
    assert not (tmp_path / "b.yaml").exists()


@pytest.mark.parametrize("out", [[], ["-o", "slides.yaml"]])
def test_that_the_report_does_not_take_the_new_file_s_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], out: list[str]
) -> None:
    foreign = written(tmp_path, "slides.json")
    (tmp_path / "here").symlink_to(tmp_path, target_is_directory=True)
    monkeypatch.chdir(tmp_path)

    assert main(["import", foreign.name, *out, "--report", "here/slides.yaml"]) == 2
    assert "here/slides.yaml is the new event file itself" in capsys.readouterr().err
    assert not (tmp_path / "slides.yaml").exists()


def test_that_a_trial_writes_nothing_and_tells_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = written(tmp_path, "slides.json")

    assert main(["import", str(foreign), "--dry-run", "--json"]) == 1
    notes = json.loads(capsys.readouterr().out)
    assert {"kind", "code", "where", "what", "entry"} == set(notes[0])
    assert sum(note["kind"] == "not-imported" for note in notes) == 3
    assert list(tmp_path.iterdir()) == [foreign]


def test_that_events_are_added_to_a_file_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = written(tmp_path, "old.json")
    into = tmp_path / "mine.yaml"
    into.write_text("title: Mine\nevents:\n  - {date: 2011, title: A}\n", encoding="utf-8")

    assert main(["import", str(foreign), "--into", str(into)]) == 1
    first = into.read_bytes()
    assert "1 event added" in capsys.readouterr().out
    main(["import", str(foreign), "--into", str(into)])
    assert "1 there already" in capsys.readouterr().out
    assert into.read_bytes() == first


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"nothing that is known", "its format is not known"),
        (b'{"start_date": ', "the JSON cannot be read"),
        (None, "does not exist"),
    ],
)
def test_that_what_cannot_be_read_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, message: str
) -> None:
    foreign = tmp_path / "x"
    if content is not None:
        foreign.write_bytes(content)

    assert main(["import", str(foreign)]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_that_nothing_is_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "https://example.org/a.json"]) == 2
    assert "save the file first" in capsys.readouterr().err


def test_that_a_file_in_an_unknown_encoding_asks_with_words_of_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = tmp_path / "a.json"
    foreign.write_bytes(
        '{"events": [{"start_date": {"year": 1900}, "text": {"headline": "Café"}}]}'.encode("mac_roman")
    )

    assert main(["import", str(foreign)]) == 2
    assert "“Café” as mac_roman" in capsys.readouterr().err
    assert main(["import", str(foreign), "--encoding", "mac_roman"]) == 0
    timeline = read_file(tmp_path / "a.yaml").timeline
    assert timeline is not None
    assert timeline.events[0].title == "Café"


@pytest.mark.parametrize("encoding", ["rot13", "zip", "hex", "base64", "quopri", "nobody"])
def test_that_what_is_no_encoding_of_text_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    foreign = tmp_path / "a.csv"
    foreign.write_text("date,title\n2011,One\n", encoding="utf-8")
    assert main(["import", str(foreign), "--encoding", encoding]) == 2
    said = capsys.readouterr().err
    assert (
        said
        == f"dateline: {foreign}: “{encoding}” is no known encoding; expected such as cp1252 or mac_roman\n"
    )
    assert not (tmp_path / "a.yaml").exists()


def test_that_every_format_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == 0
    listed = capsys.readouterr().out
    assert all(one.title in listed and one.key in listed for one in FORMATS)


def test_that_importing_needs_no_qt_and_opens_no_file_but_the_input(tmp_path: Path) -> None:
    foreign = written(tmp_path, min(SAMPLES))
    script = (
        "import sys\n"
        "from viewer.exchange.draft.answers import Answers\n"
        "from viewer.exchange.foreign_file import draft_of, foreign_bytes\n"
        "from pathlib import Path\n"
        f"path = Path({str(foreign)!r})\n"
        "draft_of(path, Answers(path.name))\n"  # modules that readers import lazily are loaded by now
        "seen = []\n"
        "sys.addaudithook(lambda name, args: seen.append((name, str(args[0]) if args else '')))\n"
        "draft_of(path, Answers(path.name))\n"
        "opened = [what for name, what in seen if name == 'open']\n"
        "assert opened == [str(path), '3'], opened  # the input, and its open handle read from\n"
        "assert not [name for name, _ in seen if name.startswith(('socket', 'subprocess', 'exec', 'compile'))], seen\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_that_columns_may_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = tmp_path / "a.csv"
    foreign.write_text("one,two,three\nA,2011,B\nC,soon,\nD,later,\n", encoding="utf-8")

    assert main(["import", str(foreign)]) == 2
    assert "say --columns date=HEAD" in capsys.readouterr().err
    assert main(["import", str(foreign), "--columns", "date=two, title=three"]) == 1
    timeline = read_file(tmp_path / "a.yaml").timeline
    assert timeline is not None
    assert [(event.date.text, event.title) for event in timeline.events] == [("2011", "B")]
    with pytest.raises(SystemExit):
        main(["import", str(foreign), "--columns", "date"])


def test_that_with_the_year_first_other_dates_are_left_out_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "a.csv"
    table.write_text("Date,Title\n2011-03-04,One\n03/04/2011,Two\n2011/5/6,Three\n", encoding="utf-8")

    assert main(["import", str(table), "--dry-run"]) == 2
    capsys.readouterr()
    assert main(["import", str(table), "--dates", "ymd"]) == 1
    assert "3 records: 2 events" in capsys.readouterr().out
    timeline = read_file(tmp_path / "a.yaml").timeline
    assert timeline is not None
    assert [event.date.text for event in timeline.events] == ["2011-03-04", "2011-05-06"]
    assert "the year does not stand first in “03/04/2011”" in (tmp_path / "a.yaml").read_text("utf-8")


def test_that_what_was_added_before_can_be_added_once_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign, mine = written(tmp_path, "slides.json"), tmp_path / "mine.yaml"
    mine.write_text("events:\n  - {date: 1900, title: Mine}\n", encoding="utf-8")
    add = ["import", str(foreign), "--into", str(mine)]
    main(add)
    once = mine.read_text(encoding="utf-8")
    main([*add, "--again", "skip"])
    assert mine.read_text(encoding="utf-8") == once

    capsys.readouterr()
    main([*add, "--again", "add"])
    assert f"4 events added to {mine}" in capsys.readouterr().out
    assert mine.read_text(encoding="utf-8").startswith(once.rstrip("\n"))
    timeline = read_file(mine).timeline
    assert timeline is not None
    assert len({event.id for event in timeline.events}) == len(timeline.events) == 9
    assert main(["check", str(mine)]) == 0
