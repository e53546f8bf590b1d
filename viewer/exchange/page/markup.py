"""Words as HTML: every text literal, every address one that a page may lead to."""

from __future__ import annotations

import re

from viewer.model.direction import runs_from_right
from viewer.words import runs_from_right as page_runs_from_right

#: What HTML cannot hold, or what a text's encoding cannot: it is shown as unreadable, never dropped.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NO_ANCHOR = re.compile(r"[^\w.-]")
_OURS = ("note", "care")
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def literal(text: str) -> str:
    """Return a text as it stands in an element or, in double quotation marks, in an attribute."""
    fit = _UNFIT.sub("\ufffd", text)
    return fit.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def anchor_of(event_id: str) -> str:
    """Return the ``id`` of an event's entry, another for every event; it stays where others come and go."""
    return "e-" + _NO_ANCHOR.sub(lambda match: f"~{ord(match[0]):x}~", _UNFIT.sub("\ufffd", event_id))


def href_of(event_id: str) -> str:
    """Return the address of an event's entry inside its page."""
    return f"#{anchor_of(event_id)}"


def is_web_address(url: str) -> bool:
    """Tell whether a page may lead there: by http or https, and to nothing else."""
    return _WEB.fullmatch(url) is not None


def link(url: str, words: str = "") -> str:
    """Return a link to a web address, named by some words or by itself; plain text for any other address."""
    said = literal(words or url)
    if not is_web_address(url):
        return said if not words or words == url else f"{said} ({literal(url)})"
    return f'<a href="{literal(url)}" rel="noreferrer">{said}</a>'


def apart(text: str) -> str:
    """Return a text inside a sentence, its direction kept to itself."""
    return f"<bdi>{literal(text)}</bdi>" if _may_turn(text) else literal(text)


def _may_turn(text: str) -> bool:
    """Tell whether a text may run another way than the page."""
    return page_runs_from_right() or runs_from_right(text)


def element(tag: str, text: str, kind: str = "") -> str:
    """Return an element whose direction is that of its words; empty for no words.

    What the program says around somebody's words (``note`` and ``care``) runs as the program's words do.
    """
    if not text:
        return ""
    of = f' class="{kind}"' if kind else ""
    turned = ' dir="auto"' if kind not in _OURS and _may_turn(text) else ""
    return f"<{tag}{of}{turned}>{literal(text)}</{tag}>"


def paragraph(text: str, kind: str = "") -> str:
    """Return a paragraph; empty for no words."""
    return element("p", text, kind)
