"""Values of other programs as our files can hold them."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.exchange.draft.plain_text import without_controls
from viewer.model.fields import Fields, Plain


def one_line(text: str) -> str:
    """Return a text without line breaks, and without what no file can hold."""
    return " ".join(without_controls(text).split())


def joined(present: Plain | None, more: str) -> Plain:
    """Return a list with one more text, a text alone where it is the only one."""
    items: Sequence[Plain] = present if isinstance(present, list) else [present] if present else []
    if more in items:
        return list(items)
    return [*items, more] if items else more


def cleaned(value: Plain) -> Plain:
    """Return a value without what no file can hold, and without what is empty."""
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, list):
        return [item for item in map(cleaned, value) if item]
    found = {without_controls(name): cleaned(one) for name, one in value.items()}
    return {name: item for name, item in found.items() if item or name == "about"}


def cleaned_fields(fields: Fields) -> Fields:
    """Return fields whose values are cleaned."""
    found = cleaned(dict(fields))
    assert isinstance(found, dict)
    return found
