"""iCalendar's content lines as components, so that no stray line costs a file.

Source: RFC 5545, 3.1 and 3.6; lines are unfolded across an empty line too, as old Mozilla files need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from viewer.model.fields import Plain

_LINE = re.compile(
    r"""([A-Za-z0-9-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)""", re.DOTALL
)
_PARAMETER = re.compile(r""";([\w-]+)=((?:"[^"]*"|[^";:])*)""")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_DEEPEST = 50


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


@dataclass(frozen=True, slots=True)
class Calendars:
    """What a file holds: all outer components, and lines that are none by their numbers."""

    components: tuple[Component, ...]
    stray: tuple[tuple[int, str], ...]


def calendars_of(text: str) -> Calendars:
    """Return the components of a file; one that breaks off keeps what it has."""
    root = Component("", 0)
    stack = [root]
    stray: list[tuple[int, str]] = []
    for number, line in unfolded(text):
        match = _LINE.fullmatch(line)
        if match is None:
            stray.append((number, line))
            continue
        name, value = match[1].upper(), match[3].strip()
        if name == "BEGIN" and len(stack) < _DEEPEST:
            component = Component(value.upper(), number)
            stack[-1].children.append(component)
            stack.append(component)
        elif name == "END":
            _close(stack, value.upper())
        else:
            parameters = {key.upper(): part.replace('"', "") for key, part in _PARAMETER.findall(match[2])}
            stack[-1].properties.append(Property(name, parameters, match[3]))
    return Calendars(tuple(root.children), tuple(stray))


def _close(stack: list[Component], name: str) -> None:
    """Close a component and those left open inside it; an END of nothing closes nothing."""
    if any(one.name == name for one in stack[1:]):
        while stack.pop().name != name:
            pass


def unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Go through logical lines with the numbers of their first physical ones."""
    first, parts = 0, list[str]()
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
        elif not line.strip():
            continue
        else:
            if parts:
                yield first, "".join(parts)
            first, parts = number, [line]
    if parts:
        yield first, "".join(parts)
