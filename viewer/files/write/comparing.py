"""What one entry says, and in which words, to be compared before and after an edit."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter

from viewer.files.read.reader import Reading
from viewer.model.timeline import Event, Picture, Quote
from viewer.words import N_

#: What an edit of one entry may change in another: what hangs on the entry that changes, on the
#: lane that may be the first one, on lines above, on sources that are known from now on. The words of
#: quotations and pictures are compared by themselves.
_MAY_CHANGE = {"id", "about", "lane", "index", "line", "flawed", "quotes", "images", "sources"}
_SAME = attrgetter(*(field.name for field in fields(Event) if field.name not in _MAY_CHANGE))
#: Another time zone of the axis lays times anew; what was written stays.
_SAME_TEXTS = attrgetter(*(f.name for f in fields(Event) if f.name not in {*_MAY_CHANGE, "when"}))
_WORDS = attrgetter(*(field.name for field in fields(Quote) if field.name != "source"))
_PICTURED = attrgetter(*(field.name for field in fields(Picture) if field.name != "source"))
NOT_PROVEN = N_("the change could not be made without changing something else too; nothing was written")


def say_the_same(one: Event, other: Event, *, is_laid_alike: bool = True) -> bool:
    """Tell whether two events say the same, whatever became of their lanes and sources.

    Args:
        is_laid_alike: They stand at the same place of the axis as well.
    """
    same = _SAME if is_laid_alike else _SAME_TEXTS
    return bool(same(one) == same(other)) and _said(one) == _said(other)


def _said(event: Event) -> list[object]:
    """Return what an event's quotations and pictures say, whatever became of their sources."""
    return [*map(_WORDS, event.quotes), *map(_PICTURED, event.images)]


def words_of(reading: Reading, event: Event) -> str:
    """Return an entry's text; line breaks at its end may belong to what follows."""
    span = reading.spans.entry(event.index)
    return reading.text[span.start : span.end].rstrip()
