"""Values of simple entries: from texts that YAML has no part in any more.

Every function here returns what ``FieldReader`` returns for a scalar (or a list of scalars)
that holds these texts, and None wherever that would report anything.
"""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import Any

from viewer.files.read.entry import EntryReader
from viewer.files.read.fields import MOST_QUOTED_WORDS, QUOTE_FIELDS
from viewer.files.read.values import MOST_SHARED, SLUG
from viewer.model.dates.edtf import DateError, EventDate, parse_date
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.timeline import Place, Quote, Stance, Status

NO_QUOTE = ("", "", "", "", "", Stance.SUPPORTS)
STATUSES = {status.value: status for status in Status}
PARTS = {part.value: part for part in PartOfDay}
STANCES = {stance.value: stance for stance in Stance}
_Texts = str | tuple[str, ...]


class SimpleValues:
    """Turns texts into values.

    Attributes:
        readers: By field of an event; fields that are not here are for the parser.
        quote_readers: By field of a quotation.
    """

    def __init__(self, entries: EntryReader) -> None:
        values = entries.values
        self._lanes, self._sources = values.lane_ids, values.source_ids
        self._dates: dict[str, EventDate] = {}
        self._places: dict[str, Place] = {}
        self._lists: dict[_Texts, tuple[str, ...]] = {}
        self.readers: dict[str, Callable[[Any], Any]] = {
            "date": self._date,
            "title": _line,
            "id": lambda text: text if type(text) is str and SLUG.fullmatch(text) else None,
            "as_written": _line,
            "date_note": _stripped,
            "part_of_day": PARTS.get,
            "lane": lambda text: intern(text) if text in self._lanes else None,
            "status": STATUSES.get,
            "place": self._place,
            "people": self._texts,
            "tags": self._texts,
            "summary": _stripped,
            "sources": self._source_ids,
        }
        self.quote_readers: dict[str, Callable[[Any], Any]] = {
            **dict.fromkeys(QUOTE_FIELDS, _shared),
            "source": lambda text: intern(text) if text in self._sources else None,
            "stance": STANCES.get,
        }

    def close(self) -> None:
        """Let go of what refers back to this."""
        self.readers.clear()
        self.quote_readers.clear()

    def _date(self, text: _Texts) -> EventDate | None:
        if type(text) is not str:
            return None
        date = self._dates.get(text)
        if date is None:
            try:
                date = self._dates[text] = parse_date(text)
            except DateError:
                return None
        return date

    def _place(self, text: _Texts) -> Place | None:
        name = _line(text)
        if not name:
            return None
        return self._places.get(name) or self._places.setdefault(name, Place(name))

    def _texts(self, texts: _Texts) -> tuple[str, ...]:
        found = self._lists.get(texts)
        if found is None:
            found = self._lists[texts] = (texts,) if type(texts) is str else tuple(texts)
        return found

    def _source_ids(self, texts: _Texts) -> tuple[str, ...] | None:
        names = self._texts(texts)
        return names if all(name in self._sources for name in names) else None

    @staticmethod
    def no_quote() -> list[Any]:
        """Return the values of a quotation of which nothing is known yet."""
        return list(NO_QUOTE)

    @staticmethod
    def quotes(found: list[list[Any]]) -> tuple[Quote, ...] | None:
        """Return quotations, None where one of them needs a second look."""
        for row in found:
            text = row[0] = row[0].strip()
            if not text or (len(text) > 2 * MOST_QUOTED_WORDS and len(text.split()) > MOST_QUOTED_WORDS):
                return None
        return tuple([Quote(*row) for row in found])


def _stripped(text: _Texts) -> str | None:
    return text.strip() if type(text) is str else None


def _line(text: _Texts) -> str | None:
    return " ".join(text.split()) if type(text) is str else None


def _shared(text: _Texts) -> str | None:
    if type(text) is not str:
        return None
    return intern(text) if len(text) < MOST_SHARED else text
