"""Finding events by words: in titles, summaries, quotations, people and places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from viewer.model.timeline import Event

_PARTS = re.compile(r'"([^"]*)"?|(\S+)')


def simplified(text: str) -> str:
    """Return a text as it is compared: without case, accents or differing forms of one letter."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def searched_text(event: Event) -> str:
    """Return everything of an event that a search looks at, a line for each text."""
    return "\n".join(_texts(event))


def _phrases(event: Event) -> str:
    """Return the same with one blank between words, however the author broke the lines."""
    return "\n".join(" ".join(text.split()) for text in _texts(event))


def _texts(event: Event) -> Iterator[str]:
    yield event.title
    if event.summary:
        yield event.summary
    for quote in event.quotes:
        yield quote.text
        if quote.attributed_to:
            yield quote.attributed_to
        if quote.speaker:
            yield quote.speaker
    yield from event.people
    if event.place is not None:
        yield event.place.name


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: an event is found where all of the words stand in it.

    Attributes:
        text: As it was typed.
        words: Simplified; words between quotation marks are one phrase.
    """

    text: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Query:
        """Read what somebody typed; a quotation mark that is not closed reaches to the end."""
        found = (phrase or word for phrase, word in _PARTS.findall(text))
        words = (" ".join(simplified(part).split()) for part in found)
        return cls(text, tuple(dict.fromkeys(word for word in words if word)))

    def __bool__(self) -> bool:
        return bool(self.words)

    def finds(self, event: Event) -> bool:
        """Tell whether all of the words stand in an event."""
        text = simplified(_phrases(event) if self.has_phrase else searched_text(event))
        return all(word in text for word in self.words)

    @property
    def has_phrase(self) -> bool:
        """Tell whether words are to be found next to each other."""
        return any(" " in word for word in self.words)

    def narrows(self, other: Query) -> bool:
        """Tell whether everything that this query finds is found by another, too."""
        return all(any(theirs in ours for ours in self.words) for theirs in other.words)
