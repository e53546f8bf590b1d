"""The structure of a printed document: headings, paragraphs, quotations, lists, links, pictures.

It is built page by page from the pieces as they were painted, and written in the end. Programs
that read aloud, or lay a text out anew, go by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from viewer.dataclass import dataclass
from viewer.ui.paper.pdf.objects import PdfObjects, refs, text_string, with_entries
from viewer.ui.paper.roles import Code, Role, Told
from viewer.ui.paper.text_pieces import is_shaped

#: So many entries stand in one part of a section: PDF/A allows no list of more than 8191 things.
_MOST_IN_PART = 2000
_MOST_IN_LEAF = 500
#: PDF/A allows no longer text than 65535 bytes.
_MOST_LETTERS = 30_000


@dataclass(slots=True)
class _Element:
    """One element, as long as pieces are added to it."""

    number: int
    tag: bytes
    parent: int
    page: int
    kids: list[bytes] = field(default_factory=list)
    more: bytes = b""


class Structure:
    """Builds the structure of one document.

    Args:
        objects: Of the document that is being written.
        pages: How many pages it has.
    """

    def __init__(self, objects: PdfObjects, pages: int) -> None:
        self._objects = objects
        self._page_count = pages
        self._root = objects.reserve()
        self._page = 0
        #: Numbers of the elements that a page's pieces belong to, and those of links, one after the other.
        self._of_page: list[int] = []
        self._parents: list[bytes] = []
        self._links: list[bytes] = []
        self._elements: list[_Element] = []
        self._document = _Element(objects.reserve(), b"Document", self._root, 0)
        self._section = self._part = self._entry = self._document
        self._list = self._item = self._heading = self._paragraph = self._link = self._figure = self._document
        self._code: Code | None = None
        self._alt = ""
        self._pictures: list[tuple[str, tuple[int, int]]] = []
        self._to_chart: list[list[int]] = []
        self._in_text: list[list[int]] = []
        self._link_code: Code | None = None
        self._shaped: list[list[Told]] = []
        #: What is left of that of the entry that is being built.
        self._spoken: list[Told] = []

    def begin_page(
        self,
        page: int,
        *,
        alt: str,
        pictures: Sequence[tuple[str, tuple[int, int]]],
        to_chart: list[list[int]],
        in_text: list[list[int]],
        shaped: Sequence[list[Told]] = (),
    ) -> None:
        """Begin a page.

        Args:
            page: Number of its object.
            alt: What is told of the drawing on it; empty for none.
            pictures: What is told of the pictures on it, with their pixels across and down, in the order in
                which they are painted.
            to_chart: Numbers of the annotations of the links from events' numbers, in order.
            in_text: The same of those in the text; a link that is broken has several.
            shaped: For every entry that begins on it, what its paragraphs say, where the page shows other
                letters of any.
        """
        self._end_page()
        self._page = page
        self._alt, self._pictures = alt, list(pictures)
        self._to_chart, self._in_text = to_chart, in_text
        self._shaped = list(shaped)
        self._figure = self._link = self._document

    # --- pieces, as they come -----------------------------------------------------------

    def text(self, code: Code) -> tuple[bytes, int]:
        """Return a piece's tag and its number on the page."""
        role = code[0]
        if role is Role.LINK:
            target = self._link_piece(code)
        else:
            if code != self._code:
                self._begin(code)
            target = self._number_piece() if role is Role.NUMBER else self._paragraph
            self._code = code
        return target.tag, self._piece(target)

    def figure(self) -> tuple[bytes, int]:
        """Return the drawing's tag and the number of a piece of it."""
        if self._figure is self._document:
            self._figure = self._new(b"Figure", self._document)
            self._figure.more = b"/Alt%b" % text_string(self._alt)
        return b"Figure", self._piece(self._figure)

    def picture(self, size: tuple[int, int]) -> tuple[bytes, int] | None:
        """Return a picture's tag and number, None for one that is none of an event's, such as an emoji.

        Args:
            size: Its pixels, across and down.
        """
        if not self._pictures or self._pictures[0][1] != size:
            return None
        shown = self._new(b"Figure", self._entry)
        shown.more = b"/Alt%b" % text_string(self._pictures.pop(0)[0])
        if self._spoken:
            del self._spoken[0]  # the paragraph that it stands in
        self._code = None
        return b"Figure", self._piece(shown)

    def _begin(self, code: Code) -> None:
        """Begin the element that a piece of another kind than the last one belongs to."""
        role = code[0]
        self._link = self._document
        spoken = self._said_by(code) if role is not Role.NUMBER else ""
        if role is Role.NAME:
            self._paragraph = self._new(b"Span", self._heading) if spoken else self._heading
        elif role is Role.TITLE:
            self._paragraph = self._new(b"H1", self._document)
        elif role is Role.HEADING:
            self._section = self._part = self._entry = self._new(b"Sect", self._document)
            self._list = self._document
            self._paragraph = self._new(b"H2", self._section)
        elif role is Role.NUMBER:
            self._begin_entry()
        elif role in (Role.LABEL, Role.ITEM):
            self._begin_item(role)
        else:
            inside = self._entry if role is not Role.QUOTE else self._new(b"BlockQuote", self._entry)
            self._paragraph = self._new(b"P", inside)
        if spoken:
            self._paragraph.more = b"/ActualText%b" % text_string(spoken)

    def _said_by(self, code: Code) -> str:
        """Return what a paragraph says whose letters are shown otherwise; empty where they are as written."""
        while self._spoken:
            told, text = self._spoken.pop(0)
            if told == code:
                return text if text and len(text) < _MOST_LETTERS and is_shaped(text) else ""
        return ""

    def _begin_entry(self) -> None:
        self._spoken = self._shaped.pop(0) if self._shaped else []
        if len(self._part.kids) >= _MOST_IN_PART:
            self._part = self._new(b"Div", self._section)
        self._entry = self._new(b"Sect", self._part)
        self._paragraph = self._heading = self._new(b"H3", self._entry)

    def _begin_item(self, role: Role) -> None:
        if self._list is self._document or len(self._list.kids) >= _MOST_IN_PART:
            self._list = self._new(b"L", self._section)
        # What stands behind a label belongs to its entry; else it is one of its own.
        if role is Role.LABEL or self._code is None or self._code[0] is not Role.LABEL:
            self._item = self._new(b"LI", self._list)
        self._paragraph = self._new(b"Lbl" if role is Role.LABEL else b"LBody", self._item)

    def _number_piece(self) -> _Element:
        """Return what an event's number belongs to: a link to the chart, else its heading."""
        numbers = self._to_chart.pop(0) if self._to_chart else []
        return self._linked(self._heading, numbers) if numbers else self._heading

    def _link_piece(self, code: Code) -> _Element:
        """Return the link that a piece belongs to; without an end it is plain text."""
        odd = code[1]
        if self._code is None or self._code[1] is not odd:
            # A paragraph that begins with a link.
            self._code = (Role.TEXT, odd, False)
            self._begin(self._code)
        if self._link is self._document or self._link_code != code:
            numbers = self._in_text.pop(0) if self._in_text else []
            self._link = self._linked(self._paragraph, numbers) if numbers else self._paragraph
            self._link_code = code
        return self._link

    def _linked(self, parent: _Element, annotations: list[int]) -> _Element:
        link = self._new(b"Link", parent)
        for number in annotations:
            link.kids.append(b"<</Type/OBJR/Obj %d 0 R>>" % number)
            key = b"/StructParent %d" % (self._page_count + len(self._links))
            self._objects.put(number, with_entries(self._objects.body(number), key))
            self._links.append(b"%d 0 R" % link.number)
        return link

    def _new(self, tag: bytes, parent: _Element) -> _Element:
        element = _Element(self._objects.reserve(), tag, parent.number, self._page)
        parent.kids.append(b"%d 0 R" % element.number)
        self._elements.append(element)
        return element

    def _piece(self, element: _Element) -> int:
        number = len(self._of_page)
        self._of_page.append(element.number)
        if element.page == self._page:
            element.kids.append(b"%d" % number)
        else:
            element.kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._page, number))
        return number

    # --- writing ------------------------------------------------------------------------

    def _end_page(self) -> None:
        """Note what the pieces of a page belong to, and write every element that no piece will be added to."""
        if self._page:
            self._parents.append(b"[%b]" % refs(self._of_page))
            self._of_page = []
        growing = (
            self._section, self._part, self._entry, self._list, self._item, self._heading, self._paragraph,
            self._link,
        )  # fmt: skip
        numbers = {element.number for element in growing}
        for element in self._elements:
            if element.number not in numbers:
                self._write(element)
        self._elements = [element for element in self._elements if element.number in numbers]

    def _write(self, element: _Element) -> None:
        page = b"/Pg %d 0 R" % element.page if element.page else b""
        kids = element.kids[0] if len(element.kids) == 1 else b"[%b]" % b" ".join(element.kids)
        body = b"<</S/%b/P %d 0 R%b/K %b%b>>" % (element.tag, element.parent, page, kids, element.more)
        self._objects.put(element.number, body)

    def end(self) -> int:
        """Write what is left of it, and return the number of its root."""
        self._end_page()
        for element in (*self._elements, self._document):
            self._write(element)
        leaves = self._leaves([self._objects.add(told) for told in self._parents])
        parents = self._objects.add(b"<</Kids[%b]>>" % refs(leaves))
        root = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>" % (
            self._document.number, parents, self._page_count + len(self._links),
        )  # fmt: skip
        self._objects.put(self._root, root)
        return self._root

    def _leaves(self, pages: list[int]) -> list[int]:
        """Return the leaves of the tree that leads from pages and links to elements."""
        told = [b"%d 0 R" % number for number in pages] + self._links
        leaves = []
        for first in range(0, len(told), _MOST_IN_LEAF):
            part = told[first : first + _MOST_IN_LEAF]
            numbers = b" ".join(b"%d %b" % (first + place, one) for place, one in enumerate(part))
            last = first + len(part) - 1
            leaves.append(self._objects.add(b"<</Limits[%d %d]/Nums[%b]>>" % (first, last, numbers)))
        return leaves
