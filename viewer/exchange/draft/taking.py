"""A foreign record that remembers what was asked of it, so that nothing falls silently."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from viewer.exchange.draft.json_items import MOST_VALUE, JsonItems
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.packed import Packed
from viewer.model.fields import Plain
from viewer.words import _


class Taking:
    """A mapping read key by key; what nobody asked for is what is left.

    Args:
        record: Keys and values as the foreign file has them.
    """

    def __init__(self, record: Mapping[str, object]) -> None:
        self._record = record
        self._taken: set[str] = set()

    def text(self, *names: str) -> str:
        """Take the first of some keys that holds a text or number, without the blanks around it.

        Returns:
            Empty where none does; a value of another kind stays what is left.
        """
        for name in names:
            value = self._record.get(name)
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                text = number_text(value).strip()
                self._taken.add(name)
                if text:
                    return text
        return ""

    def truth(self, name: str) -> bool | None:
        """Take a key that says yes or no, as JSON or in words; None where it says neither."""
        value = self._record.get(name)
        word = str(value).strip().lower()
        if word not in ("true", "false"):
            return None
        self._taken.add(name)
        return word == "true"

    def record(self, name: str) -> Taking:
        """Take a mapping, empty where there is none; what is left of it is left of this one too."""
        value = self._record.get(name)
        return Taking({str(key): item for key, item in value.items()} if isinstance(value, dict) else {})

    def items(self, name: str) -> Sequence[object]:
        """Take a list, empty where there is none."""
        value = self._record.get(name)
        if not isinstance(value, list | JsonItems | Packed):
            return []
        self._taken.add(name)
        return value

    def put_aside(self, *names: str) -> None:
        """Count keys as taken, whatever they hold."""
        self._taken.update(names)

    def names(self) -> Iterator[str]:
        """Go through the keys that nobody has taken, in the record's order."""
        return (name for name in self._record if name not in self._taken)

    def rest(self, **parts: Taking) -> dict[str, Plain]:
        """Return what nobody has taken and is not empty, as plain values.

        Args:
            parts: Mappings that :meth:`record` gave, by their keys: what is left of them.
        """
        left: dict[str, Plain] = {}
        for name in self.names():
            value = parts[name].rest() if name in parts else as_plain(self._record[name])
            if value:
                left[name] = value
        return left

    def whole(self) -> dict[str, Plain]:
        """Return all of the record that is not empty, taken or not."""
        return {name: value for name, item in self._record.items() if (value := as_plain(item))}


def number_text(value: str | float) -> str:
    """Return a text as it is, and a number without the point that JSON or a spreadsheet gave it."""
    if isinstance(value, float) and math.isfinite(value) and value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def as_plain(value: object) -> Plain:
    """Return a value of JSON as our files hold it: every scalar a text, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return number_text(value)
    if isinstance(value, JsonItems | Packed) and value.size > MOST_VALUE:
        raise Unreadable(
            _("a list that is none of its records is larger than {number} MB").format(
                number=MOST_VALUE // 1024**2
            )
        )
    if isinstance(value, list | JsonItems | Packed):
        return [as_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): as_plain(item) for key, item in value.items()}
    return str(value)
