"""Where one is, and what the guide says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from source_facts import viewer_facts

from viewer.ui.guide.desk import PLACES, GuideDesk, place_of
from viewer.ui.guide.pages import FIRST, PAGES, Place, headings_of
from viewer.ui.look.theme import Appearance

UI = Path(__file__).parents[3] / "viewer" / "ui"


def classes() -> set[str]:
    """Return the name of every class of the window."""
    return {
        name for path, facts in viewer_facts().items() if path.is_relative_to(UI) for name in facts.classes
    }


@pytest.mark.parametrize("name", PLACES)
def test_that_a_part_with_a_page_is_there_and_so_is_the_page(name: str) -> None:
    assert name in classes()
    place = PLACES[name]
    assert place.page in PAGES
    assert not place.heading or place.heading in [anchor for _, anchor in headings_of(place.page)]


class EventForm(QDialog):
    """Called as the form is, and of as many parts as a test needs."""


class DateEditor(QWidget):
    """Called as the editor of a date is."""


class FarDate(DateEditor):
    """A kind of it."""


def test_that_the_innermost_part_counts(qtbot: QtBot) -> None:
    form = EventForm()
    qtbot.addWidget(form)
    plain, date, inside = QWidget(form), FarDate(form), QWidget()
    inside.setParent(date)
    assert place_of(plain) == PLACES["EventForm"]
    assert place_of(inside) == PLACES["DateEditor"]


def test_that_a_dialog_does_not_count_as_part_of_what_is_below_it(qtbot: QtBot) -> None:
    form = EventForm()
    qtbot.addWidget(form)
    unknown = QDialog(form)
    assert place_of(unknown) == Place(FIRST)
    assert place_of(None) == Place(FIRST)


@pytest.fixture
def owner(qtbot: QtBot, qapp: QApplication) -> QWidget:
    owner = QWidget()
    QVBoxLayout(owner)
    qtbot.addWidget(owner)
    with qtbot.waitExposed(owner):
        owner.show()
    return owner


@pytest.fixture
def dialog(owner: QWidget) -> QDialog:
    """A dialog that holds its window back."""
    dialog = QDialog(owner)
    dialog.open()
    return dialog


def test_that_there_is_one_guide_which_goes_on(owner: QWidget, dialog: QDialog) -> None:
    desk = GuideDesk(Appearance("light"), owner)
    first = desk.open(Place("dates"), dialog)
    assert desk.open(Place("keys"), dialog) is first
    assert first.view.place == Place("keys")
    first.view.step(-1)
    assert first.view.place == Place("dates")


def test_that_the_guide_is_in_front_of_the_dialog_that_asked_last(owner: QWidget, dialog: QDialog) -> None:
    desk = GuideDesk(Appearance("light"), owner)
    guide = desk.open(Place("dates"), dialog)
    inner = QDialog(dialog)
    inner.open()
    assert desk.open(Place("evidence"), inner) is guide
    assert guide.isVisible()
    assert guide.parentWidget() is inner
    assert guide.isWindow()
    assert guide.isEnabled()


def test_that_a_guide_that_was_closed_is_opened_anew(qtbot: QtBot, owner: QWidget, dialog: QDialog) -> None:
    desk = GuideDesk(Appearance("light"), owner)
    guide = desk.open(Place("dates"), dialog)
    with qtbot.waitSignal(guide.destroyed):
        guide.close()
    assert desk.guide is None
    assert desk.open(Place("keys"), dialog).view.place == Place("keys")


def test_that_a_guide_goes_with_the_dialog_that_it_was_in_front_of(
    qtbot: QtBot, owner: QWidget, dialog: QDialog
) -> None:
    desk = GuideDesk(Appearance("light"), owner)
    guide = desk.open(Place("dates"), dialog)
    with qtbot.waitSignal(guide.destroyed):
        dialog.deleteLater()
    assert desk.guide is None
