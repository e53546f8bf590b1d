"""The tables of fields say of every value what its dataclass holds, and the other way round."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from enum import Enum
from typing import Any

import pytest

from viewer.model.changes import changed_ids
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.dates.placing import place_on_axis
from viewer.model.event_fields import EVENT_FIELDS, LINK_PARTS, PLACE_PARTS, QUOTE_PARTS
from viewer.model.field_kinds import Field, Kind, names_of
from viewer.model.header_fields import ERA_PARTS, LANE_PARTS, SOURCE_PARTS
from viewer.model.timeline import Era, Event, Lane, Link, Place, Quote, Source, Stance, Status, Timeline

#: What no author writes: it follows from what stands in the file, or from where.
NOT_WRITTEN = {"when", "index", "line", "flawed"}
TABLES = [
    (Event, EVENT_FIELDS),
    (Quote, QUOTE_PARTS),
    (Place, PLACE_PARTS),
    (Link, LINK_PARTS),
    (Lane, LANE_PARTS),
    (Source, SOURCE_PARTS),
    (Era, ERA_PARTS),
]
IDS = [made.__name__ for made, _ in TABLES]


@pytest.mark.parametrize(("made", "rows"), TABLES, ids=IDS)
def test_that_a_table_has_a_row_for_every_field_and_no_other(
    made: type[Event], rows: tuple[Field, ...]
) -> None:
    assert Counter(names_of(rows)) == Counter({field.name for field in fields(made)} - NOT_WRITTEN)


@pytest.mark.parametrize(("made", "rows"), TABLES, ids=IDS)
def test_that_every_row_explains_itself(made: type[Event], rows: tuple[Field, ...]) -> None:
    assert len(rows) > 1
    for row in rows:
        assert row.description.endswith(".")
        assert row.examples
        assert bool(row.choices) is (row.kind is Kind.CHOICE)


@pytest.mark.parametrize(
    ("rows", "name", "words"),
    [(EVENT_FIELDS, "status", Status), (EVENT_FIELDS, "part_of_day", PartOfDay), (QUOTE_PARTS, "stance", Stance)],
)  # fmt: skip
def test_that_a_choice_explains_every_word(rows: tuple[Field, ...], name: str, words: type[Enum]) -> None:
    (row,) = (row for row in rows if row.name == name)
    assert list(row.choices) == list(words)
    assert list(row.members.items()) == [(member.value, member) for member in words]


@pytest.mark.parametrize("rows", [EVENT_FIELDS, LANE_PARTS, SOURCE_PARTS], ids=["Event", "Lane", "Source"])
def test_that_every_row_of_a_form_has_its_own_place_and_access_key(rows: tuple[Field, ...]) -> None:
    shown = [row for row in rows if row.label]
    keys = [row.label[row.label.index("&") + 1].lower() for row in shown]
    assert len(set(keys)) == len(shown)
    assert len({(row.is_seldom, row.form_place) for row in shown}) == len(shown)


def test_that_every_field_of_an_event_is_in_the_form_and_on_the_command_line() -> None:
    assert all(row.label for row in EVENT_FIELDS)
    options = [row.option.name for row in (*EVENT_FIELDS, *QUOTE_PARTS) if row.option is not None]
    assert len(set(options)) == len(options)
    assert len(options) == len(EVENT_FIELDS) + len(QUOTE_PARTS) - 2  # --quote and --source say the rest


@pytest.mark.parametrize("name", sorted({field.name for field in fields(Event)} - {"id"}))
def test_that_a_save_is_noticed_in_whatever_field_an_author_wrote(name: str) -> None:
    date = parse_date("2011")
    event = Event("a", "A", date, place_on_axis(date), "trip")
    something_else: dict[str, Any] = {name: "something else"}
    other = replace(event, **something_else)
    changed = changed_ids(Timeline(events=(event,)), Timeline(events=(other,)))
    assert changed == (frozenset() if name in {"index", "line", "flawed"} else {"a"})
