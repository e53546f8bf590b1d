"""Paper tells of what it prints otherwise than the file stands, and lists what no drawing says."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from paper_helpers import content_from, printed, text_of
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter
from pytestqt.qtbot import QtBot

from viewer.model.dates.edtf import parse_date
from viewer.ui.paper.choice import PaperChoice
from viewer.ui.paper.content import lines_named, without_lanes
from viewer.ui.paper.document import PaperDocument
from viewer.ui.paper.shown import Shown, What, Why

FILE = """\
lanes: [{id: rail, title: Rail}, {id: air, title: Air}]
eras: [{title: The long frost, date: 1815/1816}, {title: The thaw, date: 1817}]
events:
- {date: 1815, title: One, id: one, lane: rail}
- {date: 1816, title: Two, id: two, lane: air}
"""


def test_that_what_was_not_yet_known_is_counted_on_every_page_and_said_of_each(
    qtbot: QtBot, tmp_path: Path
) -> None:
    content = replace(content_from(FILE), known=frozenset({"one"}), known_by="1816")
    pages = [text_of(page) for page in printed(tmp_path, content).pages]
    assert len(pages) > 1
    assert all("1 event was not yet known by 1816: dotted, and said so." in page for page in pages)
    assert "none left out" not in " ".join(pages)
    said = " ".join(pages).partition("Chronicle")[2]
    assert said.count("Not yet known by 1816") == 1
    assert said.index("One") < said.index("Two") < said.index("Not yet known by 1816")


def test_that_what_was_known_by_a_date_is_printed_with_what_was_not(qtbot: QtBot) -> None:
    found = {What.FOUND: (frozenset({"one"}), Why("that were not found"))}
    content = content_from(FILE)
    known = Shown(content, found, known_by=(parse_date("1816"),)).part(What.FOUND, hidden_too=True)
    assert (known.known, known.known_by, known.left_out) == (frozenset({"one"}), "1816", ())
    assert len(known.timeline.events) == 2
    plain = Shown(content, found).part(What.FOUND, hidden_too=True)
    assert ([event.id for event in plain.timeline.events], plain.known) == (["one"], None)
    assert plain.left_out == ("1 event that were not found",)


def test_that_eras_are_listed_with_their_dates(qtbot: QtBot, tmp_path: Path) -> None:
    text = " ".join(text_of(page) for page in printed(tmp_path, content_from(FILE)).pages)
    assert "The long frost: 1815–1816 The thaw: 1817" in text.rpartition(" Eras ")[2]
    bare = printed(tmp_path, content_from(FILE), PaperChoice(chronicle=False))
    assert " Eras " not in " ".join(text_of(page) for page in bare.pages)


def test_that_of_many_lines_it_is_said_how_many_more_there_are() -> None:
    assert lines_named([7, 3, 3]) == "lines 3, 7"
    assert lines_named(range(1, 13)) == "lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"
    assert lines_named(range(1, 16)).endswith("11, 12 and 3 more, which the first pages name")


def test_that_hiding_every_lane_leaves_nothing_out() -> None:
    content = content_from(FILE)
    assert without_lanes(content, frozenset({"rail", "air"})) is content
    assert without_lanes(content, frozenset()) is content


def test_that_a_document_that_was_stopped_is_not_taken_for_a_whole_one(qtbot: QtBot) -> None:
    def paint(stopped_at: int, choice: PaperChoice) -> bool:
        document = PaperDocument(content_from(FILE), choice)
        assert document.plan() and len(document.pages) == 2
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        return document.paint(QPdfWriter(buffer), lambda done, _whole: done < stopped_at)

    assert paint(99, PaperChoice())
    assert not paint(3, PaperChoice())
    assert not paint(99, PaperChoice(first=3))


def test_that_a_part_of_the_pages_says_of_how_many(qtbot: QtBot, tmp_path: Path) -> None:
    whole = len(printed(tmp_path, content_from(FILE)).pages)
    assert whole == 2
    (page,) = printed(tmp_path, content_from(FILE), PaperChoice(first=2)).pages
    assert "page 2 of 2" in text_of(page)


def test_that_nothing_is_written_below_the_end_of_a_page(qtbot: QtBot, tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(2000))
    made = content_from(f"events:\n- {{date: 1815, title: One, summary: {words}}}\n")
    pages = [text_of(page) for page in printed(tmp_path, made, PaperChoice(chart=False)).pages]
    shown = [len(re.findall(r"word\d+", page)) for page in pages]
    assert len(shown) > 2
    assert sum(shown) > 1980  # reading a PDF splits a word here and there
    assert max(shown) < 900
