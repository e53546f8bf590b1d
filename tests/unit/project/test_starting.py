"""``new`` and ``schema``: what they write, what they refuse, and that what they wrote can be used."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from test_schema import flagged

from tests.programs import started
from viewer.cli import main
from viewer.files.read.header import SECTIONS
from viewer.files.read.reader import read_file, read_text
from viewer.files.read.spans import FIELDS
from viewer.files.schema.schema import schema_text
from viewer.files.write import starter
from viewer.files.write.starter import SCHEMA_NAME, starter_text
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.timeline import Status

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    """Return what is in a folder, hidden files included."""
    return sorted(path.name for path in folder.iterdir())


def run(*words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a user does."""
    command = [*started(ROOT / "main.py"), *words]
    return subprocess.run(command, env={**os.environ, **variables}, capture_output=True, check=False)


# --- the starter ---------------------------------------------------------------------------


def test_that_the_starter_has_nothing_wrong_with_it() -> None:
    reading = read_text(starter_text())
    assert reading.problems == ()
    assert reading.timeline is not None
    assert len(reading.timeline.events) == 3
    assert flagged(starter_text()) == []


def test_that_every_date_it_teaches_is_one() -> None:
    taught = re.findall(r"^#   ([\[\d-]\S*)(?:   (\S+))?  ", starter_text(), re.MULTILINE)
    dates = [date for pair in taught for date in pair if date]
    assert len(dates) >= 11
    assert all(parse_date(date) for date in dates)


def test_that_it_shows_most_of_the_format() -> None:
    text = starter_text()
    shown = {name for name in (*SECTIONS, *FIELDS) if re.search(rf"\b{name}:(?= |$)", text, re.MULTILINE)}
    assert {*SECTIONS, *FIELDS} - shown == {"accept", "eras", "images", "links"}
    assert all(member.value in text for member in (*Status, *PartOfDay))


def test_that_an_entry_below_its_last_line_is_read() -> None:
    reading = read_text(starter_text() + "  - date: 2024\n    title: Mine\n    sources: paper\n")
    assert reading.problems == ()
    assert reading.timeline is not None
    assert "Mine" in [event.title for event in reading.timeline.events]


# --- new -------------------------------------------------------------------------------------


def test_that_new_writes_a_file_and_its_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "trip.yaml"]) == 0
    assert names(folder) == [SCHEMA_NAME, "trip.yaml"]
    assert (folder / SCHEMA_NAME).read_text(encoding="utf-8") == schema_text()
    said = capsys.readouterr()
    assert said.out == f"trip.yaml is ready to write in, with {SCHEMA_NAME} beside it for your editor\n"
    assert said.err == ""
    first = (folder / "trip.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA_NAME}"


def test_that_a_second_file_shares_the_schema(folder: Path) -> None:
    assert [main(["new", "a.yaml"]), main(["new", "b.yaml"])] == [0, 0]
    assert names(folder) == ["a.yaml", "b.yaml", SCHEMA_NAME]


def test_that_the_new_file_works_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "trip.yaml"])
    assert main(["check", "trip.yaml"]) == 0
    assert capsys.readouterr().out.endswith("1 file, 3 events, 0 errors, 0 warnings\n")
    assert run("print", "trip.yaml", "-o", "trip.pdf").returncode == 0
    assert (folder / "trip.pdf").read_bytes().startswith(b"%PDF")
    assert read_file(folder / "trip.yaml").problems == ()


def test_that_new_overwrites_no_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mine.yaml").write_text("events: []\n")
    assert main(["new", "mine.yaml"]) == 2
    assert (
        capsys.readouterr().err
        == "dateline: mine.yaml exists already; expected the name of a file that does not\n"
    )
    assert names(folder) == ["mine.yaml"]
    assert (folder / "mine.yaml").read_text() == "events: []\n"


