"""Laws of the packing rule: rows first, counts in place, long events in rows for good, bounded work."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import arranged, boxes_at, event, overlapping, random_events, timeline

from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.frame.boxes import ROW_PX, BoxMaker
from viewer.layout.frame.scene import packing_in_view
from viewer.layout.index.lane_index import LaneIndex
from viewer.layout.packing.allotment import LEAST_ROWS, shared
from viewer.layout.packing.arrangement import Arrangement, level_of
from viewer.layout.packing.bar_rows import Stand
from viewer.layout.packing.bars import Bars
from viewer.layout.packing.budget import Budget, Job
from viewer.layout.packing.clusters import Cluster
from viewer.layout.packing.grid import TileGrid
from viewer.layout.packing.labels import Labels, LabelText
from viewer.layout.packing.layer import filling
from viewer.layout.packing.marks import LEAST_LETTERS, Item, ItemMaker, Mark
from viewer.layout.packing.rows import BOX_GAP_PX, Rows
from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.model.timeline import Event

SIZES = [(1, 1), (24, 3), (60, 4), (150, 7), (500, 9), (2000, 11), (5000, 12)]


def everything(arrangement: Arrangement, level: int, lane: int = 0) -> list[Item | Cluster]:
    """Return all boxes of a lane at a level."""
    return arrangement.lanes(level)[lane].between(float("-inf"), float("inf"))


@pytest.mark.parametrize(("count", "seed"), SIZES)
@pytest.mark.parametrize("level", [0, 1, 4, 9])
def test_that_every_event_is_drawn_once_or_counted_once(count: int, seed: int, level: int) -> None:
    arrangement = arranged(timeline(*random_events(count, seed, 2), lanes=2), max_rows=6)
    found: list[int] = []
    for lane in range(2):
        for box in everything(arrangement, level, lane):
            found += box.members.places() if isinstance(box, Cluster) else [box.place]
    assert sorted(found) == list(range(count))


@pytest.mark.parametrize(("count", "seed"), SIZES[3:])
def test_that_a_count_stands_over_the_time_of_its_own_events(count: int, seed: int) -> None:
    made = timeline(*random_events(count, seed))
    arrangement = arranged(made, max_rows=4, fold_gaps=seed % 2 == 0)
    seen = 0
    for level in (0, 3, 8):
        scale = TimeScale(arrangement.axis, 2.0 ** (level / 2), 0.0)
        for box in everything(arrangement, level):
            if isinstance(box, Cluster):
                places = [scale.to_px(made.events[place].when.start) for place in box.members.places()]
                assert len(places) == len(box.members) > 0
                assert min(places) >= box.low - 3
                assert max(places) <= box.low + 100
                seen += 1
    assert seen > 10


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_that_a_long_event_keeps_its_row_at_every_finer_level(seed: int) -> None:
    rng = random.Random(seed)
    reigns = [
        event(n, f"{y}/{y + rng.randint(3, 60)}", f"Reign {n}")
        for n, y in enumerate(rng.choices(range(1500, 1900), k=60))
    ]
    short = [event(100 + n, f"{rng.randint(1500, 1950)}-05-{1 + n % 28:02}") for n in range(700)]
    arrangement = arranged(timeline(*reigns, *short), max_rows=9, fold_gaps=False)
    rows: dict[int, int] = {}
    for level in range(4, 18):
        for box in everything(arrangement, level):
            if isinstance(box, Item) and box.high - box.low > 1000:
                assert rows.setdefault(box.place, box.row) == box.row
    assert len(rows) == len(reigns)


def test_that_no_title_is_counted_while_a_row_that_it_fits_into_is_empty() -> None:
    made = timeline(*random_events(400, 5))
    arrangement = arranged(made, max_rows=12, fold_gaps=False)
    boxes = everything(arrangement, 0)
    scale = TimeScale(arrangement.axis, 1.0, 0.0)
    counted = [p for box in boxes if isinstance(box, Cluster) for p in box.members.places()]
    assert counted
    for place in counted:
        x = scale.to_px(made.events[place].when.window.middle)
        if x < 650:
            taken = {
                box.row + n
                for box in boxes
                for n in range(box.rows)
                if box.low < x + 170 and box.high > x - 20
            }
            assert set(range(12)) <= taken


def a_crowded_day() -> list[Event]:
    """Return seven hundred events of one day among thousands, half of them with a time."""
    rng = random.Random(4)
    days = [event(n, f"20{rng.randint(0, 20):02}-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(3000)]
    timed = [event(5000 + n, f"2011-08-20T{n % 24:02}:{n % 60:02}", f"Timed {n}") for n in range(350)]
    return [*days, *timed, *(event(6000 + n, "2011-08-20", f"That day {n}") for n in range(350))]


def test_that_at_a_day_every_event_has_its_own_row_and_title() -> None:
    made = timeline(*a_crowded_day())
    arrangement = arranged(made, max_rows=9, fold_gaps=False)
    start = event(0, "2011-08-20").when.start
    scale = fitted(arrangement.axis).showing(TimeSpan(start, start + DAY), 800, 100)
    boxes = boxes_at(arrangement, scale)
    assert overlapping(boxes) == []
    titles = {"".join(box.lines) for box in boxes}
    assert {f"Timed {n}" for n in range(350)} | {f"That day {n}" for n in range(350)} <= titles
    assert not [box for box in boxes if box.members is not None and 0 < box.x0 < 700]


def crowded_days(counts: list[int]) -> list[Event]:
    """Return so many events on each of some days on end, with titles wider than a day when it becomes long."""
    return [
        event(
            100 * day + n, f"2008-09-{day + 1:02}", f"Number {n} of the crowd on day {day + 1} of September"
        )
        for day, count in enumerate(counts)
        for n in range(count)
    ]


COUNTS = [40, 3, 36, 50, 12, 1, 38, 44, 2, 41, 37, 60, 5, 39]


@pytest.mark.parametrize("number", range(len(COUNTS)))
def test_that_the_rows_of_a_day_begin_above_whatever_the_day_before_holds(number: int) -> None:
    made = timeline(*crowded_days(COUNTS))
    arrangement = arranged(made, max_rows=25, fold_gaps=False)
    start = event(0, f"2008-09-{number + 1:02}").when.start
    scale = fitted(arrangement.axis).showing(TimeSpan(start, start + DAY), 800, 100)
    boxes = boxes_at(arrangement, scale)
    assert overlapping(boxes) == []
    ys = sorted({box.y for box in boxes})
    mine = [box for box in boxes if box.event is not None and box.event.when.start == start]
    assert [box.members for box in boxes if box.members is not None and 0 < box.x0 < 700] == []
    assert len(mine) == COUNTS[number]
    assert {"".join(box.lines) for box in mine} == {box.event.title for box in mine if box.event is not None}
    # One row in sight is kept for counts.
    assert max(box.y for box in mine) <= ys[0] + COUNTS[number] * ROW_PX
    assert min(box.y for box in mine) == ys[0]


def test_that_titles_reach_beyond_their_day_where_nothing_comes_after_it() -> None:
    made = timeline(*crowded_days(COUNTS))
    arrangement = arranged(made, max_rows=25, fold_gaps=False)
    start = event(0, "2008-09-01").when.start
    whole = cut = 0
    for days in range(1, 13):
        scale = fitted(arrangement.axis).showing(
            TimeSpan(start + days * DAY, start + (days + 2) * DAY), 800, 60
        )
        boxes = [box for box in boxes_at(arrangement, scale) if box.event is not None and box.lines]
        assert overlapping(boxes) == []
        for box in boxes:
            beyond = box.label_x + box.label_px > box.x1
            whole += beyond and not box.cut
            cut += box.cut
    assert whole > 40 and cut > 40


def test_that_short_events_beside_many_long_ones_have_rows_in_sight() -> None:
    long = [event(n, f"1900-01-{1 + n % 28:02}/2000", f"Long {n}") for n in range(60)]
    short = [event(100 + n, f"{1920 + n}-05-01", f"Short {n}") for n in range(60)]
    arrangement = arranged(timeline(*long, *short), max_rows=9, fold_gaps=False)
    scale = fitted(arrangement.axis).showing(event(0, "1950").when.window, 800)
    shown = [
        box for box in boxes_at(arrangement, scale) if box.event is not None and box.event.title == "Short 30"
    ]
    [box] = shown
    assert box.y < 48 + 5 + 9 * 22


@pytest.mark.parametrize(("count", "seed"), SIZES[2:])
def test_that_labels_keep_off_their_bars_edges_and_twelve_letters(count: int, seed: int) -> None:
    arrangement = arranged(timeline(*random_events(count, seed)), max_rows=6)
    seen = 0
    for zoom in (1.0, 7.0, 60.0):
        for box in boxes_at(arrangement, fitted(arrangement.axis).zoomed(zoom, 300)):
            if box.event is None or not box.lines:
                continue
            seen += 1
            if box.mark is not Mark.DOT and -70 < box.label_x < box.x0:
                assert box.label_x + box.label_px <= box.x0
            if box.cut:
                assert sum(map(len, box.lines)) >= LEAST_LETTERS
    assert seen > 20


# --- work ---------------------------------------------------------------------------------


class CountingMaker:
    """Counts how many items are made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made = 0
        make = ItemMaker.item

        def counted(maker: ItemMaker, place: int, of: Event, *limits: float) -> Item:
            self.made += 1
            return make(maker, place, of, *limits)

        monkeypatch.setattr(ItemMaker, "item", counted)


