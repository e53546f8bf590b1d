"""What a check of a whole file tells: of doubtful quotations, of copies that cannot be read, and of those that change."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from viewer.files.evidence.copies import Copy
from viewer.files.evidence.evidence import CopyShelf, Evidence
from viewer.files.evidence.matching import check_quote
from viewer.files.evidence.problems import QuoteCheck, check_quotations
from viewer.files.evidence.record import Record, record_of
from viewer.files.evidence.verdicts import Finding, described, signed
from viewer.files.read.reader import Reading, read_text
from viewer.model.problems import Severity

COPY = "He did not sign the treaty, and went home.\n"


def file_with(words: str, copy: str = "kept.txt") -> Reading:
    """Return a file with one quotation out of one source."""
    return read_text(
        f"sources:\n- {{id: wire, title: Wire, copy: {copy}}}\nevents:\n"
        f"- {{date: 2011, title: Signed, quotes: {{text: {words}, source: wire}}}}\n"
    )


def checked(reading: Reading, folder: Path, record: Record | None = None) -> QuoteCheck:
    assert reading.timeline is not None
    return check_quotations(reading, Evidence(reading.timeline, folder), record)


def told(check: QuoteCheck) -> list[tuple[Severity, str]]:
    return [(problem.severity, problem.code) for problem in check.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kept.txt").write_text(COPY, encoding="utf-8")
    return tmp_path


def test_that_a_quotation_that_leaves_out_a_denial_is_warned_of(folder: Path) -> None:
    check = checked(file_with("sign the treaty"), folder)
    assert told(check) == [(Severity.WARNING, "quote-negation")]
    assert "“did not” right there, which the quotation leaves out" in check.problems[0].message
    assert told(checked(file_with("did not sign the treaty"), folder)) == []


def test_that_the_line_of_a_verdict_is_doubtful_where_a_denial_is_left_out() -> None:
    line = signed(check_quote("sign the treaty", Copy(COPY)))
    assert line.startswith("⚠ word for word in the kept copy, paragraph 1; ")
    assert line.endswith("the kept copy has “did not” right there, which the quotation leaves out")
    assert signed(check_quote("did not sign the treaty", Copy(COPY))).startswith("✓")


def test_that_of_many_changes_none_is_told_as_if_it_were_all() -> None:
    words = "The long train left the old station at nine in the morning and came to the border late at night"
    few = words.replace("nine", "ten").replace("late", "early")
    assert described(check_quote(few, Copy(words))).endswith("has “ten” for “nine”, has “early” for “late”")
    many = few.replace("long", "short").replace("old", "new")
    said = described(check_quote(many, Copy(words)))
    assert said.startswith("altered: ") and "; the quotation" not in said


@pytest.mark.parametrize(
    ("copy", "why"), [("broken.pdf", "the PDF cannot be read"), ("folder", "is no file"), ("a" * 300, "File name too long")]
)  # fmt: skip
def test_that_a_copy_that_cannot_be_read_is_told_with_its_source(folder: Path, copy: str, why: str) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / "folder").mkdir()
    check = checked(file_with("sign the treaty", copy), folder)
    assert told(check) == [(Severity.WARNING, "unreadable-copy")]
    assert check.problems[0].message.startswith("the kept copy of source “wire” cannot be read: ")
    assert why in check.problems[0].message
    assert check.checked == 0


def test_that_what_an_earlier_check_found_doubtful_stays_so_without_the_copy(folder: Path) -> None:
    true, false = file_with("did not sign"), file_with("did not sign the contract")
    records = []
    for reading in (true, false):
        assert reading.timeline is not None
        evidence = Evidence(reading.timeline, folder)
        records.append(record_of(reading.timeline, evidence, date(2011, 11, 25)))
    (folder / "kept.txt").unlink()
    assert told(checked(true, folder, records[0])) == []
    check = checked(false, folder, records[1])
    assert told(check) == [(Severity.WARNING, "quote-recorded")]
    assert "altered when it was checked against a copy on 25 November 2011" in check.problems[0].message


def test_that_a_copy_is_read_again_once_its_file_has_changed(folder: Path) -> None:
    shelf, path = CopyShelf(), folder / "kept.txt"
    assert shelf.copy(path).text == COPY
    assert shelf.copy(path) is shelf.copy(path)
    path.write_text(COPY.replace("not", "now"), encoding="utf-8")  # as long as before
    os.utime(path, ns=(1, 1))
    assert "now" in shelf.copy(path).text
    path.write_text("Less.", encoding="utf-8")  # within one beat of the disk's clock
    os.utime(path, ns=(1, 1))
    assert shelf.copy(path).text == "Less."


def test_that_words_are_compared_with_their_own_copy(folder: Path) -> None:
    shelf = CopyShelf()
    assert shelf.verdict("the treaty", Copy(COPY)).finding is Finding.WORD_FOR_WORD
    assert shelf.verdict("the treaty", Copy("Nothing of that.")).finding is Finding.NOT_FOUND
