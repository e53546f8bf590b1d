"""Reads what a PDF says of its structure, with an independent reader of PDF."""

from __future__ import annotations

import re
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DecodedStreamObject, NameObject

_PAINTING = {b"Tj", b"TJ", b"f", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"sh"}
#: Between two letters of one line: Qt moves to each of them by itself.
_NEXT_LETTER = re.compile(rb"> Tj\n\d[\d.]* 0 Td <")
#: Lines of a page that say where letters stand, and which.
_OF_TEXT = re.compile(rb"^.*\b(?:cm|[qQ]|BT|ET|T[mdjf]|Do)$\n", re.MULTILINE)


def _in_runs(page: PageObject) -> bytes:
    """Return what a page draws, its text in whole runs: there the reader spends a twentieth of the time."""
    return _NEXT_LETTER.sub(b"", page["/Contents"].get_object().get_data())  # type: ignore[union-attr]


def with_text_alone(page: PageObject) -> PageObject:
    """Return a page that has the same text and nothing else, for the sake of the time that reading takes."""
    stream = DecodedStreamObject()
    stream.set_data(b"".join(_OF_TEXT.findall(_in_runs(page))))
    made = PageObject(page.pdf)
    made.update(page)
    made[NameObject("/Contents")] = stream
    return made


def letters(font: Any) -> dict[int, str]:
    """Return what a font of ours says its glyphs stand for."""
    told = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    found: dict[int, str] = {}
    for first, last, listed in re.findall(r"<(\w{4})> <(\w{4})> (\[[^\]]*\]|<\w+>)", told):
        codes = re.findall(r"<(\w+)>", listed)
        if not listed.startswith("["):
            codes = [f"{int(codes[0], 16) + step:04X}" for step in range(int(last, 16) - int(first, 16) + 1)]
        for place, code in enumerate(codes):
            found[int(first, 16) + place] = bytes.fromhex(code).decode("utf-16-be")
    return found


def pieces_of(reader: PdfReader, number: int) -> list[tuple[str, int | None, str]]:
    """Return tag, number and text of every marked piece of a page in order; the tag is empty for none."""
    page = reader.pages[number]
    fonts = {name: letters(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}  # type: ignore[index]
    pieces: list[tuple[str, int | None, str]] = []
    known: dict[int, str] = {}
    is_open = False
    stream = DecodedStreamObject()
    stream.set_data(_in_runs(page))
    for operands, operator in ContentStream(stream, reader).operations:
        if operator in (b"BDC", b"BMC"):
            assert not is_open
            is_open = True
            named = operands[1] if operator == b"BDC" else {}
            pieces.append((str(operands[0]), named.get("/MCID"), ""))
        elif operator == b"EMC":
            assert is_open
            is_open = False
        elif operator == b"Tf":
            known = fonts[operands[0]]
        if operator in _PAINTING:
            if not is_open:
                pieces.append(("", None, ""))
            if operator == b"Tj":
                codes = bytes(operands[0].original_bytes)
                text = "".join(known[code] for code in codes[1::2]) if max(codes[::2]) == 0 else "?"
                tag, mcid, before = pieces[-1]
                pieces[-1] = (tag, mcid, before + text)
    assert not is_open
    return pieces


class Node:
    """An element of the structure.

    Attributes:
        tag: Such as ``P``.
        alt: What is told to who does not see it.
        actual: What it says, where a page shows other letters.
        kids: Elements, texts of pieces, and annotations, in order.
    """

    def __init__(self, tag: str, alt: str, actual: str = "") -> None:
        self.tag, self.alt, self.actual = tag, alt, actual
        self.kids: list[Node | str | dict[str, Any]] = []

    @property
    def text(self) -> str:
        """All that is written in it."""
        return "".join(
            kid if isinstance(kid, str) else kid.text if isinstance(kid, Node) else "" for kid in self.kids
        )

    def all(self, tag: str) -> list[Node]:
        """Return all elements of a tag below it, in order."""
        found = []
        for kid in self.kids:
            if isinstance(kid, Node):
                found += ([kid] if kid.tag == tag else []) + kid.all(tag)
        return found

    def annotations(self) -> list[dict[str, Any]]:
        """Return the annotations in it and below it."""
        found = []
        for kid in self.kids:
            if isinstance(kid, dict):
                found.append(kid)
            elif isinstance(kid, Node):
                found += kid.annotations()
        return found


def structure_of(reader: PdfReader) -> Node:
    """Return the structure of a document, with what its pieces say."""
    root = reader.trailer["/Root"]["/StructTreeRoot"].get_object()  # type: ignore[index]
    texts: dict[int, dict[int, str]] = {}
    for number, page in enumerate(reader.pages):
        marked = [(mcid, text) for _, mcid, text in pieces_of(reader, number) if mcid is not None]
        assert [mcid for mcid, _ in marked] == list(range(len(marked)))
        assert page.indirect_reference is not None
        texts[page.indirect_reference.idnum] = dict(marked)
    return _node(root["/K"].get_object(), root, texts)


def _node(element: Any, parent: Any, texts: dict[int, dict[int, str]]) -> Node:
    assert element["/P"].get_object() == parent
    node = Node(str(element["/S"])[1:], str(element.get("/Alt", "")), str(element.get("/ActualText", "")))
    kids = element["/K"] if isinstance(element["/K"], list) else [element["/K"]]
    for kid in kids:
        told = kid.get_object()
        if isinstance(told, int):
            node.kids.append(texts[element.raw_get("/Pg").idnum][int(told)])
        elif told.get("/Type") == "/MCR":
            node.kids.append(texts[told.raw_get("/Pg").idnum][int(told["/MCID"])])
        elif told.get("/Type") == "/OBJR":
            node.kids.append(told["/Obj"].get_object())
        else:
            node.kids.append(_node(told, element, texts))
    return node


def parents_of(reader: PdfReader) -> dict[int, Any]:
    """Return what the structure's tree of parents says of every page's and annotation's number."""
    tree = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"].get_object()  # type: ignore[index]
    found: dict[int, Any] = {}
    for leaf in tree["/Kids"]:
        numbers = leaf.get_object()["/Nums"]
        for key, value in zip(numbers[::2], numbers[1::2], strict=True):
            found[int(key)] = value
        assert [min(found | {0: 0}) >= 0, int(numbers[0]), int(numbers[-2])] == [
            True,
            *map(int, leaf.get_object()["/Limits"]),
        ]
    return found
