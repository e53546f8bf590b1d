"""Counting spans that begin in a time or touch it, by bisection alone."""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence


class SpanCounts:
    """Spans by classes of length.

    A length's class is the number of bits of its seconds, so that every class holds spans
    of similar length and "how many longer ones touch this time" is two bisections a class.

    Args:
        starts: Known starts in seconds, ascending.
        ends: The known ends of the same spans.
    """

    def __init__(self, starts: Sequence[int], ends: Iterable[int]) -> None:
        self._starts = starts
        by_class: dict[int, tuple[list[int], list[int]]] = {}
        for start, end in zip(starts, ends, strict=True):
            firsts, lasts = by_class.setdefault((end - start).bit_length(), ([], []))
            firsts.append(start)
            lasts.append(end)
        self._by_class = {
            size: (array("q", firsts), array("q", sorted(lasts)))
            for size, (firsts, lasts) in by_class.items()
        }

    def counts_between(self, bounds: Sequence[int], size: int) -> list[int]:
        """Count the events up to class ``size`` that start between neighbouring bounds.

        Args:
            bounds: Ascending instants.
            size: Events of a class above it are left out.

        Returns:
            One count fewer than there are bounds.
        """
        before = [bisect_left(self._starts, bound) for bound in bounds]
        for cls, (starts, _) in self._by_class.items():
            if cls > size:
                longer = [bisect_left(starts, bound) for bound in bounds]
                before = [every - some for every, some in zip(before, longer, strict=True)]
        return [after - here for here, after in itertools.pairwise(before)]

    def count_long(self, pieces: Sequence[tuple[int, int, int]]) -> int:
        """Count the events that are long in a piece of time that they touch, each once.

        Args:
            pieces: (start, end, class) ascending; in [start, end) events above the class
                are long. Between pieces lies nothing but events that run through.
        """
        total = 0
        for cls, (starts, ends) in self._by_class.items():
            run: tuple[int, int] | None = None
            for start, end, size in pieces:
                if cls > size:
                    run = (run[0] if run else start), end
                elif run:
                    total += bisect_left(starts, run[1]) - bisect_right(ends, run[0])
                    run = None
            if run:
                total += bisect_left(starts, run[1]) - bisect_right(ends, run[0])
        return total
