"""Longer texts compared: the words that came and went, with a few around them."""

from __future__ import annotations

from difflib import SequenceMatcher

from viewer.model.comparing.differences import Line, Sign

#: So many words are kept around a difference; texts up to this length are told whole.
_AROUND = 4
_WHOLE = 90
#: Two quotations are one that was changed where so much of their words is alike.
_KIN = 0.6
#: Of longer texts only so many words are looked at to tell whether they are alike.
_MOST_WORDS = 200


def passages(old: str, new: str) -> tuple[Line, ...]:
    """Return what two texts do not share, each shortened by the beginning and the end that both have."""
    before, after = old.split(), new.split()
    if before == after:  # blanks and line breaks alone: said as they stand
        return _lines(repr(old)[1:-1], repr(new)[1:-1])
    first = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    last = 0
    while last < min(len(before), len(after)) - first and before[-1 - last] == after[-1 - last]:
        last += 1
    return _lines(_shortened(before, first, last), _shortened(after, first, last))


def _lines(old: str, new: str) -> tuple[Line, ...]:
    pairs = (Line(Sign.REMOVED, old), Line(Sign.ADDED, new))
    return tuple(line for line in pairs if line.text)


def _shortened(words: list[str], first: int, last: int) -> str:
    """Return words without all but a few of those at both ends that are shared."""
    whole = " ".join(words)
    if len(whole) <= _WHOLE:
        return whole
    begin = max(0, first - _AROUND)
    end = min(len(words), len(words) - last + _AROUND)
    return ("… " if begin else "") + " ".join(words[begin:end]) + (" …" if end < len(words) else "")


def are_kin(old: str, new: str) -> bool:
    """Tell whether one text may have been made of the other."""
    pair = SequenceMatcher(None, old.split()[:_MOST_WORDS], new.split()[:_MOST_WORDS], autojunk=False)
    return pair.quick_ratio() >= _KIN and pair.ratio() >= _KIN


def without_shared_end(old: str, new: str) -> str:
    """Return a phrase without the words at its end that another one has too: ``20`` of ``20 August 2011``.

    Where one of them is the other with words put in, the first of those that both end with stays if it is a
    number before others; else the phrase stays whole.
    """
    words, others = old.split(), new.split()
    shared = 0
    while shared < min(len(words), len(others)) and words[-1 - shared] == others[-1 - shared]:
        shared += 1
    begun = 0
    while begun < min(len(words), len(others)) - shared and words[begun] == others[begun]:
        begun += 1
    if shared and begun + shared == min(len(words), len(others)):
        shared = shared - 1 if words[-shared].isdecimal() else 0
    return " ".join(words[: len(words) - shared]) if shared < len(words) else old
