"""How far long work is, told to whoever listens on its thread, who may stop it there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, overload

Item = TypeVar("Item")
#: Takes what is being done, and the part of it that is done, 0 to 1; below 0 where nobody knows how much there is.
Listener = Callable[[str, float], None]
#: So many items are done between two looks at the listener.
_EVERY = 128


class Cancelled(BaseException):
    """Nobody wants the result any more.

    Like a key pressed to interrupt, it is no ``Exception``: what guards against broken files must not swallow it.
    """


_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def paced(listener: Listener) -> Iterator[None]:
    """Let a listener hear of the work that is done inside on this thread, and stop it by raising ``Cancelled``."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def step(what: str, part: float = -1.0) -> None:
    """Tell how far some work is.

    Args:
        what: It, in a few words such as ``Reading``.
        part: What is done of it, 0 to 1; below 0 where that is not known.
    """
    listener = _listener.get()
    if listener is not None:
        listener(what, part)


@overload
def stepping(what: str, items: Collection[Item]) -> Iterator[Item]: ...


@overload
def stepping(what: str, items: Iterable[Item], count: int) -> Iterator[Item]: ...


def stepping(what: str, items: Iterable[Item], count: int = -1) -> Iterator[Item]:
    """Go through items, and tell now and then how many of them are done.

    Args:
        what: Is being done.
        items: They.
        count: How many they are, where they do not know it themselves.
    """
    total = len(items) if count < 0 and isinstance(items, Collection) else count
    for done, item in enumerate(items):
        if done % _EVERY == 0:
            step(what, done / total)
        yield item
