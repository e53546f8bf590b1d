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
    """Return an id that nobody has yet, with ``-2``, ``-3`` … behind it where it needs one, and take it."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found
