"""What follows the letters of a word in texts: the next letter of it needs no look at these."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from viewer.model.search.word_places import TEXT_END


class Following:
    """Words from some letters on, with the places of the texts that hold them; filled in steps.

    Args:
        part: The letters, simplified, without a blank; none for the single letters of each text, of which the next
            word begins with one.
        places: Ascending, not changed any more; of texts that all hold the part.

    Attributes:
        part: The same.
        places: The same.
        count: So many of the places, the first ones, have been looked at.
    """

    def __init__(self, part: str, places: Sequence[int]) -> None:
        self.part = part
        self.places = places
        self.count = 0
        self._words: Callable[[str], Iterable[str]] = (
            re.compile(f"{re.escape(part)}[^ {TEXT_END}]*").findall if part else iter
        )
        self._holding: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))

    def knows(self, part: str) -> bool:
        """Tell whether it is known of the places that have been looked at which hold a part."""
        if not self.part:
            return len(part) == 1
        return part.startswith(self.part) and " " not in part

    def add(self, texts: Sequence[str], count: int) -> None:
        """Look at some more places.

        Args:
            texts: Of all places.
            count: So many, unless fewer are left.
        """
        for place in self.places[self.count : self.count + count]:
            for word in set(self._words(texts[place])):
                self._holding[word].append(place)
        self.count = min(self.count + count, len(self.places))

    def holding(self, part: str) -> list[int]:
        """Return which of the places that have been looked at hold a part, ascending.

        Args:
            part: One of which that is known.
        """
        found = [places for word, places in self._holding.items() if part in word]
        return list(found[0]) if len(found) == 1 else sorted(set().union(*found))
