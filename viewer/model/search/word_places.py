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

    def add(self, texts: Iterable[str]) -> None:
        """Add some texts, at the places behind those that were added before."""
        place = self.count
        for place, text in enumerate(texts, self.count):
            for word in set(text.replace(TEXT_END, " ").split()):
                self._places[word].append(place)
            self.count = place + 1

    def holding(self, part: str) -> array[int]:
        """Return the places of the texts of which a word holds some letters, ascending.

        Args:
            part: Simplified, without a blank.
        """
        found = [places for word, places in self._places.items() if part in word]
        most = max(found, key=len, default=[])
        if len(most) == self.count:
            return array("q", most)
        return array("q", sorted(set().union(*found)))
