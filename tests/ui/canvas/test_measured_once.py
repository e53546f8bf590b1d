"""Texts of the axis are measured once, however often they are in sight."""

from __future__ import annotations

from typing import Any

import pytest
from layout_helpers import random_events, timeline
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from viewer.ui.canvas.shown import stage
from viewer.ui.look.theme import LIGHT


def test_that_a_text_of_the_axis_is_measured_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[tuple[int, str]] = []

    class Noted(QFontMetricsF):
        def horizontalAdvance(self, text: str, *others: Any, **named: Any) -> float:
            measured.append((id(self), text))
            return float(super().horizontalAdvance(text, *others, **named))

    monkeypatch.setattr(stage, "QFontMetricsF", Noted)
    shown = stage.Stage(LIGHT)
    shown.set_timeline(timeline(*random_events(300, 4, 3), lanes=3))
    shown.arrange(900, 600, fold_gaps=True, opened=frozenset())
    scale = shown.fit()
    assert scale is not None
    scenes = [shown.scene(scale.zoomed(1 + step / 50, 300), 900, 600) for step in range(12)]
    ticks = [tick for scene in scenes if scene for tick in (*scene.ticks.major, *scene.ticks.minor)]
    of_axis = [(font, text) for font, text in measured if text in {tick.label for tick in ticks}]
    assert len(ticks) > 100 and of_axis
    assert len(of_axis) == len(set(of_axis))
