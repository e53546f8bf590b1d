"""What the ends of marks look like on paper: dashes say *expected* and nothing else."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from layout_helpers import event, timeline
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QPainter, QPdfWriter
from pytestqt.qtbot import QtBot

from viewer.model.timeline import Status
from viewer.ui.look.theme import PAPER
from viewer.ui.paint.legend_entries import draw_sample, legend_entries
from viewer.ui.paint.torn import torn_shape

INEXACT = ("1940/1941~", "1943/..", "/1944", "1940~", "1941?/1942", "2011-08-20/2011-09")


def longest_dash(date: str, status: Status) -> float:
    """Return how long the dashes of a legend's marks are in a PDF at the most, against the gaps between."""
    one = event(0, date)
    one.status = status
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    painter = QPainter(device := QPdfWriter(buffer))
    assert device.resolution()
    for entry in legend_entries(timeline(one), on_paper=True):
        draw_sample(painter, entry, PAPER)
    painter.end()
    content = PdfReader(BytesIO(bytes(buffer.data().data()))).pages[0].get_contents()
    assert content is not None
    patterns = re.findall(r"\[([\d.]+) ([\d.]+) *\] *0 +d", content.get_data().decode("latin-1"))
    return max((float(dash) / float(gap) for dash, gap in patterns), default=0.0)


@pytest.mark.parametrize("date", INEXACT)
def test_that_only_what_is_expected_is_dashed(qtbot: QtBot, date: str) -> None:
    assert longest_dash(date, Status.REPORTED) < 1, "dots are shorter than what lies between them"
    assert longest_dash(date, Status.EXPECTED) > 1


def test_that_the_legend_of_paper_says_what_a_torn_end_means(qtbot: QtBot) -> None:
    spans = timeline(event(0, "1940/1941~"))
    assert "the end that is torn is not known exactly" in [
        entry.meaning for entry in legend_entries(spans, on_paper=True)
    ]
    assert "the end that fades is not known exactly" in [entry.meaning for entry in legend_entries(spans)]


def test_that_only_an_inexact_end_is_torn_however_narrow() -> None:
    for width in (2.0, 30.0):
        rect = QRectF(10, 0, width, 18)
        whole = torn_shape(rect, left=False, right=False)
        right = torn_shape(rect, left=False, right=True)
        assert whole.elementCount() == 5
        assert right.elementCount() > whole.elementCount()
        assert right.boundingRect() == rect
        assert {right.elementAt(n).x for n in range(2)} >= {10.0}
