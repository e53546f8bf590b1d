"""File › Export › Web page: which kinds there are, what is inside, and what is drawn for it."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from test_export_dialog import opened, save_as
from test_main_window import window_on
from ui_samples import SAMPLE

from viewer.cli import main
from viewer.exchange.page.embedded import event_file_in
from viewer.exchange.page.markup import href_of
from viewer.files.read.pictures import PictureError
from viewer.files.reader import read_text
from viewer.model.timeline import Picture, Timeline
from viewer.shipped import resource, shipped_timeline
from viewer.ui.exchange.export_dialog import ExportDialog
from viewer.ui.exchange.page_drawing import drawing_of, picture_data
from viewer.ui.look.theme import DARK, LIGHT
from viewer.ui.paper.shown import What
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return window_on(qtbot, tmp_path)


def written(dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Press the button and return the page."""
    out = tmp_path / "out.html"
    save_as(monkeypatch, out)
    dialog.export.click()
    return out.read_text(encoding="utf-8")


def timeline_of(text: str) -> Timeline:
    timeline = read_text(text).timeline
    assert timeline is not None
    return timeline


def test_that_a_page_of_everything_holds_drawing_words_and_the_event_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, window, "Web page")
    assert dialog.windowTitle() == "Export Web page"
    assert dialog.counted.text() == "4 events. Everything is said."
    made = written(dialog, tmp_path, monkeypatch)
    assert made.count("<article ") == 4 and "<svg " in made
    assert window.document.path is not None
    assert event_file_in(made.encode()) == window.document.path.read_bytes()


def test_that_the_other_kinds_leave_the_file_out(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, window, "Web page")
    kinds = [dialog.kind.itemText(place) for place in range(dialog.kind.count())]
    assert kinds == [
        "Page with the event file inside, comments and all (.html)", "Page without the event file (.html)",
        "Part to paste into a page of yours (.html)",
    ]  # fmt: skip
    dialog.kind.setCurrentIndex(2)
    qtbot.waitUntil(dialog.export.isEnabled)
    assert dialog.unsaid.text() == "Mind that it has no style and no script of its own."
    dialog.kind.setCurrentIndex(1)
    qtbot.waitUntil(dialog.export.isEnabled)
    made = written(dialog, tmp_path, monkeypatch)
    assert made.count("<article ") == 4
    assert event_file_in(made.encode()) is None


def test_that_a_part_says_what_is_left_out_and_tells_no_more_than_it_shows(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.state.select("departs")
    dialog = opened(qtbot, window, "Web page")
    dialog.what.setCurrentText(What.SELECTED.value)
    qtbot.waitUntil(dialog.export.isEnabled)
    assert "· the event file is not inside: it holds more than this part" in dialog.unsaid.text()
    made = written(dialog, tmp_path, monkeypatch)
    assert made.count("<article ") == 1
    assert "Left out: 3 events that are not selected" in made
    assert event_file_in(made.encode()) is None


def test_that_every_event_of_the_drawing_leads_to_its_entry_and_lanes_have_their_colours(
    qtbot: QtBot,
) -> None:
    timeline = timeline_of(SAMPLE)
    drawing = drawing_of(timeline)
    hrefs = re.findall(r'<a href="([^"]+)"', drawing.svg)
    assert hrefs == [href_of(event.id) for event in timeline.events]
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", drawing.svg)
    assert drawing.style and drawing.dark_style
    assert list(drawing.lanes) == [lane.id for lane in timeline.lanes]
    light, dark = drawing.lanes[timeline.lanes[0].id]
    assert light == LIGHT.lane_color(0, timeline.lanes[0].color).name() and dark != light


def test_that_a_drawing_without_a_style_sheet_has_colours_of_its_own(qtbot: QtBot) -> None:
    drawing = drawing_of(timeline_of(SAMPLE), whole=False)
    assert drawing.style == drawing.dark_style == ""
    assert f'fill="{LIGHT.ground.name()}"' in drawing.svg
    assert "class=" not in drawing.svg.replace('class="t-count"', "")
    assert not re.search(r"\sstyle=|<style", drawing.svg)


def test_that_many_events_are_counted_rather_than_named(qtbot: QtBot) -> None:
    entries = "".join(f"  - {{date: {1000 + n % 900}, title: Event {n}}}\n" for n in range(800))
    drawing = drawing_of(timeline_of("format: 1\nevents:\n" + entries))
    assert drawing.svg.count("-count") > 3
    assert len(drawing.svg) < 200_000


def test_that_a_picture_is_made_anew_small_enough_and_without_what_it_carried(
    qtbot: QtBot, tmp_path: Path
) -> None:
    image = QImage(3000, 1500, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.setText("Comment", "where it was taken")
    assert image.save(str(tmp_path / "a.png"))
    address = picture_data(tmp_path, Picture("a.png"))
    head, _, data = address.partition(",")
    assert head == "data:image/png;base64"
    content = base64.b64decode(data)
    made = QImage.fromData(QByteArray(content))
    assert (made.width(), made.height()) == (1200, 600)
    assert b"where it was taken" not in content and made.pixelColor(5, 5) == QColor("red")
    with pytest.raises(PictureError, match="is not there"):
        picture_data(tmp_path, Picture("b.png"))


def test_that_the_page_has_the_colours_of_the_program() -> None:
    sheet = resource("page/page.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{\s*(--ground.*?)\}", sheet, re.DOTALL)[:2]
    names = {
        "ground": "ground", "panel": "panel", "text": "text", "muted": "muted", "line": "line", "edge": "field_edge",
        "link": "selection", "care": "expected", "chip": "chip",
    }  # fmt: skip
    for block, theme in ((light, LIGHT), (dark, DARK)):
        own = dict(re.findall(r"--(\w+): (#\w+)", block))
        assert {name: own[name] for name in names} == {
            name: theme.colors[theirs] for name, theirs in names.items()
        }


def test_that_the_shipped_page_keeps_to_its_size(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert main(["export", str(shipped_timeline()), "-o", str(out)]) == 0
    assert out.stat().st_size < 70_000


def test_that_a_page_is_written_in_the_language_that_is_chosen(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, window, "Web page")
    dialog.language.choose("de")
    qtbot.waitUntil(dialog.export.isEnabled)
    assert dialog.counted.text() == "4 events. Everything is said."
    made = written(dialog, tmp_path, monkeypatch)
    assert '<html lang="de">' in made
    assert "Chronik" in made and "Chronicle" not in made


def test_that_other_formats_ask_for_no_language(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window, "Calendar")
    assert dialog.language.isHidden()
