"""Places that remain to be looked through, without a copy of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload


class RestOf(Sequence[int]):
    """What was found so far, and then what nobody has looked at: of a million places a copy takes a frame's time.

    Args:
        found: Ascending; what is added to it later does not count.
        within: Where it was found, ascending; not changed any more.
        looked_at: So many of these were looked at.
    """

    def __init__(self, found: Sequence[int], within: Sequence[int], looked_at: int) -> None:
        self._found = found
        self._count = len(found)
        self._within = within
        self._looked_at = min(looked_at, len(within))

    def __len__(self) -> int:
        return self._count + len(self._within) - self._looked_at

    @overload
    def __getitem__(self, index: int) -> int: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...

    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, int):
            place = range(len(self))[index]
            if place < self._count:
                return self._found[place]
            return self._within[self._looked_at + place - self._count]
        first, last, step = index.indices(len(self))
        if step != 1:
            return [self[place] for place in range(first, last, step)]
        beyond = self._looked_at - self._count
        found = self._found[min(first, self._count) : min(last, self._count)]
        left = self._within[max(first, self._count) + beyond : max(last, self._count) + beyond]
        return [*found, *left]
