"""iCalendar's content lines as components, so that no stray line costs a file.

Source: RFC 5545, 3.1 and 3.6; lines are unfolded across an empty line too, as old Mozilla files need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TextIO

from viewer.exchange.draft.crowd import refuse_crowd
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.packed import Packed, Packing
from viewer.model.fields import Plain
from viewer.words import _

_LINE = re.compile(
    r"""([A-Za-z0-9-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)""", re.DOTALL
)
_PARAMETER = re.compile(r""";([\w-]+)=((?:"[^"]*"|[^";:])*)""")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_DEEPEST = 50
#: Letters, and lines, of one event, and of everything that is in no event.
_MOST_LETTERS, _MOST_VALUES = 16_000_000, 200_000
_MOST_PARTS = 10_000


@dataclass(frozen=True, slots=True)
class Property:
    """One property. Parameters are by their names in capitals, without quotation marks."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def key(self) -> str:
        """Its name with its parameters, as it stands in the file."""
        return "".join([self.name, *(f";{name}={value}" for name, value in self.parameters.items())])

    @property
    def text(self) -> str:
        """Its value as text, without backslashes."""
        return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value)

    def texts(self) -> list[str]:
        """Return its value split at commas that no backslash precedes."""
        parts = re.split(r"(?<!\\),", self.value)
        return [text for part in parts if (text := Property(self.name, {}, part).text.strip())]


@dataclass(slots=True)
class Component:
    """One component with what stands in it.

    Attributes:
        line: Of its BEGIN, 1-based.
    """

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    children: list[Component] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def take(self, name: str) -> list[Property]:
        """Take the properties of a name."""
        self.taken.add(name)
        return [one for one in self.properties if one.name == name]

    def first(self, name: str) -> Property | None:
        """Take the first property of a name; further ones stay what is left."""
        found = [one for one in self.properties if one.name == name]
        if len(found) == 1:
            self.taken.add(name)
        return found[0] if found else None

    def rest(self) -> dict[str, Plain]:
        """Return the properties that nobody has taken."""
        return _by_key(one for one in self.properties if one.name not in self.taken)

    def whole(self) -> dict[str, Plain]:
        """Return all properties, and the components inside by their names."""
        found = _by_key(self.properties)
        for child in self.children:
            found[f"{child.name} (line {child.line})"] = child.whole() or "empty"
        return found


def _by_key(properties: Iterator[Property] | list[Property]) -> dict[str, Plain]:
    """Return values by names with parameters; what stands several times is a list."""
    several: dict[str, list[Plain]] = {}
    for one in properties:
        several.setdefault(one.key, []).append(one.value)
    return {key: values[0] if len(values) == 1 else values for key, values in several.items()}


#: Components that can be events, wherever calendars stand in calendars.
RECORDS = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"})


class Calendars:
    """What a file holds.

    Attributes:
        components: All outer components, without the records in them; None for a record that stands outside of any.
        records: Each with the place of its outer component, in the file's order.
        stray: Lines that are none of a calendar, with their numbers.
    """

    def __init__(self) -> None:
        self.components: list[Component | None] = []
        self.records: Packed[tuple[int, Component]] = Packed(_RECORDS)
        self.stray: Packed[tuple[int, str]] = Packed(Packing(tuple, tuple))
        self._stack: list[Component] = []
        self._letters = self._values = 0
        #: What both were before the record that is open.
        self._before = 0, 0

    def take(self, number: int, line: str) -> None:
        """Take the next logical line.

        Raises:
            Unreadable: It is more than can be taken in.
        """
        match = _LINE.fullmatch(line)
        if match is None:
            refuse_crowd(len(self.stray) + 1)
            self.stray.append((number, line))
            return
        name, value = match[1].upper(), match[3].strip()
        if name == "END":
            self._close(value.upper())
            return
        is_component = name == "BEGIN" and len(self._stack) < _DEEPEST
        if is_component and self._is_record(value.upper()):
            self._before = self._letters, self._values
        self._letters += len(line)
        self._values += 1
        if self._letters > _MOST_LETTERS or self._values > _MOST_VALUES:
            raise Unreadable(
                _("one event of it, or what stands beside its events, is larger than can be taken in")
            )
        if is_component:
            self._stack.append(Component(value.upper(), number))
        elif self._stack:
            parameters = {key.upper(): part.replace('"', "") for key, part in _PARAMETER.findall(match[2])}
            self._stack[-1].properties.append(Property(name, parameters, match[3]))

    def _is_record(self, name: str) -> bool:
        """Tell whether a component of a name is a record where it stands: in calendars alone, or outside of any."""
        return name in RECORDS and all(one.name == "VCALENDAR" for one in self._stack)

    def _close(self, name: str) -> None:
        """Close a component and those left open inside it; an END of nothing closes nothing."""
        if any(one.name == name for one in self._stack):
            while self._end().name != name:
                pass

    def finish(self) -> None:
        """Close what the file has left open."""
        while self._stack:
            self._end()

    def _end(self) -> Component:
        component = self._stack.pop()
        if self._is_record(component.name):
            refuse_crowd(len(self.records) + 1)
            self._letters, self._values = self._before
            self.records.append((len(self.components), component))
            if not self._stack:
                self.components.append(None)
        elif self._stack:
            self._stack[-1].children.append(component)
        else:
            self.components.append(component)
        return component


def calendars_of(text: TextIO) -> Calendars:
    """Return the components of a file; one that breaks off keeps what it has.

    Raises:
        Unreadable: It holds more than can be taken in.
    """
    found = Calendars()
    for number, line in unfolded(text):
        found.take(number, line)
    found.finish()
    return found


def unfolded(text: TextIO) -> Iterator[tuple[int, str]]:
    """Go through logical lines with the numbers of their first physical ones.

    Args:
        text: Its line ends are line feeds.

    Raises:
        Unreadable: One of them is longer than can be taken in.
    """
    first, parts, letters = 0, list[str](), 0
    for number, line in enumerate(iter(lambda: text.readline(_MOST_LETTERS), ""), 1):
        letters += len(line)
        if letters > _MOST_LETTERS:
            told = _("line {line} is longer than {number} letters")
            raise Unreadable(told.format(line=first or number, number=f"{_MOST_LETTERS:,}"))
        line = line.removesuffix("\n")
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
            if len(parts) > _MOST_PARTS:
                parts = ["".join(parts)]
        elif not line.strip():
            continue
        else:
            if parts:
                yield first, "".join(parts)
            first, parts, letters = number, [line], len(line)
    if parts:
        yield first, "".join(parts)


def _plain(component: Component) -> tuple[object, ...]:
    """Return a component as plain values; nobody has taken anything of it yet."""
    properties = [(one.name, one.parameters, one.value) for one in component.properties]
    return component.name, component.line, properties, [_plain(child) for child in component.children]


def _component(plain: Any) -> Component:
    name, line, properties, children = plain
    return Component(
        name, line, [Property(*one) for one in properties], [_component(one) for one in children]
    )


_RECORDS: Packing[tuple[int, Component]] = Packing(
    lambda one: (one[0], _plain(one[1])), lambda plain: (plain[0], _component(plain[1]))
)
