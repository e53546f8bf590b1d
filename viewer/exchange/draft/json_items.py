"""Large JSON, of which the file itself is the store: long lists are read item by item, whenever they are asked for.

Everything is read once, so that a broken file is told of at once; of a list only the places of its items stay.
"""

from __future__ import annotations

import codecs
import json
from array import array
from collections.abc import Callable, Sequence
from typing import overload

from viewer.exchange.draft.crowd import refuse_crowd
from viewer.exchange.draft.decoding import ForeignText
from viewer.exchange.draft.json_values import (
    DECODER,
    LONG_NUMBER,
    breaks_off,
    broken_at,
    refuse_depth,
    too_deep,
    why_broken,
    with_doubles,
)
from viewer.exchange.draft.notes import Unreadable
from viewer.words import _, number

#: Bytes that are looked at together.
WINDOW = 256 * 1024
#: Of one item, and of everything that is no item of a list.
MOST_VALUE = 16 * 1024 * 1024
#: Lists and mappings, and values, of the same.
MOST_BRACKETS, MOST_VALUES = 200_000, 500_000
#: Lists stand in so many mappings at the most to be read item by item.
_OUTER = 3
#: A number or a word that is cut off there may go on.
_LONGEST_WORD = 16
_BLANK = " \t\n\r"


class JsonItems(Sequence[object]):
    """The items of a list, each read from the file when it is asked for."""

    def __init__(
        self, data: bytes, places: array[int], change: Callable[[object], object] | None = None
    ) -> None:
        """Take a file in UTF-8, and where in it each item begins and ends."""
        self._data, self._places, self._change = data, places, change

    @property
    def size(self) -> int:
        """Of all items, in bytes."""
        return self._places[-1] - self._places[0] if self._places else 0

    def changed(self, change: Callable[[object], object]) -> JsonItems:
        """Return the same items, each changed by a function."""
        return JsonItems(self._data, self._places, change)

    def __len__(self) -> int:
        return len(self._places) // 2

    @overload
    def __getitem__(self, place: int) -> object: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[object]: ...

    def __getitem__(self, place: int | slice) -> object:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        at = 2 * range(len(self))[place]
        start, end = self._places[at : at + 2]
        item: object = DECODER.decode(self._data[start:end].decode())
        return self._change(item) if self._change is not None else item


def json_by_items(text: ForeignText, skip: int = 0, behind: str = "") -> object:
    """Return what JSON says; its lists are :class:`JsonItems` wherever they are not inside others.

    Args:
        text: The file.
        skip: So many letters stand before it.
        behind: Letters that may stand behind it.

    Raises:
        Unreadable: It is no JSON, nested deeper than any timeline, or holds more than can be taken in.
    """
    data, start = text.as_utf8()
    end, more = len(data), behind.encode()
    while end > start and data[end - 1] in more:
        end -= 1
    return _Reader(data, start + len(text.head(skip).encode()), end).whole()


