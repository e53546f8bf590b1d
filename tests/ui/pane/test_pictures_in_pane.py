"""Pictures in the pane: their place is kept from the beginning, and their words are there without them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot
from ui_samples import SampleFacts, made_picture, sample_timeline

from viewer.ui.look.theme import LIGHT, Appearance
from viewer.ui.pane.detail_pane import DetailPane
from viewer.ui.pane.page_view import PageView
from viewer.ui.state.view_state import ViewState

TEXT = """\
sources: [{id: wire, title: By train, publisher: The Wire}]
events:
  - date: 2011-08-21
    title: Sees the dam
    id: dam
    sources: wire
    summary: The first words.
    images:
      - {file: photos/dam.png, alt: A dam in the mist, caption: The dam, credit: K. Lee, source: wire}
      - {file: photos/none.png, alt: Nothing}
    tags: last
"""


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> Iterator[PageView]:
    made_picture(tmp_path / "photos" / "dam.png", 800, 400)
    view = shown_page(qtbot, tmp_path)
    yield view
    view.wait()


def shown_page(qtbot: QtBot, folder: Path) -> PageView:
    state, facts = ViewState(), SampleFacts()
    facts.folder = folder
    state.set_timeline(sample_timeline(TEXT))
    pane = DetailPane(state, facts, Appearance("light"))
    qtbot.addWidget(pane)
    pane.resize(340, 700)
    state.select("dam")
    with qtbot.waitExposed(pane):
        pane.show()
    qtbot.waitUntil(lambda: bool(pane.view.page.figures))
    # The pane lives as long as its view is asked for.
    view = pane.view
    view.setProperty("pane", pane)
    return view


def color_at_picture(view: PageView) -> str:
    centre = view.figure_rect(view.page.figures[0]).center().toPoint()
    shown = view.viewport().grab().toImage()
    return shown.pixelColor(centre * shown.devicePixelRatio()).name()


def test_that_caption_credit_and_source_stand_below_the_picture(view: PageView) -> None:
    lines = view.toPlainText().split("\n")
    place = lines.index("A dam in the mist")
    assert lines[place - 1 : place + 3] == [
        "The first words.", "A dam in the mist", "The dam", "K. Lee · The Wire",
    ]  # fmt: skip


def test_that_a_picture_that_cannot_be_shown_says_why(view: PageView) -> None:
    assert (
        "⚠ The picture “photos/none.png” is not there; expected a path relative to this file"
        in view.toPlainText().split("\n")
    )


def test_that_the_page_is_as_high_before_the_picture_is_there_as_after(qtbot: QtBot, view: PageView) -> None:
    before = view.document().size().height()
    qtbot.waitUntil(lambda: color_at_picture(view) == "#008080")
    assert view.document().size().height() == before
    rect = view.figure_rect(view.page.figures[0])
    assert rect.height() == pytest.approx(rect.width() / 2, abs=1)


def test_that_the_picture_follows_the_width_of_the_pane(view: PageView) -> None:
    narrow = view.figure_rect(view.page.figures[0])
    view.parentWidget().resize(440, 700)
    wide = view.figure_rect(view.page.figures[0])
    assert wide.width() == pytest.approx(narrow.width() + 100, abs=1)
    assert wide.height() == pytest.approx(wide.width() / 2, abs=1)


def test_that_what_is_below_the_picture_stands_clear_of_it(view: PageView) -> None:
    bottom = view.figure_rect(view.page.figures[0]).bottom()
    caption = view.document().find("The dam", 0, QTextDocument.FindFlag.FindCaseSensitively).block()
    assert view.document().documentLayout().blockBoundingRect(caption).top() >= bottom


def test_that_copying_the_page_copies_what_is_to_be_seen(view: PageView) -> None:
    view.selectAll()
    assert "A dam in the mist" in view.selected_text().split("\n")


def test_that_words_stand_in_the_place_of_a_picture_that_cannot_be_decoded(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = made_picture(tmp_path / "photos" / "dam.png", 800, 400)
    data = path.read_bytes()
    pixels = data.index(b"IDAT") + 4  # the head before them tells the size
    path.write_bytes(data[:pixels] + b"\0" * (len(data) - pixels))
    view = shown_page(qtbot, tmp_path)
    rect = view.figure_rect(view.page.figures[0]).toRect()
    shown = view.viewport().grab(rect).toImage()
    colors = {shown.pixelColor(x, y).name() for x in range(4, 200) for y in range(4, 40)}
    assert LIGHT.chip.name() in colors
    assert len(colors) > 1
    view.wait()
