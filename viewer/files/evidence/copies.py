"""Kept copies of sources: plain text, saved web pages (alone or in a single file) and PDFs, as text with paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum, auto
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.files.evidence.levels import Flat, levelled
from viewer.files.evidence.words import Words
from viewer.files.read.regular import NotRegular, content_of
from viewer.words import _

if TYPE_CHECKING:
    from bs4.element import PageElement

MOST_COPY_BYTES = 64 * 1024 * 1024
#: In a file without a longer line, line breaks were set by hand or program and end no paragraph.
_WRAPPED_AT = 100
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
#: "Web page, single file": a mail of several parts, the page and its pictures.
_ARCHIVE = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE
)
#: How the names of saved pages end.
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
#: Elements that begin and end a paragraph.
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "title", "tr", "ul",
))  # fmt: skip
#: Elements whose words a reader does not see.
_UNSEEN = frozenset((
    "script", "style", "noscript", "template", "head", "iframe", "object", "svg", "select", "button",
))  # fmt: skip


class CopyError(Exception):
    """A kept copy that cannot be read; the message says why, in one line."""


class Copy:
    """The words of a kept copy.

    Attributes:
        text: All of it; what places are counted in.
        digest: SHA-256 of the file's bytes, hexadecimal; of the text where there is no file.
        unit: What its parts are called: ``paragraph``, or ``page`` in a PDF.
        parts: Where the parts lie in the text, [start, end), in order, none empty.
    """

    def __init__(
        self,
        text: str,
        parts: Sequence[tuple[int, int]] | None = None,
        *,
        unit: str = "paragraph",
        digest: str = "",
    ) -> None:
        self.text = text
        self.unit = unit
        self.digest = digest or sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self.parts = list(parts) if parts is not None else paragraphs(text)
        self._starts = [start for start, _end in self.parts]

    @cached_property
    def plain(self) -> Flat:
        """The words without the layout."""
        return Flat.of_layout(self.text)

    @cached_property
    def level(self) -> Flat:
        """The words without layout and typography."""
        return Flat.of_typography(self.text)

    @cached_property
    def words(self) -> Words:
        """Every word of the levelled text."""
        return Words(self.level.text)

    def names(self, name: str) -> bool:
        """Tell whether a name stands in the text, or each word of it does, in any case and order."""
        wanted = levelled(name)
        return wanted in self.level.text or self.words.holds(wanted)

    def part_at(self, place: int) -> int:
        """Return which part a place of the text lies in, counted from 1."""
        return max(1, bisect_right(self._starts, place))

    def within_part(self, place: int) -> int:
        """Return which character of its part a place of the text is, counted from 1."""
        part = self.part_at(place)
        return place - self.parts[part - 1][0] + 1 if self.parts else place + 1


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return where the paragraphs of a plain text lie.

    A line break ends a paragraph, unless the text is wrapped: it has blank lines, and no line
    longer than a typewriter's.
    """
    lines = text.split("\n")
    wrapped = bool(_BLANK_LINE.search(text)) and max(map(len, lines)) <= _WRAPPED_AT
    pieces = _BLANK_LINE.split(text) if wrapped else lines
    found, place = [], 0
    for piece in pieces:
        start = text.index(piece, place) if piece else place
        inner = piece.strip()
        if inner:
            first = start + piece.index(inner)
            found.append((first, first + len(inner)))
        place = start + len(piece)
    return found


def read_copy(path: Path) -> Copy:
    """Read a kept copy: a PDF or a web page by what it begins with, everything else as text.

    Only a regular file is read, and no more than the limit of it.

    Raises:
        CopyError: It cannot be read.
    """
    return copy_of(_bytes_of(path), path.suffix)


def copy_of(data: bytes, suffix: str = "") -> Copy:
    """Return what a kept copy's bytes say.

    Args:
        data: All of them.
        suffix: How its file's name ends; tells of a page that does not begin like one.

    Raises:
        CopyError: They cannot be read.
    """
    digest = sha256(data).hexdigest()
    kind = kind_of(data, suffix)
    if kind is CopyKind.PDF:
        return _from_pdf(data, digest)
    if kind is CopyKind.TEXT:
        return Copy(_decoded(data).replace("\r\n", "\n").replace("\r", "\n"), digest=digest)
    return copy_of_html(_decoded(_page_in(data) if kind is CopyKind.ARCHIVE else data), digest)


