"""Which words stand in which texts: the first letters of a search are looked for in the words, each once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable

#: Between the texts of an event; no file that can be read holds it.
TEXT_END = "\x01"


class WordPlaces:
    """The words of ready texts, with the places of the texts that hold them.

    Attributes:
        count: So many texts have been added.
    """

    def __init__(self) -> None:
        self.count = 0
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        #: So many words has the first text: whatever stands in all texts is one of them, and these come first.
        self._in_first = 0

    def __len__(self) -> int:
        """So many words there are."""
        return len(self._places)

    def add(self, texts: Iterable[str]) -> None:
        """Add some texts, at the places behind those that were added before."""
        place = self.count
        for place, text in enumerate(texts, self.count):
            for word in set(text.replace(TEXT_END, " ").split()):
                self._places[word].append(place)
            self.count = place + 1
            self._in_first = self._in_first or len(self._places)

    def holding(self, part: str, most: int) -> array[int] | None:
        """Return the places of the texts of which a word holds some letters, ascending.

        None where they stand in these words more than so many times in all, but for a word that all texts hold:
        a single letter stands in half of the words, and to look through the texts is then sooner.

        Args:
            part: Simplified, without a blank.
            most: So many times.
        """
        found: list[list[int]] = []
        count = 0
        for number, (word, places) in enumerate(self._places.items()):
            if part not in word:
                continue
            if len(places) == self.count:
                return array("q", places)
            count += len(places)
            if count > most and number >= self._in_first:
                return None
            found.append(places)
        return array("q", sorted(set().union(*found))) if count <= most else None
