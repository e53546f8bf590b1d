"""Which parts of a drawing are drawn again together, and with which boxes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import copy

import pytest
from layout_helpers import random_events, timeline
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.look.theme import LIGHT
from viewer.ui.paint.changes import around
from viewer.ui.paint.marks import MarkPainter
from viewer.ui.paint.painting import draw_parts
from viewer.ui.paint.parts import BoxesNear, joined


def some_parts(rng: random.Random) -> list[QRectF]:
    return [
        QRectF(rng.randrange(900), 22 * rng.randrange(25), rng.randrange(1, 300), rng.choice([22, 24, 60]))
        for _ in range(rng.randrange(1, 40))
    ]


def area(rects: list[QRectF]) -> float:
    return sum(rect.width() * rect.height() for rect in rects)


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    stage = Stage(LIGHT)
    stage.set_timeline(timeline(*random_events(1500, 5, 3), lanes=3))
    stage.arrange(1200, 700, fold_gaps=False, opened=frozenset())
    scale = stage.fit()
    assert scale is not None
    made = stage.scene(scale, 1200, 700)
    assert made is not None and len(made.boxes) > 50
    return made


@pytest.mark.parametrize("seed", range(20))
def test_that_what_is_joined_covers_every_part_and_is_no_more(seed: int) -> None:
    rng = random.Random(seed)
    parts = some_parts(rng)
    together = joined(parts)
    bare = [part for part in parts if not any(one.contains(part) for one in together)]
    assert bare == []
    assert area(together) <= area(parts)
    assert len(together) <= len(parts)


def test_that_neighbours_in_a_row_are_one() -> None:
    row = [QRectF(left, 44, 40, 24) for left in range(0, 400, 30)]
    assert joined(row) == [QRectF(0, 44, 430, 24)]
    assert joined([QRectF(), *row, QRectF(700, 44, 10, 24)]) == [
        QRectF(0, 44, 430, 24), QRectF(700, 44, 10, 24)
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(10))
def test_that_every_box_is_found_where_it_is_drawn(scene: Scene, seed: int) -> None:
    rng = random.Random(seed)
    near, found = BoxesNear(scene), 0
    for part in some_parts(rng):
        here = near.of(part)
        found += len(here)
        missed = [box for box in scene.boxes if around(box, 0.0).intersects(part) and box not in here]
        assert missed == []
        assert here == [box for box in scene.boxes if box in here], "in the scene's order"
    assert found > 0


def test_that_letters_higher_than_their_row_are_found_from_the_next(scene: Scene) -> None:
    box = next(box for box in scene.boxes if box.lines and box.event is not None)
    below = QRectF(QPointF(box.left, box.y + box.height + 2), QPointF(box.right, box.y + box.height + 9))
    assert box not in BoxesNear(scene).of(below)
    box.lines = ("ก็ที่ปู่",)
    assert box in BoxesNear(scene).of(below)


def test_that_parts_draw_what_lies_in_them_or_everything_once(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    monkeypatch.setattr(MarkPainter, "draw", lambda self, box: drawn.append(box.place))
    pixmap = QPixmap(1200, 700)

    def drawn_in(parts: list[QRectF]) -> int:
        drawn.clear()
        painter = QPainter(pixmap)
        draw_parts(painter, scene, LIGHT, parts)
        painter.end()
        return len(drawn)

    counts = [box for box in scene.boxes if box.event is None]
    one = around(counts[0], 0.0).translated(scene.gutter_px, 0)
    assert 1 <= drawn_in([one]) <= 5
    everywhere = [around(box).translated(scene.gutter_px, 0) for box in scene.boxes]
    assert drawn_in(everywhere) <= len(scene.boxes)
    assert drawn_in([QRectF(0, scene.top_px, scene.gutter_px, 100)]) == 0


def test_that_boxes_are_sorted_once_for_scenes_that_differ_in_what_is_pointed_out(scene: Scene) -> None:
    looked: list[int] = []

    class Noted(list[Box]):
        def __iter__(self) -> Iterator[Box]:
            looked.append(len(self))
            return super().__iter__()

    part = QRectF(100, 100, 200, 60)
    scene.boxes = Noted(scene.boxes)
    near = BoxesNear(scene).of(part)
    after = copy(scene)
    after.selected = near[0].place
    assert near and BoxesNear(after).of(part) == near
    assert looked == [len(scene.boxes)]
    after.boxes = [box for box in near if box is not near[0]]
    assert BoxesNear(after).of(part) == after.boxes