class CopyKind(Enum):
    """What a kept copy is."""

    TEXT = auto()
    PAGE = auto()
    ARCHIVE = auto()  # a page and its pictures in one file
    PDF = auto()


def kind_of(data: bytes, suffix: str = "") -> CopyKind:
    """Return what bytes are: by what they begin with, and by how their file's name ends."""
    if data.startswith(b"%PDF-"):
        return CopyKind.PDF
    head = data[:2048]
    if _ARCHIVE.match(head):
        return CopyKind.ARCHIVE
    is_page = _HTML.match(head.lstrip(b"\xef\xbb\xbf")) or suffix.lower() in PAGE_SUFFIXES
    return CopyKind.PAGE if is_page else CopyKind.TEXT


def _page_in(data: bytes) -> bytes:
    """Return the page in what browsers call a web page in a single file (MHTML), as UTF-8.

    Raises:
        CopyError: There is none in it.
    """
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                charset = part.get_content_charset("utf-8")
                try:
                    return page.decode(charset, "replace").encode()
                except LookupError:
                    return page
    raise CopyError(_("the saved page holds no text"))


def _bytes_of(path: Path) -> bytes:
    try:
        data = content_of(path, MOST_COPY_BYTES + 1)
    except NotRegular as error:
        raise CopyError(_("{path} is no file").format(path=path)) from error
    except (OSError, ValueError) as error:
        raise CopyError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > MOST_COPY_BYTES:
        raise CopyError(
            _("{path} is too large: more than {most} MB").format(path=path, most=MOST_COPY_BYTES // 1024**2)
        )
    return data


def _decoded(data: bytes) -> str:
    """Return the text of bytes: a byte order mark decides, else UTF-8, else what western pages were saved in."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def copy_of_html(html: str, digest: str = "") -> Copy:
    """Return the words of a web page, a paragraph for each block of it.

    Raises:
        CopyError: The package that reads web pages is not installed.
    """
    try:
        from bs4 import BeautifulSoup
    except ImportError as error:
        raise CopyError(
            _("web pages need the package beautifulsoup4; a copy saved as text needs none")
        ) from error
    pieces: list[list[str]] = [[]]
    soup = BeautifulSoup(html, "html.parser")
    for unseen in soup.find_all(_UNSEEN):
        unseen.decompose()
    _gather(soup, pieces)
    blocks = [" ".join("".join(piece).split()) for piece in pieces]
    return _of_blocks([block for block in blocks if block], "paragraph", digest)


def _gather(root: PageElement, pieces: list[list[str]]) -> None:
    """Add the words below an element, a new piece at every block's edge.

    Pages nest deeper than Python calls: the way is kept in a list.
    """
    from bs4.element import NavigableString, PreformattedString, Tag

    todo: list[PageElement | None] = [root]
    while todo:
        node = todo.pop()
        if node is None:
            pieces.append([])
        elif isinstance(node, Tag):
            if node.name in _BLOCKS:
                pieces.append([])
                todo.append(None)
            todo.extend(reversed(list(node.children)))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            pieces[-1].append(str(node))


def _of_blocks(blocks: Sequence[str], unit: str, digest: str) -> Copy:
    parts, place = [], 0
    for block in blocks:
        parts.append((place, place + len(block)))
        place += len(block) + 2
    return Copy("\n\n".join(blocks), parts, unit=unit, digest=digest)


#: A word parted at the end of a line, as only set pages have it.
_PARTED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_A-Z])")


def _from_pdf(data: bytes, digest: str) -> Copy:
    import logging
    from io import BytesIO

    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise CopyError(_("PDFs need the package pypdf; a copy saved as text needs none")) from error
    # Its remarks on untidy files go to whoever runs the program, who can do nothing about them.
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    except Exception as error:
        raise CopyError(
            _("the PDF cannot be read: {fault}").format(
                fault=str(error).splitlines()[0] if str(error) else _("it is broken")
            )
        ) from error
    if not any(page.strip() for page in pages):
        raise CopyError(_("the PDF holds pictures of text, no text"))
    return _of_blocks([_PARTED.sub("\u00ad", page).strip() or " " for page in pages], "page", digest)
