"""The event file inside its page: as an address that any browser saves, and read back byte for byte.

It is text in a ``data:`` address rather than base64: a third smaller, and still to be searched.
"""

from __future__ import annotations

import re
from hashlib import sha256

from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.page.markup import literal
from viewer.words import _

#: What the head of a page names, before a version.
GENERATOR = '<meta name="generator" content="Dateline '
#: The generator is named in the head, before the drawing and the event file.
_HEAD_BYTES = 4_000
_ID = "event-file"
_OPENING, _IS_ID = (
    re.compile(rb"<a\b", re.IGNORECASE),
    re.compile(rb"""\sid=["']?event-file\Z""", re.IGNORECASE),
)
_ATTRIBUTE = re.compile(rb"""\s([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})")
_PIECE = 1024 * 1024
#: Places that name the link without being it.
_MOST_TRIED = 1_000
_MEDIA = "data:application/yaml;charset=utf-8,"
_DATA = re.compile(rb"data:[^,]*,", re.IGNORECASE)
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
    start, end = _tag_in(data)
    found = _attributes(data, start, end)
    href, digest = found.get(b"href", (0, 0)), found.get(b"data-sha256", (0, 0))
    head = _DATA.match(data, *href)
    if head is None or digest[0] == digest[1]:
        return None
    content = _unescaped(data, head.end(), href[1])
    if sha256(content).hexdigest().encode() != data[slice(*digest)]:
        raise Unreadable(
            _("the event file inside the page was altered since it was written; nothing was taken")
        )
    return content


def _tag_in(data: bytes) -> tuple[int, int]:
    """Return where in a page the link to the event file begins and ends; nought twice for none.

    Nothing is looked through again and again, however large it is and whatever was put there.
    """
    at = data.find(_ID.encode())
    for _place in range(_MOST_TRIED):
        if at < 0:
            break
        start = data.rfind(b"<", 0, at)
        opening = _OPENING.match(data, start) if start >= 0 and data.find(b">", start, at) < 0 else None
        if opening is not None and _IS_ID.search(data, start, at + len(_ID)):
            return start, data.find(b">", at)
        at = data.find(_ID.encode(), at + 1)
    return 0, 0


def _attributes(data: bytes, start: int, end: int) -> dict[bytes, tuple[int, int]]:
    """Return where the values of a tag's attributes begin and end, by their names."""
    found = _ATTRIBUTE.finditer(data, start, max(start, end))
    return {match[1].lower(): match.span(match.lastindex or 0) for match in found}


def _unescaped(data: bytes, start: int, end: int) -> bytes:
    """Return part of an address without escapes, a piece after the other."""
    found = bytearray()
    while start < end:
        behind = min(end, start + _PIECE)
        while behind < end and b"%" in data[behind - 2 : behind]:
            behind += 1
        found += _ESCAPE.sub(_byte, data[start:behind])
        start = behind
    return bytes(found)


def _byte(match: re.Match[bytes]) -> bytes:
    return bytes((int(match[1], 16),))
