"""What two texts have in common at both ends."""

from __future__ import annotations


def common_start(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their beginning, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_end(one: str, other: str, most: int) -> int:
    """Return how many characters, at most so many, two texts have in common up to their end."""
    low, high, last, end = 0, most, len(one), len(other)
    while low < high:
        middle = (low + high + 1) // 2
        if one[last - middle : last - low] == other[end - middle : end - low]:
            low = middle
        else:
            high = middle - 1
    return low


def common_ends(one: str, other: str) -> tuple[int, int]:
    """Return how many characters two texts have in common at the beginning and, behind that, at the end."""
    start = common_start(one, other)
    return start, common_end(one, other, min(len(one), len(other)) - start)
