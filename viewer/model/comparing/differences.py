"""What is different between two versions of a timeline, as values."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import NamedTuple

from viewer.dataclass import dataclass

#: What JSON can hold of a field; None where nothing stands in it.
Json = str | float | list["Json"] | dict[str, "Json"] | None


class Sign(Enum):
    """What became of one thing."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"

    @property
    def symbol(self) -> str:
        """What stands before it, so that it is told without colour."""
        return _SYMBOLS[self]

    @property
    def word(self) -> str:
        """Its name, capitalised."""
        return self.value.capitalize()


_SYMBOLS = {Sign.ADDED: "+", Sign.REMOVED: "−", Sign.CHANGED: "±", Sign.MOVED: "↕"}


class Part(Enum):
    """Which part of a file a difference is in."""

    HEAD = "head"
    LANE = "lane"
    SOURCE = "source"
    ERA = "era"
    EVENT = "event"
    MISTAKE = "mistake"


class Line(NamedTuple):
    """Words that were there before (``Sign.REMOVED``) or are there now (``Sign.ADDED``)."""

    sign: Sign
    text: str

    @property
    def marked(self) -> str:
        """The words behind their sign."""
        return f"{self.sign.symbol} {self.text}"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that is different.

    Attributes:
        name: Its key in the file.
        before, after: What stood and what stands in it.
        words: That, to go on after the name of what it belongs to: ``date: 20 → 21 August 2011``.
        leading: The same with ``{}`` for that name, to begin with: ``date of {}: 20 → 21 August 2011``;
            empty where it cannot begin.
        lines: Words that came and went, where they are too long for one line.
    """

    name: str
    before: Json
    after: Json
    words: str
    leading: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was added, taken out, changed or moved.

    Attributes:
        subject: Its name in quotation marks, with what it is: ``‘Crosses into Russia’``, ``lane ‘Aid’``.
        old_id, new_id: In the two versions; empty where it is not in one, or has none.
        fields: What is different of it, in the order of its table.
        place: Where it has been moved to, in words; empty where it has not. Of something changed too.
        words: All of it in one sentence.
    """

    sign: Sign
    part: Part
    subject: str
    words: str
    old_id: str = ""
    new_id: str = ""
    fields: tuple[FieldChange, ...] = ()
    place: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The longer words that came and went, in order."""
        return tuple(line for change in self.fields for line in change.lines)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that is different: head, lanes, sources, eras, then events in the one order, then mistakes.

    Attributes:
        lanes: Ids of the lanes of the old version, and what they are called in the new one.
    """

    differences: tuple[Difference, ...]
    lanes: dict[str, str]

    @property
    def is_same(self) -> bool:
        """Tell whether both versions say the same."""
        return not self.differences

    def counts(self) -> Counter[tuple[Part, Sign]]:
        """Return how many things of each part became what."""
        return Counter((one.part, one.sign) for one in self.differences)
