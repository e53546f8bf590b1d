"""The banner and the status line: what is wrong, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_file

from viewer.ui.document.document import Document
from viewer.ui.kit.reading_text import ReadingText
from viewer.ui.kit.text_link import TextLink
from viewer.ui.look.theme import Appearance
from viewer.ui.problems.banner import Banner, banner_content
from viewer.ui.window.status_line import StatusLine, holdings, provenance

BAD_DATE = SAMPLE.replace("2011-08-20", "2011-08-32")
TWICE_BAD = BAD_DATE.replace("lane: talk", "lanee: talk")


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path) -> Document:
    """A document on a good file."""
    document = Document()
    document.open(sample_file(tmp_path))
    return document


def saved(document: Document, text: str) -> None:
    """Save a text over the document's file and let it read."""
    assert document.path is not None
    document.path.write_text(text, encoding="utf-8")
    document.refresh()


def message(document: Document) -> str:
    """Return what the banner says, empty for no banner."""
    content = banner_content(document)
    return content.message if content is not None else ""


def link(banner: Banner, text: str) -> TextLink:
    """Return the banner's link with a text."""
    return next(link for link in banner.findChildren(TextLink) if link.literal == text and link.isEnabled())


def test_that_a_good_file_has_no_banner(document: Document) -> None:
    assert banner_content(document) is None


def test_that_an_entry_that_is_not_shown_is_named_with_its_place(document: Document) -> None:
    saved(document, BAD_DATE)
    assert message(document).startswith("1 entry not shown: line 13, column 12: “2011-08-32” is not a date")


def test_that_a_dropped_field_counts_as_a_mistake(document: Document) -> None:
    saved(document, SAMPLE.replace("lane: talk", "lane: tlak"))
    assert message(document).startswith("1 mistake in the file: line 29, column")


def test_that_further_problems_are_counted(document: Document) -> None:
    saved(document, TWICE_BAD)
    content = banner_content(document)
    assert content is not None and content.further >= 1


def test_that_an_empty_file_has_no_other_problem(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("", encoding="utf-8")
    document = Document()
    document.open(tmp_path / "empty.yaml")
    content = banner_content(document)
    assert content is not None and (content.message, content.further) == ("The file is empty", 0)


@pytest.mark.parametrize("percent", [100, 150])
def test_that_message_and_links_stand_on_one_line(qtbot: QtBot, document: Document, percent: int) -> None:
    saved(document, BAD_DATE)
    banner = Banner(document, Appearance("light", percent))
    qtbot.addWidget(banner)
    banner.resize(1900, 60)
    banner.refresh()
    with qtbot.waitExposed(banner):
        banner.show()
    image = banner.grab().toImage()

    def lowest(widget: QWidget) -> int:
        """Return the baseline of a widget's words: the lowest row with much ink, as few letters go below it."""
        at = widget.mapTo(banner, QPoint(0, 0))
        columns = range(at.x(), at.x() + min(widget.width(), 90))
        inks = {
            y: sum(image.pixelColor(x, y).lightness() < 150 for x in columns)
            for y in range(at.y() + 1, at.y() + widget.height() - 1)
        }
        most = max(inks.values())
        return max(y for y, ink in inks.items() if ink > most / 2)

    (message,) = banner.findChildren(ReadingText)
    assert abs(lowest(message) - lowest(link(banner, "Go to line"))) <= 1


def test_that_a_stale_drawing_says_so(document: Document) -> None:
    saved(document, "")
    assert message(document) == "The file is empty; this is the last version that could be read."


def test_that_a_missing_file_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    document = Document()
    document.open(tmp_path / "none.yaml")
    assert "none.yaml does not exist" in message(document)


def test_that_warnings_stay_out_of_the_banner_and_in_the_status_line(
    qtbot: QtBot, document: Document
) -> None:
    saved(document, SAMPLE.replace(", id: departs, sources: book", ", id: departs"))
    assert document.warnings
    assert banner_content(document) is None
    line = StatusLine(document, Appearance("light"))
    qtbot.addWidget(line)
    line.refresh()
    warning = next(link for link in line.findChildren(TextLink) if "warning" in link.literal)
    with qtbot.waitSignal(line.problems_requested):
        warning.click()


def test_that_the_banner_leads_to_the_line_and_to_the_list(qtbot: QtBot, document: Document) -> None:
    banner = Banner(document, Appearance("light"))
    qtbot.addWidget(banner)
    saved(document, TWICE_BAD)
    assert not banner.isHidden()
    with qtbot.waitSignal(banner.line_requested) as heard:
        link(banner, "Go to line").click()
    assert heard.args == [13, 12]
    more = next(link for link in banner.findChildren(TextLink) if "more problem" in link.literal)
    with qtbot.waitSignal(banner.problems_requested):
        more.click()


def test_that_a_dismissed_banner_comes_back_only_with_other_news(qtbot: QtBot, document: Document) -> None:
    banner = Banner(document, Appearance("light"))
    qtbot.addWidget(banner)
    saved(document, BAD_DATE)
    next(b for b in banner.findChildren(QToolButton) if b.accessibleName() == "Dismiss").click()
    assert banner.isHidden()
    saved(document, BAD_DATE + "# a comment\n")
    assert banner.isHidden()
    saved(document, "{[")
    assert not banner.isHidden()
    saved(document, SAMPLE)
    assert banner.isHidden()


def test_that_the_status_line_counts_and_tells_where_from(document: Document) -> None:
    assert holdings(document) == "4 events · 2 sources · 2 quotations"
    assert f"{document.path.parent.name}/events.yaml · read " in provenance(document)  # type: ignore[union-attr]
    saved(document, SAMPLE + "# x\n")
    assert "· reloaded " in provenance(document)
    saved(document, "")
    assert holdings(document).endswith("last readable version")
    assert "example, read-only" in provenance(document, read_only=True)
