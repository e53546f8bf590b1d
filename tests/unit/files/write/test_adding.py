"""``add``: one more event from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from reader_helpers import GOOD, HEAD

from viewer.cli import main
from viewer.commands.adding import options
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.timeline import Stance, Status


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "events.yaml"
    path.write_text(HEAD + GOOD)
    return path


def test_that_add_writes_two_lines_and_says_where(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(file), "--date", "2012", "--title", "Later"]) == 0
    assert file.read_text() == HEAD + GOOD + "  - {date: 2012, title: Later}\n"
    assert capsys.readouterr().out == f"{file}:8: added “Later” (later-2012)\n"


def test_that_an_option_names_every_word_that_it_takes() -> None:
    told = {option.name: option.help for option, _ in options()}
    assert told["status"].endswith(f" One of: {', '.join(status.value for status in Status)}.")
    assert told["part_of_day"].endswith(f" One of: {', '.join(part.value for part in PartOfDay)}.")
    assert told["stance"].endswith(f" One of: {', '.join(stance.value for stance in Stance)}.")


def test_that_a_date_in_words_is_taken_and_said(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(file), "--date", "August 21, 2012", "--title", "Later"]) == 0
    assert file.read_text() == HEAD + GOOD + "  - {date: 2012-08-21, title: Later}\n"
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "date “August 21, 2012” is taken as 2012-08-21 (21 August 2012)"
    assert said[1].endswith("added “Later” (later-2012-08-21)")


def test_that_the_word_behind_an_option_is_its_value_whatever_it_looks_like(file: Path) -> None:
    assert main(["add", str(file), "--date", "-0499", "--title", "--title", "--summary", "-"]) == 0
    assert file.read_text() == HEAD + '  - {date: -0499, title: --title, summary: "-"}\n' + GOOD


def test_that_sources_belong_to_the_quotation_before_them(tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    file.write_text("sources: [{id: nbc, title: NBC}]\n")
    words = (
        "--source nbc --quote one --source nbc --attributed-to Yonhap --quote two --locator 3 --source nbc"
    )
    assert (
        main(
            [
                "add",
                str(file),
                "--date",
                "2012",
                "--title",
                "T",
                *words.split(),
                "--person",
                "A",
                "--person",
                "B",
            ]
        )
        == 0
    )
    assert file.read_text() == (
        "sources: [{id: nbc, title: NBC}]\nevents:\n  - date: 2012\n    title: T\n    people: [A, B]\n    quotes:\n"
        '      - text: "one"\n        source: nbc\n        attributed_to: Yonhap\n'
        '      - text: "two"\n        locator: "3"\n        source: nbc\n    sources: nbc\n'
    )


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["--date", "3/4/2011", "--title", "T"], 1, "nothing was added: “3/4/2011” is not a date"),
        (["--date", "3/4/2011", "--title", "T"], 1, "did you mean 2011-04-03 or 2011-03-04?"),
        (
            ["--date", "2011", "--title", "T", "--lane", "tripp"],
            1,
            "lane “tripp” is not known; did you mean trip?",
        ),
        (["--date", "2011", "--title", " "], 1, "the entry has no title"),
        (["--date", "2011", "--title", "T", "--speaker", "Kim"], 2, "--speaker belongs behind a --quote"),
    ],
)
def test_that_a_mistake_is_one_plain_line_and_nothing_is_written(
    file: Path, capsys: pytest.CaptureFixture[str], words: list[str], status: int, message: str
) -> None:
    assert main(["add", str(file), *words]) == status
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1
    assert file.read_text() == HEAD + GOOD


def test_that_files_that_cannot_be_read_or_written_end_with_2(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(file) + ".no", "--date", "2011", "--title", "T"]) == 2
    assert "does not exist" in capsys.readouterr().err
    file.chmod(0o444)
    assert main(["add", str(file), "--date", "2011", "--title", "T"]) == 2
    assert "is read-only" in capsys.readouterr().err


def test_that_date_and_title_are_asked_for(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["add", str(file), "--date", "2011"])
    assert left.value.code == 2
    assert "--title" in capsys.readouterr().err
