"""Finding events by words, and counting what was found in a crowd without listing it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import arranged, event, random_events, timeline

from viewer.layout.index.hits import Hits, find
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.arrangement import DENSE_EVENTS
from viewer.layout.packing.clusters import Cluster
from viewer.layout.packing.dense import DenseLane
from viewer.model.search import Query, simplified
from viewer.model.timeline import Event, Place, Quote, Timeline


def found(made: Timeline, text: str, within: Hits | None = None) -> Hits:
    """Return what a search finds."""
    hits = [step for step in find(TimelineIndex.of(made), Query.of(text), within) if step is not None]
    assert len(hits) == 1
    return hits[0]


def full_event() -> Event:
    made = event(1, "2011-08-21", "Tours the Bureyskaya plant")
    made.summary = "He watched a film\nand toured  the dam."
    made.quotes = (Quote("signed a guest book", "nbc", attributed_to="PortAmur", speaker="Oleg Kožemjako"),)
    made.people = ("Kim Jong Il", "김정일")
    made.place = Place("Amur province")
    return made


@pytest.mark.parametrize(
    "text",
    [
        "bureyskaya", "PLANT tours", "film dam", "guest book", "portamur", "kozemjako", "Kožemjako",
        "kim", "김정", "amur province", '"toured the dam"', '"guest book"', '"guest', "  plant  ",
    ],
)  # fmt: skip
def test_that_every_text_of_an_event_is_searched(text: str) -> None:
    assert Query.of(text).finds(full_event())


@pytest.mark.parametrize(
    "text", ["china", "plant china", '"dam the"', '"plant he watched"', '"dam. signed"', "nbc", "e1"]
)
def test_that_other_words_are_not_found(text: str) -> None:
    assert not Query.of(text).finds(full_event())


@pytest.mark.parametrize("text", ["", "  ", '"', '""', '" "'])
def test_that_nothing_typed_is_no_query(text: str) -> None:
    assert not Query.of(text)


@given(st.text(max_size=30), st.text(max_size=30))
def test_that_a_text_is_found_by_any_part_of_it(before: str, after: str) -> None:
    made = replace(event(1, "2011"), title=f"{before} Ulan-Ude {after}")
    assert Query.of("ulan-ude").finds(made)
    for word in Query.of(before).words:
        if " " not in word:
            assert word in simplified(made.title)


@given(st.text("abc \"'", max_size=12), st.text("abc ", max_size=4))
def test_that_a_longer_query_finds_no_more(text: str, more: str) -> None:
    titles = ["a", "ab", "abc b", "c ab a", "cab", "b  a", "abc abc", "a\nb"]
    made = timeline(*(event(n, "2001", title) for n, title in enumerate(titles)))
    one, other = Query.of(text), Query.of(text + more)
    if one and other and other.narrows(one):
        first = found(made, text)
        assert set(found(made, text + more).places) <= set(first.places)
        assert found(made, text + more, first).places == found(made, text + more).places


def test_that_one_goes_round_through_the_hits() -> None:
    made = timeline(*(event(n, f"20{n:02}", "x" if n in (2, 5, 6) else "y") for n in range(9)))
    hits = found(made, "x")
    assert list(hits.places) == [2, 5, 6]
    assert [hits.step(place, 1) for place in (-1, 2, 3, 6, 8)] == [2, 5, 5, 2, 2]
    assert [hits.step(place, -1) for place in (9, 6, 5, 2, 0)] == [6, 5, 2, 6, 6]
    assert [hits.number_of(place) for place in (2, 6, 7, -1)] == [1, 3, None, None]
    assert found(made, "z").step(3, 1) is None
    assert 5 in hits and 4 not in hits and -1 not in hits and 99 not in hits


@pytest.mark.parametrize(("count", "seed"), [(60, 1), (DENSE_EVENTS + 50, 2), (3000, 3)])
@pytest.mark.parametrize("fold_gaps", [True, False])
def test_that_counts_of_hits_are_those_of_the_members(count: int, seed: int, fold_gaps: bool) -> None:
    made = timeline(*random_events(count, seed, 3), lanes=3)
    arrangement = arranged(made, max_rows=4, fold_gaps=fold_gaps)
    hits, seen = found(made, "train"), 0
    assert 0 < len(hits) < count
    for level in (0, 3, 9):
        for lane in arrangement.lanes(level):
            groups = [box.members for box in lane.between(-1e6, 1e6) if isinstance(box, Cluster)]
            if isinstance(lane, DenseLane):
                groups += [lane.running(low, low + 900) for low in (-50.0, 300.0, 2000.0)]
            for members in groups:
                assert members.hits(hits) == sum(place in hits for place in members.places())
                seen += members.hits(hits)
    assert seen > 0


def test_that_a_cluster_counts_anew_for_another_search() -> None:
    made = timeline(*(event(n, "2011-08-21", "x" if n % 3 else "y") for n in range(60)))
    arrangement = arranged(made, max_rows=2)
    members = next(
        box.members for box in arrangement.lanes(0)[0].between(-1e6, 1e6) if isinstance(box, Cluster)
    )
    x, y = found(made, "x"), found(made, "y")
    assert members.hits(x) + members.hits(y) == len(members)
    assert members.hit_lines(x) == (f"{members.hits(x)} of {len(members)}",)
    assert members.hits(x) > members.hits(y)


def test_that_columns_with_hits_are_told_apart() -> None:
    made = timeline(event(0, "2001-01-01", "x"), event(1, "2005-01-01", "y"), event(2, "2009-01-01", "x"))
    middles = [made.events[n].when.window.middle for n in range(3)]
    bounds = [middles[0] - 5, middles[0] + 5, middles[1] + 5, middles[2] + 5]
    assert found(made, "x").are_between(bounds) == [True, False, True]
