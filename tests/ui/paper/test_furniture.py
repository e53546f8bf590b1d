"""The footer of every page: what belongs together in it stands together."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from layout_helpers import event, timeline
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from viewer import __version__
from viewer.ui.look.theme import PAPER
from viewer.ui.paper.content import PaperContent
from viewer.ui.paper.furniture import Furniture
from viewer.ui.paper.measuring import paper_measure
from viewer.words import speaking

STAMP = datetime(2026, 11, 28, 11, 16, tzinfo=UTC)
#: Pixels between the margins of A4, upright and lying.
UPRIGHT, LYING = 650.0, 979.0


class Noting(QPainter):
    """Notes what is written, by height."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.texts: list[tuple[float, float, str]] = []

    def drawText(self, *given: object) -> None:
        at, text = given
        self.texts.append((at.y(), at.x(), str(text)))  # type: ignore[attr-defined]


def footer(width_px: float, file_name: str = "events.yaml") -> tuple[list[str], bool]:
    """Return the lines of a footer without the page's number, and whether that stands beside the first."""
    made = timeline(*(event(n, "2001", f"Event {n}") for n in range(25)))
    furniture = Furniture(PaperContent(made, file_name, digest="fdc91b5b2a56b555" * 4), [], STAMP)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = Noting(image)
    furniture.draw_footer(painter, width_px, 800.0, "page 1 of 8")
    painter.end()
    number = next(y for y, _, text in painter.texts if text == "page 1 of 8")
    lines = [text for _, _, text in sorted(painter.texts) if text != "page 1 of 8"]
    assert furniture.footer_px(width_px) == furniture.footer_px(5000.0 * len(file_name)) + 13 * (
        len(lines) - 1
    )
    return lines, number == min(y for y, _, _ in painter.texts)


WHICH = "events.yaml · SHA-256 fdc91b5b 2a56b555… · 25 events, none left out"
WHEN = f"printed 28 November 2026, 11:16 UTC · Dateline {__version__}"


def test_that_a_lying_page_has_all_of_it_on_one_line(qtbot: QtBot) -> None:
    assert footer(LYING) == ([f"{WHICH} · {WHEN}"], True)


def test_that_an_upright_page_says_which_file_on_one_line_and_when_on_the_next(qtbot: QtBot) -> None:
    assert footer(UPRIGHT) == ([WHICH, WHEN], True)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "ko", "ja", "zh", "ar"])
@pytest.mark.parametrize("width_px", [416.0, 520.0, 600.0, UPRIGHT])
def test_that_a_line_is_broken_between_its_parts(qtbot: QtBot, width_px: float, language: str) -> None:
    with speaking(language):
        (whole,), _ = footer(5000.0)
        lines, _ = footer(width_px)
    assert " · ".join(lines) == whole
    assert len(lines) <= 3


def test_that_a_name_wider_than_the_page_is_broken_between_words(qtbot: QtBot) -> None:
    name = "a very long name of a file " * 6 + ".yaml"
    lines, _ = footer(UPRIGHT, name)
    assert lines[0].startswith("a very long name") and lines[1].endswith("none left out")
    assert lines[2:] == [WHEN]


@pytest.mark.parametrize("width_px", [UPRIGHT, 400.0])
def test_that_a_warning_without_blanks_is_broken_where_its_language_allows_it(
    qtbot: QtBot, width_px: float
) -> None:
    said = "この文書からは年表が除かれています。出来事の番号は図のものです。" * 5
    made = timeline(event(0, "2001"))
    furniture = Furniture(PaperContent(made, "events.yaml"), [said], STAMP)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = Noting(image)
    furniture.draw_footer(painter, width_px, 800.0, "1/8")
    painter.end()
    lines = [text for _, _, text in sorted(painter.texts) if text[0] in said]
    measure = paper_measure(PAPER.font(10, bold=True))
    assert "".join(lines) == said
    assert max(map(measure, lines)) <= width_px
    assert [line for line in lines if line[0] in "。、"] == []