def test_that_new_overwrites_no_other_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / SCHEMA_NAME).write_text("{}")
    assert main(["new", "mine.yaml"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"{SCHEMA_NAME} exists already and is not this Dateline's schema" in said
    assert names(folder) == [SCHEMA_NAME]
    assert (folder / SCHEMA_NAME).read_text() == "{}"


def test_that_new_writes_through_no_dangling_link(folder: Path) -> None:
    (folder / "link.yaml").symlink_to(folder / "elsewhere.yaml")
    assert main(["new", "link.yaml"]) == 2
    assert names(folder) == ["link.yaml"]


@pytest.mark.parametrize("name", ["nowhere/x.yaml", SCHEMA_NAME, "x" * 300])
def test_that_a_place_that_cannot_be_written_is_one_line(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", name]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith("dateline: ")
    assert names(folder) == []


def test_that_a_schema_that_was_there_stays_where_the_file_cannot_be_written(folder: Path) -> None:
    assert starter.create_schema(folder / SCHEMA_NAME)
    assert main(["new", f"{'a' * 300}.yaml"]) == 2
    assert names(folder) == [SCHEMA_NAME]


def test_that_a_file_that_came_in_between_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(path: Path) -> bool:
        (folder / "race.yaml").write_text("theirs")
        return made(path)

    made = starter.create_schema
    monkeypatch.setattr(starter, "create_schema", late)
    assert main(["new", "race.yaml"]) == 2
    assert names(folder) == ["race.yaml"]
    assert (folder / "race.yaml").read_text() == "theirs"


def test_that_a_full_disk_leaves_nothing_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["new", "x.yaml"]) == 2
    assert main(["schema", "-o", "s.json"]) == 2
    assert names(folder) == []
    assert "No space left on device" in capsys.readouterr().err


# --- schema ------------------------------------------------------------------------------------


def test_that_schema_prints_utf8_on_any_terminal() -> None:
    done = run("schema", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == schema_text().encode()
    Draft202012Validator.check_schema(json.loads(done.stdout))


def test_that_schema_writes_a_file_in_place_of_an_older_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "s.json").write_text("{}")
    assert main(["schema", "-o", "s.json"]) == 0
    assert (folder / "s.json").read_bytes() == schema_text().encode()
    assert names(folder) == ["s.json"]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "text",
    ["events: []\n", '{"events": []}', '{"name": "package"}', "[1]", pytest.param("[" * 100_000, id="deep")],
)
def test_that_schema_replaces_nothing_but_a_schema(
    text: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "mine.yaml").write_text(text)
    (folder / "link.json").symlink_to("mine.yaml")
    for name in ("mine.yaml", "link.json"):
        assert main(["schema", "-o", name]) == 2
        said = capsys.readouterr()
        assert said.err == f"dateline: {name} exists already and is no schema; it was not replaced\n"
    assert (folder / "mine.yaml").read_text() == text
    assert (folder / "link.json").is_symlink()


def test_that_schema_replaces_an_older_schema_and_an_empty_file(folder: Path) -> None:
    for text in ("", '{"$schema": "x"}'):
        (folder / "s.json").write_text(text)
        assert main(["schema", "-o", "s.json"]) == 0
        assert (folder / "s.json").read_bytes() == schema_text().encode()


def test_that_a_dash_is_standard_output(folder: Path) -> None:
    done = run("schema", "-o", "-")
    assert (done.returncode, done.stdout) == (0, schema_text().encode())
    assert names(folder) == []


def test_that_schema_says_why_it_cannot_write(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "-o", "nowhere/s.json"]) == 2
    assert capsys.readouterr().err == "dateline: cannot write nowhere/s.json: No such file or directory\n"
    assert main(["schema", "-o", str(folder)]) == 2
    assert names(folder) == []


@pytest.mark.parametrize("words", [["new"], ["new", "a", "b"], ["schema", "x"]])
def test_that_wrong_words_are_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_that_neither_imports_qt(folder: Path) -> None:
    code = (
        "import sys; from viewer.cli import main; main(['new', sys.argv[1]]); main(['schema']);"
        "sys.exit('PySide6' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder / "x.yaml")], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0
