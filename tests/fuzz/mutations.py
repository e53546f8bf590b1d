"""Mutates files by bytes, lines, tokens and splices."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

#: Inputs stay small, so that many can be tried.
MOST_BYTES = 60_000
#: A large file is cut down to about this much of it now and then.
_PIECE = 3_000


class Mutator:
    """Makes inputs, the same ones for the same seed."""

    def __init__(self, files: Sequence[bytes], tokens: Sequence[str], seed: int) -> None:
        self._files = files
        self._tokens = [token.encode("utf-8", "surrogatepass") for token in tokens]
        self._rng = random.Random(seed)
        self._ways: tuple[Callable[[bytearray], None], ...] = (
            self._byte, self._remove, self._repeat, self._insert_token, self._insert_token, self._replace_word,
            self._drop_line, self._repeat_line, self._swap_lines, self._indent, self._splice,
        )  # fmt: skip

    def next(self) -> bytes:
        """Return the next input."""
        rng = self._rng
        data = bytearray(rng.choice(self._files))
        if len(data) > _PIECE and rng.random() < 0.7:
            data = self._cut(data)
        for _ in range(1 + int(rng.expovariate(0.5))):
            rng.choice(self._ways)(data)
        return bytes(data[:MOST_BYTES])

    def _cut(self, data: bytearray) -> bytearray:
        """Return the head of a file and a run of its lines."""
        lines = data.splitlines(keepends=True)
        first, count = self._rng.randrange(len(lines)), self._rng.randrange(2, 60)
        head = lines[: self._rng.choice((0, 5, 70))]
        return bytearray(b"".join([*head, *lines[first : first + count]]))

    def _place(self, data: bytearray) -> int:
        return self._rng.randrange(len(data) + 1)

    def _byte(self, data: bytearray) -> None:
        if data:
            data[self._rng.randrange(len(data))] = self._rng.choice(
                (0, 9, 10, 13, 32, 127, self._rng.randrange(256))
            )

    def _remove(self, data: bytearray) -> None:
        at = self._place(data)
        del data[at : at + self._rng.choice((1, 2, 8, 60))]

    def _repeat(self, data: bytearray) -> None:
        at = self._place(data)
        data[at:at] = data[at : at + self._rng.choice((1, 8, 100))] * self._rng.choice((1, 2, 30))

    def _insert_token(self, data: bytearray) -> None:
        at = self._place(data)
        data[at:at] = self._rng.choice(self._tokens)

    def _replace_word(self, data: bytearray) -> None:
        """Put a token in the place of what follows a colon, as a wrong value would stand."""
        at = data.find(b": ", self._place(data))
        if at >= 0:
            end = data.find(b"\n", at)
            data[at + 2 : end if end >= 0 else len(data)] = self._rng.choice(self._tokens)

    def _lines(self, data: bytearray) -> list[bytearray]:
        return data.splitlines(keepends=True) or [bytearray()]

    def _drop_line(self, data: bytearray) -> None:
        lines = self._lines(data)
        del lines[self._rng.randrange(len(lines))]
        data[:] = b"".join(lines)

    def _repeat_line(self, data: bytearray) -> None:
        lines = self._lines(data)
        at = self._rng.randrange(len(lines))
        lines[at:at] = [lines[at]] * self._rng.choice((1, 3, 40))
        data[:] = b"".join(lines)

    def _swap_lines(self, data: bytearray) -> None:
        lines = self._lines(data)
        one, other = self._rng.randrange(len(lines)), self._rng.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
        data[:] = b"".join(lines)

    def _indent(self, data: bytearray) -> None:
        lines = self._lines(data)
        at, by = self._rng.randrange(len(lines)), self._rng.choice((-4, -2, -1, 1, 2, 7))
        for place in range(at, min(len(lines), at + self._rng.choice((1, 1, 4)))):
            lines[place] = lines[place][-by:] if by < 0 else bytearray(b" " * by) + lines[place]
        data[:] = b"".join(lines)

    def _splice(self, data: bytearray) -> None:
        """Go on with the rest of another file."""
        other = self._rng.choice(self._files)
        start = self._rng.randrange(len(other) + 1)
        data[self._place(data) :] = other[start : start + 5_000]
