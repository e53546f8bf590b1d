"""Faults of the canvas and its axis: words cut, lanes of another view, signs that say or show what was, work out of turn."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

_TICKS = "viewer/layout/axis/ticks.py"
_HEIGHTS = "viewer/ui/canvas/shown/lane_heights.py"
_VIEW = "viewer/ui/canvas/shown/view.py"
_CANVAS = "viewer/ui/canvas/canvas.py"
_EDGES = "viewer/ui/canvas/edges.py"
_SIGN = "viewer/ui/canvas/sign_button.py"
_EDGE_OF_AXIS = ("unit/layout/axis/test_ticks.py::test_that_no_edge_cuts_a_label",)
_ROWS = (
    "ui/canvas/test_lanes_in_view.py::test_that_foreseen_rows_are_told_once_and_of_their_view_and_lanes_alone",
)
_BUDGET = "ui/canvas/test_frame_budget.py"
_FORESEEN = (
    f"{_BUDGET}::test_that_lanes_stand_in_a_passing_view_as_they_were_foreseen_whatever_is_packed_meanwhile",
)
_LOOKED_AT = (
    f"{_BUDGET}::test_that_lanes_of_a_view_that_is_looked_at_stand_as_it_is_packed_whatever_was_foreseen",
)
_AWAITED = (
    f"{_BUDGET}::test_that_the_next_picture_is_awaited_as_the_end_of_a_rough_one_while_a_key_is_held",
)
_SIGNS = ("ui/canvas/test_edge_signs.py",)

AXIS = (
    Mutant("axis-cuts-a-number-at-the-edge", _TICKS, ' if label_px >= part.view_px else ""', "", _EDGE_OF_AXIS),
    Mutant(
        "axis-pushes-a-name-out-of-sight", _TICKS, "    label = ruler.fitting(forms, limit - label_px) if label_px >= part.view_px else \"\"\n",
        "    label = ruler.fitting(forms, limit - px - PAD_PX)\n    label_px = label_px if is_point else min(label_px, limit - ruler.width(label))\n", _EDGE_OF_AXIS,
    ),
    Mutant(
        "axis-pushes-the-name-of-a-stretch-out-of-sight", _TICKS, "    label = ruler.fitting(forms, part.limit_px - label_px)\n",
        "    label = ruler.fitting(forms, part.limit_px - part.left_px - PAD_PX)\n    label_px = min(label_px, part.limit_px - ruler.width(label))\n", _EDGE_OF_AXIS,
    ),
    Mutant("axis-names-a-stretch-beyond-the-edge", _TICKS, "    label_px = _pinned(part, part.left_px)\n", "    label_px = part.left_px + PAD_PX\n", _EDGE_OF_AXIS),
    Mutant("axis-cuts-a-number-at-the-right-edge", _TICKS, "limit = min(right - (PAD_PX if joined else _END_PAD_PX), right_px)\n", "limit = right - (PAD_PX if joined else _END_PAD_PX)\n", _EDGE_OF_AXIS),
    Mutant(
        "axis-names-run-into-the-next", _TICKS, "ruler.fitting(forms, limit - label_px) if", "ruler.fitting(forms, limit - px - PAD_PX) if",
        ("unit/layout/axis/test_ticks.py::test_that_labels_never_collide_nor_leave_their_stretch",),
    ),
)  # fmt: skip

LANES = (
    Mutant("rows-foreseen-for-good", _HEIGHTS, "        self._foreseen = None  # on screen, it follows what is packed\n", "", _FORESEEN),
    Mutant("rows-foreseen-for-another-view", _HEIGHTS, " or not kept[0].is_near(scale)", "", _ROWS),
    Mutant("rows-foreseen-for-other-lanes", _HEIGHTS, "        self.motion.stop()\n        self._foreseen = None\n", "        self.motion.stop()\n", _ROWS),
    Mutant("rows-foreseen-and-not-taken", _VIEW, "rows = drawn or self._stage", "rows = self._stage", _FORESEEN),
    Mutant("rows-foreseen-taken-for-packed", _VIEW, "drawn is not None or self._stage.is_unfinished", "self._stage.is_unfinished", _FORESEEN),
    Mutant(
        "rows-of-a-view-that-was-left-forgotten", _VIEW, " or self._rows_kept_for(scale)", "",
        (f"{_BUDGET}::test_that_a_view_comes_back_as_it_was_left_whatever_is_packed_meanwhile",),
    ),
    Mutant("rows-foreseen-where-one-looks", _VIEW, "None if self._frame_items else self.heights.foreseen(scale)", "self.heights.foreseen(scale)", _LOOKED_AT),
)  # fmt: skip

_RANK = "Rank.AWAITED if self.pace.is_walking and self.is_rough else Rank.SOON"

WALK = (
    Mutant("walk-awaited-by-nobody", _CANVAS, _RANK, "Rank.SOON", _AWAITED),
    Mutant("walk-awaited-in-a-whole-view", _CANVAS, _RANK, "Rank.AWAITED if self.pace.is_walking else Rank.SOON", _AWAITED),
    Mutant("walk-awaited-without-a-key", _CANVAS, _RANK, "Rank.AWAITED if self.is_rough else Rank.SOON", _AWAITED),
    Mutant(
        "walk-packs-views-further-on", "viewer/ui/canvas/ahead/foresight.py", "        if self.is_rough and self._view.pace.is_walking:\n            return\n", "",
        (f"{_BUDGET}::test_that_no_later_view_is_packed_for_who_walks_on_from_a_rough_one",),
    ),
    Mutant(
        "walk-forgotten-where-a-wheel-was-turned", _CANVAS, "        self.pace.rested.connect(self._walk_on)\n", "",
        ("ui/canvas/ahead/test_walk.py::test_that_the_next_is_prepared_once_a_turned_view_rests_though_nothing_is_painted",),
    ),
    Mutant(
        "walk-in-the-way-of-a-wheel-that-turns-back", _CANVAS, "                self._walk.stop()  #", "                pass  #", ("ui/canvas/ahead/test_turning_back.py",),
    ),
    Mutant(
        "view-awaited-while-a-wheel-is-turned", "viewer/ui/canvas/shown/finishing.py", "Rank.QUIET if view.is_turned else ", "",
        (f"{_BUDGET}::test_that_what_is_missing_is_packed_before_other_work_unless_a_wheel_is_turned",),
    ),
)  # fmt: skip

SIGNS = (
    Mutant("signs-drawn-by-nobody", _EDGES, "        canvas.draw_signs = self._draw\n", "", _SIGNS),
    Mutant("signs-drawn-under-those-that-draw-themselves", _EDGES, "                if button.is_left:\n", "                if button.sign:\n", _SIGNS),
    Mutant(
        "signs-drawn-as-large-as-the-canvas", _EDGES, "        painter.resetTransform()  # widgets stand on the widget's own pixels, however large the canvas is drawn\n", "",
        ("ui/canvas/test_enlarged_canvas.py",),
    ),
    Mutant("signs-left-where-they-were", _EDGES, "filter(None, (before.get(button), now.get(button)))", "filter(None, (now.get(button),))", _SIGNS),
    Mutant("signs-not-shown-where-they-come", _EDGES, "filter(None, (before.get(button), now.get(button)))", "filter(None, (before.get(button),))", _SIGNS),
    Mutant("signs-count-in-the-middle-of-a-walk", _EDGES, "        if self._rest.isActive():\n            self._rest.start()\n", "        pass\n", _SIGNS),
    Mutant("signs-say-what-they-said", _SIGN, "            self.setText(text)\n            self._still = None\n", "            self.setText(text)\n", _SIGNS),
    Mutant("signs-in-the-colours-before", _SIGN, "        self._look = self._still = None\n        if", "        self._look = None\n        if", _SIGNS),
    Mutant("signs-looking-as-before", _SIGN, "        self._look = self._still = None\n        if", "        self._still = None\n        if", _SIGNS),
    Mutant("signs-blurred-on-a-sharp-screen", _SIGN, " or self._still.devicePixelRatio() != self.devicePixelRatioF()", "", _SIGNS),
    Mutant("signs-blind-to-the-pointer", _SIGN, "self._is_crossed or self.underMouse() or ", "self._is_crossed or ", _SIGNS),
    Mutant("signs-blind-to-the-keyboard", _SIGN, " or self.hasFocus() or ", " or ", _SIGNS),
    Mutant("signs-drawn-twice", _SIGN, "            self.setUpdatesEnabled(not is_left)\n", "            self.setUpdatesEnabled(True)\n", _SIGNS),
    Mutant("signs-gone-once-nobody-points", _SIGN, "        if is_left:\n            self._canvas.update(self.geometry())\n", "", _SIGNS),
    Mutant("signs-under-what-crosses-the-canvas", _SIGN, "(self._is_crossed or self.", "(self.", _SIGNS),
    Mutant("signs-under-the-line-of-what-was-known", "viewer/ui/canvas/known_by.py", "        self._canvas.is_crossed = on\n", "", ("ui/window/test_knowledge.py",)),
    Mutant(
        "lane-bar-takes-a-corner-out-of-the-canvas", "viewer/ui/canvas/timeline_view.py", "        self.lane_bar.setVisible(overflow > 0)\n",
        "        self.lane_bar.setVisible(overflow > 0)\n        self.lane_bar.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)\n", ("ui/canvas/test_time_bar.py",),
    ),
)  # fmt: skip
