"""The event file inside its page: as an address that any browser saves, and read back byte for byte.

It is text in a ``data:`` address rather than base64: a third smaller, and still to be searched.
"""

from __future__ import annotations

import re
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.page.markup import literal

#: What the head of a page names, before a version.
GENERATOR = '<meta name="generator" content="Dateline '
#: The generator is named in the head, before the drawing and the event file.
_HEAD_BYTES = 4_000
_ID = "event-file"
_TAG = re.compile(rb'<a\b[^>]*\bid="?event-file"?[^>]*>', re.IGNORECASE)
_MEDIA = "data:application/yaml;charset=utf-8,"
_DATA = re.compile(r"data:[^,]*,", re.IGNORECASE)
#: What may stand as it is: letters of every script, digits, the blank and marks that mean nothing in an
#: address or in HTML.
_PLAIN = frozenset(" -_.~!*()/:;,=@$+|{}[]^`'")


def file_link(name: str, text: str, words: str) -> str:
    """Return a link that saves the event file.

    Args:
        name: What the saved file is called.
        text: The file's text, byte order mark and line ends included.
        words: What the link is called.
    """
    digest = sha256(text.encode("utf-8")).hexdigest()
    return (
        f'<a id="{_ID}" download="{literal(name)}" data-sha256="{digest}" '
        f'href="{_MEDIA}{_escaped(text)}">{literal(words)}</a>'
    )


def _escaped(text: str) -> str:
    seen: dict[str, str] = {}
    for letter in set(text):
        is_plain = letter in _PLAIN or letter.isalnum()
        seen[letter] = letter if is_plain else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8"))
    escaped = "".join(map(seen.__getitem__, text))
    # The end of an address is trimmed by those who read it.
    return escaped[:-1] + "%20" if escaped.endswith(" ") else escaped


def is_page(data: bytes) -> bool:
    """Tell whether a file is a web page that this program has written."""
    return GENERATOR.encode() in data[:_HEAD_BYTES]


def event_file_in(data: bytes) -> bytes | None:
    """Return the event file that a page holds, exactly as it was; None where it is no page that holds one.

    Raises:
        Unreadable: It holds one that was altered since; the message is one line.
    """
    tag = _TAG.search(data)
    if tag is None:
        return None
    try:
        found = _attributes(tag[0].decode("utf-8"))
    except UnicodeDecodeError:
        raise Unreadable("the event file inside the page was altered: it is not UTF-8") from None
    address, digest = found.get("href") or "", found.get("data-sha256") or ""
    head = _DATA.match(address)
    if head is None or not digest:
        return None
    content = unquote_to_bytes(address[head.end() :])
    if sha256(content).hexdigest() != digest:
        raise Unreadable("the event file inside the page was altered since it was written; nothing was taken")
    return content


class _Tag(HTMLParser):
    """Keeps the attributes of the one tag that it is fed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = dict(attrs)


def _attributes(tag: str) -> dict[str, str | None]:
    parser = _Tag()
    parser.feed(tag)
    return parser.found
