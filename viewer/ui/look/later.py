"""What is worth making once there is nothing else to do: pictures of what a frame has drawn without one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

#: So many wishes are kept, the latest: what stood in earlier views may never come back.
MOST_WISHES = 400


class Later:
    """Keeps wishes until somebody has time for them."""

    def __init__(self) -> None:
        self._wishes: dict[Hashable, Callable[[], object]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is wished for."""
        return not self._wishes

    def wish(self, key: Hashable, make: Callable[[], object]) -> None:
        """Wish for something to be made.

        Args:
            key: What it is; wished for again, it is made once.
            make: Makes it and keeps it where it is looked for.
        """
        if key not in self._wishes and len(self._wishes) >= MOST_WISHES:
            del self._wishes[next(iter(self._wishes))]
        self._wishes[key] = make

    def steps(self) -> Iterator[None]:
        """Make all that is wished for, one thing with every step, the latest first."""
        while self._wishes:
            make = self._wishes.popitem()[1]
            make()
            yield
