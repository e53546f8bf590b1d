"""A foreign file from the disk: no more of it than can be taken in, and nothing from the network."""

from __future__ import annotations

import re
from pathlib import Path

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.decoding import MOST_BYTES
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.formats import format_of
from viewer.exchange.page.embedded import event_file_in, is_page
from viewer.files.read.regular import NotRegular, content_of

#: Names a web page of this program for ``--from``.
PAGE_KEY = "html"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)


def draft_of(path: Path, answers: Answers, key: str = "") -> Draft:
    """Return what a foreign file says.

    Args:
        path: The file, the only one that is opened.
        key: Of its format; empty for the one that it looks like.

    Raises:
        Unreadable: It cannot be taken in; the message is one line.
        Asked: It leaves a question open that was not answered.
    """
    return draft_from(foreign_bytes(path), answers, key)


def draft_from(data: bytes, answers: Answers, key: str = "") -> Draft:
    """Return what the content of a foreign file says.

    Args:
        data: All of it.
        answers: With the file's name.
        key: Of its format; empty for the one that it looks like.

    Raises:
        Unreadable: It cannot be taken in; the message is one line.
        Asked: It leaves a question open that was not answered.
    """
    return format_of(data, answers.name, key).read(data, answers)


def file_of_page(path: Path) -> bytes | None:
    """Return the event file that a web page of this program holds, as it was; None for any other file.

    Raises:
        Unreadable: It is such a page, but without its event file, or with one that was altered.
    """
    data = foreign_bytes(path)
    content = event_file_in(data)
    if content is None and is_page(data):
        raise Unreadable("the page was written without its event file; nothing can be taken from it")
    return content


def foreign_bytes(path: Path) -> bytes:
    """Return a foreign file's content.

    Raises:
        Unreadable: It is not there, no file, too large, or on the network.
    """
    if _ADDRESS.match(str(path)) and not path.exists():
        raise Unreadable("nothing is fetched from the network; save the file first")
    try:
        data = content_of(path, MOST_BYTES + 1)
    except NotRegular:
        raise Unreadable("it is no ordinary file") from None
    except FileNotFoundError:
        raise Unreadable("it does not exist") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"it cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(data) > MOST_BYTES:
        raise Unreadable(f"it is larger than {MOST_BYTES // 1024**2} MB, the most that is taken in")
    return data
