"""Every kind of field that a table uses can be read, and is described in the schema."""

from __future__ import annotations

import pytest

from viewer.files.read.fields import READ
from viewer.files.schema.schema import schema
from viewer.model.event_fields import EVENT_FIELDS, PLACE_PARTS, QUOTE_PARTS
from viewer.model.field_kinds import Field


@pytest.mark.parametrize("row", [*EVENT_FIELDS, *QUOTE_PARTS, *PLACE_PARTS], ids=lambda row: row.name)
def test_that_a_field_can_be_read(row: Field) -> None:
    assert row.kind in READ


@pytest.mark.parametrize("row", EVENT_FIELDS, ids=lambda row: row.name)
def test_that_a_field_is_in_the_schema_with_its_words(row: Field) -> None:
    said = schema()["$defs"]["event"]["properties"][row.name]
    assert said["description"] == row.description
    assert said["examples"] == list(row.examples)
    if row.choices:
        assert said["anyOf"][0]["enum"] == list(row.members)
