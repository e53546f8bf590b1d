"""Lanes' titles are broken into lines between words, on the screen and in a picture of letters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layout_helpers import event, timeline
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot
from svg_reading import tree

from viewer.model.timeline import Lane, Timeline
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.kit.text_rects import qt_places
from viewer.ui.look.theme import LIGHT
from viewer.ui.paint import painting
from viewer.ui.paper.chart import Pens
from viewer.ui.pictures.layout import PictureLayouts
from viewer.ui.pictures.svg import timeline_svg

TITLE = "😀😀😀 Politics and parties of the land"


def titled() -> Timeline:
    events = [event(number, "2011", f"Number {number}", "ab"[number % 2]) for number in range(12)]
    return replace(timeline(*events), lanes=(Lane("a", TITLE), Lane("b", "Another")))


@pytest.fixture
def drawn(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that are drawn of a timeline with one lane."""
    lines: list[str] = []

    monkeypatch.setattr(painting, "line_drawer", lambda *_given: lambda _x, _y, text: lines.append(text))
    stage = Stage(LIGHT)
    stage.set_timeline(titled())
    stage.arrange(900, 600, fold_gaps=False, opened=frozenset())
    scale = stage.fit()
    assert scale is not None
    scene = stage.scene(scale, 900, 600)
    assert scene is not None
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painting.draw_timeline(painter, scene, LIGHT)
    painter.end()
    return lines


def test_that_a_title_with_emoji_is_broken_between_its_words(drawn: list[str]) -> None:
    lines = [line for line in drawn if any(word in TITLE.split() for word in line.split())]
    assert len(lines) > 1
    assert " ".join(lines) == TITLE


def test_that_it_is_so_in_a_picture_of_letters(qtbot: QtBot) -> None:
    texts = [list(element.itertext()) for element in tree(timeline_svg(titled()).text).iter("text")]
    (lines,) = (lines for lines in texts if len(lines) > 1)
    assert "".join(lines) == TITLE


LONG_WORDS = ["Sauropodomorpha", "The Sauropodomorpha and theirs", "Sauropodo-morphology"]


def lines_in_picture(titles: list[str]) -> list[list[str]]:
    """Return the lines of the titles in a picture of a timeline with a lane each."""
    count = len(titles)
    events = [event(number, "2011", f"Number {number}", str(number % count)) for number in range(5 * count)]
    made = replace(timeline(*events), lanes=tuple(Lane(str(at), title) for at, title in enumerate(titles)))
    texts = [list(element.itertext()) for element in tree(timeline_svg(made).text).iter("text")]
    words = {word for title in titles for word in title.replace("-", "- ").split()}
    return [
        [line for line in map(str.strip, lines) if line]
        for lines in texts
        if set("".join(lines).replace("-", "- ").split()) <= words
    ]


def test_that_the_column_of_titles_is_wide_enough_for_a_long_word(qtbot: QtBot) -> None:
    assert lines_in_picture(LONG_WORDS) == [
        ["Sauropodomorpha"],
        ["The", "Sauropodomorpha", "and theirs"],
        ["Sauropodo-", "morphology"],
    ]


def gutters(titles: list[str]) -> tuple[float, float, float]:
    """Return the width of the column of titles on screen, on paper and in pictures."""
    made = replace(timeline(event(0, "2011")), lanes=tuple(Lane(title, title) for title in titles))
    stage = Stage(LIGHT)
    stage.set_timeline(made)
    return stage.gutter_px, Pens().gutter_px(made), PictureLayouts(made).gutter_px


def test_that_only_a_long_word_makes_the_column_wider_than_usual(qtbot: QtBot) -> None:
    usual = gutters(["Politics and parties of the whole of the land", "Another"])
    longer = gutters(["Sauropodomorpha", "Another"])
    longest = gutters(["Rechtsschutzversicherungsgesellschaften " * 2])
    assert usual == gutters(["All the politics and parties", "Another"]) == gutters(["\u6050\u9f99" * 12])
    assert all(most > long > common for common, long, most in zip(usual, longer, longest, strict=True))
    assert max(longest) < 200
    assert longest == gutters(["Rechtsschutzversicherungsgesellschaftenrechtsschutz"])


def test_that_letters_are_counted_as_qt_counts_them() -> None:
    assert list(qt_places("añ👍b")) == [0, 1, 2, 4, 5]
    assert list(qt_places("añb")) == [0, 1, 2, 3]
    assert list(qt_places("")) == [0]
