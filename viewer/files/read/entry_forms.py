"""Forms of simple entries: what stands on their lines in front of the values.

Entries of one file differ in their values; what stands before these is the same in hundreds of
them. What it means, and whether an entry may be written so, is found once for each form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from viewer.dataclass import dataclass
from viewer.files.read.entry_nodes import COLUMN_OF, Column
from viewer.files.read.fields import AT_ONCE, QUOTE_FIELDS, FieldReader
from viewer.files.read.nodes import Scalar
from viewer.model.field_kinds import Kind

QUOTES = COLUMN_OF["quotes"]
#: Kinds of which a file has few values: what one means that was read once need not be read again.
_RECURRING = (Kind.LANE, Kind.CHOICE, Kind.PLACE, Kind.TEXTS, Kind.SOURCES)
#: A file in which hardly two entries are of one form would otherwise keep one for each.
_MOST_FORMS = 1000
_Line = TypeVar("_Line")


# Neither of the two is a named tuple: to take one of these apart takes as long as all else that is done with a line.
@dataclass(frozen=True, slots=True)
class FieldLine:
    """A line with a field, or a blank one.

    Attributes:
        lead: What stands in front of the value.
        column: The field; None for a blank line.
        key_at: Where its key begins in the line.
        known: What values mean that were read before; None where they do not come again.
        at_once: As in :data:`~viewer.files.read.fields.AT_ONCE`; None for a kind that is not there.
    """

    lead: str
    column: Column | None
    key_at: int
    known: dict[str, Any] | None
    at_once: Callable[[FieldReader, str], Any] | None


@dataclass(frozen=True, slots=True)
class PartLine:
    """A line with a part of a quotation, or a blank one among them.

    Attributes:
        lead: What stands in front of the value.
        key: Its key; where that stands matters to nobody, because it is a known one. None for a blank line.
        dash: Where the quotations' ``-`` stands in the line.
        opens: It stands behind that ``-``.
    """

    lead: str
    key: Scalar | None
    dash: int
    opens: bool


class Form(NamedTuple):
    """The lines of an entry, in their order.

    Attributes:
        leads: What they begin with.
        above: Those above ``quotes:``; all of them where there are no quotations.
        quotes: Those of quotations, without the one that says ``quotes:``; empty where there are none.
        below: Those below the quotations.
    """

    leads: Sequence[str] = ()
    above: Sequence[FieldLine] = ()
    quotes: Sequence[PartLine] = ()
    below: Sequence[FieldLine] = ()

    def fits(self, lines: Sequence[str]) -> bool:
        """Tell whether some lines begin as those of this form do; what stands on a blank one is not looked at."""
        return len(lines) == len(self.leads) and all(map(str.startswith, lines, self.leads))


class Forms:
    """The forms of the entries of one text.

    Args:
        dash: Column of the entries' ``-``.
        at_once: Values may be read as they stand in the text.
    """

    def __init__(self, dash: int, *, at_once: bool) -> None:
        self._made: dict[tuple[str, ...], Form] = {}
        inside = " " * (dash + 2)
        self.quotes_line = f"{inside}quotes:"
        blank = FieldLine("", None, 0, None, None)
        self._opening: dict[str, FieldLine] = {}
        self._fields = {"": blank}
        for name, column in COLUMN_OF.items():
            read = AT_ONCE.get(column.field.kind) if at_once else None
            known: dict[str, Any] | None = {} if column.field.kind in _RECURRING else None
            for lines, key in ((self._opening, f"{' ' * dash}- {name}"), (self._fields, f"{inside}{name}")):
                lines[key] = FieldLine(f"{key}: ", column, len(inside), known, read)
        self._parts = {"": PartLine("", None, 0, False)}
        for before in (inside, f"{inside}  "):
            for name in QUOTE_FIELDS:
                for mark in ("- ", "  "):
                    lead, key_node = f"{before}{mark}{name}", Scalar(name, 0, 0, "")
                    self._parts[lead] = PartLine(f"{lead}: ", key_node, len(before), mark == "- ")

    def of(self, lines: Sequence[str]) -> Form | None:
        """Return the form of an entry's lines; None where an entry of this form is not simple."""
        keys = tuple([line.partition(": ")[0] for line in lines])
        form = self._made.get(keys)
        if form is None and (form := self._new(keys)) is not None:
            if len(self._made) >= _MOST_FORMS:
                self._made.clear()
            self._made[keys] = form
        return form

    def _new(self, keys: Sequence[str]) -> Form | None:
        at = keys.index(self.quotes_line) if self.quotes_line in keys else len(keys)
        behind = at + 1
        while behind < len(keys) and keys[behind] in self._parts:
            behind += 1
        first, above = _known(self._opening, keys[: min(1, at)]), _known(self._fields, keys[1:at])
        quotes, below = _known(self._parts, keys[at + 1 : behind]), _known(self._fields, keys[behind:])
        if not first or above is None or quotes is None or below is None:
            return None
        columns = [line.column for line in (*first, *above, *below) if line.column is not None]
        leads = [line.lead for line in (*first, *above)]
        if at < len(keys):
            if not _are_simple(quotes):
                return None
            columns.append(QUOTES)
            leads += [self.quotes_line, *(part.lead for part in quotes), *(line.lead for line in below)]
        if len({column.number for column in columns}) < len(columns):
            return None
        return Form(leads, (*first, *above), quotes, below)


def _known(known: Mapping[str, _Line], keys: Sequence[str]) -> list[_Line] | None:
    """Return what is known of lines by what they begin with, None where one is not known."""
    found = [known[key] for key in keys if key in known]
    return found if len(found) == len(keys) else None


def _are_simple(quotes: Sequence[PartLine]) -> bool:
    """Tell whether YAML makes a list of mappings of quotations' lines, with no key twice in one."""
    lines = [(line, line.key.value) for line in quotes if line.key is not None]
    names: set[str] = set()
    for line, name in lines:
        if line.opens:
            names = set()
        if name in names or line.dash != lines[0][0].dash:
            return False
        names.add(name)
    return bool(lines) and lines[0][0].opens
