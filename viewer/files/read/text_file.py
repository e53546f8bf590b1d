"""A file's text, or one kind line about why there is none."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from viewer.files.read.regular import NotRegular, content_of
from viewer.words import _

#: Larger files than this are refused before they fill the memory: some 700,000 events.
MOST_BYTES = 256 * 1024 * 1024
PIECE_BYTES = 4 * 1024 * 1024
#: Keys that stand in event files, and one of another program's YAML that has some of them too.
_OWN = re.compile(rb"^(?:format|events|lanes|sources|eras)[ \t]*:", re.MULTILINE)
_NOT_OWN = re.compile(rb"^timeline[ \t]*:", re.MULTILINE)


class ReadError(Exception):
    """A file cannot be read at all; the message is one line."""


def file_text(path: Path) -> str:
    """Return a file's text with its line ends and byte order mark as they are.

    Raises:
        ReadError: It is missing, forbidden, no file, not UTF-8 or too large.
    """
    try:
        data = _bytes_of(path)
    except FileNotFoundError:
        raise ReadError(_("{path} does not exist").format(path=path)) from None
    except (OSError, ValueError) as error:
        raise ReadError(
            _("cannot read {path}: {error}").format(
                path=path, error=getattr(error, "strerror", None) or error
            )
        ) from None
    return text_of(data, str(path))


def text_of(data: bytes, name: str) -> str:
    """Return a file's bytes as text with its line ends and byte order mark as they are.

    Raises:
        ReadError: They are not UTF-8; the message calls the file by ``name``.
    """
    try:
        return _decoded(data)
    except UnicodeDecodeError as error:
        raise ReadError(
            _("{name} is not UTF-8 text: {fault}; save it as UTF-8").format(
                name=name, fault=_fault(data, error.start)
            )
        ) from None


def _decoded(data: bytes) -> str:
    """Return bytes as text; many are decoded piece by piece, so that the window gets its turns."""
    if len(data) <= PIECE_BYTES:
        return data.decode("utf-8")
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        pieces = [
            decoder.decode(data[start : start + PIECE_BYTES]) for start in range(0, len(data), PIECE_BYTES)
        ]
        return "".join([*pieces, decoder.decode(b"", final=True)])
    except UnicodeDecodeError:
        return data.decode("utf-8")  # raises too, and knows where in the whole


def _bytes_of(path: Path) -> bytes:
    if stat.S_ISDIR(path.stat().st_mode):
        raise ReadError(_("{path} is a folder; expected an event file").format(path=path))
    try:
        data = content_of(path, MOST_BYTES + 1)
    except NotRegular:
        raise ReadError(_("{path} is no ordinary file; expected an event file").format(path=path)) from None
    if len(data) > MOST_BYTES:
        raise ReadError(
            _("{path} is larger than {most} MB, the most that is read").format(
                path=path, most=MOST_BYTES // 1024**2
            )
        )
    return data


def _fault(data: bytes, index: int) -> str:
    """Return what stands at the first byte that is not UTF-8, as an editor counts."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return _("it is UTF-16")
    before = data[:index].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    column = len(before) - before.rfind("\n")
    return _("line {line}, column {column} holds the byte 0x{byte:02X}").format(
        line=before.count(chr(10)) + 1, column=column, byte=data[index]
    )


def looks_own(head: bytes) -> bool:
    """Tell whether the beginning of a file has a key that only event files have at the margin, or is blank."""
    return not head.strip() or (_OWN.search(head) is not None and _NOT_OWN.search(head) is None)
