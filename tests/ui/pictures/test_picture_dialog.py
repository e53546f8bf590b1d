"""The dialog for pictures: what is offered, shown and told is what is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from layout_helpers import event, random_events, timeline
from paper_helpers import plain_content
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from svg_reading import label, marks, tree

from viewer.layout.frame.lane_view import LaneView
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Lane, Timeline
from viewer.ui.look.theme import DARK, LIGHT
from viewer.ui.paper.shown import Shown, What, Why
from viewer.ui.pictures import actions
from viewer.ui.pictures.actions import (
    ask_picture,
    copy_sight,
    copy_to_clipboard,
    last_choice,
    remember,
    write_picture,
)
from viewer.ui.pictures.choice import Kind, PictureChoice
from viewer.ui.pictures.dialog import PictureDialog
from viewer.ui.pictures.picture import Picture
from viewer.ui.pictures.seen import Seen


def made() -> Timeline:
    events = [event(0, "2001", "One", "a"), event(1, "2002", "Two", "b"), event(2, "2003", "Three", "a")]
    return replace(timeline(*events), lanes=(Lane("a", "Upper"), Lane("b", "Lower")))


def seen(**others: object) -> Seen:
    """Return three events in two lanes, and a search that has found one."""
    found = frozenset((made().events[0].id,))
    shown = Shown(
        replace(plain_content(made()), events=3),
        {
            What.FOUND: (found, Why("that the search for ‘{text}’ has not found", "one")),
            What.IN_SIGHT: (found, Why("out of sight")),
        },
    )
    return replace(Seen(shown), **others)  # type: ignore[arg-type]


class Taken:
    """What a dialog was to save and to copy."""

    def __init__(self) -> None:
        self.saved: list[tuple[Picture, PictureChoice]] = []
        self.copied: list[Picture] = []
        self.accepts = True

    def save(self, picture: Picture, choice: PictureChoice) -> bool:
        self.saved.append((picture, choice))
        return self.accepts

    def copy(self, picture: Picture) -> str:
        self.copied.append(picture)
        return "Copied."


def opened(
    qtbot: QtBot, window: Seen | None = None, choice: PictureChoice | None = None
) -> tuple[PictureDialog, Taken]:
    taken = Taken()
    dialog = PictureDialog(window or seen(), choice or PictureChoice(), taken.save, taken.copy)
    qtbot.addWidget(dialog)
    dialog.make()
    return dialog, taken


def titles(dialog: PictureDialog) -> list[str]:
    assert dialog.picture is not None
    return [label(mark) for mark in marks(tree(dialog.picture.svg()))]


def test_that_it_says_how_large_the_picture_is_and_what_is_on_it(qtbot: QtBot) -> None:
    dialog, _ = opened(qtbot)
    assert dialog.told.text().startswith("1,200×")
    assert dialog.told.text().endswith("pixels, 3 of 3 events")
    assert titles(dialog) == ["One", "Two", "Three"]


def test_that_only_what_the_window_has_is_offered(qtbot: QtBot) -> None:
    dialog, _ = opened(qtbot)
    offered = [dialog.events.itemText(number) for number in range(dialog.events.count())]
    assert offered == ["Everything", "What the search has found"]
    dialog.events.setCurrentText(What.FOUND.value)
    dialog.make()
    assert titles(dialog) == ["One"]
    assert "Left out: 2 events that the search for ‘one’ has not found" in dialog.told.text()


def test_that_what_is_in_sight_is_the_time_of_the_window(qtbot: QtBot) -> None:
    first = made().events[0].when
    dialog, _ = opened(qtbot, seen(span=TimeSpan(first.start, first.end)))
    dialog.events.setCurrentText(What.IN_SIGHT.value)
    dialog.make()
    assert titles(dialog) == ["One"]
    assert "2 events stand outside the time shown" in dialog.told.text()


def test_that_hidden_lanes_stay_out_unless_they_are_asked_for(qtbot: QtBot) -> None:
    window = seen(lanes=LaneView(hidden=frozenset("b")))
    dialog, _ = opened(qtbot, replace(window, shown=replace(window.shown, hidden=frozenset("b"))))
    assert titles(dialog) == ["One", "Three"]
    assert "Left out: lane ‘Lower’ (hidden, 1 event)" in dialog.told.text()
    dialog.hidden.setCurrentIndex(1)
    dialog.make()
    assert titles(dialog) == ["One", "Two", "Three"]


def test_that_every_field_is_heard(qtbot: QtBot) -> None:
    dialog, taken = opened(qtbot)
    dialog.kind.setCurrentIndex(1)
    dialog.width_px.setValue(900)
    dialog.size_of_letters.setValue(150)
    dialog.palette_name.setCurrentIndex(2)
    dialog.title.setChecked(False)
    dialog.notes.setChecked(False)
    dialog.legend.setChecked(True)
    dialog.save_button.click()
    [(picture, choice)] = taken.saved
    assert choice == PictureChoice(Kind.PNG, 900, 1.5, "print", title=False, notes=False, legend=True)
    assert picture.size[0] == 900
    assert "144 dots an inch" in dialog.told.text()
    assert dialog.result() == dialog.DialogCode.Accepted


def test_that_it_stays_where_nothing_was_saved(qtbot: QtBot) -> None:
    dialog, taken = opened(qtbot)
    taken.accepts = False
    dialog.open()
    dialog.save_button.click()
    assert len(taken.saved) == 1
    assert dialog.isVisible()


def test_that_what_cannot_be_is_said_and_not_saved(qtbot: QtBot) -> None:
    dialog, _ = opened(qtbot)
    dialog.width_px.setValue(199)
    dialog.make()
    assert dialog.told.text() == "A width of 199 pixels is out of bounds; expected one from 200 to 30,000."
    assert not dialog.save_button.isEnabled()
    assert not dialog.copy_button.isEnabled()
    dialog.width_px.setValue(400)
    dialog.make()
    assert dialog.save_button.isEnabled()


def test_that_copying_leaves_it_open_and_says_so(qtbot: QtBot) -> None:
    dialog, taken = opened(qtbot)
    dialog.copy_button.click()
    assert taken.copied == [dialog.picture]
    assert dialog.told.text() == "Copied."


def test_that_large_timelines_are_drawn_when_somebody_asks(qtbot: QtBot) -> None:
    large = timeline(*random_events(1600, 4))
    taken = Taken()
    dialog = PictureDialog(Seen(Shown(plain_content(large), {})), PictureChoice(), taken.save, taken.copy)
    qtbot.addWidget(dialog)
    assert dialog.picture is None
    assert dialog.told.text() == "Large timelines are drawn when you ask for it."
    dialog.show_button.click()
    assert dialog.picture is not None
    assert dialog.told.text().endswith("of 1,600 events")


def test_that_the_preview_shows_the_picture_in_its_colours(qtbot: QtBot) -> None:
    dialog, _ = opened(qtbot, choice=PictureChoice(palette="dark"))
    dialog.resize(900, 500)
    dialog.show()
    shown = dialog.preview.findChild(QLabel).pixmap().toImage()
    assert 300 < shown.width() <= 900
    assert shown.pixelColor(3, 3).name() == DARK.ground.name()


def test_that_format_and_parts_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    assert last_choice(store, "dark") == PictureChoice(palette="dark")
    remember(store, PictureChoice(Kind.PNG, 900, 2.0, "light", title=False, notes=False, legend=True))
    assert last_choice(store, "dark") == PictureChoice(
        Kind.PNG, palette="dark", title=False, notes=False, legend=True
    )
    store.setValue("picture/kind", "bmp")
    assert last_choice(store, "light").kind is Kind.SVG


def picture(kind: Kind = Kind.SVG) -> Picture:
    return Picture(plain_content(made()), PictureChoice(kind))


@pytest.mark.parametrize(("kind", "begin"), [(Kind.SVG, b"<?xml "), (Kind.PNG, b"\x89PNG")])
def test_that_the_file_is_written_and_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind, begin: bytes
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        actions,
        "tell_written",
        lambda _parent, _title, out, what, missing: told.append(f"{out.name} {what} {missing}"),
    )
    parent = QWidget()
    qtbot.addWidget(parent)
    out = tmp_path / f"out.{kind.value}"
    assert write_picture(parent, out, tmp_path / "events.yaml", picture(kind), kind)
    assert out.read_bytes().startswith(begin)
    assert told == [f"{out.name} {picture(kind).summary()} "]


def test_that_the_event_file_and_what_cannot_be_written_are_refused(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(actions, "warn", lambda _parent, _title, text: told.append(text))
    parent = QWidget()
    qtbot.addWidget(parent)
    source = tmp_path / "events.yaml"
    source.write_text("events: []\n")
    assert not write_picture(parent, source, source, picture(), Kind.SVG)
    assert not write_picture(parent, tmp_path / "no" / "out.svg", source, picture(), Kind.SVG)
    assert source.read_text() == "events: []\n"
    assert told == [
        f"{source} is the event file itself; expected another name.",
        f"{tmp_path / 'no' / 'out.svg'} could not be written: No such file or directory",
    ]


def test_that_the_dialog_asks_for_a_file_and_closes_when_it_is_written(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = iter(["", str(tmp_path / "mine")])
    asked: list[tuple[str, str]] = []

    def ask(_parent: QWidget, _title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append((start, kinds))
        return next(names), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(actions, "tell_written", lambda *_: None)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    dialog = ask_picture(parent, tmp_path / "events.yaml", seen(), store)
    dialog.kind.setCurrentIndex(1)
    dialog.save_button.click()
    assert dialog.isVisible()
    dialog.save_button.click()
    assert not dialog.isVisible()
    assert asked == [(str(tmp_path / "events.png"), "PNG (*.png)")] * 2
    assert (tmp_path / "mine.png").read_bytes().startswith(b"\x89PNG")
    assert last_choice(store, "light").kind is Kind.PNG


def test_that_what_the_window_shows_is_copied_as_wide_as_it_is_there(qtbot: QtBot) -> None:
    said = copy_sight(seen(width_px=700.0, palette="dark"))
    image = QGuiApplication.clipboard().image()
    assert image.width() == 1400
    assert said == f"Copied a picture: 1,400×{image.height():,} pixels, 3 of 3 events"
    assert image.pixelColor(image.width() - 1, image.height() - 1).name() == DARK.ground.name()
    QGuiApplication.clipboard().clear()


def test_that_a_time_in_sight_is_copied_alone(qtbot: QtBot) -> None:
    first = made().events[0].when
    assert copy_sight(seen(span=TimeSpan(first.start, first.end))).endswith("pixels, 1 of 3 events")
    nothing = seen(shown=Shown(plain_content(Timeline()), {}))
    assert copy_sight(nothing) == "Nothing was copied: there are no events to draw"
    QGuiApplication.clipboard().clear()


def test_that_too_large_a_picture_is_not_put_on_the_clipboard(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    many = timeline(*random_events(900, 4))
    large = Picture(plain_content(many), PictureChoice(Kind.PNG, 20_000, 4.0))
    said = copy_to_clipboard(large)
    assert said.endswith("pixels are too many for the clipboard; save the picture instead")
    assert QGuiApplication.clipboard().image().isNull()


def test_that_lanes_keep_their_colours_where_others_are_hidden(qtbot: QtBot) -> None:
    window = seen(lanes=LaneView(hidden=frozenset("a")))
    window = replace(window, shown=replace(window.shown, hidden=frozenset("a")))
    content, view = window.part(What.ALL)
    text = Picture(content, PictureChoice(), view).svg()
    assert LIGHT.lane_colors[1].name() in text
    assert LIGHT.lane_colors[0].name() not in text
