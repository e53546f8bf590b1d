"""Ids of our own from names of other programs."""

from __future__ import annotations

from viewer.files.read.values import SLUG, slug


def own_id(name: str, default: str) -> str:
    """Return a foreign name as an id: as it is where it is one, else as a slug, else ``default``."""
    if SLUG.fullmatch(name) and len(name) <= 80:
        return name
    found = slug(name)
    return found if SLUG.fullmatch(found) else default


def unique(name: str, taken: set[str]) -> str:
    """Return an id that nobody has yet, with ``-2``, ``-3`` … behind it where it needs one, and take it.

    A hundred thousand events of one title look for their numbers by halving, not one after the other.
    """
    found = name
    if name in taken:
        behind = 2
        while f"{name}-{behind}" in taken:
            behind *= 2
        last = behind // 2  # taken, or the bare name
        while behind - last > 1:
            middle = (last + behind) // 2
            last, behind = (middle, behind) if f"{name}-{middle}" in taken else (last, middle)
        found = f"{name}-{behind}"
    taken.add(found)
    return found
