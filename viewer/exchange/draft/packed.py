"""Many records of one kind in little memory: kept packed, in the order in which they came, made anew when they are asked for.

A hundred thousand entries as mappings of texts take several times what their file does; packed, they take less than it.
"""

from __future__ import annotations

import marshal
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

Item = TypeVar("Item")
#: So many bytes are packed together: what is asked for singly unpacks as many.
BLOCK = 128 * 1024
_FAST = 1


class Packing(Generic[Item]):
    """How records of a kind become plain values, and records again.

    Args:
        plain: A record as texts, numbers, lists, tuples and mappings of such.
        record: The same record from these.
    """

    __slots__ = ("plain", "record")

    def __init__(self, plain: Callable[[Item], object], record: Callable[[Any], Item]) -> None:
        self.plain, self.record = plain, record


class Packed(Sequence[Item]):
    """A sequence that only grows. What it gives is a copy: to change that changes nothing here.

    Args:
        packing: Of its items.
        items: The first ones.

    Attributes:
        size: Of all items unpacked, in bytes, roughly.
    """

    __hash__ = None  # type: ignore[assignment]  # it grows

    def __init__(self, packing: Packing[Item], items: Iterable[Item] = ()) -> None:
        self._packing = packing
        self._blocks: list[bytes] = []
        #: How many items stand before each block.
        self._starts: list[int] = []
        self._open: list[bytes] = []
        self._open_size = self._packed = self.size = 0
        self._last: tuple[int, list[bytes]] = (-1, [])
        for item in items:
            self.append(item)

    def append(self, item: Item) -> None:
        """Add an item at the end."""
        content = marshal.dumps(self._packing.plain(item))  # type: ignore[arg-type]  # the packing's promise
        self._open.append(content)
        self._open_size += len(content)
        self.size += len(content)
        if self._open_size >= BLOCK:
            self._blocks.append(zlib.compress(marshal.dumps(self._open), _FAST))
            self._starts.append(self._packed)
            self._packed += len(self._open)
            self._open, self._open_size = [], 0

    def extend(self, items: Iterable[Item]) -> None:
        """Add items at the end."""
        for item in items:
            self.append(item)

    def __len__(self) -> int:
        return self._packed + len(self._open)

    def __iter__(self) -> Iterator[Item]:
        for number in range(len(self._blocks)):
            yield from self._records(_contents(self._blocks[number]))
        yield from self._records(self._open)

    def drained(self) -> Iterator[Item]:
        """Go through the items for the last time, and let go of them on the way."""
        blocks, self._blocks, self._starts = self._blocks[::-1], [], []
        contents, self._open, self._open_size = self._open, [], 0
        self._packed, self._last = 0, (-1, [])
        while blocks:
            yield from self._records(_contents(blocks.pop()))
        yield from self._records(contents)

    def _records(self, contents: list[bytes]) -> Iterator[Item]:
        record, loads = self._packing.record, marshal.loads
        return (record(loads(content)) for content in contents)

    @overload
    def __getitem__(self, place: int) -> Item: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Item]: ...

    def __getitem__(self, place: int | slice) -> Item | Sequence[Item]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        number = place + len(self) if place < 0 else place
        if not 0 <= number < len(self):
            raise IndexError(place)
        if number >= self._packed:
            return self._packing.record(marshal.loads(self._open[number - self._packed]))
        block = bisect_right(self._starts, number) - 1
        if self._last[0] != block:
            self._last = block, _contents(self._blocks[block])
        return self._packing.record(marshal.loads(self._last[1][number - self._starts[block]]))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __repr__(self) -> str:
        return f"Packed({list(self)!r})"


def _contents(block: bytes) -> list[bytes]:
    found: list[bytes] = marshal.loads(zlib.decompress(block))
    return found


#: Of texts, and of texts, lists and mappings, as they are.
TEXT: Packing[str] = Packing(str, str)
PLAIN: Packing[object] = Packing(lambda plain: plain, lambda plain: plain)
