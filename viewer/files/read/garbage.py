"""Keeps the garbage collector off while much is made that lives on."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Keepers:
    """How many ask for the garbage collector to be off, on whatever thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0
        self._was_on = False

    def come(self) -> None:
        """Ask for it."""
        with self._lock:
            if not self._count:
                self._was_on = gc.isenabled()
                gc.disable()
            self._count += 1

    def go(self) -> None:
        """Ask for it no longer; the last one who goes switches it on again."""
        with self._lock:
            self._count -= 1
            if not self._count and self._was_on:
                _call_old()
                gc.enable()


def _call_old() -> None:
    """Let all that has been made so far count as old, without a walk over it.

    It was made to live on. As young objects the hundreds of thousands of a large file would be walked
    over by the next collection, in the middle of whatever frame that falls into.
    """
    gc.freeze()
    gc.unfreeze()  # among the oldest, where looking for garbage finds them again


KEEPERS = Keepers()


@contextmanager
def garbage_kept() -> Iterator[None]:
    """Keep the garbage collector off until all who asked for it have done.

    It would walk a growing heap again and again. Whoever reads on a thread of its own lets
    the window's thread come and go instead: a collection on another one would free what
    only the window's may free.
    """
    KEEPERS.come()
    try:
        yield
    finally:
        KEEPERS.go()
