"""Makes a failing input small while it goes on failing in the same way."""

from __future__ import annotations

from collections.abc import Callable

MOST_TRIES = 600


def minimised(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """Return the smallest input found that still fails; lines are left out first, then bytes.

    Args:
        data: Fails.
        fails: Tells whether an input fails in the same way; called at most ``MOST_TRIES`` times.
    """
    tries = [MOST_TRIES]
    parts = data.splitlines(keepends=True)
    data = b"".join(_fewer(parts, lambda some: fails(b"".join(some)), tries))
    letters = [data[place : place + 1] for place in range(len(data))]
    return b"".join(_fewer(letters, lambda some: fails(b"".join(some)), tries))


def _fewer(parts: list[bytes], fails: Callable[[list[bytes]], bool], tries: list[int]) -> list[bytes]:
    """Return as few of the parts as still fail: leave out halves, quarters and so on down to one."""
    size = max(1, len(parts) // 2)
    while parts and tries[0] > 0:
        start, left_out = 0, False
        while start < len(parts) and tries[0] > 0:
            rest = parts[:start] + parts[start + size :]
            tries[0] -= 1
            if fails(rest):
                parts, left_out = rest, True
            else:
                start += size
        if size == 1 and not left_out:
            break
        size = max(1, size // 2)
    return parts
