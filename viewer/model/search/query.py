"""What somebody typed into the search, read: words, phrases, fields, and what is not wanted."""

from __future__ import annotations

import re

from viewer.dataclass import dataclass
from viewer.model.dates.edtf import EventDate
from viewer.model.dates.typed.suggest import Ambiguous, Understood, alternatives, read_typed
from viewer.model.folding import one_line
from viewer.model.search.fields import DateField, DateSide, OutsideField, ValueField, field_named
from viewer.words import _

_QUOTED = r'"[^"]*"?'
_TERM = re.compile(rf'(?P<no>-?)(?:(?P<field>[^\W\d]+(?:-[^\W\d]+)*):)?(?P<values>(?:{_QUOTED}|[^\s",]|,)*)')
_VALUE = re.compile(rf'(?P<quoted>{_QUOTED})|(?P<plain>[^",]+)')


@dataclass(frozen=True, slots=True)
class Value:
    """A name that is looked for in a field, simplified.

    Attributes:
        is_whole: Nothing but this; otherwise the name only holds it.
    """

    text: str
    is_whole: bool = False

    def fits(self, name: str) -> bool:
        """Tell whether a simplified name is meant."""
        return name == self.text if self.is_whole else self.text in name


@dataclass(frozen=True, slots=True)
class WordTerm:
    """A word or phrase, simplified, that stands in the event or does not."""

    text: str
    is_unwanted: bool = False


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """Names of which the field holds one, or holds none."""

    field: ValueField | OutsideField
    values: tuple[Value, ...]
    is_unwanted: bool = False


@dataclass(frozen=True, slots=True)
class DateTerm:
    """A date on whose one side the event lies, or does not lie."""

    field: DateField
    date: EventDate
    is_unwanted: bool = False


Term = WordTerm | FieldTerm | DateTerm


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: an event is found where every term fits it.

    Attributes:
        text: As it was typed.
        terms: In the order of typing, no two equal.
        doubts: What could not be read, each in one line; such a part finds nothing.
    """

    text: str
    terms: tuple[Term, ...]
    doubts: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> Query:
        """Read what somebody typed.

        Blanks separate terms. ``-`` before a term means what is not wanted. ``"…"`` is a phrase, and
        behind a field's colon a whole name; a mark that is not closed reaches to the end. Commas
        behind a colon separate names of which one is enough. A colon behind any other word is
        a letter like others. A field without a name is not looked at: it is still being typed.
        """
        terms: list[Term] = []
        doubts: list[str] = []
        for match in _TERM.finditer(text):
            if match.group():
                _read(match, terms, doubts)
        return cls(text, tuple(dict.fromkeys(terms)), tuple(doubts))

    def __bool__(self) -> bool:
        return bool(self.terms or self.doubts)

    @property
    def is_of_words(self) -> bool:
        """Whether it asks for words alone, not for what a field holds."""
        return all(isinstance(term, WordTerm) for term in self.terms)

    @property
    def is_of_knowledge(self) -> bool:
        """Whether nothing is asked but what was known by a date: what is not found was not known yet."""
        return bool(self.terms) and all(
            isinstance(term, DateTerm) and term.field.side is DateSide.KNOWN and not term.is_unwanted
            for term in self.terms
        )

    @property
    def asks_outside(self) -> bool:
        """Whether it asks for what the file does not tell."""
        return any(
            isinstance(term, FieldTerm) and isinstance(term.field, OutsideField) for term in self.terms
        )

    @property
    def words(self) -> tuple[str, ...]:
        """The simplified words and phrases that are wanted, for showing where they stand."""
        return tuple(term.text for term in self.terms if isinstance(term, WordTerm) and not term.is_unwanted)


def pieces(text: str) -> list[str]:
    """Return the terms of a text as they are typed, in their order."""
    return [match.group() for match in _TERM.finditer(text) if match.group().strip("-")]


def _read(match: re.Match[str], terms: list[Term], doubts: list[str]) -> None:
    field = field_named(match["field"]) if match["field"] else None
    unwanted = bool(match["no"])
    if field is None:
        words = match.group() if not unwanted else match.group()[1:]
        text = one_line(words.replace('"', " ") if '"' in words else words)
        if text:
            terms.append(WordTerm(text, unwanted))
    elif isinstance(field, (ValueField, OutsideField)):
        values = tuple(filter(None, map(_value, _VALUE.finditer(match["values"]))))
        if values:
            terms.append(FieldTerm(field, values, unwanted))
    else:
        typed = match["values"].strip('"')
        if typed:
            _read_date(typed, field, unwanted, terms, doubts)


def _read_date(typed: str, field: DateField, unwanted: bool, terms: list[Term], doubts: list[str]) -> None:
    found = read_typed(typed)
    if isinstance(found, Understood):
        terms.append(DateTerm(field, found.date, unwanted))
    elif isinstance(found, Ambiguous):
        doubts.append(
            _("“{typed}” may be {readings}").format(typed=typed, readings=alternatives(found.readings))
        )
    else:
        doubts.append(_("“{typed}” is not a date").format(typed=typed))


def _value(match: re.Match[str]) -> Value | None:
    quoted = match["quoted"]
    text = one_line(quoted.strip('"') if quoted else match["plain"])
    if not text:
        return None
    return Value(text, is_whole=bool(quoted) and quoted.endswith('"') and len(quoted) > 1)


def whole(field: ValueField | OutsideField, name: str) -> str:
    """Return the term that finds exactly one name of a field, as it is typed."""
    return f'{field.name}:"{name.replace(chr(34), "")}"'