@pytest.mark.parametrize("count", [3000, 100_000])
def test_that_the_work_of_a_frame_does_not_grow_with_the_timeline(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(7)
    days = [f"{rng.randint(1900, 2019)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}" for _ in range(600)]
    made = timeline(*(event(n, days[n * 7 % 600]) for n in range(count)))
    arrangement = arranged(made, max_rows=8, fold_gaps=False)
    maker = CountingMaker(monkeypatch)
    scale = fitted(arrangement.axis)
    boxes_at(arrangement, scale)
    assert 0 < maker.made <= 2 * 2.5 * 9 * 800 / 100
    boxes_at(arrangement, scale.panned(3))
    before = maker.made
    boxes_at(arrangement, scale)
    assert maker.made == before
    for _ in range(12):
        scale = scale.zoomed(1.42, 400)
        before = maker.made
        boxes_at(arrangement, scale.clamped(800))
        assert maker.made - before <= 6 * 2.5 * 9 * 13


def crowd(count: int, seed: int) -> list[Event]:
    """Return events of every length in a hundred bursts; those of large crowds come several at a time."""
    rng = random.Random(seed)
    each = max(1, count // 10_000)
    distinct = []
    for number in range(count // each):
        year, month, day = 1900 + 37 * rng.randrange(100) % 120, rng.randint(1, 12), rng.randint(1, 27)
        date = f"{year}-{month:02}-{day:02}"
        forms = (
            date,
            f"{year}-{month:02}",
            f"{date}/{year + rng.randint(1, 4)}",
            f"{date}/{date[:8]}28",
            date + "T09:30",
        )
        distinct.append(event(number, rng.choice(forms), f"What happened {number}", rng.choice("abc")))
    return [one for one in distinct for _ in range(each)]


@pytest.mark.parametrize("count", [1000, 10_000, 100_000, 1_000_000])
def test_that_a_frame_packs_no_more_than_its_budget_and_shows_a_coarser_picture_until_all_is_packed(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrangement = arranged(timeline(*crowd(count, 5), lanes=3), max_rows=8, fold_gaps=False)
    scale = fitted(arrangement.axis)
    boxes_at(arrangement, scale)
    maker, budget = CountingMaker(monkeypatch), 100
    middle = arrangement.index.timeline.events[count // 2].when.start
    steps = [
        scale.showing(TimeSpan(middle - 10 * DAY, middle + 20 * DAY), 800),
        scale.showing(TimeSpan(middle - 2 * DAY, middle + 2 * DAY), 800),
    ]
    steps += itertools.accumulate(range(6), lambda at, _: at.panned(700).clamped(800), initial=steps[0])
    steps += itertools.accumulate(
        range(12), lambda at, _: at.zoomed(1 / 1.6, 400).clamped(800), initial=steps[0]
    )
    left_for_later = 0
    for shown in steps:
        before = maker.made
        with arrangement.budget.limited(budget):
            boxes = boxes_at(arrangement, shown)
        assert maker.made - before <= budget
        left_for_later += arrangement.budget.is_overdrawn
        assert not overlapping(boxes)
    assert left_for_later


def test_that_collecting_long_events_is_paid_for(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [
        event(number, f"19{number % 40:02}/1990", lane="abcdefghijkl"[number % 12]) for number in range(480)
    ]
    arrangement = arranged(timeline(*events, lanes=12), max_rows=8, fold_gaps=False)
    scale = fitted(arrangement.axis).zoomed(2.0**8.6, 400.0)
    boxes_at(arrangement, fitted(arrangement.axis))
    collected: list[float] = []
    in_tile = Bars.in_tile

    def counted(bars: Bars, doubling: int, tile: int) -> list[Stand]:
        found = in_tile(bars, doubling, tile)
        collected.append(len(found))
        return found

    monkeypatch.setattr(Bars, "in_tile", counted)
    frames = seen = 0
    while not frames or arrangement.budget.is_overdrawn:
        collected.clear()
        with arrangement.budget.limited(40):
            boxes_at(arrangement, scale)
        # Each costs as much as two items, and another one for every sixteen that it finds and then moves.
        assert len(collected) <= 1 + 40 / (2 + 40 / 16 + 40 / 16)
        frames += 1
        seen += len(collected)
    assert frames > 3 and seen >= 12, "some were left for a later frame, and in the end all came"


@pytest.mark.parametrize("count", [1000, 100_000])
def test_that_what_was_packed_bit_by_bit_stands_where_it_would_at_once(count: int) -> None:
    made = timeline(*crowd(count, 6), lanes=3)
    arrangement = arranged(made, max_rows=8, fold_gaps=False)
    middle = made.events[count // 2].when.start
    shown = fitted(arrangement.axis).showing(TimeSpan(middle - 9 * DAY, middle + 20 * DAY), 800)
    with arrangement.budget.limited(50):
        coarse = boxes_at(arrangement, shown)
    assert arrangement.budget.is_overdrawn
    for _ in packing_in_view(arrangement, shown, 800.0):
        pass
    with arrangement.budget.limited(0):
        whole = boxes_at(arrangement, shown)
    assert not arrangement.budget.is_overdrawn
    at_once = boxes_at(arranged(made, max_rows=8, fold_gaps=False), shown)
    drawn, drawn_at_once = (
        [(box.place, box.x0, box.y, box.lines) for box in boxes] for boxes in (whole, at_once)
    )
    assert drawn == drawn_at_once
    assert drawn != [(box.place, box.x0, box.y, box.lines) for box in coarse]


def test_that_lanes_are_packed_first_that_are_looked_at_meanwhile() -> None:
    made = timeline(*crowd(20_000, 6), lanes=3)
    arrangement = arranged(made, max_rows=8, fold_gaps=False)
    middle = made.events[10_000].when.start
    shown = fitted(arrangement.axis).showing(TimeSpan(middle - 9 * DAY, middle + 20 * DAY), 800)
    level, extent = level_of(shown.zoom), BoxMaker(shown, 800.0).level_extent
    looked_at = [2]
    packed: list[list[bool]] = []
    for are_ready in packing_in_view(arrangement, shown, 800.0, looked_at.copy):
        lanes = [lane.is_packed(*extent(level)) for lane in arrangement.lanes(level)]
        packed.append(lanes)
        assert are_ready is all(lanes[number] for number in looked_at)
        if lanes[2]:
            looked_at[:] = [1, 2]
    order = [next(lanes for lanes in packed if lanes[number]) for number in (2, 1, 0)]
    assert order == [[False, False, True], [False, True, True], [True, True, True]]
    assert packed[0] == [False, False, False], "each took more than a step"


# --- parts --------------------------------------------------------------------------------


@given(
    st.lists(st.integers(0, 2000), max_size=60),
    st.lists(st.integers(-10, 2010), min_size=2, max_size=9, unique=True),
)
def test_that_events_are_spread_each_once_and_the_first_of_every_column_first(
    years: list[int], bounds: list[int]
) -> None:
    events = [event(n, f"{1 + year:04}") for n, year in enumerate(sorted(years))]
    index = LaneIndex(events, range(len(events)), TimeSpan(0, 0))
    bounds.sort()
    edges = [year * 365 * DAY - 62_135_596_800 for year in bounds]
    order = list(index.spread(edges))
    first, last = index.starting(edges[0], edges[-1])
    assert sorted(order) == list(range(first, last))
    columns = [index.starting(low, high) for low, high in itertools.pairwise(edges)]
    firsts = [low for low, high in columns if low < high]
    assert order[: len(firsts)] == firsts


def box(low: float, high: float, rows: int, row: int = -1) -> Item:
    """Return an item from one position to another."""
    label = LabelText(("x",), 7.0)
    made = ItemMaker(arranged(timeline(event(0, "2001"))).axis, Labels(len), 1.0).item(
        0, event(0, f"{2001 + round(low)}")
    )
    made.low, made.high, made.rows, made.row, made.label = low, high, rows, row, label
    return made


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 90), st.integers(1, 2)), min_size=1, max_size=40),
    st.integers(1, 9),
)
def test_that_first_fit_takes_the_uppermost_free_rows(boxes: list[tuple[int, int, int]], most: int) -> None:
    rows = Rows()
    placed: list[Item] = []
    for low, width, height in boxes:
        item = box(low, low + width, height)
        item.row = rows.first_free(item, range(most))

        def is_free(row: int, item: Item = item) -> bool:
            return not any(
                row < other.row + other.rows
                and other.row < row + item.rows
                and other.low < item.high + BOX_GAP_PX
                and item.low < other.high + BOX_GAP_PX
                for other in placed
            )

        fitting = [row for row in range(most - height + 1) if is_free(row)]
        assert item.row == (fitting[0] if fitting else -1)
        if item.row >= 0:
            rows.take(item)
            placed.append(item)
    assert placed or all(height > most for *_, height in boxes)


def test_that_where_not_all_find_room_the_one_that_stands_apart_does() -> None:
    crowded, apart, free = box(0, 100, 1), box(40, 140, 1), box(200, 300, 1)
    crowded.rank, apart.rank, free.rank = 5, 1, 9
    maker = ItemMaker(arranged(timeline(event(0, "2001"))).axis, Labels(len), 1.0)
    placed = Job(filling((), [crowded, apart, free], lambda _: [range(1)], maker)).result(Budget())
    assert [item.low for item in placed] == [40, 200]
    assert crowded.row == -1
    roomy = Job(filling((), [crowded, apart, free], lambda _: [range(2)], maker)).result(Budget())
    assert [(item.low, item.row) for item in roomy] == [(0, 0), (40, 1), (200, 0)]


def test_that_trying_in_order_of_time_ends_at_the_first_that_finds_no_room() -> None:
    items = [box(10 * number, 10 * number + 100, 1) for number in range(40)]
    for number, item in enumerate(items):
        item.rank = 40 - number
    asked: list[Item] = []

    def choices(item: Item) -> list[range]:
        asked.append(item)
        return [range(1)]

    maker = ItemMaker(arranged(timeline(event(0, "2001"))).axis, Labels(len), 1.0)
    placed = Job(filling((), items, choices, maker)).result(Budget())
    assert [item.low for item in placed] == [390, 280, 170, 60]
    # Two in order of time, all by rank, and once more those without a row.
    assert len(asked) == 2 + 40 + 36


@given(st.integers(1, 12), st.floats(1.0, 1.41), st.integers(2, 60), st.booleans())
def test_that_tiles_and_their_columns_hold_all_of_time_once(
    doubling: int, more: float, count: int, fold_gaps: bool
) -> None:
    axis = arranged(timeline(*random_events(count, count)), fold_gaps=fold_gaps).axis
    grid = TileGrid(axis, doubling, 2.0**doubling * more, 896.0)
    end, edge = float("-inf"), float("-inf")
    for number in range(grid.count):
        for piece in grid.pieces(number):
            assert piece.start == end
            columns = grid.columns(piece, 64.0)
            assert [start for start, _ in columns] == sorted(start for start, _ in columns)
            assert (columns[0][0], columns[-1][0]) == (piece.start, piece.end)
            end = piece.end
        assert grid.edge(number) >= edge
        edge = grid.edge(number)
    assert end == float("inf")


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(0, 90))
def test_that_rows_are_shared_fairly(needs: list[int], rows: int) -> None:
    shares = shared(dict(enumerate(needs)), rows, LEAST_ROWS)
    assert shares.keys() == set(range(len(needs)))
    for number, share in shares.items():
        assert 0 < share <= needs[number]
        assert share >= min(needs[number], LEAST_ROWS)
        # Who gets less than it needs has no less than any other.
        assert share == needs[number] or share >= max(shares.values()) - 1
    assert sum(shares.values()) <= max(rows, LEAST_ROWS * len(needs))
