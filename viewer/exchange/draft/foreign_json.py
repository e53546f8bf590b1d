"""The JSON of a foreign file, in memory where it is small."""

from __future__ import annotations

from viewer.exchange.draft.decoding import ForeignText
from viewer.exchange.draft.json_items import json_by_items
from viewer.exchange.draft.json_values import json_of

#: Larger files are read item by item.
LARGE = 1_000_000


def json_in(text: ForeignText, skip: int = 0, behind: str = "") -> object:
    """Return what the JSON in a text says; long lists of a large one are read item by item when they are asked for.

    Args:
        text: The file.
        skip: So many letters stand before it.
        behind: Letters that may stand behind it.

    Raises:
        Unreadable: It is no JSON, nested deeper than any timeline, or holds more than can be taken in.
    """
    if text.size <= LARGE:
        whole = text.whole()
        return json_of("\n" * whole.count("\n", 0, skip) + whole[skip:].rstrip(behind))
    return json_by_items(text, skip, behind)
