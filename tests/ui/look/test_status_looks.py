"""The looks of a status: one row each, no two alike, drawn as the row says."""

from __future__ import annotations

from itertools import combinations

import pytest
from layout_helpers import event, timeline
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from viewer.layout.packing.marks import Mark
from viewer.model.timeline import Status
from viewer.ui.help.legend import LegendSample
from viewer.ui.look.theme import LIGHT, PAPER, Theme
from viewer.ui.paint.legend_entries import legend_entries
from viewer.ui.paint.status_looks import LOOKS


def samples(theme: Theme, date: str) -> dict[Status, QImage]:
    """Return the mark of an event of every status, as the legend draws it."""
    found = {}
    for status in Status:
        one = event(0, date)
        one.status = status
        entries = [entry for entry in legend_entries(timeline(one)) if entry.box.mark is Mark.WINDOW]
        entry = next((one for one in entries if one.box.event and one.box.event.status is status), None)
        assert entry is not None
        sample = LegendSample(entry, theme)
        found[status] = sample.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        sample.deleteLater()
    return found


def test_that_every_status_has_a_row_and_no_two_rows_are_alike() -> None:
    assert set(LOOKS) == set(Status)
    assert len(set(LOOKS.values())) == len(LOOKS)


@pytest.mark.parametrize("theme", [LIGHT, PAPER], ids=["screen", "paper"])
def test_that_no_two_statuses_look_alike_in_grey(qtbot: QtBot, theme: Theme) -> None:
    images = samples(theme, "2011-08-20")
    assert len(images) == len(Status)
    for one, other in combinations(images, 2):
        assert images[one] != images[other], (one, other)
