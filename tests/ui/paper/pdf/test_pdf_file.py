"""The PDF as a file: its text is found as it was written, it is sound, and the same bytes each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from paper_helpers import SHIPPED, content_from, printed, shipped
from pdf_helpers import with_text_alone
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from viewer.ui.paper.pdf.text import as_written, repaired

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize(
    ("named", "written"),
    [("\t", " "), ("\u00a0", " "), ("⾦", "金"), ("⽇", "日"), ("⻑", "長"), ("ﬁ", "fi"), ("ﬃ", "ffi"), ("ﺎ", "ا"), ("ﻟ", "ل")],
)  # fmt: skip
def test_that_a_glyph_stands_for_the_letters_that_are_typed(named: str, written: str) -> None:
    assert as_written(named) == written


@pytest.mark.parametrize("letter", ["²", "½", "é", "Å", "…", "①", "평", "金"])
def test_that_other_letters_stay_themselves(letter: str) -> None:
    assert as_written(letter) == letter


def test_that_only_the_letters_of_a_mapping_change() -> None:
    mapping = b"1 beginbfrange\n<0009> <000A> [<0009> <FB01> ]\nendbfrange"
    assert repaired(mapping) == b"1 beginbfrange\n<0009> <000A> [<0020> <00660069> ]\nendbfrange"


def test_that_letters_that_follow_each_other_are_mended_too() -> None:
    mapping = b"2 beginbfrange\n<0009> <000B> <2F26>\n<000F> <0018> <0030>\nendbfrange"
    assert repaired(mapping) == (
        b"2 beginbfrange\n<0009> <000B> [<5B50> <5B80> <5BF8>]\n<000F> <0018> <0030>\nendbfrange"
    )


def test_that_text_is_found_as_it_was_written(qtbot: QtBot, tmp_path: Path) -> None:
    content = content_from(
        "title: A fifth office visit\nevents:\n  - {date: 2011, title: Tours the first dam, summary: Official flow}\n"
    )
    text = "".join(page.extract_text() for page in printed(tmp_path, content).pages)
    assert "\t" not in text
    for told in ("A fifth office visit", "1 Tours the first dam", "Official flow"):
        assert told in text


def test_that_the_short_way_of_reading_text_finds_what_the_long_one_does(
    qtbot: QtBot, tmp_path: Path
) -> None:
    other = content_from(
        "title: Ταξίδι в Москву\nevents:\n  - {date: 2011, title: القديم, summary: 'two  words, ½ a word', tags: [a, b]}\n"
    )
    for content in (shipped(), other):
        pages = printed(tmp_path, content).pages
        assert len(pages) > 1
        assert [with_text_alone(page).extract_text().split() for page in pages] == [
            page.extract_text().split() for page in pages
        ]


def environment(seed: int) -> dict[str, str]:
    return {
        **os.environ, "SOURCE_DATE_EPOCH": "1313884800", "PYTHONHASHSEED": str(seed), "QT_HASH_SEED": str(seed),
        "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip


def test_that_the_same_file_at_the_same_moment_gives_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for seed in (0, 7):
        out = tmp_path / f"{seed}.pdf"
        command = [sys.executable, "main.py", "print", str(SHIPPED), "-o", str(out)]
        subprocess.run(command, check=True, cwd=ROOT, env=environment(seed), timeout=120)
        written.append(out.read_bytes())
    assert written[0] == written[1]
    metadata = PdfReader(tmp_path / "0.pdf").xmp_metadata
    assert metadata is not None
    assert metadata.dc_title == {"x-default": "Kim Jong Il's visits to Russia"}


@pytest.mark.skipif(shutil.which("qpdf") is None and "CI" not in os.environ, reason="qpdf is not installed")
def test_that_a_checker_finds_no_fault_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    printed(tmp_path, content_from(SHIPPED.read_text(encoding="utf-8")))
    done = subprocess.run(
        ["qpdf", "--check", str(tmp_path / "out.pdf")], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors found" in done.stdout