class _Reader:
    """Goes through a file once, by a window that moves over it."""

    def __init__(self, data: bytes, start: int, end: int) -> None:
        self._data, self._begin, self._end = data, start, end
        self._beside = self._values = 0
        self._move(start)

    def _move(self, start: int, size: int = WINDOW) -> None:
        """Let the window begin at a byte."""
        self._start = start
        content = self._data[start : min(self._end, start + size)]
        self._text, used = codecs.utf_8_decode(content, "strict", False)
        self._at = 0
        self._behind = start + used
        # Where nothing but ASCII stands in it, letters are bytes.
        self._is_ascii = used == len(self._text)

    def _place(self) -> int:
        """Return which byte is next; what lies before it is left behind."""
        if self._at:
            passed = self._at if self._is_ascii else len(self._text[: self._at].encode())
            if self._is_ascii:
                return self._start + passed
            self._text, self._at = self._text[self._at :], 0
            self._start += passed
        return self._start

    @property
    def _is_last(self) -> bool:
        """Tell whether the window reaches the end."""
        return self._behind >= self._end

    def whole(self) -> object:
        """Return all of it."""
        found = self._value(0)
        if self._peek():
            self._fail("extra data")
        return found

    def _fail(self, what: str) -> None:
        place = self._place()
        line = self._data.count(b"\n", 0, place) + 1
        begin = max(self._begin, self._data.rfind(b"\n", 0, place) + 1)
        column = len(self._data[begin:place].decode("utf-8", "replace")) + 1
        raise Unreadable(broken_at(line, column, what))

    def _peek(self) -> str:
        """Return the next letter that is no blank, empty at the end."""
        while True:
            while self._at < len(self._text):
                letter = self._text[self._at]
                if letter not in _BLANK:
                    return letter
                self._at += 1
            if self._is_last:
                return ""
            self._move(self._behind)

    def _take(self, letter: str, what: str) -> None:
        found = self._peek()
        if found != letter:
            self._fail(what if found else breaks_off())
        self._at += 1

    def _value(self, depth: int) -> object:
        letter = self._peek()
        if letter == "{" and depth < _OUTER:
            return self._mapping(depth)
        if letter == "[" and depth <= _OUTER:
            return self._list()
        before = self._place()
        found = self._whole_value()
        self._count(self._place() - before)
        return found

    def _count(self, size: int) -> None:
        """Count what stays in memory beside the items of lists."""
        self._beside += size
        self._values += 1
        if self._beside > MOST_VALUE or self._values > MOST_BRACKETS:
            raise Unreadable(
                _("what stands beside its records is larger than {number} MB").format(
                    number=MOST_VALUE // 1024**2
                )
            )

    def _mapping(self, depth: int) -> dict[str, object]:
        self._take("{", "")
        pairs: list[tuple[str, object]] = []
        while self._peek() != "}":
            if pairs:
                self._take(",", "expecting ',' delimiter")
            if (letter := self._peek()) != '"':
                self._fail("expecting property name enclosed in double quotes" if letter else breaks_off())
            name = self._whole_value()
            self._take(":", "expecting ':' delimiter")
            pairs.append((str(name), self._value(depth + 1)))
        self._at += 1
        return with_doubles(pairs)

    def _list(self) -> JsonItems:
        self._take("[", "")
        places = array("Q")
        while self._peek() != "]":
            if places:
                self._take(",", "expecting ',' delimiter")
                self._peek()
            start = self._place()
            self._whole_value()
            places.extend((start, self._place()))
            refuse_crowd(len(places) // 2)
        self._at += 1
        return JsonItems(self._data, places)

    def _whole_value(self) -> object:
        """Return the value that is next, read in one go."""
        size = WINDOW
        while True:
            try:
                found, end = DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise Unreadable(too_deep()) from None
            except json.JSONDecodeError as error:
                if self._is_last or not self._is_cut(error):
                    self._at = error.pos
                    self._fail(why_broken(error))
            except ValueError:  # a number of more digits than Python turns into one
                raise Unreadable(_(LONG_NUMBER)) from None
            else:
                if end < len(self._text) or self._is_last:
                    self._judge(self._text[self._at : end])
                    self._at = end
                    return found
            size *= 2
            if size > 2 * MOST_VALUE:
                raise Unreadable(
                    _("one value of the JSON is larger than {number} MB").format(number=MOST_VALUE // 1024**2)
                )
            self._move(self._place(), size)

    def _is_cut(self, error: json.JSONDecodeError) -> bool:
        """Tell whether it may be the window's end that is wrong with a value."""
        is_near = error.pos >= len(self._text) - _LONGEST_WORD
        return is_near or error.msg.startswith("Unterminated string")

    def _judge(self, text: str) -> None:
        """Refuse a value that is nested too deeply, or takes far more memory than letters."""
        refuse_depth(text)
        if text.count("[") + text.count("{") > MOST_BRACKETS or text.count(",") > MOST_VALUES:
            raise Unreadable(
                _("one record of it holds more than {number} values").format(number=number(MOST_BRACKETS))
            )
