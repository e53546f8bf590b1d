"""Events as rows: what cells say, how rows are sorted and grouped, what other programs get."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import event, random_events, timeline

from viewer.model.event_table import (
    COLUMNS,
    Grouping,
    as_markdown,
    as_text,
    as_tsv,
    group_of,
    sorted_places,
    telling_columns,
)
from viewer.model.timeline import Lane, Place, Quote, Source, Status, Timeline

CELLS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12)


def full() -> Timeline:
    made = event(0, "2011-08-21", "Tours the plant", lane="a")
    made.place, made.people, made.tags = Place("Amur"), ("Kim", "Oleg"), ("rail",)
    made.quotes, made.sources, made.status = (
        (Quote("x", "nbc"), Quote("y", "nbc")),
        ("wire",),
        Status.DISPUTED,
    )
    whole = timeline(made, event(1, "2009", "Was built", lane="b"), lanes=2)
    sources = (Source("nbc", "All aboard", publisher="NBC News"), Source("wire", "Wire"))
    return replace(whole, lanes=(Lane("a", "The trip"), Lane("b", "")), sources=sources)


def test_that_every_column_says_its_part_of_an_event() -> None:
    made = full()
    said = {column.name: column.text(made.events[1], made) for column in COLUMNS}
    assert said == {
        "date": "21 Aug 2011", "title": "Tours the plant", "lane": "The trip", "status": "◐ Disputed",
        "place": "Amur", "people": "Kim, Oleg", "sources": "NBC News, Wire", "tags": "rail",
        "checked": "",
    }  # fmt: skip
    bare = {column.name: column.text(made.events[0], made) for column in COLUMNS}
    assert bare["lane"] == "b" and bare["sources"] == bare["place"] == bare["people"] == ""


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("name", [column.name for column in COLUMNS])
def test_that_sorting_loses_and_doubles_nothing(name: str, descending: bool) -> None:
    made = timeline(*random_events(80, 3, 3), lanes=3)
    chosen = next(column for column in COLUMNS if column.name == name)
    places = sorted_places(made, chosen, descending=descending)
    assert sorted(places) == list(range(80))
    if name == "date":
        assert places == sorted(places, reverse=descending)
    elif name == "title":
        titles = [made.events[place].title.lower() for place in places]
        assert titles == sorted(titles, reverse=descending) and len(set(titles)) > 5


def test_that_what_says_nothing_stands_last_and_ties_keep_the_one_order() -> None:
    made = timeline(*(event(n, f"200{n}", f"Event {n}") for n in range(5)))
    made.events[1].place, made.events[3].place = Place("B"), Place("a")
    by_place = next(column for column in COLUMNS if column.name == "place")
    assert sorted_places(made, by_place) == [3, 1, 0, 2, 4]
    assert sorted_places(made, by_place, places=[0, 1, 4]) == [1, 0, 4]


def test_that_rows_stand_together_by_lane_source_and_year() -> None:
    made = full()
    heads = [[group_of(one, made, grouping) for one in made.events] for grouping in Grouping]
    assert heads == [["", ""], ["b", "The trip"], ["No source", "NBC News, Wire"], ["2009", "2011"]]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=5))
def test_that_a_spreadsheet_reads_the_cells_back(rows: list[list[str]]) -> None:
    lines = as_tsv(rows).split("\n")
    assert [line.split("\t") for line in lines] == [[" ".join(cell.split()) for cell in row] for row in rows]


def test_that_breaks_and_tabs_in_a_cell_make_no_new_cell() -> None:
    read = list(csv.reader(io.StringIO(as_tsv([["a\tb", "c\nd"], ["1", "2"]])), delimiter="\t"))
    assert read == [["a b", "c d"], ["1", "2"]]
    assert as_text([["2011", "", " x\ny "]]) == "2011 · x y"


def test_that_markdown_takes_nothing_of_a_cell_for_markup() -> None:
    lines = as_markdown(["Title"], [["a|b *c* <b> [d](e) `f` #1"]]).split("\n")
    assert lines[:2] == ["| Title |", "| --- |"]
    assert lines[2] == r"| a\|b \*c\* \<b\> \[d\]\(e\) \`f\` \#1 |"


def test_that_a_column_that_would_stay_empty_is_left_out() -> None:
    bare = timeline(event(0, "2001"), event(1, "2002"))
    lanes = replace(bare, lanes=(Lane("", ""),), events=tuple(replace(one, lane="") for one in bare.events))
    assert [column.name for column in telling_columns(lanes)] == ["date", "title", "status"]
    assert [column.name for column in telling_columns(full())] == [
        column.name for column in COLUMNS if column.is_usual and column.name != "checked"
    ]
