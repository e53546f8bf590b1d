"""Parts of a line, with the commas and semicolons of the language that is spoken between them."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.words import pgettext


def joined(parts: Iterable[str]) -> str:
    """Return parts with commas between them: ``1 quotation, 2 pictures``."""
    return _chained(pgettext("list", "{first}, {more}"), parts)


def joined_apart(parts: Iterable[str]) -> str:
    """Return parts that may hold commas themselves, with semicolons between them."""
    return _chained(pgettext("list", "{first}; {more}"), parts)


def headed(head: str, rest: str) -> str:
    """Return a part behind what it belongs to, with the language's colon between them: ``line 3: no date``."""
    return pgettext("list", "{head}: {rest}").format(head=head, rest=rest)


def _chained(form: str, parts: Iterable[str]) -> str:
    whole = ""
    for part in parts:
        whole = form.format(first=whole, more=part) if whole else part
    return whole
