"""Where the words of a search stand in a text as it is written: folded as the search folds, mapped back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from viewer.model.folding import simplified

#: Longer texts are not kept folded, in letters.
_LONG = 1000


def places_of(words: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Return where simplified words or phrases stand in a text.

    Args:
        words: As ``Query.words`` has them, one blank between the words of a phrase.

    Returns:
        Places [start, end) in the text as written, ascending, none overlapping; a letter that
        holds a part of a word, such as a Hangul syllable, belongs to it whole.
    """
    wanted = [word for word in words if word]
    if not wanted or not text:
        return []
    folded, origins = _folded(text) if len(text) > _LONG else _kept_folded(text)
    found = sorted(
        (origins[start], origins[start + len(word) - 1] + 1)
        for word in wanted
        for start in _starts(word, folded)
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        end = _with_marks(text, end)
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _folded(text: str) -> tuple[str, list[int]]:
    """Return a text as it is compared, and for each of its letters the place that it comes from."""
    letters: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        for part in _simplified(letter):
            if part.isspace():
                if not letters or letters[-1] == " ":
                    continue
                part = " "
            letters.append(part)
            origins.append(place)
    return "".join(letters), origins


#: Texts are long, letters are few.
_simplified = lru_cache(maxsize=2048)(simplified)
#: Every letter typed asks for the titles that are in view, and for the text that is read.
_kept_folded = lru_cache(maxsize=512)(_folded)


def _starts(word: str, folded: str) -> Iterator[int]:
    start = folded.find(word)
    while start >= 0:
        yield start
        start = folded.find(word, start + len(word))


def _with_marks(text: str, end: int) -> int:
    """Return an end moved behind the marks that belong to the letter before it."""
    while end < len(text) and not simplified(text[end]):
        end += 1
    return end
