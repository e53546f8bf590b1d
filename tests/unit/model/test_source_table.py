"""What stands on each source, and what on it alone."""

from __future__ import annotations

from viewer.files.reader import read_text
from viewer.model.source_table import SOURCE_COLUMNS, SourceRow, sorted_rows, source_rows, sources_of, spoken
from viewer.model.timeline import Timeline

FILE = """\
sources:
  - {id: wire, title: By train, publisher: The Wire, published: 2011-08-21}
  - {id: book, title: A book, published: 1999}
  - {id: diary, publisher: Diary}
events:
  - {date: 2011-08-20, title: Both, sources: [book, wire]}
  - {date: 2011-08-21, title: Quoted, quotes: [{text: a, source: wire}, {text: b, source: wire}], sources: wire}
  - {date: 2011-08-22, title: Nobody says it}
  - {date: 2011-08-23, title: Book alone, quotes: {text: c, source: book}}
"""


def timeline() -> Timeline:
    found = read_text(FILE).timeline
    assert found is not None
    return found


def figures(rows: list[SourceRow]) -> list[tuple[str, tuple[int, ...], int, int]]:
    return [(row.source_id, row.places, row.alone, row.quotes) for row in rows]


def test_that_every_source_has_its_events_its_quotations_and_what_hangs_on_it_alone() -> None:
    rows = source_rows(timeline())
    assert figures(rows) == [
        ("wire", (0, 1), 1, 2),
        ("book", (0, 3), 1, 1),
        ("diary", (), 0, 0),
        ("", (2,), 1, 0),
    ]
    assert [row.name for row in rows] == ["The Wire: By train", "A book", "Diary", "No source"]
    assert sources_of(timeline().events[0]) == ("book", "wire")


def test_that_of_what_was_found_only_its_sources_count() -> None:
    assert figures(source_rows(timeline(), [1])) == [("wire", (1,), 1, 2)]
    assert source_rows(timeline(), []) == []
    assert source_rows(Timeline()) == []


def test_that_rows_are_sorted_by_what_a_column_says() -> None:
    rows = source_rows(timeline())
    assert [row.source_id for row in sorted_rows(rows, "source")] == ["book", "diary", "", "wire"]
    assert [row.source_id for row in sorted_rows(rows, "published")] == ["book", "wire", "diary", ""]
    assert [row.source_id for row in sorted_rows(rows, "quotes", descending=True)] == [
        "wire",
        "book",
        "diary",
        "",
    ]
    assert sorted_rows(rows, "") == rows


def test_that_columns_say_nothing_rather_than_nought() -> None:
    rows = source_rows(timeline())
    texts = [[column.text(row) for column in SOURCE_COLUMNS] for row in rows]
    assert texts[0] == ["The Wire: By train", "21 Aug 2011", "2", "1", "2", "", ""]
    assert texts[2] == ["Diary", "", "", "", "", "", ""]


def test_that_a_row_is_said_in_one_phrase() -> None:
    rows = source_rows(timeline())
    assert spoken(rows[0], "✓ 2", "✓ kept") == (
        "The Wire: By train, published 21 Aug 2011, 2 events, 1 with no other source, 2 quotations, ✓ 2, copy ✓ kept"
    )
    assert spoken(rows[2], "", "") == "Diary, 0 events, 0 quotations, no copy"
