"""The guide's pages: what they are called, what stands in them, and what is found in them."""

from __future__ import annotations

import re
from functools import cache

from viewer.dataclass import dataclass
from viewer.shipped import guide_file

#: Every page, in the order of the contents; each is a file of ``docs/``.
PAGES = (
    "index", "first-minutes", "event-file", "dates", "evidence", "window", "search", "paper", "exchange",
    "formats", "keys", "keyboard", "commands", "repositories", "versions",
    "scripts",
)  # fmt: skip
FIRST = PAGES[0]
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_ABOUT = re.compile(r"^\*(.+)\*$", re.MULTILINE)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"^<!--.*-->\n", re.MULTILINE)
_NO_WORD = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is in the guide.

    Attributes:
        page: One of :data:`PAGES`.
        heading: The anchor of a heading, empty for the page's beginning.
    """

    page: str
    heading: str = ""

    @classmethod
    def of(cls, text: str, here: str = FIRST) -> Place | None:
        """Return where a link such as ``dates.md#whose-clock`` leads from a page, None where that is no page."""
        file, _hash, heading = text.partition("#")
        page = file.removesuffix(".md") if file else here
        return cls(page, heading) if page in PAGES else None


@cache
def page_text(page: str) -> str:
    """Return a page's Markdown, without comments.

    Raises:
        OSError: The page cannot be read.
    """
    return _COMMENT.sub("", guide_file(f"{page}.md").read_text(encoding="utf-8"))


def page_title(page: str) -> str:
    """Return what a page is called: its first heading."""
    found = _TITLE.search(page_text(page))
    return found[1] if found else page


def page_about(page: str) -> str:
    """Return the line below a page's title that says what it is about; empty where there is none."""
    found = _ABOUT.search(page_text(page))
    return found[1] if found else ""


def headings_of(page: str) -> list[tuple[str, str]]:
    """Return the words and the anchor of every heading below the title, none below those."""
    return [(text, anchor_of(text)) for text in _HEADING.findall(_CODE.sub("", page_text(page)))]


def pages_with(needle: str) -> list[str]:
    """Return the pages in which some words stand, in any case."""
    return [page for page in PAGES if needle.casefold() in page_text(page).casefold()]


def anchor_of(heading: str) -> str:
    """Return the anchor of a heading's words, as web sites that show Markdown make it."""
    return _NO_WORD.sub("", heading.lower()).replace(" ", "-")
