"""Plain text from HTML: blocks become breaks, links and pictures are told beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_MARKUP = re.compile(r"<(?:/?[a-zA-Z][^<>]*>|!--)|&(?:#\d+|#x[\da-fA-F]+|[a-zA-Z]\w+);", re.DOTALL)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "div", "dl", "dt", "dd", "figure", "figcaption",
     "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "ol", "p", "pre", "section",
     "table", "tr", "ul"}
)  # fmt: skip
_DROPPED = frozenset({"script", "style", "template"})
_PICTURES = frozenset({"img", "iframe", "video", "audio", "embed", "source"})


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text without markup.

    Attributes:
        links: Addresses as written with the words that stood there, in order; pictures among them.
        tags: Names of the tags met, in order, once each.
    """

    text: str
    links: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()


def plain_text(html: str) -> PlainText:
    """Return the words of a text that may be HTML.

    What has neither tags nor entities comes back as it is, without the blanks around it. Quotations stay in
    the text between marks: nobody has compared them with a source.
    """
    if not _MARKUP.search(html):
        return PlainText(html.strip())
    reader = _Reader()
    reader.feed(_closed(html))
    reader.close()
    return PlainText(reader.words(), tuple(reader.links), tuple(dict.fromkeys(reader.tags)))


def _closed(html: str) -> str:
    """Return HTML in which what begins and never ends is text: the parser would look for its end again and again."""
    behind = html.rfind("-->") + 1
    html = html[:behind] + html[behind:].replace("<!--", "&lt;!--")
    behind = html.rfind(">") + 1
    return html[:behind] + html[behind:].replace("<", "&lt;")


class _Reader(HTMLParser):
    """Collects words, links and tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self._parts: list[str] = []
        self._silent: list[str] = []
        self._open: list[tuple[str, int]] = []

    def words(self) -> str:
        """Return the text: blanks folded, at most one empty line between paragraphs."""
        lines = [" ".join(line.split()) for line in "".join(self._parts).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = {name: value or "" for name, value in attrs}
        if tag in _DROPPED:
            self._silent.append(tag)
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "li":
            self._parts.append("\n- ")
        elif tag in _BLOCKS:
            self._parts.append("\n\n" if tag != "tr" else "\n")
            self._parts.append("“" if tag == "blockquote" else "")
        elif tag == "cite":
            self._parts.append(" — ")
        elif tag == "a" and values.get("href"):
            self._open.append((values["href"], len(self._parts)))
        if tag in _PICTURES and values.get("src"):
            self.links.append((values["src"], values.get("alt", "") or values.get("title", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            self._silent.remove(tag)
        elif tag == "blockquote":
            self._quoted()
        elif tag in _BLOCKS:
            self._parts.append("\n\n" if tag != "tr" else "\n")
        elif tag == "a" and self._open:
            address, start = self._open.pop()
            self.links.append((address, " ".join("".join(self._parts[start:]).split())))

    def _quoted(self) -> None:
        """Close a quotation right behind its last word."""
        while self._parts and not self._parts[-1].strip():
            self._parts.pop()
        if self._parts:
            self._parts[-1] = self._parts[-1].rstrip()
        self._parts += ["”", "\n\n"]

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._parts.append(re.sub(r"\s+", " ", data))


def without_controls(text: str) -> str:
    """Return a text that a file can hold: without control, private and unpaired characters, line feeds as breaks."""
    if text.isascii() and text.isprintable():
        return text  # nearly every text, and much faster so
    text = re.sub(r"\r\n?|[\u2028\u2029\x85]", "\n", text)
    return _UNWANTED.sub("", text)


_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    "\U000f0000-\U0010ffff]"
)
