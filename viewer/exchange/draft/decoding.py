"""Foreign bytes as text: all of it, or letter by letter where a large one would fill the memory."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NoReturn, TextIO

from viewer.exchange.draft.notes import Asked, Unreadable
from viewer.exchange.draft.questions import Choice, Question
from viewer.model.dates.errors import quoted
from viewer.words import N_, _

#: Files above this are refused before they are read.
MOST_BYTES = 64 * 1024 * 1024
_PIECE = 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, ""), (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_ENCODINGS = ("cp1252", "mac_roman")
_NAMES = {"cp1252": N_("Windows (cp1252)"), "mac_roman": N_("Macintosh (Mac Roman)")}
_ODD_LETTER = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[\w'’-]+")
#: So many letters are looked at for words to show, and so much around each.
_LOOKED_AT, _AROUND = 200, 40
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ForeignText:
    """A text that is known to be one.

    Attributes:
        data: The file.
        encoding: Of it.
        start: Of the text, behind a byte order mark.
    """

    data: bytes
    encoding: str
    start: int = 0

    @property
    def size(self) -> int:
        """Of the file, in bytes."""
        return len(self.data)

    def opened(self, newline: str | None = "") -> TextIO:
        """Return the text to be read piece by piece.

        Args:
            newline: As ``open`` takes it: empty leaves line ends as they are, None makes line feeds of them.
        """
        content = io.BytesIO(self.data)  # no copy of them
        content.seek(self.start)
        return io.TextIOWrapper(content, self.encoding, newline=newline)

    def head(self, letters: int) -> str:
        """Return the beginning of the text."""
        return self.opened().read(letters)

    def as_utf8(self) -> tuple[bytes, int]:
        """Return the text in UTF-8, and where in that it begins."""
        if self.encoding == "utf-8":
            return self.data, self.start
        return b"".join(piece.encode() for piece in _pieces(self.data, self.encoding, self.start)), 0

    def whole(self) -> str:
        """Return all of the text."""
        return (
            self.data[self.start :].decode(self.encoding) if self.start else self.data.decode(self.encoding)
        )


def decoded(data: bytes, encoding: str = "") -> str:
    """Return the text of a foreign file, without its byte order mark; see :func:`foreign_text`."""
    return foreign_text(data, encoding).whole()


def foreign_text(data: bytes, encoding: str = "") -> ForeignText:
    """Return a foreign file as the text that it is.

    A byte order mark decides, else it is UTF-8 where it can be; nothing else is guessed.

    Raises:
        Asked: It is neither, and ``encoding`` does not say what it is.
        Unreadable: It is not what ``encoding`` says.
    """
    for mark, name in _MARKS:
        if data.startswith(mark) and name:
            return _strictly(data, name, len(mark))
    if encoding:
        return _strictly(data, encoding)
    try:
        _try(data, "utf-8")
    except UnicodeDecodeError:
        _ask(data)
    return ForeignText(data, "utf-8")


def _strictly(data: bytes, encoding: str, start: int = 0) -> ForeignText:
    try:
        "".encode(encoding)  # refuses encodings that are none of text; decoding nothing would take any name
        _try(data, encoding, start)
    except LookupError:
        raise Unreadable(
            _("“{encoding}” is no known encoding; expected such as cp1252 or mac_roman").format(
                encoding=encoding
            )
        ) from None
    except (UnicodeError, ValueError):
        raise Unreadable(_("the text is not {encoding}").format(encoding=encoding)) from None
    return ForeignText(data, encoding, start)


def _try(data: bytes, encoding: str, start: int = 0) -> None:
    """Decode all of a file, a piece after the other, and keep nothing."""
    for _piece in _pieces(data, encoding, start):
        pass


def _pieces(data: bytes, encoding: str, start: int = 0) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    for at in range(start, len(data), _PIECE):
        yield decoder.decode(data[at : at + _PIECE])
    yield decoder.decode(b"", final=True)


def _ask(data: bytes) -> NoReturn:
    samples, choices = [], []
    for name in _ENCODINGS:
        words: list[str] = []
        try:
            for text in _pieces(data, name):
                words += _odd_words(text) if len(words) < _SHOWN else ()
        except UnicodeDecodeError:
            continue  # some bytes are no letters there; every byte is one in Mac Roman
        words = list(dict.fromkeys(words))[:_SHOWN]
        shown = ", ".join(f"“{word}”" for word in words) or "nothing readable"
        samples.append(f"{shown} as {name}")
        choices.append(
            Choice(name, _(_NAMES[name]), tuple(quoted(word) for word in words) or (_("nothing readable"),))
        )
    question = Question("encoding", _("Which words are right?"), _("The text is not UTF-8."), tuple(choices))
    raise Asked(
        f"the text is not UTF-8: it reads {', and '.join(samples)}; "
        f"say {' or '.join(f'--encoding {choice.answer}' for choice in choices)}",
        question,
    )


def _odd_words(text: str) -> list[str]:
    """Return words with letters beyond ASCII from the beginning of a text, each once."""
    found: dict[str, None] = {}
    for letter in islice(_ODD_LETTER.finditer(text), _LOOKED_AT):
        first = max(0, letter.start() - _AROUND)
        around = text[first : letter.end() + _AROUND]
        for word in _WORD.finditer(around):
            if word.start() <= letter.start() - first < word.end() and len(word[0]) > 1:
                found[word[0]] = None
    return list(found)
