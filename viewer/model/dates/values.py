"""What a date is once it has been read: values without any parsing.

A date keeps its text, its earliest and latest second on its own wall clock and
how exactly it is known. Nothing here knows an axis; see
:mod:`viewer.model.dates.placing` for that.
"""

from __future__ import annotations

from enum import Enum, IntFlag

from viewer.dataclass import dataclass
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.when import End

#: Years beyond this, either way, are refused: seconds then fit into 64 bits with room for arithmetic.
MAX_YEAR = 100_000_000_000


class Qualifier(IntFlag):
    """How sure the author is: ``?`` is UNCERTAIN, ``~`` APPROXIMATE, ``%`` is BOTH."""

    NONE = 0
    UNCERTAIN = 1
    APPROXIMATE = 2
    BOTH = 3


#: By the mark that is written behind a date, None for none.
QUALIFIERS = {
    None: Qualifier.NONE,
    "?": Qualifier.UNCERTAIN,
    "~": Qualifier.APPROXIMATE,
    "%": Qualifier.BOTH,
}


class DateKind(Enum):
    """How the parts of a date belong together."""

    POINT = "point"  # one date: it happened at some time within it
    INTERVAL = "interval"  # a/b: it lasted from a to b
    ONE_OF = "one of"  # [a,b..c]: it happened once, in one of these


@dataclass(slots=True, eq=False)
class DatePart:
    """One date as written, alone or as an end or member of another; treated as frozen.

    Attributes:
        text: Its EDTF text.
        start, end: Its seconds since 1970 on its own wall clock, end excluded.
        granularity: Smallest unit of the calendar that surely holds it: MONTH for ``2011-08-2X``.
        offset_s: Seconds east of UTC for a time written with ``Z`` or an offset, else None.
        has_time: It is a time of day and so moves with the time zone; days never do.
        year: The astronomical year written with an exponent or a count of its sure digits,
            somewhere in the window; None for every other form.
        ms: Thousandths of the second ``start``, for a part known to one of them, else None.
        members: The alternatives of an interval's end that is a set; empty for one date.
    """

    text: str
    start: int
    end: int
    granularity: Granularity
    qualifier: Qualifier = Qualifier.NONE
    offset_s: int | None = None
    has_time: bool = False
    year: int | None = None
    ms: int | None = None
    members: tuple[Member, ...] = ()

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, DatePart) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def is_partial(self) -> bool:
        """Tell whether some digits are not known (``X``)."""
        return "X" in self.text and not self.members

    @property
    def is_soft(self) -> bool:
        """Tell whether its bounds are no sharp ones: qualified, or a season."""
        return bool(self.qualifier) or self.granularity is Granularity.SEASON

    @property
    def is_window(self) -> bool:
        """Tell whether it leaves open when within it something began or ended: above a day, or a set."""
        return self.granularity > Granularity.DAY or bool(self.members)


#: One alternative of a set: a date (twice the same part) or a range with at most one side missing.
Member = tuple[DatePart | None, DatePart | None]


@dataclass(slots=True, eq=False)
class EventDate:
    """A date of the event file; treated as frozen, equal and hashed by its text.

    It is not declared frozen because a file of 100,000 events would pay for that.

    Attributes:
        text: Its EDTF text, without white space.
        first: The start of an interval, the earliest member of a set, else the date itself;
            None where the start is not KNOWN.
        last: Likewise the end or the latest member; the same part as ``first`` for a POINT.
        open_start, open_end: OPEN where ``..`` stands, UNKNOWN where an interval's end is empty.
        members: The alternatives of a ONE_OF in the order written, else empty.
    """

    text: str
    kind: DateKind
    first: DatePart | None
    last: DatePart | None
    open_start: End = End.KNOWN
    open_end: End = End.KNOWN
    members: tuple[Member, ...] = ()

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, EventDate) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    @property
    def parts(self) -> tuple[DatePart, ...]:
        """Return every part that is written, in the order written."""
        if self.kind is DateKind.POINT:
            return (self.first,) if self.first is not None else ()
        if self.members:
            return _parts_of(self.members)
        found: tuple[DatePart, ...] = ()
        for end in (self.first, self.last):
            if end is not None:
                found += _parts_of(end.members) or (end,)
        return found

    @property
    def earliest(self) -> int | None:
        """First second it allows on its own wall clock; None where nothing bounds it."""
        return None if self.first is None else self.first.start

    @property
    def latest(self) -> int | None:
        """Second behind the last one it allows; None where nothing bounds it."""
        return None if self.last is None else self.last.end

    @property
    def granularity(self) -> Granularity:
        """The coarsest granularity of its parts."""
        return max(part.granularity for part in self.parts)

    @property
    def qualifier(self) -> Qualifier:
        """The qualifiers of all its parts together."""
        found = Qualifier.NONE
        for part in self.parts:
            found |= part.qualifier
        return found

    @property
    def is_approximate(self) -> bool:
        """Tell whether any part is qualified or a season, so that it is drawn fading."""
        return any(part.is_soft for part in self.parts)


def _parts_of(members: tuple[Member, ...]) -> tuple[DatePart, ...]:
    """Return the parts of a set, in the order written."""
    found: list[DatePart] = []
    for start, end in members:
        if start is not None:
            found.append(start)
        if end is not None and end is not start:
            found.append(end)
    return tuple(found)
