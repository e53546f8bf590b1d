"""A foreign file from the disk: no more of it than can be taken in, and nothing from the network."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from pathlib import Path

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.decoding import MOST_BYTES
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.own_table import BESIDE, COLUMNS_BESIDE, beside
from viewer.exchange.formats import format_of
from viewer.exchange.page.embedded import event_file_in, is_page
from viewer.files.read.regular import NotRegular, content_of, exists, is_file
from viewer.files.read.text_file import looks_own
from viewer.words import N_, _

#: Names a web page of this program for ``--from``.
PAGE_KEY = "html"
#: So much of a file tells what it is.
_SNIFFED = 256 * 1024
#: Formats of which a file may end as event files do; of any other it is a broken event file.
_YAML = frozenset({"powertimeline"})
_A_PAGE = N_(
    "it is a web page of this program; “dateline import” without --into gives the event file inside it back, "
    "and so does the link at the page’s end"
)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)


def draft_of(path: Path, answers: Answers, key: str = "") -> Draft:
    """Return what a foreign file says.

    Args:
        path: The file, the only one that is opened but for the tables beside one of ours.
        key: Of its format; empty for the one that it looks like.

    Raises:
        Unreadable: It cannot be taken in; the message is one line.
        Asked: It leaves a question open that was not answered.
    """
    data = foreign_bytes(path)
    return draft_from(data, with_tables(path, data, answers), key)


def with_tables(path: Path, data: bytes, answers: Answers) -> Answers:
    """Return answers with the tables that stand beside a table of ours, written with it; as they are for any other.

    Args:
        path: The file.
        data: All of it.
        answers: Of a person.

    Raises:
        Unreadable: One of them cannot be read.
    """
    first = data[:_SNIFFED].lstrip(codecs.BOM_UTF8).partition(b"\n")[0]
    heads = re.split(r"[,;\t]", first.decode("utf-8", errors="replace").strip().replace('"', ""))
    if tuple(heads) != COLUMNS_BESIDE:
        return answers
    places = {name: beside(path, name) for name in BESIDE}
    found = {name: foreign_bytes(place) for name, place in places.items() if is_file(place)}
    return replace(answers, tables=found)


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
    if not key and is_page(data):
        raise Unreadable(_(_A_PAGE))
    return format_of(data, answers.name, key).read(data, answers)


def file_of_page(path: Path) -> bytes | None:
    """Return the event file that a web page of this program holds, as it was; None for any other file.

    Raises:
        Unreadable: It is such a page, but without its event file, or with one that was altered.
    """
    data = foreign_bytes(path)
    content = event_file_in(data)
    if content is None and is_page(data):
        raise Unreadable(_("the page was written without its event file; nothing can be taken from it"))
    return content


def is_page_file(path: Path) -> bool:
    """Tell whether a file is a web page that this program has written."""
    try:
        return is_page(content_of(path, _SNIFFED))
    except (OSError, ValueError):
        return False


def is_foreign(path: Path) -> bool:
    """Tell whether a file is another program's timeline rather than an event file of ours.

    A file that cannot be read, or is of no format that is known, is not: an event file's own messages say more.
    """
    try:
        head = content_of(path, _SNIFFED)
    except (OSError, ValueError):  # a file that is none is an OSError too
        return False
    if is_page(head):
        return True
    if looks_own(head):
        return False
    try:
        form = format_of(head, path.name)
    except Unreadable:
        return False
    return path.suffix.lower() not in (".yaml", ".yml") or form.key in _YAML


def shown_path(path: Path) -> str:
    """Return a path as it was given: one that was an address has lost a stroke on its way."""
    return re.sub(r"\A([a-z][a-z0-9+.-]+):/(?!/)", r"\1://", str(path), flags=re.IGNORECASE)


def foreign_bytes(path: Path) -> bytes:
    """Return a foreign file's content.

    Raises:
        Unreadable: It is not there, no file, too large, or on the network.
    """
    if _ADDRESS.match(str(path)) and not exists(path):
        raise Unreadable(_("nothing is fetched from the network; save the file first"))
    try:
        data = content_of(path, MOST_BYTES + 1)
    except NotRegular:
        raise Unreadable(_("it is no ordinary file")) from None
    except FileNotFoundError:
        raise Unreadable(_("it does not exist")) from None
    except (OSError, ValueError) as error:
        raise Unreadable(
            _("it cannot be read: {why}").format(why=getattr(error, "strerror", None) or error)
        ) from None
    if len(data) > MOST_BYTES:
        raise Unreadable(
            _("it is larger than {number} MB, the most that is taken in").format(number=MOST_BYTES // 1024**2)
        )
    return data
