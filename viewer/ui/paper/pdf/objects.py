"""A PDF as Qt writes it, taken apart into its objects, changed, and put together again.

Qt writes one object after the other, and a plain table of their places behind them. Nothing here
looks further into an object than whoever changes it does: a general PDF library builds a tree of
every name and number, which for ten thousand events takes as long as all the rest of printing.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence

#: The comment tells programs that the file is no text.
_HEADER = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_LENGTH = re.compile(rb"/Length (\d+)(?: 0 (R))?")
#: Higher levels take twice the time and save a tenth.
_LEVEL = 6
#: PDF/A allows so many things in a list and no more.
MOST_IN_LIST = 8191


class PdfObjects:
    """The objects of a painted document.

    Args:
        painted: A whole PDF as Qt writes it.

    Attributes:
        root: Number of the document's catalogue.
        info: Number of what it says of itself.

    Raises:
        ValueError: It is not as Qt writes them.
    """

    def __init__(self, painted: bytes) -> None:
        self._painted = painted
        table = int(painted[painted.rindex(b"startxref") + 9 :].split(None, 1)[0])
        trailer = painted[painted.index(b"trailer", table) :]
        places = sorted(
            (int(entry[1]), number)
            for number, entry in enumerate(_ENTRY.finditer(painted, table))
            if entry[3] == b"n"
        )
        ends = [place for place, _ in places[1:]] + [table]
        self._spans = {number: (place, end) for (place, number), end in zip(places, ends, strict=True)}
        self._changed: dict[int, bytes] = {}
        self._next = max(self._spans) + 1
        self.root, self.info = _reference(trailer, b"/Root"), _reference(trailer, b"/Info")

    def body(self, number: int) -> bytes:
        """Return what stands between ``obj`` and ``endobj``."""
        if number in self._changed:
            return self._changed[number]
        place, end = self._spans[number]
        begin = self._painted.index(b"obj", place) + 3
        return self._painted[begin : self._painted.rindex(b"endobj", begin, end)].strip(b"\r\n")

    def stream(self, number: int) -> bytes:
        """Return the contents of a stream, unpacked."""
        body = self.body(number)
        begin = body.index(b"stream") + 6
        begin += 2 if body[begin : begin + 2] == b"\r\n" else 1
        found = _LENGTH.search(body, 0, begin)
        assert found is not None
        length = int(self.body(int(found[1]))) if found[2] else int(found[1])
        packed = body[begin : begin + length]
        return zlib.decompress(packed) if b"/FlateDecode" in body[:begin] else packed

    def put(self, number: int, body: bytes) -> None:
        """Change an object, or write one whose number was reserved."""
        self._changed[number] = body

    def put_stream(self, number: int, content: bytes) -> None:
        """Pack a stream in place of an object, and drop the one that told its length."""
        self.drop_length(number)
        packed = zlib.compress(content, _LEVEL)
        self.put(number, b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(packed), packed))

    def drop_length(self, number: int) -> None:
        """Leave out the object that tells how long a stream is."""
        found = _LENGTH.search(self.body(number).partition(b"stream")[0])
        if found is not None and found[2]:
            self.drop(int(found[1]))

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        number = self.reserve()
        self._changed[number] = body
        return number

    def reserve(self) -> int:
        """Return the number of an object that will be put later."""
        self._next += 1
        return self._next - 1

    def drop(self, number: int) -> None:
        """Leave an object out."""
        self._spans.pop(number, None)
        self._changed.pop(number, None)

    def pages(self) -> list[int]:
        """Return the numbers of all pages in order."""
        tree = self.body(_reference(self.body(self.root), b"/Pages"))
        kids = tree[tree.index(b"[") + 1 : tree.index(b"]")]
        return [int(number) for number in re.findall(rb"(\d+) 0 R", kids)]

    def listed(self, number: int) -> list[int]:
        """Return what a list refers to."""
        return [int(found) for found in re.findall(rb"(\d+) 0 R", self.body(number))]

    def fonts(self, pages: Sequence[int]) -> list[int]:
        """Return the numbers of all fonts, in the order in which pages name them."""
        found: dict[int, None] = {}
        for page in pages:
            resources = self.body(_reference(self.body(page), b"/Resources"))
            begin = resources.index(b"/Font")
            named = resources[begin : resources.index(b">>", begin)]
            found.update((int(number), None) for number in re.findall(rb"/F\d+ (\d+) 0 R", named))
        return list(found)

    def settle(self, firsts: Sequence[int]) -> None:
        """Number what some objects refer to anew, in the order in which they do: Qt's order differs from run to run.

        Args:
            firsts: Numbers of the objects to begin with, which keep theirs.
        """
        found = list(dict.fromkeys(firsts))
        for number in found:
            found += [below for below in self._referred(number) if below not in found]
        below = found[len(set(firsts)) :]
        now = {number: self.reserve() for number in below}
        bodies = {number: self.body(number) for number in found}
        for number in below:
            self.drop(number)
        for number, body in bodies.items():
            head, stream, packed = body.partition(b"stream")
            told = _REFERENCE.sub(lambda match: b"%d 0 R" % now.get(int(match[1]), int(match[1])), head)
            self.put(now.get(number, number), told + stream + packed)

    def _referred(self, number: int) -> list[int]:
        return [int(found) for found in _REFERENCE.findall(self.body(number).partition(b"stream")[0])]

    def content(self, identity: bytes) -> bytes:
        """Return the whole file.

        Args:
            identity: 16 bytes that this document has and no other.
        """
        return b"".join(self._parts(identity))

    def _parts(self, identity: bytes) -> Iterator[bytes | memoryview]:
        painted = memoryview(self._painted)
        places: dict[int, int] = {}
        at = len(_HEADER)
        yield _HEADER
        for number in sorted(self._spans.keys() | self._changed.keys()):
            places[number] = at
            if number in self._changed:
                part: bytes | memoryview = b"%d 0 obj\n%b\nendobj\n" % (number, self._changed[number])
            else:
                place, end = self._spans[number]
                part = painted[place:end]
            at += len(part)
            yield part
        yield b"xref\n0 %d\n" % self._next
        yield b"".join(self._table(places))
        known = identity.hex().upper().encode()
        yield b"trailer\n<</Size %d/Info %d 0 R/Root %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n" % (
            self._next, self.info, self.root, known, known, at,
        )  # fmt: skip

    def _table(self, places: dict[int, int]) -> Iterator[bytes]:
        """Return the lines of the table; numbers without an object are chained, as the format asks."""
        free = [number for number in range(1, self._next) if number not in places]
        following = dict(zip([0, *free], [*free, 0], strict=True))
        for number in range(self._next):
            if number in places:
                yield b"%010d 00000 n \n" % places[number]
            else:
                yield b"%010d %05d f \n" % (following[number], 65535)


def _reference(body: bytes, name: bytes) -> int:
    """Return the number of the object that a name in a dictionary refers to.

    Raises:
        ValueError: It refers to none.
    """
    found = re.search(re.escape(name) + rb" (\d+) 0 R", body)
    if found is None:
        raise ValueError(f"no {name.decode()} in a painted PDF")
    return int(found[1])


def reference(objects: PdfObjects, number: int, name: bytes) -> int:
    """Return what a name in an object refers to.

    Raises:
        ValueError: It refers to none.
    """
    return _reference(objects.body(number), name)


def text_string(text: str) -> bytes:
    """Return a text as PDF writes it: letters, or UTF-16 where there are others than ASCII."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(%b)" % escaped.encode()
    return b"<FEFF%b>" % text.encode("utf-16-be", "replace").hex().upper().encode()


def refs(numbers: Sequence[int]) -> bytes:
    """Return references to objects."""
    return b" ".join(b"%d 0 R" % number for number in numbers)


def without(body: bytes, name: bytes) -> bytes:
    """Return a dictionary without an entry that refers to an object."""
    return re.sub(rb"\s*" + re.escape(name) + rb" \d+ 0 R", b"", body, count=1)


def with_entries(body: bytes, entries: bytes) -> bytes:
    """Return a dictionary with more entries at its end."""
    return body[: body.rindex(b">>")] + entries + b">>"
