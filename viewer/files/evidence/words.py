"""The words of a copy, indexed: where a quotation stands, or the passage nearest to one that does not, is found at once."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import Match, SequenceMatcher
from itertools import repeat

WORD = re.compile(r"\w+(?:['.,]\w+)*")
#: A word that stands more often than this points nowhere, as long as rarer ones do.
_COMMON = 300
#: As many words of a long quotation are compared where it is not there word for word.
MOST_WORDS = 150
#: So many places are compared word by word, of those that got most votes.
_CANDIDATES = 4
_VOTED = 40
#: So many words are asked where a quotation may stand, and more until so many places are told.
_FEWEST_VOTERS, _MOST_CAST = 8, 300
#: Of a word that stands everywhere so many places are asked.
_MOST_PLACES = 2_000
#: The places of a word that stands more often are not tried one after the other: a plain search is as quick.
_MOST_TRIED = 1_000
#: Of so many wordings it is remembered how they are looked for.
_MOST_ANCHORS = 256
_NOWHERE = array("q")
#: Words looked at before and behind where a quotation's words seem to stand.
_MARGIN = 8
_EDGE = 4
#: A quotation that leaves out more words than this before its last one, or behind its first, is taken to end
#: there.
_STRAY = 3


class Words:
    """The words of a levelled text.

    Attributes:
        text: The text.
        starts, ends: Where each word lies in it, [start, end).
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts, self.ends = array("q"), array("q")
        self._folded: list[str] = []
        self._places: dict[str, array[int]] = {}
        self._anchors: dict[str, tuple[int, array[int] | None]] = {}
        same: dict[str, str] = {}
        for number, match in enumerate(WORD.finditer(text)):
            written = match.group()
            word = same.get(written)
            if word is None:
                word = same[written] = written.lower()
                self._places.setdefault(word, array("q"))
            self.starts.append(match.start())
            self.ends.append(match.end())
            self._folded.append(word)
            self._places[word].append(number)

    def find(self, wanted: str, place: int, end: int | None = None) -> int:
        """Return what ``str.find`` does of the text, sooner: where some words begin in [place, end), -1 for nowhere."""
        anchor = self._anchors.get(wanted)
        if anchor is None:
            if len(self._anchors) >= _MOST_ANCHORS:
                self._anchors.clear()
            anchor = self._anchors[wanted] = self._anchor(wanted)
        offset, numbers = anchor
        if numbers is None:
            return self.text.find(wanted, place, end)
        last = (len(self.text) if end is None else end) - len(wanted)
        first = bisect_left(numbers, place + offset, key=self.starts.__getitem__)
        for number in numbers[first:]:
            start = self.starts[number] - offset
            if start > last:
                break
            if self.text.startswith(wanted, start):
                return start
        return -1

    def _anchor(self, wanted: str) -> tuple[int, array[int] | None]:
        """Return the word of a wording that stands in the text least often: its place in the wording, and its numbers.

        The first and the last word may be parts of longer ones; what is between them is in the text
        the same word, or the wording does not stand there. No numbers where a plain search serves better.
        """
        offset, fewest, count = 0, None, _MOST_TRIED + 1
        for match in list(WORD.finditer(wanted))[1:-1]:
            numbers = self._places.get(match.group().lower(), _NOWHERE)
            if len(numbers) < count:
                offset, fewest, count = match.start(), numbers, len(numbers)
        return offset, fewest

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
            if _most_share(words, window) <= best[2]:
                continue
            found = _span(words, window)
            if found is not None and found[2] > best[2]:
                best = first + found[0], first + found[1], found[2]
        if not best[2]:
            return 0, 0, 0.0
        return self.starts[best[0]], self.ends[best[1] - 1], best[2]

    def _offsets(self, words: Sequence[str]) -> list[int]:
        """Return the likeliest places of the first word: where most words point to, rare ones more."""
        numbers: dict[str, list[int]] = {}
        for number, word in enumerate(words):
            if word in self._places:
                numbers.setdefault(word, []).append(number)
        votes: Counter[int] = Counter()
        for word in self._voters(numbers):
            places = self._places[word][:_MOST_PLACES]
            for number in numbers[word]:
                votes.update([place - number for place in places])
        # Words added or left out shift what follows: near offsets speak for one place.
        shared = {
            offset: sum(map(votes.get, range(offset - 3, offset + 4), repeat(0)))
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

    def _voters(self, words: Iterable[str]) -> list[str]:
        """Return the words that tell where a quotation stands: the rarest, and not more than say enough."""
        # The word itself makes the order sure.
        ranked = sorted(words, key=lambda word: (len(self._places[word]), word))
        rare = [word for word in ranked if len(self._places[word]) <= _COMMON]
        cast = 0
        chosen: list[str] = []
        for word in rare or ranked:
            if cast > _MOST_CAST and len(chosen) >= _FEWEST_VOTERS:
                break
            chosen.append(word)
            cast += len(self._places[word])
        return chosen

    def holds(self, wanted: str) -> bool:
        """Tell whether every word of a levelled text stands somewhere, in any case."""
        return all(match.group().lower() in self._places for match in WORD.finditer(wanted))

    def word_at(self, place: int) -> int:
        """Return the number of the first word that ends behind a place of the text."""
        return bisect_left(self.ends, place + 1)


def _most_share(words: Sequence[str], window: Sequence[str]) -> float:
    """Return a share of a quotation's words that cannot be exceeded in a window, in whatever order they stand."""
    there = set(window)
    return sum(word in there for word in words) / len(words)


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
