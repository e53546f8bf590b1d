"""What stands above the events, and their quotations, as tables of their own."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.exchange.draft.own_table import (
    HEAD_NAMES,
    HEAD_SHEET,
    HEAD_SHEETS,
    QUOTE_COLUMNS,
    QUOTES,
    guarded,
)
from viewer.exchange.writers.outgoing import Unsaid
from viewer.exchange.writers.own_fields import head_of
from viewer.files.read.reader import Reading
from viewer.model.event_fields import QUOTE_PARTS
from viewer.model.fields import Plain
from viewer.model.timeline import Quote, Stance, Timeline
from viewer.words import NN_

Rows = list[Sequence[str]]


def head_tables(timeline: Timeline) -> dict[str, Rows]:
    """Return the tables of sources, lanes and eras, and that of one row about the file, by their names.

    The first row of each has the heads of its columns.
    """
    rows: dict[str, Rows] = {
        "sources": [
            (s.id, s.title, s.publisher, s.credit, s.published.text if s.published else "", s.url, s.copy)
            for s in timeline.sources
        ],
        "lanes": [(one.id, one.title, one.color) for one in timeline.lanes if one.id],
        "eras": [(one.title, one.date.text, one.color) for one in timeline.eras],
    }
    head = (timeline.title, timeline.description, timeline.time_zone)
    return {
        **{name: _with_heads(HEAD_SHEETS[name], items) for name, items in rows.items()},
        HEAD_SHEET: _with_heads(HEAD_NAMES, [head] if any(head) else []),
    }


def quotes_table(timeline: Timeline) -> dict[str, Rows]:
    """Return the table of all quotations, in the order of their events, by its name."""
    rows = [(event.id, *parts_of(quote).values()) for event in timeline.events for quote in event.quotes]
    return {QUOTES: _with_heads(QUOTE_COLUMNS, rows)}


def parts_of(quote: Quote) -> dict[str, str]:
    """Return all parts of a quotation by their names in the file, empty where there is nothing."""
    parts = {part.name: getattr(quote, part.name) for part in QUOTE_PARTS}
    return {**parts, "stance": "" if quote.stance is Stance.SUPPORTS else quote.stance.value}


def _with_heads(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Rows:
    return [heads, *(tuple(map(guarded, heads, row)) for row in rows)]


def count_head_left_out(reading: Reading, unsaid: Unsaid) -> None:
    """Count what stands above the events and has no column: accepted warnings, and keys of other programs."""
    head = head_of(reading)
    accepted = head.get("accept")
    unsaid.add(
        NN_(
            "{number} warning accepted for the whole file, left out",
            "{number} warnings accepted for the whole file, left out",
        ),
        len(accepted) if isinstance(accepted, dict) else 0,
    )
    items = [item for name in HEAD_SHEETS for item in _items(head.get(name))]
    unsaid.add(
        NN_(
            "{number} source with accepted warnings, which are left out",
            "{number} sources with accepted warnings, which are left out",
        ),
        sum("accept" in item for item in items),
    )
    others = [name for one in (head, *items) for name in one if name.startswith("x-")]
    unsaid.add(
        NN_(
            "{number} key above the events that begins with x-, left out",
            "{number} keys above the events that begins with x-, left out",
        ),
        len(others),
    )


def _items(section: Plain | None) -> list[dict[str, Plain]]:
    return [item for item in (section if isinstance(section, list) else []) if isinstance(item, dict)]
