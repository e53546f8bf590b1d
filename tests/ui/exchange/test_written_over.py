"""No dialog puts what it writes where a file lies that the open timeline, or one laid beside it, stands on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from import_samples import desk, foreign, importing
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from test_main_window import window_on

from viewer.ui.exchange.export_actions import write_export
from viewer.ui.paper.content import PaperContent
from viewer.ui.paper.dialogs.print_actions import PrintActions
from viewer.ui.paper.shown import What, shown_of
from viewer.ui.pictures.actions import write_picture
from viewer.ui.pictures.choice import Kind, PictureChoice
from viewer.ui.pictures.picture import Picture
from viewer.ui.window.main_window import MainWindow

FILE = """\
title: Harbour
sources:
  - {{id: {source}, title: The Gazette, copy: {source}.txt}}
events:
  - {{id: closed, date: 2011, title: {title}, images: [{{file: {source}.png, alt: A quay}}], sources: {source}}}
  - {{id: opened, date: 2012, title: Opened, sources: {source}}}
"""
#: By the name of each file: what is said of it.
STANDING = {
    "events.yaml": "the event file itself",
    "one.txt": "the kept copy of source one",
    "one.png": "a picture of “Closed”",
    "events.checked.json": "the record of checks",
    "press/beside.yaml": "the event file itself",
    "press/two.txt": "the kept copy of source two",
    "press/two.png": "a picture of “Printed”",
    "press/beside.checked.json": "the record of checks",
}
LINKS: dict[str, Callable[[Path, Path], object]] = {
    "plain": lambda place, file: None,
    "symbolic": lambda place, file: place.symlink_to(file),
    "hard": lambda place, file: place.hardlink_to(file),
}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on a file, with another one laid beside it; of both the last event alone is selected."""
    for name in STANDING:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"this is {name}", encoding="utf-8")
    (tmp_path / "press/beside.yaml").write_text(FILE.format(source="two", title="Printed"), encoding="utf-8")
    window = window_on(qtbot, tmp_path, FILE.format(source="one", title="Closed"))
    window.beside.lay(tmp_path / "press/beside.yaml")
    qtbot.waitUntil(lambda: len(window.state.timeline.events) == 4)
    window.state.select("opened")
    return window


def part(window: MainWindow, *, beside: bool = True) -> PaperContent:
    """Return the selected event as it is given out."""
    p = window.parts
    shown = shown_of(p.document, p.state, p.searching, p.filtering, p.facts, beside=beside)
    content = shown.part(What.SELECTED, hidden_too=False)
    assert len(content.timeline.events) == 1
    return content


def save_copy(window: MainWindow, place: Path, path: Path) -> None:
    assert not window.commands.save_copy(place)


def save_pdf(window: MainWindow, place: Path, path: Path) -> None:
    assert not PrintActions(None, window).write(window, place, path, part(window))


def save_picture(window: MainWindow, place: Path, path: Path) -> None:
    picture = Picture(part(window), PictureChoice(Kind.SVG))
    assert not write_picture(window, place, path, picture, Kind.SVG)


def save_export(window: MainWindow, place: Path, path: Path) -> None:
    QMessageBox(text=write_export(place, part(window, beside=False).grounds, b"new")).exec()


def save_table(window: MainWindow, place: Path, path: Path) -> None:
    grounds = part(window, beside=False).grounds
    QMessageBox(text=write_export(path.with_name("new.csv"), grounds, b"new", {place: b"new"})).exec()
    assert not path.with_name("new.csv").exists()


WRITERS = (save_copy, save_pdf, save_picture, save_export, save_table)


def places(folder: Path, link: str) -> dict[str, Path]:
    """Return a path that leads to each of the files in one way or the other."""
    found = {}
    for number, name in enumerate(STANDING):
        found[name] = folder / (name if link == "plain" else f"link{number}")
        LINKS[link](found[name], folder / name)
    return found


def held(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text(encoding="utf-8", errors="replace") for name in STANDING}


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("write", WRITERS)
def test_that_no_dialog_writes_over_what_a_timeline_stands_on(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write: Callable[[MainWindow, Path, Path], None],
    link: str,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    before, ways = held(tmp_path), places(tmp_path, link)
    # Save a copy has its own words for the open file.
    names = [name for name in STANDING if name != "events.yaml" or write is not save_copy]
    for name in names:
        write(window, ways[name], tmp_path / "events.yaml")
    assert held(tmp_path) == before
    expected = [f"{ways[name]} is {STANDING[name]}; expected another name" for name in names]
    assert [text.removeprefix("The copy could not be written: ").rstrip(".") for text in told] == expected


@pytest.mark.parametrize("link", LINKS)
def test_that_no_report_is_saved_over_what_a_timeline_stands_on(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, link: str
) -> None:
    shown = importing(qtbot, window, foreign(tmp_path))
    assert shown.trial is not None
    draft = shown.trial.draft
    before, ways = held(tmp_path), places(tmp_path, link)
    told = [desk(window).write_report(ways[name], draft) for name in STANDING]
    assert held(tmp_path) == before
    assert told == [f"{ways[name]} is {said}; expected another name." for name, said in STANDING.items()]
    assert "is the event file itself" in desk(window).write_report(tmp_path / "trip.csv", draft)
    shown.reject()


def test_that_what_is_no_longer_laid_beside_may_be_written_over(window: MainWindow, tmp_path: Path) -> None:
    window.beside.take_away()
    assert write_export(tmp_path / "press/two.txt", part(window, beside=False).grounds, b"new") == ""
    assert (tmp_path / "press/two.txt").read_bytes() == b"new"
