"""How much may be packed for one frame: work that stops when its share is used up, and goes on there later."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from math import inf
from typing import Generic, TypeVar

T = TypeVar("T")


class Unfinished(Exception):
    """The share is used up before everything that was asked for is packed; what is done stays done."""


class Share:
    """What all that is done for one frame may pack together.

    Attributes:
        left: So many items may still be packed for the frame; below 0 where the last step was a large one.
    """

    def __init__(self, items: float) -> None:
        self._whole = items
        self.left = items

    def renew(self) -> None:
        """Begin with the next frame."""
        self.left = self._whole


class Budget:
    """What may still be packed.

    Attributes:
        left: So many items may still be made or put into rows; infinite unless something is drawn.
        is_overdrawn: Something had to be left for later since :meth:`limited` was entered.
    """

    def __init__(self) -> None:
        self.left = inf
        self.is_overdrawn = False

    def spend(self, items: float = 1.0) -> None:
        """Take so many items' work from what is left.

        Raises:
            Unfinished: Nothing is left.
        """
        if self.left <= 0:
            self.is_overdrawn = True
            raise Unfinished
        self.left -= items

    def charge(self, items: float) -> None:
        """Take the work of something that is done from what is left; what comes next may have to wait."""
        self.left -= items

    @contextmanager
    def limited(self, items: float) -> Iterator[None]:
        """Let no more than so many items be packed meanwhile."""
        before, self.left, self.is_overdrawn = self.left, items, False
        try:
            yield
        finally:
            self.left = before

    @contextmanager
    def shared(self, share: Share, items: float) -> Iterator[None]:
        """Let no more than so many items be packed meanwhile, and no more than a share has left for them."""
        granted = min(items, share.left)
        with self.limited(granted):
            try:
                yield
            finally:
                share.left -= granted - self.left

    @contextmanager
    def unlimited(self) -> Iterator[None]:
        """Let everything be packed meanwhile, at nobody's expense."""
        before, self.left = self.left, inf
        try:
            yield
        finally:
            self.left = before


class Job(Generic[T]):
    """Steps towards a result.

    Args:
        steps: Yields with every step how many items' work it was, and returns the result when it
            ends; it must not ask for anything that may be unfinished.
    """

    def __init__(self, steps: Generator[float, None, T]) -> None:
        self._steps = steps

    def result(self, budget: Budget) -> T:
        """Go on from where the last call stopped, and return the result.

        Raises:
            Unfinished: The budget is used up first.
        """
        steps = self._steps
        try:
            while budget.left > 0:
                budget.spend(next(steps))
        except StopIteration as end:
            result: T = end.value
            return result
        budget.is_overdrawn = True
        raise Unfinished
