"""Quotations against kept copies: word for word, altered, not found."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.cli import main
from viewer.files.evidence.copies import Copy
from viewer.files.evidence.levels import levelled
from viewer.files.evidence.matching import check_quote
from viewer.files.evidence.verdicts import Finding, described
from viewer.files.read.item_spans import quote_positions
from viewer.files.read.reader import read_text

COPY = Copy(
    "The harbour was closed on Monday.\n\n"
    "“We’ll open the gates\nat dawn” — the keeper said,  smiling – and went home.\r\n"
    "Nobody came on Tuesday; the co-operative stayed shut."
)


@pytest.mark.parametrize(
    ("quotation", "finding", "paragraph"),
    [
        ("The harbour was closed on Monday.", Finding.WORD_FOR_WORD, 1),
        ("open the gates at dawn", Finding.WORD_FOR_WORD, 2),
        ("the keeper said, smiling – and", Finding.WORD_FOR_WORD, 2),
        ("  Nobody   came on\nTuesday ", Finding.WORD_FOR_WORD, 2),
        ("We'll open the gates at dawn", Finding.TYPOGRAPHY, 2),
        ("the keeper said, smiling - and went home", Finding.TYPOGRAPHY, 2),
        ("the keeper said, smiling — and went home", Finding.TYPOGRAPHY, 2),
        ("the co\u00ad-operative", Finding.TYPOGRAPHY, 2),
        ("The harbour … on Monday", Finding.SHORTENED, 1),
        ("The harbour [of the town] was closed", Finding.SHORTENED, 1),
        ("[t]he harbour was closed", Finding.SHORTENED, 1),
        ("… and went home", Finding.SHORTENED, 2),
        ("Nobody came [...] stayed shut.", Finding.SHORTENED, 2),
        ("Nobody came (…) stayed shut.", Finding.SHORTENED, 2),
    ],
)
def test_that_layout_marks_and_marked_omissions_are_told_apart(
    quotation: str, finding: Finding, paragraph: int
) -> None:
    verdict = check_quote(quotation, COPY)
    assert verdict.finding is finding, described(verdict)
    assert verdict.part == paragraph and verdict.finding.is_borne_out


@pytest.mark.parametrize(
    "quotation",
    [
        "The harbour was closed on Sunday.",
        "Nobody came at Tuesday; the co-operative stayed shut",
        "the harbour was closed on Monday.",
    ],
)
def test_that_a_changed_word_or_letter_is_altered_and_shown(quotation: str) -> None:
    verdict = check_quote(quotation, COPY)
    assert verdict.finding is Finding.ALTERED
    assert verdict.passage in levelled(COPY.text) or verdict.passage in COPY.text
    assert "altered: the kept copy, paragraph" in described(verdict)


@pytest.mark.parametrize(
    "quotation", ["Ships sailed into the bay all night", "", "…", "[…]", "arbour was clos"]
)
def test_that_what_is_not_there_is_not_found(quotation: str) -> None:
    assert not check_quote(quotation, COPY).finding.is_borne_out


def test_that_levelling_keeps_case_and_letters() -> None:
    assert levelled(" “A”  –  b’s\u00a0C ") == '"A"-b\'s C'


def test_that_check_tells_altered_and_missing_quotations(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "harbour.txt").write_text("The harbour was closed on Monday.", encoding="utf-8")
    file = tmp_path / "events.yaml"
    file.write_text(
        "sources:\n  - {id: harbour, title: Harbour news}\n  - {id: lost, title: No copy}\nevents:\n"
        "  - date: 2011\n    title: Closed\n    quotes:\n"
        "      - {text: The harbour was closed, source: harbour}\n"
        "      - text: >-\n          The harbour was open on\n          Monday\n        source: harbour\n"
        "      - {text: Something else entirely happened, source: harbour}\n"
        "      - {text: Whatever it says, source: lost}\n",
        encoding="utf-8",
    )
    assert main(["check", str(file), "--copies", str(tmp_path)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith(f"{file}:9:15: error: the quotation “The harbour was open on Monday” is altered")
    assert out[1].startswith(
        f"{file}:13:16: error: the quotation “Something else entirely happened” is not found"
    )
    assert out[2].endswith(
        "; 3 of 4 quotations checked against kept copies: 1 word for word, 1 altered, 1 not found"
    )


def test_that_a_copy_named_in_the_file_is_used_and_its_absence_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "events.yaml"
    file.write_text(
        "sources:\n  - {id: a, title: A, copy: kept.txt}\nevents:\n"
        "  - {date: 2011, title: T, quotes: {text: words, source: a}}\n",
        encoding="utf-8",
    )
    assert main(["check", str(file)]) == 0
    assert "kept copy of source “a” cannot be read" in capsys.readouterr().out
    (tmp_path / "kept.txt").write_text("Some words here.", encoding="utf-8")
    assert main(["check", str(file)]) == 0
    assert "1 of 1 quotation checked against kept copies: 1 word for word" in capsys.readouterr().out


def test_that_positions_of_quotations_are_found_in_any_style() -> None:
    reading = read_text(
        "events:\n- date: 2011\n  title: T\n  quotes: just words\n"
        "- date: 2012\n  title: U\n  quotes: [one, {text: two}]\n"
    )
    assert reading.timeline is not None
    first, second = reading.timeline.events
    assert quote_positions(reading, first) == [(4, 11, 4, 21)]
    assert [position[:2] for position in quote_positions(reading, second)] == [(7, 12), (7, 24)]
