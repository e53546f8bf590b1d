"""The words of a copy, indexed so that the passage nearest to a changed quotation is found at once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import Match, SequenceMatcher

WORD = re.compile(r"\w+(?:['.,]\w+)*")
#: A word that stands more often than this points nowhere, as long as rarer ones do.
_COMMON = 300
#: As many words of a long quotation are compared where it is not there word for word.
MOST_WORDS = 150
_CANDIDATES = 4
_VOTED = 40
#: Words looked at before and behind where a quotation's words seem to stand.
_MARGIN = 8
_EDGE = 4
#: A quotation that leaves out more words than this before its last one, or behind its first, is taken to end there.
_STRAY = 3


class Words:
    """The words of a levelled text.

    Attributes:
        text: The text.
        starts, ends: Where each word lies in it, [start, end).
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._folded: list[str] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for number, match in enumerate(WORD.finditer(text)):
            word = match.group().lower()
            self.starts.append(match.start())
            self.ends.append(match.end())
            self._folded.append(word)
            self._places[word].append(number)

    def nearest(self, wanted: str) -> tuple[int, int, float]:
        """Return where the passage most like a levelled text lies, [start, end), and how much of it is there.

        Returns:
            Places in the text, and the share of the wanted words that stand there in their order,
            0 to 1; ``(0, 0, 0.0)`` where no word of it stands anywhere.
        """
        words = [match.group().lower() for match in WORD.finditer(wanted)][:MOST_WORDS]
        best = (0, 0, 0.0)
        for offset in self._offsets(words):
            first = max(0, offset - _MARGIN)
            window = self._folded[first : offset + 2 * len(words) + _MARGIN]
            found = _span(words, window)
            if found is not None and found[2] > best[2]:
                best = first + found[0], first + found[1], found[2]
        if not best[2]:
            return 0, 0, 0.0
        return self.starts[best[0]], self.ends[best[1] - 1], best[2]

    def _offsets(self, words: Sequence[str]) -> list[int]:
        """Return the likeliest places of the first word: where most words point to, rare ones more."""
        places = {word: self._places.get(word, []) for word in set(words)}
        rare = {word for word, where in places.items() if 0 < len(where) <= _COMMON}
        chosen = rare or {word for word, where in places.items() if where}
        votes: Counter[int] = Counter()
        for number, word in enumerate(words):
            if word in chosen:
                for place in places[word][:_COMMON]:
                    votes[place - number] += 1
        # Words added or left out shift what follows: near offsets speak for one place.
        shared = {
            offset: sum(votes.get(near, 0) for near in range(offset - 3, offset + 4))
            for offset, _count in votes.most_common(_VOTED)
        }
        ranked = sorted(shared, key=lambda offset: (-shared[offset], offset))
        found: list[int] = []
        for offset in ranked:
            if all(abs(offset - other) > 3 for other in found):
                found.append(offset)
            if len(found) == _CANDIDATES:
                break
        return [max(0, offset) for offset in found]

    def holds(self, wanted: str) -> bool:
        """Tell whether every word of a levelled text stands somewhere, in any case."""
        return all(match.group().lower() in self._places for match in WORD.finditer(wanted))

    def word_at(self, place: int) -> int:
        """Return the number of the first word that ends behind a place of the text."""
        return bisect_left(self.ends, place + 1)


def _strays(one: Match, following: Match) -> bool:
    """Tell whether clearly more words of the window than of the quotation lie between two blocks."""
    between = following.a - one.a - one.size
    return following.b - one.b - one.size > between + _STRAY


def _span(words: Sequence[str], window: Sequence[str]) -> tuple[int, int, float] | None:
    """Return which words of a window stand for a quotation's, [first, last), and the share that is there."""
    blocks = SequenceMatcher(None, words, window, autojunk=False).get_matching_blocks()[:-1]
    # A lone word further from all others than it is in the quotation, such as "the", stands there by chance.
    while len(blocks) > 1 and blocks[0].size == 1 and _strays(blocks[0], blocks[1]):
        blocks = blocks[1:]
    while len(blocks) > 1 and blocks[-1].size == 1 and _strays(blocks[-2], blocks[-1]):
        blocks = blocks[:-1]
    if not blocks:
        return None
    # Words changed at an edge stand for as many of the copy's.
    lead = min(blocks[0].a, blocks[0].b, _EDGE)
    end = blocks[-1].b + blocks[-1].size
    behind = min(len(words) - blocks[-1].a - blocks[-1].size, len(window) - end, _EDGE)
    return blocks[0].b - lead, end + behind, sum(block.size for block in blocks) / len(words)
