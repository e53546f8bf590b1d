"""Laws of packing: nothing overlaps, rows hold still, everything is reachable, at every size and zoom."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import arranged, boxes_at, event, overlapping, random_events, timeline

from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.frame.scene import packing_ahead
from viewer.layout.packing.arrangement import level_of, zoom_of
from viewer.layout.packing.clusters import Cluster
from viewer.layout.packing.labels import ELLIPSIS, Labels, LabelText, elided
from viewer.layout.packing.marks import DOT_BELOW_PX, Mark
from viewer.model.timeline import Event

SIZES = [(1, 1), (5, 2), (24, 3), (60, 4), (60, 5), (60, 6), (150, 7), (300, 8), (500, 9)]
#: So many events do not fit into six rows.
CROWDED = 600
CROWDS = [(CROWDED + 50, 10), (2000, 11), (5000, 12)]


def walk(scale: TimeScale, seed: int, steps: int, width: float = 800.0) -> list[TimeScale]:
    """Return views that a restless hand would come by."""
    rng = random.Random(seed)
    views = [scale]
    for _ in range(steps):
        scale = scale.zoomed(rng.choice([0.5, 0.9, 1.3, 2, 7]), rng.uniform(0, width))
        scale = scale.panned(rng.uniform(-300, 300)).clamped(width)
        views.append(scale)
    return views


@pytest.mark.parametrize(("count", "seed"), SIZES + CROWDS)
@pytest.mark.parametrize("fold_gaps", [True, False])
def test_that_no_two_boxes_overlap_in_any_view(count: int, seed: int, fold_gaps: bool) -> None:
    made = timeline(*random_events(count, seed, 3), lanes=3)
    arrangement = arranged(made, max_rows=6 if count > CROWDED else 40, fold_gaps=fold_gaps)
    seen = 0
    for scale in walk(fitted(arrangement.axis), seed, 120):
        boxes = boxes_at(arrangement, scale)
        assert overlapping(boxes) == []
        seen += len(boxes)
    assert seen >= 120


@pytest.mark.parametrize(("count", "seed"), [*SIZES, CROWDS[0], CROWDS[1]])
def test_that_panning_never_changes_a_row(count: int, seed: int) -> None:
    made = timeline(*random_events(count, seed, 3), lanes=3)
    arrangement = arranged(made, max_rows=6 if count > CROWDED else 40)
    scale = fitted(arrangement.axis).zoomed(9, 400)
    rows: dict[int, float] = {}
    for step in range(40):
        for box in boxes_at(arrangement, scale.panned(step * 37.0)):
            if box.event is not None:
                assert rows.setdefault(box.place, box.y) == box.y
    assert rows


@pytest.mark.parametrize(("count", "seed"), [*SIZES, *CROWDS])
def test_that_a_cluster_counts_its_members_rightly(count: int, seed: int) -> None:
    made = timeline(*random_events(count, seed, 2), lanes=2)
    arrangement, seen = arranged(made, max_rows=4), 0
    for level in (0, 5):
        for lane in arrangement.lanes(level):
            for box in lane.between(-1e6, 1e6):
                seen += 1
                if isinstance(box, Cluster):
                    assert len(box.members) == len(box.members.places()) > 0
    assert seen


def test_that_equal_windows_stack_in_order_and_are_not_spread() -> None:
    made = timeline(*(event(n, "2011-08-21", f"Event {n}") for n in range(6)))
    boxes = [box for box in boxes_at(arranged(made)) if box.event is not None]
    assert [box.event.id for box in sorted(boxes, key=lambda box: box.y)] == [f"e{n}" for n in range(6)]  # type: ignore[union-attr]
    assert len({box.x0 for box in boxes}) == 1


def crowd_and_a_loner() -> list[Event]:
    """Return a crowd of 1905, far more than rows can hold, and one event some years after it."""
    crowd = [event(n, f"1905-{n % 12 + 1:02}-{n % 28 + 1:02}", "In the crowd") for n in range(CROWDED)]
    return [*crowd, event(9001, "1900-01-01"), event(9002, "1912-06-01", "Alone"), event(9003, "1925-01-01")]


def test_that_an_event_beside_a_crowd_keeps_its_title() -> None:
    arrangement = arranged(timeline(*crowd_and_a_loner()), max_rows=4, fold_gaps=False)
    boxes = boxes_at(arrangement)
    assert "Alone" in [line for box in boxes for line in box.lines]
    assert max(len(box.members) for box in boxes if box.members is not None) > 100


def test_that_a_label_reaches_over_the_end_of_its_tile() -> None:
    title = "A title of thirty-five letters, 245"
    width = len(title) * 7 + 40
    few = [event(n, f"{1500 + n * 3}-01-01", title) for n in range(CROWDED + 50)]
    arrangement = arranged(timeline(*few), max_rows=4, fold_gaps=False)
    scale = fitted(arrangement.axis).zoomed(150, 400)
    seen = 0
    for step in range(60):
        for box in boxes_at(arrangement, scale.panned(step * 400.0).clamped(800)):
            if box.event is not None:
                assert box.lines == (title,)
                assert box.right - box.left < width
                seen += 1
    assert seen > 60


def test_that_one_long_reign_spoils_nothing() -> None:
    short = random_events(3000, 3, 1)
    made = timeline(*short, event(9000, "1800/2020", "A reign"))
    arrangement = arranged(made, max_rows=6)
    views = walk(fitted(arrangement.axis), 1, 30)
    assert len(views) == 31
    for scale in views:
        boxes = boxes_at(arrangement, scale)
        assert overlapping(boxes) == []
        reign = [box for box in boxes if box.event is not None and box.event.title == "A reign"]
        assert len(reign) == 1


def test_that_a_narrow_window_is_a_dot_and_a_wide_one_is_drawn() -> None:
    made = timeline(event(0, "2001"), event(1, "2011-08-20"), event(2, "2011-08-21T10:00"))
    arrangement = arranged(made, fold_gaps=False)
    seen: set[Mark] = set()
    for scale in walk(fitted(arrangement.axis), 4, 40):
        for box in boxes_at(arrangement, scale):
            assert box.event is not None
            seen.add(box.mark)
            when = box.event.when
            width = scale.to_px(when.end) - scale.to_px(when.start)
            assert box.mark is (Mark.DOT if width < DOT_BELOW_PX else Mark.WINDOW)
    assert seen == {Mark.DOT, Mark.WINDOW}


def test_that_a_long_bar_keeps_its_label_in_view() -> None:
    made = timeline(event(0, "1900/2000", "A century"), event(1, "1950-01-01", "A day"))
    arrangement = arranged(made, fold_gaps=False)
    scale = fitted(arrangement.axis).zoomed(50, 400)
    bar = next(box for box in boxes_at(arrangement, scale) if box.event is not None and box.event.id == "e0")
    assert bar.x0 < 0
    assert 0 <= bar.label_x <= 800 - bar.label_px


def test_that_what_lies_beside_the_view_makes_no_box_but_a_count() -> None:
    arrangement = arranged(timeline(*random_events(300, 7, 3), lanes=3), max_rows=12)
    scale = fitted(arrangement.axis).zoomed(
        2.8, 300.0
    )  # just below a level: titles reach further in time there
    boxes = [box for box in boxes_at(arrangement, scale) if box.members is None]
    wide = [box for box in boxes_at(arrangement, scale.panned(-300.0), 1400.0) if box.members is None]
    assert 0 < len(boxes) < len(wide)
    assert [box.place for box in boxes if box.right < -12 or box.left > 812] == []
    inside = {box.place for box in wide if box.right > 300 and box.left < 1100}
    assert inside <= {box.place for box in boxes}


def test_that_levels_are_packed_for_their_smallest_zoom() -> None:
    for level in range(-3, 60):
        assert level_of(zoom_of(level)) == level
        assert level_of(zoom_of(level + 1) * 0.999) == level


def test_that_labels_stay_out_of_breaks() -> None:
    made = timeline(
        event(0, "2001", "A long title that needs much room"),
        event(1, "2009-03", "Another of the same kind"),
        event(2, "2011-08-20", "The last one is long as well"),
    )
    arrangement = arranged(made, 500.0)
    scale = fitted(arrangement.axis)
    boxes = boxes_at(arrangement, scale, 500.0)
    assert len(boxes) == 3
    assert arrangement.axis.gaps
    for box in boxes:
        for gap in arrangement.axis.gaps:
            left, right = scale.to_px(gap.start), scale.to_px(gap.end)
            assert box.label_x + box.label_px <= left or box.label_x >= right


@given(
    st.text("ab ilMW й한", min_size=1, max_size=60),
    st.floats(-10, 400),
    st.lists(st.integers(1, 14), min_size=10, max_size=10),
)
def test_that_a_cut_label_is_the_longest_beginning_that_fits(
    text: str, room: float, widths: list[int]
) -> None:
    def measure(part: str) -> float:
        return float(sum(widths[ord(letter) % 10] for letter in part))

    shown = elided(text, room, measure)
    fitting = [n for n in range(1, len(text) + 1) if measure(text[:n].rstrip() + ELLIPSIS) <= room]
    if measure(text) <= room:
        assert shown == text
    elif fitting:
        assert shown == text[: max(fitting)].rstrip() + ELLIPSIS
    else:
        assert shown == ""


@given(
    st.text("ab ilMW й한", min_size=1, max_size=60),
    st.floats(-10, 400),
    st.lists(st.integers(1, 14), min_size=10, max_size=10),
    st.integers(1, 20),
)
def test_that_a_label_which_would_keep_too_few_letters_is_not_cut_at_all(
    text: str, room: float, widths: list[int], least: int
) -> None:
    labels = Labels(lambda part: float(sum(widths[ord(letter) % 10] for letter in part)))
    whole = labels.whole(text)
    cut, enough = labels.cut_to(whole, room), labels.cut_to(whole, room, least)
    kept = sum(map(len, cut.lines))
    assert enough == (cut if kept >= least or not cut.cut else LabelText((), 0.0, cut=True))


def test_that_words_are_missing_at_the_end_of_a_cut_label_alone() -> None:
    labels = Labels(lambda part: 10.0 * len(part))
    title = "Collaborative Research on the Open Wildland Fire Modeling Community and all of its Technologies"
    wrapped = labels.wrapped(title)
    assert labels.cut_to(wrapped, wrapped.width_px) == wrapped
    cut = labels.cut_to(wrapped, 300.0)
    assert cut.lines == ("Collaborative Research on the", "Open Wildland Fire Modeling C…")
    assert cut.cut and cut.width_px == 300.0


@given(st.lists(st.text("abMй", min_size=1, max_size=12), min_size=3, max_size=12), st.integers(20, 300))
def test_that_a_cut_label_is_a_beginning_of_the_title(words: list[str], room: int) -> None:
    title = " ".join(words)
    labels = Labels(lambda part: 7.0 * len(part))
    wrapped = labels.wrapped(title)
    cut = labels.cut_to(wrapped, room)
    assert all(7.0 * len(line) <= room for line in cut.lines)
    shown = " ".join(cut.lines)
    if cut.cut and len(cut.lines) == 2 and ELLIPSIS not in cut.lines[0]:
        assert title.startswith(shown.removesuffix(ELLIPSIS))
    if len(words[0]) * 7 <= room and cut.lines:
        assert ELLIPSIS not in cut.lines[0]


def test_that_what_is_known_of_a_label_is_not_measured_again() -> None:
    measured: list[str] = []

    def measure(part: str) -> float:
        measured.append(part)
        return 10.0 * len(part)

    labels = Labels(measure)
    whole = labels.whole("Officials meet in Vladivostok")
    measured.clear()
    # The halves in the middle, and of the other ways to split it the longer part.
    assert labels.wrapped(whole.lines[0]).lines == ("Officials meet", "in Vladivostok")
    assert measured == ["in Vladivostok", "Officials meet", "Officials meet in", "meet in Vladivostok"]
    measured.clear()
    assert labels.cut_to(whole, 200.0).lines == ("Officials meet in V…",)
    assert len(set(measured)) == len(measured) <= 3
    assert not [part for part in measured if not part.endswith(ELLIPSIS)]
    measured.clear()
    assert labels.cut_to(whole, 60.0, 12).lines == ()
    assert measured == ["Officials m…"]


@pytest.mark.parametrize(("count", "seed"), CROWDS)
def test_that_packing_ahead_changes_nothing_but_the_time(count: int, seed: int) -> None:
    made = timeline(*random_events(count, seed, 3), lanes=3)
    ahead, plain, seen = arranged(made, max_rows=6), arranged(made, max_rows=6), 0
    for scale in walk(fitted(ahead.axis), seed, 40):
        for _ in packing_ahead(ahead, scale, 800.0):
            pass
        boxes = boxes_at(ahead, scale)
        seen += len(boxes)
        for one, other in zip(boxes, boxes_at(plain, scale), strict=True):
            assert replace(one, members=None) == replace(other, members=None)
            if one.members is not None and other.members is not None:
                assert one.members.places() == other.members.places()
    assert seen > 40
